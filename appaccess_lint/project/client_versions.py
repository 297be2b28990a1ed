"""Determine the versions of client libraries for the code in a folder, and their source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from appaccess_lint.clients.releases import allowed_lines, version_lines
from appaccess_lint.files.reading import ReadError, read_source
from appaccess_lint.immutable import immutable
from appaccess_lint.project.requirements import required_versions
from appaccess_lint.project.script_metadata import script_versions
from appaccess_lint.settings import Settings

MAX_SCRIPTS = 200
"""Maximum number of files of a folder that are searched for inline metadata."""
ANY = "any version up to today's newest"


@immutable(frozen=True, slots=True)
class SelectedVersions:
    """The versions of a library that the analysis assumes.

    ``requirement`` is the specifier that allows the versions from ``oldest`` to ``newest``, empty for any
    version.  ``source`` is ``setting``, ``project`` or ``script``, with the ``file`` that has the
    requirement, or ``default`` if nothing mentions the library.
    """

    package: str
    requirement: str
    oldest: str
    newest: str
    source: str
    file: str = ""

    @property
    def why(self) -> str:
        """The source, as text for people."""
        if self.source == "setting":
            return "client-versions"
        if self.source == "default":
            return f"no requirement found: {ANY}"
        if self.source == "project" and self.requirement.startswith("=="):
            return self.file
        if self.source == "script":
            return f"for {self.file}, whose metadata allow {self.requirement or ANY}"
        return f"{self.file} allows {self.requirement or ANY}"


def taken_versions(folder: Path, settings: Settings) -> Iterator[SelectedVersions]:
    """Yield the versions of each library whose methods differ by version, for code in *folder*."""
    lines = version_lines()
    required = required_versions(folder, lines)
    stated = dict(settings.client_versions)
    for package, known in lines.items():
        if package in stated:
            requirement, source, file = stated[package], "setting", ""
        elif package in required:
            requirement, source, file = required[package].specifier, "project", required[package].file
        else:
            requirement, source, file = "", "default", ""
        allowed = allowed_lines(known.lines, requirement)
        yield SelectedVersions(package, requirement, allowed[0].version, allowed[-1].version, source, file)


def script_versions_taken(folder: Path, settings: Settings) -> Iterator[SelectedVersions]:
    """Yield the versions that the inline metadata (PEP 723) of the scripts in *folder* allow.

    A version that the user sets takes precedence.
    """
    lines = version_lines()
    names = lines.keys() - dict(settings.client_versions).keys()
    for file in sorted(folder.glob("*.py"))[:MAX_SCRIPTS]:
        try:
            source = read_source(str(file))
        except ReadError:
            continue
        for package, requirement in script_versions(source, names).items():
            allowed = allowed_lines(lines[package].lines, requirement)
            oldest, newest = allowed[0].version, allowed[-1].version
            yield SelectedVersions(package, requirement, oldest, newest, "script", file.name)
