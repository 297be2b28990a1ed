"""Find the folders from which a file's absolute imports are resolved.

``roots_of`` finds those that the layout shows.  For names that are in none of these, ``SearchRoots`` adds the
folders that the project's configuration and code put on the search path, the other distributions of the
repository, and the folder of a module that is run as a script.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from appaccess_lint.files.checks import exists, is_file, is_folder, resolved
from appaccess_lint.files.shipped import data_folder
from appaccess_lint.project.configured_roots import declared_folders
from appaccess_lint.project.sys_path import may_edit_search_path, searched_folders

MARKERS = (".git", ".hg", "pyproject.toml", "setup.py", "setup.cfg")
SOURCE_FOLDERS = ("src", "lib", "python")
MAX_LEVELS = 6
LEVELS_WITHOUT_MARKER = 2
REPOSITORIES = (".git", ".hg")
MAX_FOLDERS = 400
"""Maximum number of folders of a repository that are searched for other distributions."""
MAX_DEPTH = 4
_NO_SOURCES = frozenset({"node_modules", "build", "dist", "site-packages", "__pycache__", "venv", "env"})


def project_of(folder: Path) -> Path:
    """Return the folder of the project that contains *folder* (absolute), as far as the layout shows."""
    roots = roots_of(folder)
    marked = (root for root in roots if _is_marked(root))
    return next(marked, roots[0] if roots else folder)


def _is_marked(folder: Path) -> bool:
    # path objects take three times as long
    return any(exists(os.path.join(folder, marker)) for marker in MARKERS)  # noqa: PTH118


def roots_of(folder: Path) -> tuple[Path, ...]:
    """Return the roots for files in *folder* (absolute), nearest first.

    The first root is the nearest folder that isn't a package.  Its parents follow, up to the folder with a
    project marker.  Without a marker, a few levels follow, which is enough for namespace packages.
    """
    base = folder
    while is_file(base / "__init__.py") and base.parent != base:
        base = base.parent
    above = [base, *base.parents][: MAX_LEVELS + 1]
    marked = next((i for i, f in enumerate(above) if _is_marked(f)), None)
    kept = above[: marked + 1 if marked is not None else 1 + LEVELS_WITHOUT_MARKER]
    found: list[Path] = []
    for candidate in kept:
        if candidate.parent == candidate:
            break
        found.append(candidate)
        for name in SOURCE_FOLDERS:
            inner = candidate / name
            if is_folder(inner) and not is_file(inner / "__init__.py"):
                found.append(inner)
    return tuple(dict.fromkeys(found))


def repository_of(folder: Path) -> Path:
    """Return the folder of the repository that contains *folder* (absolute), as far as the layout shows.

    It is the nearest folder under version control, else the outermost one with a project marker.
    """
    above = [folder, *folder.parents][: 2 * MAX_LEVELS]
    inner = [candidate for candidate in above if candidate.parent != candidate]
    under_control = (f for f in inner if any(exists(f / marker) for marker in REPOSITORIES))
    marked = [f for f in inner[: MAX_LEVELS + 1] if _is_marked(f)]
    return next(under_control, marked[-1] if marked else project_of(folder))


class SearchRoots:
    """Finds roots that the layout alone doesn't show; keeps the results."""

    def __init__(self) -> None:
        self._roots: dict[Path, tuple[Path, ...]] = {}
        self._searched: dict[Path, tuple[Path, ...]] = {}
        self._declared: dict[Path, tuple[Path, ...]] = {}
        self._beside: dict[Path, dict[str, list[Path]]] = {}
        self._repositories: dict[Path, Path] = {}

    def roots(self, folder: Path, name: str) -> Iterator[Path]:
        """Yield the folders, nearest first, from which a module in *folder* may import the module *name*.

        Modules of Python, and libraries with a client model, are never searched for.
        """
        if name not in self._libraries:
            if folder not in self._roots:
                self._roots[folder] = tuple(self._stated(folder))
            yield from self._roots[folder]
            yield from _packages_around(folder)
            yield from self._distributions(folder, name)

    def forget(self, file: Path) -> bool:
        """Forget the results that depend on the changed text of *file*; return whether there were any."""
        if not self._searched.get(file.parent) and not may_edit_search_path(file):
            return False
        self._searched.pop(file.parent, None)
        self._roots.clear()
        return True

    @cached_property
    def _libraries(self) -> frozenset[str]:
        with_model = (e for kind in ("clients", "library") for e in data_folder(kind).iterdir())
        return sys.stdlib_module_names | {entry.name.removesuffix(".toml") for entry in with_model}

    def _stated(self, folder: Path) -> Iterator[Path]:
        """Return the folders that configuration and code around *folder* add to the search path."""
        top = self._repository_of(folder)
        real = resolved(top)
        around = [f for f in (folder, *folder.parents) if f == top or top in f.parents]
        found = [root for f in around for root in (*self._edited(f), *self._configured(f))]
        for root in dict.fromkeys(found):
            if is_folder(root) and (real == resolved(root) or real in resolved(root).parents):
                yield root

    def _repository_of(self, folder: Path) -> Path:
        if folder not in self._repositories:
            self._repositories[folder] = repository_of(folder)
        return self._repositories[folder]

    def _edited(self, folder: Path) -> tuple[Path, ...]:
        if folder not in self._searched:
            self._searched[folder] = tuple(searched_folders(folder))
        return self._searched[folder]

    def _configured(self, folder: Path) -> tuple[Path, ...]:
        if folder not in self._declared:
            self._declared[folder] = tuple(declared_folders(folder))
        return self._declared[folder]

    def _distributions(self, folder: Path, name: str) -> list[Path]:
        """Return the roots of the repository's other distributions that have a module *name*."""
        top = self._repository_of(folder)
        if top not in self._beside:
            self._beside[top] = {}
            for root in self._sources_below(top):
                for module in _modules_in(root):
                    self._beside[top].setdefault(module, []).append(root)
        found = self._beside[top].get(name, [])
        return sorted(found, key=lambda root: (-_shared(root, folder), len(root.parts), root.parts))

    def _sources_below(self, top: Path) -> Iterator[Path]:
        """Return the folders with the modules of each distribution below *top*, itself left out."""
        real = resolved(top)
        waiting, looked_at = [(top, 0)], 0
        while waiting and looked_at < MAX_FOLDERS:
            folder, depth = waiting.pop(0)
            looked_at += 1
            entries = _entries(folder)
            if depth and not entries.isdisjoint(MARKERS):
                sources = (folder / inner for inner in SOURCE_FOLDERS if inner in entries)
                for root in dict.fromkeys((*self._configured(folder), *sources, folder)):
                    if real in resolved(root).parents:
                        yield root
            elif depth and folder.name == "src":
                yield folder
            if depth < MAX_DEPTH and "__init__.py" not in entries and "pyvenv.cfg" not in entries:
                inner = [e for e in sorted(entries) if not e.startswith(".") and e not in _NO_SOURCES]
                waiting += [(folder / e, depth + 1) for e in inner if is_folder(folder / e)]


def _packages_around(folder: Path) -> Iterator[Path]:
    """Yield *folder* and its parents as long as these are packages: their modules may be run as scripts."""
    while is_file(folder / "__init__.py") and folder.parent != folder:
        yield folder
        folder = folder.parent


def _entries(folder: Path) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - names alone
    except OSError:
        return frozenset()


def _modules_in(root: Path) -> Iterator[str]:
    for entry in _entries(root):
        name = entry.removesuffix(".py")
        if name.isidentifier():
            yield name


def _shared(one: Path, other: Path) -> int:
    """Return how many folders the paths have in common at their beginning."""
    return next(
        (i for i, (a, b) in enumerate(zip(one.parts, other.parts, strict=False)) if a != b),
        min(len(one.parts), len(other.parts)),
    )
