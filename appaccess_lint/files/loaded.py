"""Find the source files that code runs or loads by their paths."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from appaccess_lint.files.checks import is_file
from appaccess_lint.files.repository import MAX_LEVELS, REPOSITORIES, entries_of

SUFFIXES = (".py", ".pyi", ".ipynb")
MAX_PATHS = 20
_LOADING = ("exec(", "run_path(", "spec_from_file_location(", "SourceFileLoader(")
_PARTS = re.compile(
    r"""(?:(?:["'][\w./-]{1,200}["'][ \t)]{0,20}[/,][ \t]*){1,8})?["'][\w./-]{1,200}\.(?:py|ipynb)["']"""
)
_PART = re.compile(r"""["']([\w./-]+)["']""")


def loaded_files(source: str, folder: str) -> Iterator[str]:
    """Yield the nearby files that *source*, a file in *folder*, may run or load by literal paths."""
    loads = any(map(source.__contains__, _LOADING))  # most sources don't
    for number, found in enumerate(_PARTS.finditer(source) if loads else ()):
        if number == MAX_PATHS:
            return
        parts = _PART.findall(found[0])  # the first may be the name of the module
        paths = ("/".join(parts[start:]) for start in range(len(parts)))
        yield from (str(file) for path in paths if (file := only_named(Path(folder, "_"), path)) is not None)


def only_named(importer: Path, path: str) -> Path | None:
    """Return the only source file with the *path* in the folder of *importer*, or in one above it.

    Files outside of the repository don't count.
    """
    path = path.lstrip("/")
    if not path.endswith(SUFFIXES) or "\0" in path:
        return None
    above: list[Path] = []
    for folder in importer.parents[:MAX_LEVELS]:
        above.append(folder)
        if not entries_of(folder).isdisjoint(REPOSITORIES):
            break
    places = dict.fromkeys(Path(os.path.normpath(folder / path)) for folder in above)
    inside = (place for place in places if place.is_relative_to(above[-1]))
    found = [place for place in inside if place != importer and is_file(place)]
    return found[0] if len(found) == 1 else None
