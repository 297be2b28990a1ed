"""Which version of a library the project around a file asks for, told by its lock files and requirements.

Nothing is executed, fetched or installed.  A file that can't be read or understood is passed over: it is
configuration of other programs, which will tell the user better what is wrong with it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from appaccess_lint.clients.load import version_lines
from appaccess_lint.project.statements import Statement, locked, stated

if TYPE_CHECKING:
    from packaging.specifiers import SpecifierSet
    from packaging.version import Version

MAX_LEVELS = 6
MAX_LENGTH = 1000
"""Of a version or specifiers; in longer ones may be numbers with more digits than Python converts."""
_REPOSITORIES = frozenset({".git", ".hg"})
_MARKER = re.compile(
    r"pyproject\.toml|setup\.(?:cfg|py)|requirements.*\.txt|(?:uv|poetry|pdm|Pipfile)\.lock|pylock\.toml"
)


def required_versions(folder: Path, names: Collection[str]) -> Mapping[str, str]:
    """Return the version of each distribution of *names* that the project around *folder* asks for.

    *folder* is absolute and need not exist; *names* are written as PEP 503 normalises them.  An exact
    version is given as it is, whereas of a range it is one of the oldest line of versions which the range
    allows and the client models tell apart.  A name of which the project says nothing is left out.
    """
    return Requirements(names).of(folder)


class Requirements:
    """The same for many folders: each folder is looked at once, each project's files are read once."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(names)
        self._says: dict[Path, bool | None] = {}
        self._required: dict[Path, Mapping[str, str]] = {}

    def of(self, folder: Path) -> Mapping[str, str]:
        """The versions that the project around *folder* asks for; see ``required_versions``."""
        project = self._project_of(folder)
        if project is None:
            return {}
        if project not in self._required:
            self._required[project] = _required(project, self._names)
        return self._required[project]

    def _project_of(self, folder: Path) -> Path | None:
        """The nearest folder from *folder* up, within the same repository, that says what a project needs."""
        for candidate in (folder, *folder.parents)[: MAX_LEVELS + 1]:
            if candidate not in self._says:
                self._says[candidate] = _says(candidate)
            says = self._says[candidate]
            if says is not None:
                return candidate if says else None
        return None


def _says(folder: Path) -> bool | None:
    """Whether *folder* says what a project needs; ``None`` where one further up may."""
    try:
        entries = os.listdir(folder)  # noqa: PTH208 - in a tenth of the time
    except OSError:
        return None
    if any(map(_MARKER.fullmatch, entries)):
        return True
    return None if _REPOSITORIES.isdisjoint(entries) else False


def _required(project: Path, names: frozenset[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, versions in _by_name(locked(project, names)).items():
        if valid := [v for v in map(_parsed, versions) if v is not None]:
            found[name] = str(max(valid))
    for name, specifiers in _by_name(stated(project, names - set(found))).items():
        if (version := _meant(specifiers, version_lines().get(name, ("",)))) is not None:
            found[name] = version
    return MappingProxyType(found)


def _by_name(statements: Iterable[Statement]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for statement in statements:
        found.setdefault(statement.name, []).append(statement.version)
    return found


def _meant(specifiers: list[str], lines: Collection[str]) -> str | None:
    """The version that all *specifiers* allow; where they contradict each other, the first one counts."""
    # too slow to import for projects that ask for none of the libraries
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    told: list[SpecifierSet] = []
    for text in specifiers:
        try:
            if len(text) <= MAX_LENGTH:
                told.append(SpecifierSet(text))
        except InvalidSpecifier:
            continue
    told = [specifier for specifier in told if len(specifier)]  # a bare name says nothing
    if not told:
        return None
    together = SpecifierSet()
    for specifier in told:
        together &= specifier
    versions = (_version(specifier, lines) for specifier in (together, *told))
    return next((version for version in versions if version is not None), None)


def _version(specifier: SpecifierSet, lines: Collection[str]) -> str | None:
    from packaging.specifiers import SpecifierSet

    pins = [s.version for s in specifier if s.operator in {"==", "==="} and not s.version.endswith(".*")]
    if pins:
        pin = pins[0]
        return pin if _parsed(pin) is not None and specifier.contains(pin, prereleases=True) else None
    allowed = (_allowed(specifier & SpecifierSet(line)) for line in lines)
    # a range without an upper bound was written when the oldest line that it allows was the newest: later
    # ones dropped methods, and code that calls these doesn't run on them
    return str(min(found)) if (found := [version for version in allowed if version is not None]) else None


def _allowed(specifier: SpecifierSet) -> Version | None:
    """A version that *specifier* allows: the newest one that it names, else one next to these.

    What versions there are can't be asked for, and needn't be: a range that isn't empty begins or ends beside
    a version that it names.
    """
    named = [v for v in (_parsed(s.version.removesuffix(".*")) for s in specifier) if v is not None]
    beside = [neighbour for version in named for neighbour in _neighbours(version)]
    for candidates in (named, beside):
        if allowed := [v for v in candidates if specifier.contains(v, prereleases=True)]:
            return max(allowed)
    return None


def _neighbours(version: Version) -> Iterator[Version]:
    """A version shortly after *version*, and one shortly before it."""
    from packaging.version import Version

    release = list(version.release)
    yield Version(".".join(map(str, [*release, 1])))
    while release and not release[-1]:
        release.pop()
    if release:
        yield Version(".".join(map(str, [*release[:-1], release[-1] - 1, 9999])))


def _parsed(version: str) -> Version | None:
    from packaging.version import InvalidVersion, Version

    try:
        return Version(version) if len(version) <= MAX_LENGTH else None
    except InvalidVersion:
        return None
