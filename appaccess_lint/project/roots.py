"""The folders from which a file's absolute imports can be found, told from its place in the tree."""

from __future__ import annotations

from pathlib import Path

from appaccess_lint.looks import exists, is_file, is_folder

MARKERS = (".git", ".hg", "pyproject.toml", "setup.py", "setup.cfg")
SOURCE_FOLDERS = ("src", "lib", "python")
MAX_LEVELS = 6
LEVELS_WITHOUT_MARKER = 2


def project_of(folder: Path) -> Path:
    """The folder of the project that *folder* (absolute) belongs to, as far as its place tells."""
    roots = roots_of(folder)
    marked = (root for root in roots if _is_marked(root))
    return next(marked, roots[0] if roots else folder)


def _is_marked(folder: Path) -> bool:
    return any(exists(folder / marker) for marker in MARKERS)


def roots_of(folder: Path) -> tuple[Path, ...]:
    """Roots for files in *folder* (absolute), nearest first.

    The first is the nearest folder that is no package.  Folders above it follow up to the one with a project
    marker; where there is none, a few levels, enough for namespace packages.
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
