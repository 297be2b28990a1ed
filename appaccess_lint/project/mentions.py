"""Which files mention a name: found by the text, so that only these need be parsed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

MAX_FILES = 400
MAX_BYTES = 8_000_000
MAX_PACKAGES = 4
_BASES = re.compile(rb"^[ \t]*class\s+\w+\s*\(([^)]*)\)", re.MULTILINE)
_TEST = re.compile(r"tests?(?:_.*)?(?:\.py)?$|.*_test\.py$|conftest\.py$")
_WORD = re.compile(rb"\w+")


class Mentions:
    """What the files of packages mention; each package is read once."""

    def __init__(self) -> None:
        self._subclasses: dict[Path, dict[str, list[Path]]] = {}
        self._read: dict[Path, list[tuple[Path, bytes]]] = {}

    def subclass_files(self, package: Path, name: str) -> list[Path]:
        """The files below *package* with a class that has *name* among its bases."""
        if package not in self._subclasses:
            found = self._subclasses[package] = {}
            for file, source in self._sources(package):
                names = {word.decode() for bases in _BASES.findall(source) for word in _WORD.findall(bases)}
                for base in names:
                    found.setdefault(base, []).append(file)
        return self._subclasses[package].get(name, [])

    def calling_files(self, folder: Path, names: Iterable[str]) -> list[Path]:
        """The files below *folder* that call something by one of *names*.

        Tests are left out: they pass stand-ins.
        """
        called = re.compile(rb"\b(?:%s)\s*\(" % b"|".join(re.escape(n.encode()) for n in sorted(names)))
        return [
            file
            for file, source in self._sources(folder)
            if called.search(source) and not any(_TEST.match(p) for p in file.relative_to(folder).parts)
        ]

    def _sources(self, package: Path) -> list[tuple[Path, bytes]]:
        if package not in self._read:
            # the sources of a few packages at a time: they are large
            while len(self._read) >= MAX_PACKAGES:
                self._read.pop(next(iter(self._read)))
            self._read[package] = _sources(package)
        return self._read[package]


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
            try:
                if entry.is_symlink() or entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    stack.append(entry)
                elif entry.suffix == ".py" and entry.is_file() and len(found) < MAX_FILES:
                    size = entry.stat().st_size
                    if total + size > MAX_BYTES:
                        return found
                    total += size
                    found.append((entry, entry.read_bytes()))
            except OSError:
                continue
    return found
