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


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise DuplicateKeyError(f'the key "{printable(key)}" twice in one object')
        found[key] = value
    return found
