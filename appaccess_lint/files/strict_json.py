"""JSON that people edit: a duplicate key is an error, because a parser would ignore one of the values."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from appaccess_lint.wording import printable


class DuplicateKeyError(ValueError):
    """An object has a key twice; the text is the rest of a message."""


def parsed(text: str) -> Any:
    """Return the value of the JSON document *text*.

    Raises:
        DuplicateKeyError: An object has a key twice.
        ValueError: The text isn't JSON.
        RecursionError: It is nested too deeply.
    """
    return json.loads(text, object_pairs_hook=_object)


def json_fault(error: ValueError) -> tuple[int | None, str]:
    """Return the line of a text that isn't JSON, if it is known, and the reason for a message."""
    if isinstance(error, json.JSONDecodeError):
        return error.lineno, f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}"
    if isinstance(error, UnicodeDecodeError):
        return error.object.count(b"\n", 0, error.start) + 1, "not UTF-8"
    # a key twice, or a number of more digits than Python reads
    return None, str(error)


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise DuplicateKeyError(f'the key "{printable(key)}" twice in one object')
        found[key] = value
    return found
