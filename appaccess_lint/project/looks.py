"""Looks at the file system that never fail.

What can't be looked at, as nobody may or its name is too long, isn't there.
"""

from __future__ import annotations

from pathlib import Path


def exists(path: Path) -> bool:
    """Whether there is something at *path*."""
    try:
        return path.exists()
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Whether *path* is a file, or a link to one."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether *path* is a folder, or a link to one."""
    try:
        return path.is_dir()
    except OSError:
        return False
