"""Determine the authentication of a request from its headers, its client and its host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from appaccess_lint.clients.load import ClientModels
from appaccess_lint.clients.model import Scheme
from appaccess_lint.model import Deployment, Evidence, Fact
from appaccess_lint.request_data import Client, Items, KnownValue, RequestData, Table
from appaccess_lint.text.text import Origin

UNKNOWN = Fact()
EMPTY = Table()
_WORDS: dict[str, Scheme] = {"bearer": "bearer", "oauth": "oauth", "basic": "basic"}
"""Schemes by the first word of the header ``Authorization``, or a word in the name of credentials."""


def authentication(
    sent: RequestData, gateway: Evidence | None, deployment: Deployment, models: ClientModels
) -> Fact | None:
    """Return the authentication of a request; ``None`` if only the class of its client is known.

    Evidence from the call outweighs evidence from its client, but libraries replace the call's header by what
    their client has for ``auth``.  Both outweigh the host, because scoped API tokens are sent with basic
    authentication through the gateway.  Contradictory evidence makes it unknown.

    Args:
        sent: The data that the request sends.
        gateway: Evidence that its URL is that of Atlassian's gateway for OAuth.
        deployment: The deployment of its URL.  A bearer token is from OAuth in Cloud, and personal in Server.
        models: The schemes of objects and arguments.
    """
    own, headers = [*_credentials(sent.auth, "argument", models)], [*_headers(sent.headers, models)]
    if headers and not own:
        own = _auth_of_clients(sent.through, models)
    levels = ([*own, *headers], _of_clients(sent.through, models))
    for level in levels:
        evidence = tuple(_resolved(found, deployment) for found in level)
        if evidence:
            return _fact(evidence)
    if not _is_nothing(sent.auth) and gateway is not None:
        return UNKNOWN  # an unknown object, most likely with a scoped token
    if gateway is not None:
        return Fact("oauth", (gateway,))
    silent = sent.through and not any(map(_has_known_arguments, sent.through))
    return None if silent and deployment == "unknown" else UNKNOWN


def _has_known_arguments(client: Client) -> bool:
    """Return whether arguments of a client's constructor are known.

    A method that closes a session creates one without arguments.
    """
    return any(table.items or table.open for table in client.constructor)


def agreed(facts: Iterable[Fact | None]) -> Fact:
    """Return the common authentication of all requests of a call, unknown if they differ.

    A bearer token to an unknown host doesn't contradict OAuth: another alternative of the URL has the host.
    """
    known = [fact for fact in facts if fact is not None]
    evidence = tuple(dict.fromkeys(found for fact in known for found in fact.evidence))
    conclusive = [fact for fact in known if not _is_bearer_alone(fact)]
    values = {fact.value for fact in conclusive}
    return Fact(values.pop() if len(values) == 1 else "unknown", evidence)


def _is_bearer_alone(fact: Fact) -> bool:
    return bool(fact.evidence) and all(found.says == "bearer" for found in fact.evidence)


def _fact(evidence: tuple[Evidence, ...]) -> Fact:
    values = {found.says for found in evidence}
    sure = len(values) == 1 and "bearer" not in values
    return Fact(values.pop() if sure else "unknown", tuple(dict.fromkeys(evidence)))


def _resolved(found: Evidence, deployment: Deployment) -> Evidence:
    """Return the meaning of a bearer token in Cloud; other evidence is returned unchanged."""
    return replace(found, says="oauth") if found.says == "bearer" and deployment == "cloud" else found


def _auth_of_clients(clients: Iterable[Client], models: ClientModels) -> list[Evidence]:
    held = (known for client in clients for known in client.auth)
    return [evidence for known in held for evidence in _credentials(known, "client", models)]


def _of_clients(clients: Iterable[Client], models: ClientModels) -> list[Evidence]:
    found = _auth_of_clients(clients, models)
    for client in clients:
        for known in client.headers:
            found += _headers(known, models)
        found += _constructor(client, models)
    return found


def _constructor(client: Client, models: ClientModels) -> Iterator[Evidence]:
    model = models.cls(client.name)
    if model is None:
        return
    if model.scheme is not None:
        yield Evidence("class", model.scheme, "stated", client.name, client.place)
    for way in client.constructor:
        for argument, scheme in model.credentials.items():
            known = way.get(argument)
            if known is not None and not _is_nothing(known):
                place = known.place or client.place
                yield Evidence("constructor", scheme, "stated", f"{argument}=", place)


def _credentials(known: KnownValue, kind: str, models: ClientModels) -> Iterator[Evidence]:
    """Yield the evidence of an argument or attribute for authentication."""
    for value in known.values:
        if isinstance(value, Items) and (len(value.items) == 2 or value.open):  # user.split(":", 1)
            yield Evidence(kind, "basic", "stated", "auth=(…)", _place(known))
    if tables := known.tables:  # of an object that puts them into the request
        yield from _headers(KnownValue(tables), models)
    for name in known.names if known.open else ():
        yield from _by_name(name, kind, known.place, models)


def _headers(known: KnownValue, models: ClientModels) -> Iterator[Evidence]:
    """Yield the evidence of the header ``Authorization``."""
    for table in known.tables:
        for name, held in table.items:
            if name.lower() != "authorization":
                continue
            for text in held.texts:
                scheme = _WORDS.get(text.partition(" ")[0].lower())
                if scheme is not None:
                    yield Evidence("header", scheme, "stated", f"Authorization: {scheme}", held.place)
            for called in held.names if held.open else ():
                yield from _by_name(called, "header", held.place, models)
    for called in known.names if known.open else ():
        scheme = models.scheme(_callable(called))
        if scheme is not None:
            yield Evidence("header", scheme, "stated", _callable(called), known.place)


def _by_name(name: str, kind: str, place: Origin | None, models: ClientModels) -> Iterator[Evidence]:
    """Yield the evidence of an object's name: that of a library's credentials, or a descriptive one."""
    called = _callable(name)
    scheme = models.scheme(called)
    if scheme is not None:
        yield Evidence(kind, scheme, "stated", called, place)
        return
    said = {scheme for word, scheme in _WORDS.items() if word in name.lower()}
    if len(said) == 1:
        yield Evidence("name", said.pop(), "named", name, place)


def _callable(name: str) -> str:
    """Return the dotted name of the called function in ``aiohttp.BasicAuth().encode()``."""
    return name.partition("(")[0]


def _place(known: KnownValue) -> Origin | None:
    if known.place is not None:
        return known.place
    parts = (item.place for value in known.values if isinstance(value, Items) for item in value.items)
    return next((place for place in parts if place is not None), None)


def _is_nothing(known: KnownValue) -> bool:
    """Return whether an argument isn't given, or is empty: ``None``, an empty string."""
    empty = (value is None or value is False or value == "" or value == EMPTY for value in known.values)
    return not known.open and all(empty)
