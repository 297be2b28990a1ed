"""Match names and paths with wildcard patterns, in time proportional to both lengths."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import translate
from functools import lru_cache
from os.path import normcase

MAX_PATTERNS = 10_000
"""Maximum number of patterns in one setting or file."""
MAX_CHARACTERS = 500_000
"""Maximum total length of the patterns in one setting or file."""
_TOGETHER = 200
"""Maximum number of patterns in one regular expression."""


def too_many(patterns: Iterable[str]) -> str:
    """Return an error if there are too many *patterns*; empty if not."""
    lengths = [len(pattern) for pattern in patterns]
    if len(lengths) > MAX_PATTERNS:
        return f"more than {MAX_PATTERNS:,} patterns"
    return f"patterns of more than {MAX_CHARACTERS:,} characters" if sum(lengths) > MAX_CHARACTERS else ""


def portable(path: str) -> str:
    """Return *path* with forward slashes: settings that are written on Windows count on every system."""
    return path.replace("\\", "/")


def matches_any(names: Iterable[str], patterns: tuple[str, ...]) -> bool:
    """Return whether one of *patterns* in the syntax of ``fnmatch`` matches one of *names*."""
    compiled = _compiled(patterns)
    return any(pattern.match(normcase(portable(name))) for name in names for pattern in compiled)


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    # what "translate" returns never backtracks from one star into another, and may be joined by "|";
    # "fnmatch" itself keeps only a few hundred patterns compiled
    parts = [translate(normcase(portable(pattern).removeprefix("./").rstrip("/"))) for pattern in patterns]
    return tuple(
        re.compile("|".join(parts[start : start + _TOGETHER])) for start in range(0, len(parts), _TOGETHER)
    )
