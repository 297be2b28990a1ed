"""Which documented operation a request is, and what the documents say against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.parameters import parameters_of
from appaccess_lint.model import Operation

_NAME = re.compile(r"\{([^}]*)\}")
MOST = 250
"""The largest limit of v2."""
STATUSES = {"current", "draft", "complete", "incomplete"}
"""What v2 takes as ``status`` in a body."""


@cache
def _patterns() -> list[tuple[re.Pattern[str], tuple[str, ...], Operation]]:
    """Return the paths as patterns, those with the most literal text first."""
    found = []
    for operation in load_catalog():
        pieces = _NAME.split(operation.path)
        pattern = "([^/]+)".join(map(re.escape, pieces[::2]))
        found.append((re.compile(pattern), tuple(pieces[1::2]), operation))
    return sorted(found, key=lambda entry: -len(_NAME.sub("", entry[2].path)))


def operation_of(method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
    """Return the operation and its path parameters."""
    for pattern, names, operation in _patterns():
        found = pattern.fullmatch(path) if operation.method == method else None
        if found is not None:
            return operation, dict(zip(names, found.groups(), strict=True))
    return None


def against(
    operation: Operation, path: Mapping[str, str], query: Mapping[str, str], body: Any
) -> Iterator[str]:
    """Yield what a request does that the documents don't allow."""
    known = parameters_of(operation)
    if known is None:
        return
    yield from (f"unknown query parameter {name}" for name in query if name not in known.query)
    for name, value in path.items():
        if known.path.get(name) == "number" and not value.isdigit():
            yield f"{name} isn't a number"
    limit = query.get("limit", "1")
    if not limit.isdigit() or (operation.api_version == "v2" and not 0 < int(limit) <= MOST):
        yield "limit out of range"
    given = {key.partition(".")[0] for key in known.body}
    present = {*(body if isinstance(body, dict) else {}), *query}
    yield from (f"{name} is missing" for name in known.required if name.partition(".")[0] not in present)
    if isinstance(body, dict) and not known.body_open and given:
        yield from (f"unknown key {key} in the body" for key in body if key not in given)
    status = body.get("status", "current") if isinstance(body, dict) else "current"
    if operation.api_version == "v2" and status not in STATUSES:
        yield "unknown status"
