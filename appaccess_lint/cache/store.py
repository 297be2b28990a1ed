"""A folder of small signed files that several processes use at once, and that may be damaged at any time.

Reading and writing never raise: an unreadable entry counts as missing, and one that can't be written is lost.
Only a folder that was created here, or has our tag, is written to.  Entries that weren't signed with the
user's own key count as missing too, such as entries in somebody else's project.
"""

from __future__ import annotations

import json
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from appaccess_lint.cache.folder import Folder
from appaccess_lint.digests import is_signature, signature
from appaccess_lint.files.checks import exists
from appaccess_lint.os_errors import reason

TAG_NAME, IGNORE_NAME, KEY_NAME = "CACHEDIR.TAG", ".gitignore", "key"
TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# Cached results of appaccess-lint; may be deleted.\n"
"""See https://bford.info/cachedir/: backup programs skip the folder."""
_OWN_TAG = re.compile(rb"Signature: 8a477f597d28d172789f06886806bc55\n#[^\n]*\bappaccess-lint\b")
_TAG_BYTES = 500
LAYOUT = "2"
"""The version of the entries' format; another format uses another folder."""
KEPT_DAYS = 30
DAY = 86_400
_SHELF = re.compile(r"[0-9a-f]{2}")
_ENTRY = re.compile(r"[0-9a-f]{30}\.json(?:\.[0-9a-f]{16})?")
_UNTAGGED = re.compile(r"\.gitignore|key|(?:CACHEDIR\.TAG|key)\.[0-9a-f]{16}")
"""The names allowed in a folder without a tag: another process may just have created them."""
_SIGNATURE = 64


def check_folder(path: str) -> None:
    """Raise ``ValueError``, with one line, if results can't or mustn't be kept in the folder at *path*."""
    if not os.path.lexists(path):
        parent = next(filter(exists, Path(path).parents), Path())
        if not (parent.is_dir() and os.access(parent, os.W_OK)):
            raise ValueError(f"{path}: can't cache results: {parent} isn't a folder that can be written to")
        return
    try:
        with Folder(path) as folder:
            if not _is_ours(folder):
                raise ValueError(f"{path}: not a folder of cached results; name a new or empty folder")
    except OSError as error:
        raise ValueError(f"{path}: can't cache results: {reason(error)}") from error


def _is_ours(folder: Folder) -> bool:
    """Return whether *folder* has our tag, or is new."""
    names = folder.names()
    if TAG_NAME in names:
        # versions may word the rest differently, and share the folder with the user's key
        return _OWN_TAG.match(folder.read(TAG_NAME, _TAG_BYTES)) is not None
    return all(map(_UNTAGGED.fullmatch, names))


@contextmanager
def opened(path: Path, *, make: bool = False) -> Iterator[Folder]:
    """Open the folder of cached results at *path*; with *make*, create and tag it if it is missing.

    Raises ``OSError`` if it is missing or isn't ours.
    """
    if make:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)
    with Folder(str(path)) as folder:
        if not _is_ours(folder):
            raise OSError("not a folder of cached results")
        if make:
            _tag(folder)
        yield folder


def _tag(folder: Folder) -> None:
    names = folder.names()
    if TAG_NAME not in names:
        folder.put(TAG_NAME, TAG)
    if IGNORE_NAME not in names:
        with suppress(FileExistsError):
            folder.create(IGNORE_NAME, b"*\n")


class Entry(NamedTuple):
    """What is kept under a name: ``facts`` as JSON, and a ``rest`` that isn't read unless it is needed."""

    facts: dict[str, Any]
    rest: bytes


class Store:
    """Entries by name, signed with *key*, in *folder*, which is created when an entry is first written."""

    def __init__(self, folder: Path, key: bytes | None) -> None:
        self._folder = folder
        self._key = key
        self._broken = False
        self._ready = False

    def read(self, name: str) -> Entry | None:
        """Return the entry *name*, ``None`` if it is missing, incomplete, or not signed by the user."""
        if self._key is None:
            return None
        try:
            with (
                opened(self._folder) as top,
                top.folder(LAYOUT) as entries,
                entries.folder(name[:2]) as shelf,
            ):
                data = shelf.read(f"{name[2:]}.json")
            content = data[_SIGNATURE:]
            if not is_signature(data[:_SIGNATURE], _signed(name, content), self._key):
                return None
            head, _, rest = content.partition(b"\n")
            facts = json.loads(head)
        except (OSError, ValueError, RecursionError):
            return None
        return Entry(facts, rest) if isinstance(facts, dict) else None

    def write(self, name: str, entry: Entry) -> None:
        """Store *entry* under *name* atomically."""
        if self._broken or self._key is None:
            return
        try:
            content = b"%b\n%b" % (to_json(entry.facts), entry.rest)
            with (
                opened(self._folder, make=not self._ready) as top,
                top.folder(LAYOUT, make=True) as entries,
                entries.folder(name[:2], make=True) as shelf,
            ):
                if not self._ready:
                    self._ready = True
                    _tidy(top, entries)
                shelf.put(f"{name[2:]}.json", signature(_signed(name, content), self._key) + content)
        except (OSError, ValueError, TypeError, RecursionError):
            # a full disk, or a folder of another user: later writes would fail too
            self._broken = True


def to_json(value: object) -> bytes:
    """Return *value* as JSON in one line.  Raises ``ValueError``, ``TypeError`` or ``RecursionError``."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _signed(name: str, content: bytes) -> bytes:
    return name.encode("ascii") + b"\0" + content


def _tidy(top: Folder, entries: Folder) -> None:
    """Delete, once a day, entries that weren't written for a long time, mostly of deleted files.

    Only names of the form that entries have are deleted.
    """
    if time.time() - top.status(TAG_NAME).st_mtime <= DAY:
        return
    top.touch(TAG_NAME)
    oldest = time.time() - KEPT_DAYS * DAY
    for name in filter(_SHELF.fullmatch, entries.names()):
        with suppress(OSError), entries.folder(name) as shelf:
            for file in filter(_ENTRY.fullmatch, shelf.names()):
                with suppress(OSError):
                    status = shelf.status(file)
                    if stat.S_ISREG(status.st_mode) and status.st_mtime < oldest:
                        shelf.delete(file)
