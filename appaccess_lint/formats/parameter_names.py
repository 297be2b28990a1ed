"""The parameters of a call in JSON documents: only their names, because values may be secrets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from appaccess_lint.model import CallSite
from appaccess_lint.request_data import KnownValue, RequestData


def parameters_record(site: CallSite) -> dict[str, Any] | None:
    """Return the query parameters and keys of the body that the requests of *site* send.

    ``complete`` is false if a part of them is unknown.  The result is ``None`` if no request is known, for a
    URL literal, and for a client's method.
    """
    if not site.requests or site.url is None:
        return None
    found = [_parts(data) for data in site.requests]
    return {
        "query": list(dict.fromkeys(name for names, _, _ in found for name in names)),
        "body": list(dict.fromkeys(name for _, names, _ in found for name in names)),
        "complete": all(complete for _, _, complete in found),
    }


def _parts(data: RequestData) -> tuple[list[str], list[str], bool]:
    held = [query for client in data.through for query in client.query]
    query, of_query = _names([data.parameters, *held])
    body, of_body = _names(data.body)
    in_url = [name for name, _ in data.query.items]
    return [*in_url, *query], body, of_query and of_body and not data.query.open


def _names(values: Iterable[KnownValue]) -> tuple[list[str], bool]:
    """Return the keys of all mappings in *values*, and whether they are complete."""
    names: list[str] = []
    complete = True
    for known in values:
        names += [name for table in known.tables for name, _ in table.items]
        others = [value for value in known.values if value is not None and value not in known.tables]
        complete &= not (known.open or others or any(table.open for table in known.tables))
    return names, complete
