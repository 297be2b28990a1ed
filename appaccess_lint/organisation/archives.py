"""Unpacks archives that nobody vouches for: within one folder, files only, and no more than a bound.

Links are left out rather than made: no name can then lead out of the folder.
"""

from __future__ import annotations

import gzip
import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import IO, cast

_CHUNK = 1 << 16
_BROKEN = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,  # encrypted; NotImplementedError, an unknown compression, is one too
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)


class ArchiveError(Exception):
    """The archive can't be, or must not be, unpacked; the text is one line without the archive's name."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many members an archive may have, and how many bytes they may come to, unpacked."""

    members: int = 200_000
    size: int = 1 << 30


def unpack(archive: Path, folder: Path, limits: Limits | None = None) -> None:
    """Unpack *archive* (``.zip``, ``.tar.gz``, ``.tgz``) into the empty *folder*.

    Raises ``ArchiveError`` where it can't be read, a member's name leads out of the folder, or it goes
    beyond *limits*, which count what is really unpacked, not what the archive says of itself.  What was
    unpacked until then stays there.
    """
    bounds = limits or Limits()
    members = (
        _zip_members(archive) if archive.name.lower().endswith(".zip") else _tar_members(archive, bounds)
    )
    left = bounds.size
    try:
        for number, (name, content) in enumerate(members, start=1):
            if number > bounds.members:
                raise ArchiveError(f"more than {bounds.members} members")
            target = _target(folder, name)
            if content is not None:
                left -= _written(content, target, left, bounds)
    except _BROKEN as error:
        raise ArchiveError(f"can't be unpacked: {error or type(error).__name__}") from error


def _target(folder: Path, name: str) -> Path:
    # read as Windows does on every system: that knows drives and both slashes
    path = PureWindowsPath(name)
    if path.anchor or ".." in path.parts or "\0" in name:
        raise ArchiveError(f"the member {name!r} leads out of the archive")
    return folder.joinpath(*path.parts)


def _written(content: IO[bytes], target: Path, left: int, limits: Limits) -> int:
    """Write *content* and return how many bytes it has."""
    target.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    with target.open("wb") as file:
        while chunk := content.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise ArchiveError(f"more than {limits.size} bytes when unpacked")
            file.write(chunk)
    return size


def _zip_members(archive: Path) -> Iterator[tuple[str, IO[bytes] | None]]:
    with zipfile.ZipFile(archive) as file:
        for info in file.infolist():
            if info.is_dir() or stat.S_ISLNK(info.external_attr >> 16):
                yield info.filename, None
            else:
                with file.open(info) as content:
                    yield info.filename, content


def _tar_members(archive: Path, limits: Limits) -> Iterator[tuple[str, IO[bytes] | None]]:
    # headers, padding and what is skipped count too: a block of each member, and long names
    whole = limits.size + 4 * tarfile.BLOCKSIZE * limits.members
    with (
        gzip.open(archive) as stream,
        tarfile.open(
            fileobj=cast("IO[bytes]", _Bounded(cast("IO[bytes]", stream), whole, limits)), mode="r|"
        ) as file,
    ):
        for info in file:
            yield info.name, file.extractfile(info) if info.isreg() else None
            file.members.clear()  # type: ignore[attr-defined]  # tarfile keeps them all otherwise


class _Bounded(io.RawIOBase):
    """A stream that ends with an ``ArchiveError`` beyond *left* bytes."""

    def __init__(self, stream: IO[bytes], left: int, limits: Limits) -> None:
        self._stream = stream
        self._left = left
        self._limits = limits

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size if size >= 0 else _CHUNK)
        self._left -= len(data)
        if self._left < 0:
            raise ArchiveError(f"more than {self._limits.size} bytes when unpacked")
        return data
