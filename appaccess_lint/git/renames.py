"""Renamed files: which deleted file a new file comes from, by shared lines as in git."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

ALIKE = 0.5
"""The share of lines that a renamed file still has; git's default."""
MOST = 200
"""Files among which one is looked for: in a tree that was moved as a whole, those of the same name."""


def renamed_from(path: str, content: bytes, gone: Mapping[str, bytes]) -> str | None:
    """Return the path in *gone* of the file that is most like that at *path*, where one is alike enough."""
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
