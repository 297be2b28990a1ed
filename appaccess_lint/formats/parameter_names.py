"""The parameters of a call in JSON documents: their names alone, as values may be secrets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from appaccess_lint.model import CallSite
from appaccess_lint.request_data import KnownValue, RequestData


def parameters_record(site: CallSite) -> dict[str, Any] | None:
    """Return which query parameters and keys of a body the requests of *site* send.

    ``complete`` is false where a part of them isn't known.  ``None`` where no request is known at all, as of
    a URL literal, or where a client's method makes it.
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
    """Return the keys of all mappings among *values*, and whether these are all that is sent."""
    names: list[str] = []
    complete = True
    for known in values:
        names += [name for table in known.tables for name, _ in table.items]
        others = [value for value in known.values if value is not None and value not in known.tables]
        complete &= not (known.open or others or any(table.open for table in known.tables))
    return names, complete
