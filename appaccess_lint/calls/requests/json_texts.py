"""Read bodies that the source writes as JSON text."""

from __future__ import annotations

import json
from dataclasses import replace

from appaccess_lint.request_data import Items, KnownValue, Table, Value

MAX_DEPTH = 6
"""Maximum nesting of objects and arrays that are read."""


def read_json(body: KnownValue) -> KnownValue:
    """Return *body* with the mapping that a JSON object contains in place of its text.

    Example: ``{"title": "{}", "version": {"number": {}}}``, of which two parts are unknown.
    """
    return replace(body, values=tuple(dict.fromkeys(map(_read, body.values))))


def _read(value: Value) -> Value:
    if not isinstance(value, str) or not value.lstrip().startswith("{"):
        return value
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return value
    return _known(found, MAX_DEPTH).values[0] if found else value


def _known(value: object, depth: int) -> KnownValue:
    if value == {} or depth == 0:  # an unknown part has this form
        return KnownValue(open=True)
    if isinstance(value, dict):
        return KnownValue((Table(tuple((key, _known(item, depth - 1)) for key, item in value.items())),))
    if isinstance(value, list):
        return KnownValue((Items(tuple(_known(item, depth - 1) for item in value)),))
    return KnownValue((value,), open=value == "{}")  # type: ignore[arg-type]
