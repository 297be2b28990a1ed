"""Parse the tables of a client model about requests that code declares for a framework."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.clients import tables
from appaccess_lint.clients.model import ClassRequest, DeclaredRequests
from appaccess_lint.clients.tables import Place, Table


def class_requests(table: Table, place: Place) -> Iterator[ClassRequest]:
    """Yield the ``requests`` of a class; raises ``ClientError``."""
    for entry in tables.entries(table, "requests", place):
        here = place.inner("requests")
        tables.known(entry, {"url", "join", "method_from", "default_method"}, here)
        url = tables.texts(entry, "url", here)
        if not url:
            raise here.error("url", "expected names of attributes or methods, at least one")
        yield ClassRequest(
            url,
            tables.join(entry, "concat", here),
            tables.texts(entry, "method_from", here),
            tables.verb(entry, "default_method", here, "GET"),
        )


def declared_requests(table: Table, parameters: tuple[str, ...], place: Place) -> DeclaredRequests | None:
    """Return ``declares`` of a function, ``None`` if it has none; raises ``ClientError``."""
    if "declares" not in table:
        return None
    entry, here = tables.table_of(table, "declares", place), place.inner("declares")
    tables.known(entry, {"argument", "base", "items", "path", "method", "default_method", "join"}, here)
    path = tables.texts(entry, "path", here)
    if not path:
        raise here.error("path", "expected keys, at least one")
    return DeclaredRequests(
        tables.argument_if_given(entry, "argument", parameters, here),
        tables.plain(parameters),
        tables.text(entry, "base", here),
        tables.text_if_given(entry, "items", here),
        path,
        tables.texts(entry, "method", here),
        tables.verb(entry, "default_method", here, "GET"),
        tables.join(entry, "path", here),
    )
