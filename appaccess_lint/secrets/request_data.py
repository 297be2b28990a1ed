"""Mask secrets in the data of requests: of credentials, only the scheme and the form remain."""

from __future__ import annotations

import re
from collections.abc import Callable

from appaccess_lint.immutable import replace
from appaccess_lint.request_data import Client, Items, KnownValue, RequestData, Table, Value

_SECRET = re.compile(
    r"token|secret|passw|passphrase|pwd|key$|key[_-]?id|signature|jwt|credential|cookie|authorization|^auth$|^sig$|hmac",
    re.IGNORECASE,
)
_SPACE_KEY = re.compile(r"space[_-]?key|^keys?$", re.IGNORECASE)
_PLAIN_HEADER = re.compile(r"(?:accept|content|if|x-atlassian-token|user-agent)\b", re.IGNORECASE)
_SCHEME = re.compile(r"(\w{1,16}) ")

Mask = Callable[[str], str]


class RequestMask:
    """Masks secrets in the data of requests; caches clients, which call sites share."""

    def __init__(self, mask: Mask) -> None:
        """*mask* masks the secrets in a string."""
        self._mask = mask
        self._clients: dict[int, tuple[Client, Client]] = {}

    def masked(self, sent: RequestData) -> RequestData:
        """Return *sent* without secrets."""
        mask = self._mask
        return replace(
            sent,
            url=_masked(sent.url, mask),
            query=_table(sent.query, mask),
            parameters=_masked(sent.parameters, mask),
            body=tuple(_masked(known, mask) for known in sent.body),
            headers=_headers(sent.headers, mask),
            auth=_redacted(sent.auth),
            arguments=_table(sent.arguments, mask),
            through=tuple(map(self._client, sent.through)),
        )

    def _client(self, client: Client) -> Client:
        known = self._clients.get(id(client))  # a hash traverses it all
        if known is None:
            known = self._clients[id(client)] = client, _client(client, self._mask)
        return known[1]


def _client(client: Client, mask: Mask) -> Client:
    return replace(
        client,
        constructor=tuple(_table(arguments, mask) for arguments in client.constructor),
        query=tuple(_masked(known, mask) for known in client.query),
        headers=tuple(_headers(known, mask) for known in client.headers),
        auth=tuple(map(_redacted, client.auth)),
    )


def _headers(known: KnownValue, mask: Mask) -> KnownValue:
    """Return headers without secrets: any header may be one unless it is the same for every user."""
    values = tuple(
        Table(
            tuple(
                (name, _masked(item, mask) if _PLAIN_HEADER.match(name) else _redacted(item))
                for name, item in table.items
            ),
            table.open,
        )
        for table in known.tables
    )
    others = tuple(value for value in known.values if value is None)
    return replace(known, values=(*values, *others))


def _masked(known: KnownValue, mask: Mask) -> KnownValue:
    values: list[Value] = []
    for value in known.values:
        match value:
            case str():
                values.append(mask(f"?{value}")[1:])  # a query or a form begins with a parameter's name
            case Table():
                values.append(_table(value, mask))
            case Items():
                items = tuple(_masked(item, mask) for item in value.items)
                values.append(Items(items, value.open))
            case _:
                values.append(value)
    place = known.place
    if place is not None and place.text:
        place = replace(place, text=mask(place.text))
    return KnownValue(tuple(values), known.open, known.names, place)


def _table(table: Table, mask: Mask) -> Table:
    items = tuple(
        (name, _redacted(known) if _is_secret(name) else _masked(known, mask)) for name, known in table.items
    )
    return replace(table, items=items)


def _is_secret(name: str) -> bool:
    return _SECRET.search(name) is not None and _SPACE_KEY.search(name) is None


def _redacted(known: KnownValue) -> KnownValue:
    """Return a secret's form and scheme, and whether there is one, without the secret."""
    values: dict[Value, None] = {}
    is_open = known.open
    for value in known.values:
        match value:
            case str():
                scheme = _SCHEME.match(value)
                if scheme is not None or not value:
                    values[f"{scheme[1]} {{}}" if scheme is not None else ""] = None
                is_open |= bool(value) and scheme is None
            case Table():
                values[replace(value, items=tuple((name, _redacted(item)) for name, item in value.items))] = (
                    None
                )
            case Items():
                values[Items(tuple(map(_redacted, value.items)), value.open)] = None
            case None | bool():
                values[value] = None
            case _:
                is_open = True
    place = known.place
    if place is not None and place.text:
        place = replace(place, text="")
    return KnownValue(tuple(values), is_open, known.names, place)
