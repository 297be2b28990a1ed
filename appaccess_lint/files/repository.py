"""The folders of a repository, and the modules in them.

Code may be put on the search path by something that no file of the repository states: a layer of AWS
functions, the ``plugins`` of Airflow, a container. Such a module is found by its name, if only one has it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from appaccess_lint.files.checks import exists, is_file, is_folder, resolved

MARKERS = (".git", ".hg", "pyproject.toml", "setup.py", "setup.cfg")
REPOSITORIES = (".git", ".hg")
MAX_LEVELS = 6
MAX_FOLDERS = 400
"""Maximum number of folders of a repository that are searched for modules."""
MAX_DEPTH = 4
_NO_SOURCES = frozenset({"node_modules", "build", "dist", "site-packages", "__pycache__", "venv", "env"})


def is_marked(folder: Path) -> bool:
    """Return whether *folder* is the folder of a project."""
    # path objects take three times as long
    return any(exists(os.path.join(folder, marker)) for marker in MARKERS)  # noqa: PTH118


def repository_of(folder: Path) -> Path | None:
    """Return the folder of the repository that contains *folder* (absolute), as far as the layout shows.

    It is the nearest folder under version control, else the outermost one with a project marker.
    """
    above = [folder, *folder.parents][: 2 * MAX_LEVELS]
    inner = [candidate for candidate in above if candidate.parent != candidate]
    under_control = (f for f in inner if any(exists(f / marker) for marker in REPOSITORIES))
    return next(under_control, None) or next(filter(is_marked, reversed(inner[: MAX_LEVELS + 1])), None)


def folders_of(top: Path) -> Iterator[tuple[Path, frozenset[str]]]:
    """Yield the folders of the repository *top* that aren't in a package, with what is in each."""
    waiting, looked_at = [(top, 0)], 0
    while waiting and looked_at < MAX_FOLDERS:
        folder, depth = waiting.pop(0)
        looked_at += 1
        entries = entries_of(folder)
        yield folder, entries
        if depth < MAX_DEPTH and "__init__.py" not in entries and "pyvenv.cfg" not in entries:
            inner = [e for e in sorted(entries) if not e.startswith(".") and e not in _NO_SOURCES]
            waiting += [(folder / e, depth + 1) for e in inner if is_folder(folder / e)]


def modules_of(top: Path) -> Mapping[str, list[Path]]:
    """Return the folders of the repository *top* in which each name is a module or a folder."""
    found: dict[str, list[Path]] = {}
    for folder, entries in folders_of(top):
        for entry in entries if "__init__.py" not in entries else ():
            name = entry.removesuffix(".py")
            if name.isidentifier():
                found.setdefault(name, []).append(folder)
    return found


def only_place(top: Path, folders: list[Path], dotted: str) -> Path | None:
    """Return the only one of *folders*, of the repository *top*, that has the module *dotted*.

    The result is ``None`` if there are several, or if a link leads out of the repository.
    """
    inner = dotted.replace(".", "/")
    having = [f for f in folders if is_file(f / f"{inner}.py") or is_file(f / inner / "__init__.py")]
    if len(having) != 1:
        return None
    real, above = resolved(having[0]), resolved(top)
    return having[0] if real == above or above in real.parents else None


def entries_of(folder: Path) -> frozenset[str]:
    """Return the names in *folder*; none if it can't be read."""
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - names alone
    except OSError:
        return frozenset()
