"""File names in outputs: relative to the current folder, with forward slashes on every system."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from appaccess_lint.model import CallSite
from appaccess_lint.site_positions import with_places
from appaccess_lint.text.text import Origin

CHECKOUT = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Environment variables of GitHub Actions and GitLab CI with the folder of the repository."""


def shown_path(path: str) -> str:
    """Return an absolute *path* below the current folder as a relative one, any other path unchanged."""
    # called for each file that is read: path objects take five times as long
    if os.path.isabs(path):  # noqa: PTH117
        path = os.path.normpath(path)
        with suppress(OSError):
            here, whole = (os.path.join(folder, "") for folder in (os.getcwd(), path))  # noqa: PTH109, PTH118
            if os.path.normcase(whole).startswith(os.path.normcase(here)):
                path = path[len(here) :] or "."
    return path.replace(os.sep, "/")


def document_path(path: str) -> str:
    """Return *path* in the normal form of documents, so that readers can compare it.

    Example: ``src/app.py`` for ``./src/../src/app.py``.
    """
    return shown_path(os.path.normpath(path))


def checkout_root() -> Path:
    """Return the folder of the repository in a CI job, else the current folder."""
    return _checkout_root(Path.cwd(), tuple(os.environ.get(name, "") for name in CHECKOUT))


@lru_cache(maxsize=1)
def _checkout_root(here: Path, named: tuple[str, ...]) -> Path:
    """Return the first of the folders *named* that contains *here*; resolving links takes system calls."""
    roots = (Path(os.path.realpath(name)) for name in named if name)
    return next((root for root in roots if here.is_relative_to(root)), here)


def checkout_path(path: str) -> str:
    """Return *path* relative to ``checkout_root()``, as CI systems expect it, if the file is below that."""
    whole, root = Path(os.path.normpath(Path.cwd() / path)), checkout_root()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else document_path(path)


def with_shown_places(site: CallSite) -> CallSite:
    """Return *site* with shown paths at all places that it names in addition to its own.

    If the site's own path is relative, these are too: ``../lib/base.py`` for ``../app/use.py``.
    """
    relative = not Path(site.path).is_absolute()

    def shown(origin: Origin) -> Origin:
        path = shown_path(origin.path)
        if relative and Path(path).is_absolute():
            with suppress(ValueError):  # on another drive
                path = Path(os.path.relpath(path)).as_posix()
        return replace(origin, path=path)

    return with_places(site, shown)
