"""Parse the tables of a client model about requests that a framework makes for derived classes."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.clients import tables
from appaccess_lint.clients.model import ClassRequest
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
