"""Which files mention a name: found by the text, so that only these need be parsed."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

MAX_FILES = 400
MAX_BYTES = 8_000_000
_BASES = re.compile(rb"^[ \t]*class\s+\w+\s*\(([^)]*)\)", re.MULTILINE)
_TEST = re.compile(r"tests?(?:_.*)?(?:\.py)?$|.*_test\.py$|conftest\.py$")
_WORD = re.compile(rb"\w+")


@lru_cache(maxsize=64)
def subclass_files(package: Path) -> dict[str, tuple[Path, ...]]:
    """For each name that stands among the bases of a class, the files below *package* with such a class."""
    found: dict[str, list[Path]] = {}
    for file, source in _sources(package):
        names = {word.decode() for bases in _BASES.findall(source) for word in _WORD.findall(bases)}
        for name in names:
            found.setdefault(name, []).append(file)
    return {name: tuple(files) for name, files in found.items()}


def calling_files(folder: Path, names: frozenset[str]) -> tuple[Path, ...]:
    """The files below *folder* that call something by one of *names*, tests left out: they pass stand-ins."""
    called = re.compile(rb"\b(?:%s)\s*\(" % b"|".join(re.escape(n.encode()) for n in sorted(names)))
    return tuple(
        file
        for file, source in _sources(folder)
        if called.search(source) and not any(_TEST.match(p) for p in file.relative_to(folder).parts)
    )


@lru_cache(maxsize=4)
def _sources(package: Path) -> list[tuple[Path, bytes]]:
    found: list[tuple[Path, bytes]] = []
    total = 0
    stack = [package]
    while stack and len(found) < MAX_FILES:
        folder = stack.pop()
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            continue
        for entry in entries:
            if entry.is_symlink() or entry.name.startswith("."):
                continue
            if entry.is_dir():
                stack.append(entry)
            elif entry.suffix == ".py" and entry.is_file() and len(found) < MAX_FILES:
                try:
                    size = entry.stat().st_size
                    if total + size > MAX_BYTES:
                        return found
                    total += size
                    found.append((entry, entry.read_bytes()))
                except OSError:
                    continue
    return found
