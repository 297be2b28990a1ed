"""Find the files that mention a name in their text, so that only these are parsed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

_Kind = TypeVar("_Kind")
Find = Callable[[bytes], Iterable[bytes]]
MAX_FILES = 400
MAX_BYTES = 8_000_000
MAX_PACKAGES = 16
"""Maximum number of packages whose mentions are kept; those of a large package take one or two megabytes."""
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
        index = _kept(self._fields, folder, _FieldIndex)
        found = index.set.get(name.encode(), ())
        return [index.files[i] for i in found] if not index.speaking.isdisjoint(found) else []

    def files_with(self, folder: Path, text: bytes) -> list[Path]:
        """Return the files below *folder* that contain *text*, except tests."""
        if (folder, text) not in self._with:
            found = (file for file, source in _sources(folder) if text in source)
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
        for index in [index for known in self._names.values() for index in known.values()]:
            index.read_again(file)
        for fields in self._fields.values():
            fields.read_again(file)

    def _in(self, package: Path, find: Find) -> _Names:
        return _kept(self._names[find], package, lambda package: _Names(package, find, find is _bases))


def _kept(known: dict[Path, _Kind], package: Path, make: Callable[[Path], _Kind]) -> _Kind:
    if package not in known:
        while len(known) >= MAX_PACKAGES:
            known.pop(next(iter(known)))
        known[package] = make(package)
    return known[package]


class _Names:
    """The files of a package: by name, those in which *find* finds it; tests only if *in_tests*."""

    def __init__(self, package: Path, find: Find, in_tests: bool) -> None:
        self._find = find
        self.files: list[Path] = []
        self.found: dict[bytes, list[int]] = {}
        for file, source in _sources(package):
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
        found = {i for name in names for i in self.found.get(name.encode(), ())}
        return [self.files[i] for i in sorted(found)]


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

    def __init__(self, package: Path) -> None:
        self.files: list[Path] = []
        self.set: dict[bytes, list[int]] = {}
        self.speaking: set[int] = set()
        for file, source in _sources(package):
            if not any(map(is_test, file.relative_to(package).parts)):
                number = len(self.files)
                self.files.append(file)
                self._read(source, number)

    def _read(self, source: bytes, number: int) -> None:
        others = (name for pattern in _SETS for name in pattern.findall(source))
        _add(self.set, (*_reversed(_ASSIGNED, source), *others), number)
        if b"confluence" in source.lower():
            self.speaking.add(number)

    def read_again(self, file: Path) -> None:
        """Replace the fields that *file* sets, if it is one of these files."""
        if file in self.files:
            number = self.files.index(file)
            _remove(self.set, number)
            self.speaking.discard(number)
            self._read(_bytes_of(file), number)


def _add(index: dict[bytes, list[int]], words: Iterable[bytes], number: int) -> None:
    for word in set(words):
        numbers = index.setdefault(word, [])
        numbers.append(number)
        if len(numbers) > 1 and numbers[-2] > number:
            numbers.sort()


def _remove(index: dict[bytes, list[int]], number: int) -> None:
    for numbers in index.values():
        if number in numbers:
            numbers.remove(number)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.stat().st_size <= MAX_BYTES else b""
    except OSError:
        return b""


def _sources(package: Path) -> Iterator[tuple[Path, bytes]]:
    """Return the files below *package* with their content, up to the bounds."""
    number = total = 0
    for file in _files(package):
        try:
            total += file.stat().st_size
            if number == MAX_FILES or total > MAX_BYTES:
                return
            source = file.read_bytes()
        except OSError:
            continue
        number += 1
        yield file, source


def _files(package: Path) -> Iterator[Path]:
    """Yield the Python files below *package*, those of a folder before those of its subfolders.

    Links aren't followed.
    """
    stack = [package]
    while stack:
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
                elif entry.suffix == ".py" and entry.is_file():
                    yield entry
            except OSError:
                continue
