"""A folder of small JSON files that several processes use at once, and that may break at any time.

Nothing here raises: what can't be read isn't there, and what can't be written is lost.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from appaccess_lint.reading import MAX_DATA_BYTES, ReadError, read_bytes

TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Kept results of appaccess-lint; may be deleted.\n"
"""See https://bford.info/cachedir/: programs that make backups leave the folder out."""
LAYOUT = "1"
"""Of the entries; a change of their form goes into another folder."""
KEPT_DAYS = 30
DAY = 86_400


class Store:
    """Entries by name, in *folder*, which is made when something is first written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries = folder / LAYOUT
        self._broken = False
        self._ready = False

    def read(self, name: str) -> dict[str, Any] | None:
        """Return the entry called *name*, ``None`` where there is none that is whole."""
        try:
            entry = json.loads(read_bytes(str(self._file(name)), MAX_DATA_BYTES))
        except (ReadError, ValueError, RecursionError):
            return None
        return entry if isinstance(entry, dict) else None

    def write(self, name: str, entry: dict[str, Any]) -> None:
        """Keep *entry* under *name*; other processes see it whole or not at all."""
        if self._broken:
            return
        file = self._file(name)
        unfinished = file.with_name(f"{file.name}.{os.getpid()}")
        try:
            self._prepare()
            file.parent.mkdir(exist_ok=True)
            unfinished.write_text(json.dumps(entry, separators=(",", ":")), encoding="ascii")
            unfinished.replace(file)
        except (OSError, ValueError, TypeError, RecursionError):
            # a full disk or a folder of somebody else's will stay so
            self._broken = True
            with suppress(OSError):
                unfinished.unlink()

    def _file(self, name: str) -> Path:
        return self._entries / name[:2] / f"{name[2:]}.json"

    def _prepare(self) -> None:
        if self._ready:
            return
        self._ready = True
        self._entries.mkdir(parents=True, exist_ok=True, mode=0o700)
        tag = self._folder / "CACHEDIR.TAG"
        if not tag.exists():
            tag.write_text(TAG, encoding="ascii")
            (self._folder / ".gitignore").write_text("*\n", encoding="ascii")
        if time.time() - tag.stat().st_mtime > DAY:
            os.utime(tag)
            self._forget()

    def _forget(self) -> None:
        """Delete what wasn't written for long: files that are gone, mostly; others are kept anew."""
        oldest = time.time() - KEPT_DAYS * DAY
        for file in self._entries.glob("*/*"):
            with suppress(OSError):
                if file.stat().st_mtime < oldest:
                    file.unlink()
