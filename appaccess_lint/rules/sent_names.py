"""Read from a call site the names that its requests send, where all of them are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from appaccess_lint.model import CallSite
from appaccess_lint.request_data import KnownValue, RequestData


def sent_names(site: CallSite, part: Callable[[RequestData], Iterable[str] | None]) -> list[str]:
    """Return the names that the requests of *site* send in *part*; none if a request may send others too.

    *part* is ``query_names`` or ``body_keys``.
    """
    found: dict[str, None] = {}
    for data in site.requests:
        names = part(data)
        if names is None:
            return []
        found.update(dict.fromkeys(names))
    return list(found)


def query_names(data: RequestData) -> list[str] | None:
    """Return the names of the query parameters of one request; ``None`` if there may be others."""
    given = [data.parameters, *(query for client in data.through for query in client.query)]
    found = [name for name, _ in data.query.items]
    for known in given:
        keys = keys_of(known)
        if data.query.open or keys is None:
            return None
        found += keys
    return found


def body_keys(data: RequestData) -> list[str] | None:
    """Return the keys of the body of one request; ``None`` if there may be others."""
    found: list[str] = []
    for body in data.body:
        keys = keys_of(body)
        if keys is None:
            return None
        found += keys
    return found


def keys_of(known: KnownValue) -> list[str] | None:
    """Return the keys of the mappings that *known* can be; ``None`` if it can be anything else."""
    if known.open or any(value is not None and value not in known.tables for value in known.values):
        return None
    if any(table.open and not table.grows for table in known.tables):
        return None
    return [key for table in known.tables for key, _ in table.items]


def sent_values(site: CallSite, name: str) -> frozenset[str] | None:
    """Return the words that *site* sends for the query parameter *name*, ``None`` if there may be others."""
    found: set[str] = set()
    for known in (known for data in site.requests for other, known in data.queried if other == name):
        if known.open or len(known.texts) < len(known.values) or any("{" in text for text in known.texts):
            return None
        found.update(word.strip() for text in known.texts for word in text.split(","))
    return frozenset(found)
