"""Names and paths against patterns with wildcards, in time that grows with both lengths and no faster."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import translate
from functools import lru_cache
from os.path import normcase

MAX_PATTERNS = 10_000
"""Patterns of one setting or one file."""
MAX_CHARACTERS = 500_000
"""Of all patterns of one setting or one file."""
_TOGETHER = 200
"""Patterns that make one regular expression."""


def too_many(patterns: Iterable[str]) -> str:
    """Return what is wrong where *patterns* are more than are looked at; empty where they aren't."""
    lengths = [len(pattern) for pattern in patterns]
    if len(lengths) > MAX_PATTERNS:
        return f"more than {MAX_PATTERNS:,} patterns"
    return f"patterns of more than {MAX_CHARACTERS:,} characters" if sum(lengths) > MAX_CHARACTERS else ""


def matches_any(names: Iterable[str], patterns: tuple[str, ...]) -> bool:
    """Return whether one of *patterns*, as ``fnmatch`` takes them, matches one of *names*."""
    compiled = _compiled(patterns)
    return any(pattern.match(normcase(name)) for name in names for pattern in compiled)


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    # what "translate" returns never backtracks from one star into another, and may be joined by "|";
    # "fnmatch" itself keeps only a few hundred patterns compiled
    parts = [translate(normcase(pattern.removeprefix("./").rstrip("/"))) for pattern in patterns]
    return tuple(
        re.compile("|".join(parts[start : start + _TOGETHER])) for start in range(0, len(parts), _TOGETHER)
    )
