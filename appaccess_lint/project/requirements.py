"""Determine which versions of a library the project of a file allows, from lock files and requirements.

Nothing is executed, downloaded or installed.  Unreadable or invalid files are skipped: they belong to other
programs, which report their errors better.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from appaccess_lint.clients.releases import exact_version, may_be_met, parsed, specifier_of
from appaccess_lint.immutable import immutable
from appaccess_lint.project.copies import copied_versions
from appaccess_lint.project.requirement_files import locked, metadata_file, stated
from appaccess_lint.project.statements import Statement

MAX_LEVELS = 6
_REPOSITORIES = frozenset({".git", ".hg"})
_MARKER = re.compile(
    r"pyproject\.toml|setup\.(?:cfg|py)|(?:requirements|constraints).*\.txt|requirements|PKG-INFO|Pipfile"
    r"|(?:uv|poetry|pdm|Pipfile)\.lock|pylock\.toml|environment\.ya?ml"
)
_MARKER_OF_ANY_CASE = re.compile(_MARKER.pattern, re.IGNORECASE)


@immutable(frozen=True, slots=True)
class Required:
    """The versions of a distribution that a project allows.

    ``specifier`` is a PEP 440 specifier (``==3.41.16`` from a lock file), empty for any version.  ``file`` is
    the file with the requirement, relative to the folder ``project``.
    """

    specifier: str
    file: str
    project: Path


def required_versions(folder: Path, names: Collection[str]) -> Mapping[str, Required]:
    """Return the versions of each distribution of *names* that the project of *folder* allows.

    *folder* is absolute and need not exist; *names* are normalised (PEP 503).  Lock files take precedence
    over requirements.  Names that the project doesn't mention are left out.
    """
    return Requirements(names).of(folder)


def may_state_versions(file: Path) -> bool:
    """Return whether the file at *file* is one of those that state versions, by its name and its folder."""
    name, folder = file.name.casefold(), file.parent.name.casefold()
    is_metadata = folder.endswith(".dist-info") or name == "pkg-info"
    return is_metadata or folder == "requirements" or _MARKER_OF_ANY_CASE.fullmatch(name) is not None


class Requirements:
    """The same for many folders: each folder is searched once, and each project's files are read once."""

    def __init__(self, names: Collection[str]) -> None:
        self.names = frozenset(names)
        self._says: dict[Path, bool | None] = {}
        self._required: dict[Path, Mapping[str, Required]] = {}

    def of(self, folder: Path) -> Mapping[str, Required]:
        """Return the versions that the project of *folder* allows; see ``required_versions``."""
        project = self._project_of(folder)
        if project is None:
            return {}
        if project not in self._required:
            self._required[project] = _required(project, self.names)
        return self._required[project]

    def _project_of(self, folder: Path) -> Path | None:
        """Return the nearest folder from *folder* up, within the repository, that states requirements."""
        for candidate in (folder, *folder.parents)[: MAX_LEVELS + 1]:
            if candidate not in self._says:
                self._says[candidate] = _says(candidate, self.names)
            says = self._says[candidate]
            if says is not None:
                return candidate if says else None
        return None


def _says(folder: Path, names: frozenset[str]) -> bool | None:
    """Return whether *folder* states the requirements of a project; ``None`` if a parent folder may."""
    try:
        entries = os.listdir(folder)  # noqa: PTH208 - in a tenth of the time
    except OSError:
        return None
    if any(map(_MARKER.fullmatch, entries)) or metadata_file(entries) or any(copied_versions(folder, names)):
        return True
    return None if _REPOSITORIES.isdisjoint(entries) else False


def _required(project: Path, names: frozenset[str]) -> Mapping[str, Required]:
    found: dict[str, Required] = {}
    for name, statements in _by_name(locked(project, names)).items():
        known = [(version, s.file) for s in statements if (version := parsed(s.version)) is not None]
        if known:
            newest, file = max(known)
            found[name] = Required(f"=={newest}", file, project)
    for name, statements in _by_name(stated(project, names - set(found))).items():
        specifier, file = _meant(statements)
        found[name] = Required(specifier, file, project)
    return MappingProxyType(found)


def _by_name(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.name, []).append(statement)
    return found


def _meant(statements: list[Statement]) -> tuple[str, str]:
    """Return the combined requirement of all *statements*, and the file of the most specific one.

    If they contradict each other, the first one counts.
    """
    specifiers = [(specifier, s.file) for s in statements if (specifier := specifier_of(s.version))]
    specifiers = [(specifier, file) for specifier, file in specifiers if may_be_met(specifier)]
    if not specifiers:  # a bare name, or a requirement that no version meets
        return "", statements[0].file
    together, file = specifiers[0]
    for specifier, also in specifiers[1:]:
        if may_be_met(together & specifier):
            together &= specifier
            file = also if exact_version(specifier) else file
    exact = exact_version(together)
    return (f"=={exact}" if exact else str(together)), file
