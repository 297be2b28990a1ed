"""The folders of a repository, and the modules in them.

Code may be put on the search path by something that no file of the repository states: a layer of AWS
functions, the ``plugins`` of Airflow, a container. Such a module is found by its name, if only one has it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from appaccess_lint.files.checks import exists, is_file, resolved
from appaccess_lint.files.reading import ReadError, read_bytes

MARKERS = (".git", ".hg", "pyproject.toml", "setup.py", "setup.cfg")
REPOSITORIES = (".git", ".hg")
MAX_LEVELS = 6
MAX_FOLDERS = 400
"""Maximum number of folders of a repository that are searched for modules."""
MAX_DEPTH = 4
MAX_COMPARED = 100
"""Maximum number of files that are compared to find out whether folders are copies."""
MAX_COMPARED_BYTES = 200_000
_NO_SOURCES = frozenset({"node_modules", "build", "dist", "site-packages", "__pycache__", "venv", "env"})

# https://docs.ansible.com/ansible/latest/dev_guide/developing_module_utilities.html
# https://www.odoo.com/documentation/18.0/developer/tutorials/server_framework_101/02_newapp.html
_HOSTS = re.compile(r"(?:ansible_collections\.\w+\.\w+|ansible(?=\.module_utils)|(?:odoo|openerp)\.addons)\.")
"""What programs put before the names of the modules that they load from a repository."""


def own_name(dotted: str) -> str:
    """Return the name of the module *dotted* in its repository, without what a program puts before it.

    Example:
        >>> own_name("odoo.addons.wiki.models")
        'wiki.models'
    """
    host = _HOSTS.match(dotted)
    return dotted[host.end() :] if host is not None else dotted


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
        entries = _found_in(folder)
        yield folder, frozenset(entries)
        if depth < MAX_DEPTH and "__init__.py" not in entries and "pyvenv.cfg" not in entries:
            inner = [e for e in sorted(entries) if not e.startswith(".") and e not in _NO_SOURCES]
            waiting += [(folder / e, depth + 1) for e in inner if entries[e]]


def _found_in(folder: Path) -> dict[str, bool]:
    """Return the names in *folder*, each with whether it is a folder; none if it can't be read."""
    try:
        with os.scandir(folder) as found:
            return {entry.name: _is_folder(entry) for entry in found}
    except OSError:
        return {}


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


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

    Copies that builds and services make count as one.  The result is ``None`` if several modules have the
    name, or if a link leads out of the repository.
    """
    inner = dotted.replace(".", "/")
    having: dict[Path, tuple[Path, Path]] = {}  # a link within the repository is no other module
    for folder in folders:
        places = (folder / f"{inner}.py", folder / inner / "__init__.py")
        if (file := next(filter(is_file, places), None)) is not None:
            having.setdefault(resolved(file), (folder, file))
    if not having or (len(having) > 1 and not _are_copies([file.parent for _, file in having.values()])):
        return None
    real, (first, _) = next(iter(having.items()))
    return first if resolved(top) in real.parents else None


def _are_copies(folders: list[Path]) -> bool:
    """Return whether all *folders* contain the same files and no folders: these import the same."""
    names = entries_of(folders[0]) - {"__pycache__"}
    if len(folders) * len(names) > MAX_COMPARED or any(not is_file(folders[0] / name) for name in names):
        return False
    return all(entries_of(f) - {"__pycache__"} == names for f in folders) and all(
        len({_content(folder / name) for folder in folders}) == 1 for name in names
    )


def _content(file: Path) -> bytes | Path:
    """Return what is in *file*; the file itself, which equals no other, if that can't be read."""
    try:
        return read_bytes(str(file), MAX_COMPARED_BYTES)
    except ReadError:
        return file


def entries_of(folder: Path | str) -> frozenset[str]:
    """Return the names in *folder*; none if it can't be read."""
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - names alone
    except OSError:
        return frozenset()
