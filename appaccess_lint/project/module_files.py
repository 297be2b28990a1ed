"""Find the files of modules below a folder."""

from __future__ import annotations

import os
from pathlib import Path

from appaccess_lint.files.checks import is_file, is_folder


def place_below(folder: Path, parts: list[str], roots: tuple[Path, ...]) -> list[str | None] | None:
    """Return the place of the module *parts* below *folder*: its file and its folder, if it has them.

    Files outside *roots* that are reached by a link aren't part of the tree.
    """
    # getattr takes any text, and "../secret" would be a path
    if not all(map(str.isidentifier, parts)):
        return None
    at = os.path.join(folder, *parts)  # noqa: PTH118 - path objects take three times as long
    init = os.path.join(at, "__init__.py")  # noqa: PTH118
    if is_file(init):
        return [init, at] if is_inside(init, roots) else None
    if not parts:
        return [None, at]
    for file in (f"{at}.py", f"{at}.pyi"):
        if is_file(file):
            return [file, None] if is_inside(file, roots) else None
    return [None, at] if is_folder(at) and _has_sources(at) and is_inside(at, roots) else None


def top_package(folder: str) -> Path:
    """Return the folder of the top-level package that *folder* is in; *folder* itself if it is in none."""
    package = Path(folder)
    while is_file(package.parent / "__init__.py") and package.parent != package:
        package = package.parent
    return package


def is_inside(path: str | Path, roots: tuple[Path, ...]) -> bool:
    """Return whether *path*, with its links followed, is one of *roots* or below one."""
    real = os.path.normcase(os.path.realpath(path))  # also returns a path for circular links
    # joined with nothing, a root ends in a separator
    return any(os.path.join(real, "").startswith(os.path.join(os.path.normcase(root), "")) for root in roots)  # noqa: PTH118


def _has_sources(folder: str) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(e.name.endswith(".py") or (e.is_dir() and not e.name.startswith(".")) for e in entries)
    except OSError:
        return False
