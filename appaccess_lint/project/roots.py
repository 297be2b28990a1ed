"""Find the folders from which a file's absolute imports are resolved.

``roots_of`` finds those that the layout shows.  For names that are in none of these, ``SearchRoots`` adds the
folders that the project's configuration and code put on the search path, the other distributions of the
repository, and the folder of a module that is run as a script, and at last the only module of the repository
with such a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from appaccess_lint.files.checks import is_file, is_folder, resolved
from appaccess_lint.files.repository import (
    MARKERS,
    MAX_LEVELS,
    entries_of,
    folders_of,
    is_marked,
    modules_of,
    only_place,
    repository_of,
)
from appaccess_lint.files.shipped import known_modules
from appaccess_lint.project.configured_roots import declared_folders
from appaccess_lint.project.sys_path import may_edit_search_path, searched_folders

SOURCE_FOLDERS = ("src", "lib", "python")
LEVELS_WITHOUT_MARKER = 2


def project_of(folder: Path) -> Path:
    """Return the folder of the project that contains *folder* (absolute), as far as the layout shows."""
    roots = roots_of(folder)
    return next(filter(is_marked, roots), roots[0] if roots else folder)


def roots_of(folder: Path) -> tuple[Path, ...]:
    """Return the roots for files in *folder* (absolute), nearest first.

    The first root is the nearest folder that isn't a package.  Its parents follow, up to the folder with a
    project marker.  Without a marker, a few levels follow, which is enough for namespace packages.
    """
    base = folder
    while is_file(base / "__init__.py") and base.parent != base:
        base = base.parent
    above = [base, *base.parents][: MAX_LEVELS + 1]
    marked = next((i for i, f in enumerate(above) if is_marked(f)), None)
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


class SearchRoots:
    """Finds roots that the layout around a file doesn't show; keeps the results."""

    def __init__(self) -> None:
        self._roots: dict[Path, tuple[Path, ...]] = {}
        self._searched: dict[Path, tuple[Path, ...]] = {}
        self._declared: dict[Path, tuple[Path, ...]] = {}
        self._beside: dict[Path, dict[str, list[Path]]] = {}
        self._repositories: dict[Path, Path] = {}
        self._modules: dict[Path, Mapping[str, list[Path]]] = {}

    def roots(self, folder: Path, name: str) -> Iterator[Path]:
        """Yield the folders, nearest first, from which a module in *folder* may import the module *name*.

        Modules of Python, and libraries with a client model, are never searched for.
        """
        if name not in known_modules():
            if folder not in self._roots:
                self._roots[folder] = tuple(self._stated(folder))
            yield from self._roots[folder]
            yield from _packages_around(folder)
            yield from self._distributions(folder, name)

    def only_place(self, folder: Path, dotted: str) -> Path | None:
        """Return the only folder of the repository around *folder* that has the module *dotted*."""
        name = dotted.partition(".")[0]
        if name in known_modules():
            return None
        top = self._repository_of(folder)
        if top not in self._modules:
            self._modules[top] = modules_of(top)
        return only_place(top, self._modules[top].get(name, []), dotted)

    def forget(self, file: Path) -> bool:
        """Forget the results that depend on the changed text of *file*; return whether there were any."""
        if not self._searched.get(file.parent) and not may_edit_search_path(file):
            return False
        self._searched.pop(file.parent, None)
        self._roots.clear()
        return True

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
            self._repositories[folder] = repository_of(folder) or project_of(folder)
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
        for folder, entries in folders_of(top):
            if folder != top and not entries.isdisjoint(MARKERS):
                sources = (folder / inner for inner in SOURCE_FOLDERS if inner in entries)
                for root in dict.fromkeys((*self._configured(folder), *sources, folder)):
                    if real in resolved(root).parents:
                        yield root
            elif folder != top and folder.name == "src":
                yield folder


def _packages_around(folder: Path) -> Iterator[Path]:
    """Yield *folder* and its parents as long as these are packages: their modules may be run as scripts."""
    while is_file(folder / "__init__.py") and folder.parent != folder:
        yield folder
        folder = folder.parent


def _modules_in(root: Path) -> Iterator[str]:
    for entry in entries_of(root):
        name = entry.removesuffix(".py")
        if name.isidentifier():
            yield name


def _shared(one: Path, other: Path) -> int:
    """Return how many folders the paths have in common at their beginning."""
    return next(
        (i for i, (a, b) in enumerate(zip(one.parts, other.parts, strict=False)) if a != b),
        min(len(one.parts), len(other.parts)),
    )
