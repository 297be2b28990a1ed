"""JSON that people change by hand: a key that stands twice is a mistake, and a parser would keep one half."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any


class KeyTwice(ValueError):
    """An object has a key twice; the text is the rest of a message."""


def parsed(text: str) -> Any:
    """Return what *text* stands for; raises ``ValueError`` (as ``KeyTwice``) and ``RecursionError``."""
    return json.loads(text, object_pairs_hook=_object)


def _object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            shown = "".join(char if char.isprintable() else "\ufffd" for char in key)
            raise KeyTwice(f'the key "{shown}" twice in one object')
        found[key] = value
    return found
