"""Find the files that mention a name in their text, so that only these are parsed."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from appaccess_lint.digests import text_digest

_Kind = TypeVar("_Kind")
Find = Callable[[bytes], Iterable[bytes]]
MAX_FILES = 400
MAX_BYTES = 8_000_000
MAX_PACKAGES = 16
"""Maximum number of packages whose mentions are kept; those of a large package take one or two megabytes."""
RECENT_NS = 2_000_000_000
"""Two changes within this time can have the same time, on the coarsest file systems."""
_BASES = re.compile(rb"\n[ \t]*class\s{1,9}\w+\s{0,9}\(([^)]{0,2000})\)")
"""What stands in parentheses is bounded, because hostile text may open thousands that nothing closes."""
_CALLED = re.compile(rb"\(\s*([\w\x80-\xff]+)")
"""Matches calls in reversed sources; testing each word for a following ``(`` takes six times as long."""
_HANDED = re.compile(
    rb"(?:\b(?:partial|submit|to_thread|run_in_executor|map|start_soon|call_soon)\s*\(\s*(?:None\s*,\s*)?"
    rb"|\b(?:target|func|function|python_callable)\s*=\s*)(?:[\w\x80-\xff]+\s*\.\s*)*([\w\x80-\xff]+)"
)
"""A function that is passed to another one, which calls or stores it: ``partial(ops.search, client)``."""
_ASSIGNED = re.compile(
    rb"=(?<!==)(?:[^=\n]{1,200}:)?[ \t]*(?:\]\s*[\"'])?(?<=[\"' \t=:])([\w\x80-\xff]+)(?![\n\w\x80-\xff])"
)
"""Matches in reversed sources what ``=`` sets: ``x.name = …``, ``x["name"] = …``, ``f(name=…)``, and
``name: int = …`` in a class; a module's own names aren't fields."""
_SETS = (
    re.compile(rb"[\"']([\w\x80-\xff]+)[\"']\s*:"),
    re.compile(rb"attr(?:__)?\s*\([^\"']{0,200}[\"']([\w\x80-\xff]+)[\"']\s*,"),
    re.compile(rb"[.\"']([\w\x80-\xff]+)(?:[\"']\s*\])?\s*,(?=[^=\n(]{0,200}=(?!=))"),
    re.compile(rb"\b(?:as|for)\s+[\w\x80-\xff.]*\.([\w\x80-\xff]+)"),
)
"""Matches code that may set an attribute or key; such files are then analysed."""
_IMPORTS = re.compile(
    rb"\n[ \t]*(?:from[ \t]+([\w.\x80-\xff]+)[ \t]+import[ \t]*(\([^)]{0,9999}\)|[^\n]*)"
    rb"|import[ \t]+([^\n]*))"
)
_TEST = re.compile(r"tests?(?:_.*)?(?:\.py)?$|.*_test\.py$|conftest\.py$")
_WORD = re.compile(rb"[\w\x80-\xff]+")


def is_test(part: str) -> bool:
    """Return whether a file or folder with that name contains tests."""
    return _TEST.match(part) is not None


class Mentions:
    """The names that the files of packages mention; each package is read once, its sources aren't kept."""

    def __init__(self) -> None:
        self._names: dict[Find, dict[Path, _Names]] = {_bases: {}, _called: {}, _imported: {}}
        self._fields: dict[Path, _FieldIndex] = {}
        self._with: dict[tuple[Path, bytes], list[Path]] = {}
        self._states: dict[Path, str | None] = {}

    def subclass_files(self, package: Path, name: str) -> list[Path]:
        """Return the files below *package* with a class that has *name* among its bases."""
        return self._in(package, _bases).files_of((name,))

    def calling_files(self, folder: Path, names: Iterable[str]) -> list[Path]:
        """Return the files below *folder* that call something by one of *names*.

        Tests are left out, because they pass fake objects.
        """
        return self._in(folder, _called).files_of(names)

    def setting_files(self, folder: Path, name: str) -> list[Path]:
        """Return the files below *folder* that may set an attribute or key *name*, except tests.

        The result is empty unless one of the files mentions Confluence.
        """
        index = _kept(self._fields, folder, lambda folder: _FieldIndex(folder, self._sources(folder)))
        found = index.set.get(name.encode(), 0)
        return _numbered(index.files, found) if found & index.speaking else []

    def files_with(self, folder: Path, text: bytes) -> list[Path]:
        """Return the files below *folder* that contain *text*, except tests."""
        if (folder, text) not in self._with:
            found = [file for file, source in self._sources(folder) if text in source]
            self._with[folder, text] = [
                file for file in found if not any(map(is_test, file.relative_to(folder).parts))
            ]
        return self._with[folder, text]

    def importing_files(self, folder: Path, names: Iterable[str]) -> list[Path]:
        """Return the files below *folder* that have one of *names* in an import, except tests."""
        return self._in(folder, _imported).files_of(names)

    def read_again(self, file: Path) -> None:
        """Update the mentions of *file*, whose text has changed."""
        self._with.clear()
        self._states = dict.fromkeys(self._states)
        for index in [index for known in self._names.values() for index in known.values()]:
            index.read_again(file)
        for fields in self._fields.values():
            fields.read_again(file)

    def _in(self, package: Path, find: Find) -> _Names:
        def make(package: Path) -> _Names:
            return _Names(package, self._sources(package), find, find is _bases)

        return _kept(self._names[find], package, make)

    def state(self, package: Path) -> str | None:
        """Return a text that differs if a file below *package* has changed since it was first read.

        ``None`` if this is unknown: a file has just changed, and may change again at the same time.
        """
        if package not in self._states:
            self._states[package] = _state_of(_files(package), time.time_ns())
        return self._states[package]

    def _sources(self, package: Path) -> Iterator[tuple[Path, bytes]]:
        """Return the files below *package* with their content, up to the bounds."""
        start, files = time.time_ns(), []
        for file, status in _files(package):
            files.append((file, status))
            try:
                source = file.read_bytes()
            except OSError:
                continue
            yield file, source
        self._states.setdefault(package, _state_of(files, start))


def _state_of(files: Iterable[tuple[Path, os.stat_result]], start: int) -> str | None:
    """Return the state of *files*, whose status was read after the time *start*."""
    found = [(str(f), s.st_size, s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for f, s in files]
    newest = max((max(mtime, ctime) for *_, mtime, ctime in found), default=0)
    return text_digest(repr(found)) if newest < start - RECENT_NS else None


def _kept(known: dict[Path, _Kind], package: Path, make: Callable[[Path], _Kind]) -> _Kind:
    if package not in known:
        while len(known) >= MAX_PACKAGES:
            known.pop(next(iter(known)))
        known[package] = make(package)
    return known[package]


class _Names:
    """The files of a package: by name, those in which *find* finds it; tests only if *in_tests*."""

    def __init__(
        self, package: Path, sources: Iterable[tuple[Path, bytes]], find: Find, in_tests: bool
    ) -> None:
        self._find = find
        self.files: list[Path] = []
        self.found: dict[bytes, int] = {}
        """By name, the numbers of the files, each a bit: an integer takes less memory than a list."""
        for file, source in sources:
            if in_tests or not any(map(is_test, file.relative_to(package).parts)):
                _add(self.found, find(source), len(self.files))
                self.files.append(file)

    def read_again(self, file: Path) -> None:
        """Replace the names of *file*, if it is one of these files."""
        if file in self.files:
            number = self.files.index(file)
            _remove(self.found, number)
            _add(self.found, self._find(_bytes_of(file)), number)

    def files_of(self, names: Iterable[str]) -> list[Path]:
        """Return the files in which one of *names* is found."""
        found = 0
        for name in names:
            found |= self.found.get(name.encode(), 0)
        return _numbered(self.files, found)


def _bases(source: bytes) -> Iterable[bytes]:
    return (word for bases in _BASES.findall(b"\n" + source) for word in _WORD.findall(bases))


def _called(source: bytes) -> Iterable[bytes]:
    return (*_reversed(_CALLED, source), *_HANDED.findall(source))


def _reversed(pattern: re.Pattern[bytes], source: bytes) -> Iterator[bytes]:
    """Yield the words that *pattern* finds in the reversed *source*."""
    return (word[::-1] for word in set(pattern.findall(source[::-1])))


def _imported(source: bytes) -> Iterable[bytes]:
    return (
        word for found in _IMPORTS.findall(b"\n" + source) for part in found for word in _WORD.findall(part)
    )


class _FieldIndex:
    """The files of a package except tests: by name, those that set a field with that name.

    ``speaking`` are the files that mention Confluence.  Created only if a call needs it.
    """

    def __init__(self, package: Path, sources: Iterable[tuple[Path, bytes]]) -> None:
        self.files: list[Path] = []
        self.set: dict[bytes, int] = {}
        self.speaking = 0
        for file, source in sources:
            if not any(map(is_test, file.relative_to(package).parts)):
                number = len(self.files)
                self.files.append(file)
                self._read(source, number)

    def _read(self, source: bytes, number: int) -> None:
        others = (name for pattern in _SETS for name in pattern.findall(source))
        _add(self.set, (*_reversed(_ASSIGNED, source), *others), number)
        if b"confluence" in source.lower():
            self.speaking |= 1 << number

    def read_again(self, file: Path) -> None:
        """Replace the fields that *file* sets, if it is one of these files."""
        if file in self.files:
            number = self.files.index(file)
            _remove(self.set, number)
            self.speaking &= ~(1 << number)
            self._read(_bytes_of(file), number)


def _add(index: dict[bytes, int], words: Iterable[bytes], number: int) -> None:
    for word in set(words):
        index[word] = index.get(word, 0) | 1 << number


def _remove(index: dict[bytes, int], number: int) -> None:
    for word, numbers in index.items():
        index[word] = numbers & ~(1 << number)


def _numbered(files: list[Path], numbers: int) -> list[Path]:
    return [file for number, file in enumerate(files) if numbers >> number & 1]


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.stat().st_size <= MAX_BYTES else b""
    except OSError:
        return b""


def _files(package: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield the Python files below *package*, those of a folder before those of its subfolders.

    There are at most ``MAX_FILES``, with ``MAX_BYTES`` in total.  Links aren't followed.
    """
    number = total = 0
    stack = [str(package)]
    while stack:
        try:
            with os.scandir(stack.pop()) as found:
                entries = sorted((e for e in found if not e.name.startswith(".")), key=attrgetter("name"))
        except OSError:
            continue
        for entry in entries:
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    stack.append(entry.path)
                elif entry.name.endswith(".py") and entry.is_file(follow_symlinks=False):
                    status = entry.stat()
                    number += 1
                    total += status.st_size
                    if number > MAX_FILES or total > MAX_BYTES:
                        return
                    yield Path(entry.path), status
