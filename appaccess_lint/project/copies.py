"""Recognise the copies of libraries that projects contain: ``vendor/requests``, packed functions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

from appaccess_lint.clients.releases import version_lines
from appaccess_lint.files.checks import is_file
from appaccess_lint.files.reading import ReadError, read_bytes
from appaccess_lint.files.repository import entries_of
from appaccess_lint.files.shipped import data_folder
from appaccess_lint.project.statements import Statement, normalised

FOLDERS = ("", "lib", "libs", "src", "python", "vendor", "vendored", "_vendor", "third_party")
"""The folders of a project in which copies of libraries state their versions."""
VENDORED = frozenset(
    "vendor vendors vendored _vendor _vendored third_party third-party thirdparty 3rdparty extern".split()
)
"""The folders, in lower case, in which projects keep copies of libraries."""
MAX_BYTES = 200_000
_VERSION = re.compile(r"\b__version__\b")
# that of an editable installation of the project itself, ``app.egg-info``, has no version in its name
_METADATA = re.compile(r"[^-]+-\d.*\.(?:dist|egg)-info")


@lru_cache(maxsize=1)
def modelled_libraries() -> frozenset[str]:
    """Return the names of the modules of all libraries with a client model."""
    return frozenset(entry.name.removesuffix(".toml") for entry in data_folder("clients").iterdir())


def library_module(place: Path, importer: Path) -> str | None:
    """Return the dotted name in its library of the module at *place*, for a file in the folder *importer*.

    The result is ``None`` unless a folder above the module has the name of a library with a client model, and
    states a version as published packages do.  The library's own modules import each other as files.
    """
    names = modelled_libraries()
    if names.isdisjoint(place.parts):
        return None
    for folder in place.parents if place.suffix else (place, *place.parents):
        if folder.name in names and folder != importer and folder not in importer.parents:
            if not _is_published(folder):
                return None
            inner = place.relative_to(folder).with_suffix("").parts
            return ".".join((folder.name, *(part for part in inner if part != "__init__")))
    return None


def is_copied_library(folder: Path, top: Path) -> bool:
    """Return whether *folder* is a copy of a library that a project contains, not the project's own package.

    The copy states a version.  It is in a folder for copies (``vendor``) below *top*, or beside the metadata
    of several distributions, which pip installed there.  A package of the project may have the name and the
    version of a library.
    """
    if folder.name not in modelled_libraries() or not _is_published(folder):
        return False
    is_kept_apart = not VENDORED.isdisjoint(part.lower() for part in folder.parent.relative_to(top).parts)
    # an unpacked wheel has its own metadata beside its package, an installation those of requirements too
    return is_kept_apart or len(_metadata_beside(folder)) > 1


def copied_versions(project: Path, names: Collection[str]) -> Iterator[Statement]:
    """Yield the versions of the distributions *names* of which the folder *project* contains copies."""
    modules = {name: lines.module for name, lines in version_lines().items() if name in names}
    for inner in FOLDERS:
        folder = project / inner
        for entry in sorted(entries_of(folder)):
            name, _, version = entry.removesuffix(".dist-info").partition("-")
            if entry.endswith(".dist-info") and normalised(name) in names:
                yield Statement(normalised(name), version, str(Path(inner, entry)))
        for name, module in modules.items():
            if stated := _text(folder / module / "VERSION"):
                yield Statement(name, stated.strip(), str(Path(inner, module, "VERSION")))


def _is_published(package: Path) -> bool:
    """Return whether *package* states a version, or metadata of distributions are beside it."""
    return (
        is_file(package / "VERSION")
        or _VERSION.search(_text(package / "__init__.py")) is not None
        or bool(_metadata_beside(package))
    )


def _metadata_beside(package: Path) -> list[str]:
    return [entry for entry in entries_of(package.parent) if _METADATA.fullmatch(entry)]


def _text(file: Path) -> str:
    try:
        return read_bytes(str(file), MAX_BYTES).decode("utf-8", "replace") if is_file(file) else ""
    except ReadError:
        return ""
