"""Checks of the file system that never raise.

A path that can't be checked, because of its permissions or its length, counts as missing. ``pathlib`` raises
in these cases up to Python 3.13.
"""

from __future__ import annotations

import os
from pathlib import Path


def exists(path: Path | str) -> bool:
    """Return whether *path* exists."""
    return os.path.exists(path)  # noqa: PTH110 - Path.exists raises


def is_file(path: Path | str) -> bool:
    """Return whether *path* is a file, or a link to one."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises


def is_folder(path: Path | str) -> bool:
    """Return whether *path* is a folder, or a link to one."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises


def is_link(path: Path | str) -> bool:
    """Return whether *path* is a link, whether or not its target exists."""
    return os.path.islink(path)  # noqa: PTH114 - Path.is_symlink raises


def resolved(path: Path | str) -> Path:
    """Return *path* with its links followed as far as possible; circular links stay."""
    return Path(os.path.realpath(path))
