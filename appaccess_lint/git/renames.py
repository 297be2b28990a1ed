"""Detect renamed files by shared lines, like git."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

ALIKE = 0.5
"""Minimum share of unchanged lines of a renamed file; git's default."""
MOST = 200
"""Maximum number of compared files; with more, only files with the same name are compared."""


def renamed_from(path: str, content: bytes, gone: Mapping[str, bytes]) -> str | None:
    """Return the path in *gone* of the file most similar to that at *path*, if one is similar enough."""
    here = PurePosixPath(path)
    named = {name: old for name, old in gone.items() if PurePosixPath(name).name == here.name}
    others = {name: old for name, old in gone.items() if PurePosixPath(name).suffix == here.suffix}
    for candidates in (named, others if len(others) <= MOST else {}):
        shares = {name: _share(old, content) for name, old in candidates.items()}
        best = max(shares, key=lambda name: shares[name], default=None)
        if best is not None and shares[best] >= ALIKE:
            return best
    return None


def _share(old: bytes, new: bytes) -> float:
    """Return the share of the lines of the longer one that both have; lines without words say nothing."""
    one, other = _lines(old), _lines(new)
    return (one & other).total() / max(one.total(), other.total(), 1)


def _lines(content: bytes) -> Counter[bytes]:
    return Counter(line for line in map(bytes.strip, content.splitlines()) if line)
