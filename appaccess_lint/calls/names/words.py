"""Split identifiers into words."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=4096)
def words(name: str) -> frozenset[str]:
    """Return the words of an identifier, in lower case."""
    return frozenset(w.lower() for w in _WORDS.findall(name))
