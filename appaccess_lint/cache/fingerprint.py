"""Identify the state of the tool and of Python with which results are computed."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from appaccess_lint.version import __version__


def installation() -> str:
    """Return a text that differs between copies of the tool, such as a hook's and an editor's."""
    return repr((__file__, sys.version_info[:2]))


@cache
def fingerprint() -> str:
    """Return a text that differs if the same source may have other results.

    The version alone isn't enough: many states of the repository have the same version.
    """
    package = Path(__file__).resolve().parent.parent
    folders = [package, package.parent / "rules_data"]
    files = sorted(entry for folder in folders for entry in _files(folder))
    return repr((__version__, sys.version_info[:2], files))


def _files(folder: Path) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    waiting = [str(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir():
                        if entry.name != "__pycache__":
                            waiting.append(entry.path)
                    elif entry.name.endswith((".py", ".toml")):
                        status = entry.stat()
                        found.append((entry.path, status.st_size, status.st_mtime_ns))
        except OSError:
            continue  # a zipped package: the version has to do
    return found
