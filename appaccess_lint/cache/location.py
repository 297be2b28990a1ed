"""The folder of cached results, and the key that authenticates them."""

from __future__ import annotations

import os
from pathlib import Path

from appaccess_lint.cache.store import KEY_NAME, opened
from appaccess_lint.digests import key_from

FOLDER_VARIABLE = "APPACCESS_LINT_CACHE_DIR"
KEY_VARIABLE = "APPACCESS_LINT_CACHE_KEY"
KEY_BYTES = 32
_MARKERS = (".git", ".hg", "pyproject.toml", "setup.cfg", "setup.py", "tox.ini")


def users_folder() -> str | None:
    """Return the user's folder for results, ``None`` if there is none outside the project.

    Authors of the analyzed code must not be able to write its results.
    """
    from platformdirs import user_cache_dir  # noqa: PLC0415 - runs without a cache need none

    try:
        folder = user_cache_dir("appaccess-lint", appauthor=False)
        # a relative XDG_CACHE_HOME would be a folder of the project, and is invalid by its specification
        return folder if os.path.isabs(folder) and not _in_project(folder) else None  # noqa: PTH117
    except (RuntimeError, OSError, ValueError):  # no home, no current folder
        return None


def _in_project(folder: str) -> bool:
    """Return whether *folder* is in the project of the current folder; the home folder isn't a project."""
    here, home = Path.cwd(), Path.home().resolve()
    whole = Path(folder).resolve()
    tops = (top for top in (here, *here.parents) if top == here or any((top / m).exists() for m in _MARKERS))
    return any(whole.is_relative_to(top) and not home.is_relative_to(top) for top in tops)


def users_key() -> bytes | None:
    """Return the key that signs the user's results, created on first use; ``None`` if it can't be stored.

    It is in the user's own folder, even if the results are elsewhere, or is set by the environment.
    """
    given = os.environ.get(KEY_VARIABLE)
    if given:
        return key_from(given)
    place = users_folder()
    if place is None:
        return None
    try:
        with opened(Path(place), make=True) as folder:
            if KEY_NAME not in folder.names():
                folder.put(KEY_NAME, os.urandom(KEY_BYTES))
            key = folder.read(KEY_NAME, KEY_BYTES)
    except (OSError, ValueError):
        return None
    return key if len(key) == KEY_BYTES else None
