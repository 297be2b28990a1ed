"""Find the settings module of a Django project, which ``django.conf.settings`` reads.

https://docs.djangoproject.com/en/stable/topics/settings/#designating-the-settings
"""

from __future__ import annotations

import re
from pathlib import Path

from appaccess_lint.files.checks import is_file
from appaccess_lint.files.reading import ReadError, read_bytes
from appaccess_lint.files.repository import MAX_LEVELS, REPOSITORIES, entries_of

MAX_BYTES = 200_000
SERVED = ("wsgi.py", "asgi.py")
"""Modules that state the settings with which the application is served, beside or below ``manage.py``."""
OTHERS = ("manage.py", "pyproject.toml", "pytest.ini", "setup.cfg", "tox.ini", ".env")
"""Files that state the settings of commands and tests."""
_STATED = re.compile(rb"DJANGO_SETTINGS_MODULE[\"']?\]?[ \t]*[,=:][ \t\n]*[\"']?([A-Za-z_][\w.]*)")


def settings_module(folder: Path) -> str | None:
    """Return the name of the settings module for code in *folder*, as the nearest file states it."""
    for at in (folder, *folder.parents[:MAX_LEVELS]):
        entries = entries_of(at)
        inner = [f"{entry}/{name}" for entry in sorted(entries) for name in SERVED if "manage.py" in entries]
        for name in (*SERVED, *inner, *OTHERS):
            if (name in entries or "/" in name) and (stated := _stated(at / name)) is not None:
                return stated
        if not entries.isdisjoint(REPOSITORIES):
            return None
    return None


def _stated(file: Path) -> str | None:
    try:
        found = _STATED.search(read_bytes(str(file), MAX_BYTES)) if is_file(file) else None
    except ReadError:
        return None
    return found[1].decode() if found is not None else None
