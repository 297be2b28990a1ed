"""Convert the contents of requests to JSON and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from appaccess_lint.request_data import Client, Items, KnownValue, RequestData, Scalar, Table, Value
from appaccess_lint.text.text import Origin


def sent_to(sent: RequestData) -> list[Any]:
    """Return *sent* in the form that JSON has."""
    return [
        _known_to(sent.url),
        _table_to(sent.query),
        _known_to(sent.parameters),
        [_known_to(known) for known in sent.body],
        _known_to(sent.headers),
        _known_to(sent.auth),
        _table_to(sent.arguments),
        [_client_to(client) for client in sent.through],
        sent.content,
        sent.child,
    ]


def sent_from(kept: Sequence[Any]) -> RequestData:
    """Return the contents in *kept*; raises Python's own exceptions for invalid data."""
    url, query, parameters, body, headers, auth, arguments, through, content, child = kept
    return RequestData(
        url=_known_from(url),
        query=_table_from(query),
        parameters=_known_from(parameters),
        body=tuple(map(_known_from, body)),
        headers=_known_from(headers),
        auth=_known_from(auth),
        arguments=_table_from(arguments),
        through=tuple(map(_client_from, through)),
        content=content,
        child=child,
    )


def origin_to(origin: Origin | None) -> list[Any] | None:
    """Return *origin* in the form that JSON has."""
    return None if origin is None else list(astuple(origin))


def origin_from(kept: Sequence[Any] | None) -> Origin | None:
    """Return the origin in *kept*."""
    return None if kept is None else Origin(*kept)


def _known_to(known: KnownValue) -> list[Any]:
    values = [_value_to(value) for value in known.values]
    return [values, known.open, list(known.names), origin_to(known.place)]


def _known_from(kept: Sequence[Any]) -> KnownValue:
    values, is_open, names, place = kept
    return KnownValue(tuple(map(_value_from, values)), is_open, tuple(names), origin_from(place))


def _value_to(value: Value) -> Any:
    match value:
        case Table():
            return {"table": _table_to(value)}
        case Items():
            return {"items": [[_known_to(item) for item in value.items], value.open]}
    return value


def _value_from(kept: Any) -> Value:
    if not isinstance(kept, dict):
        value: Scalar = kept
        return value
    if "table" in kept:
        return _table_from(kept["table"])
    items, is_open = kept["items"]
    return Items(tuple(map(_known_from, items)), is_open)


def _table_to(table: Table) -> list[Any]:
    return [[[name, _known_to(known)] for name, known in table.items], table.open, table.grows]


def _table_from(kept: Sequence[Any]) -> Table:
    items, is_open, grows = kept
    return Table(tuple((name, _known_from(known)) for name, known in items), is_open, grows)


def _client_to(client: Client) -> list[Any]:
    held = [[_known_to(known) for known in part] for part in (client.query, client.headers, client.auth)]
    return [client.name, [_table_to(way) for way in client.constructor], *held, origin_to(client.place)]


def _client_from(kept: Sequence[Any]) -> Client:
    name, constructor, query, headers, auth, place = kept
    return Client(
        name,
        tuple(map(_table_from, constructor)),
        query=tuple(map(_known_from, query)),
        headers=tuple(map(_known_from, headers)),
        auth=tuple(map(_known_from, auth)),
        place=origin_from(place),
    )
