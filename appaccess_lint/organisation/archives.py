"""Unpack untrusted archives: into one folder, only files, and within limits.

Links are left out, so no name can lead out of the folder.
"""

from __future__ import annotations

import gzip
import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import IO, cast

from appaccess_lint.os_errors import reason

MAX_EXTENSION = 1 << 20
"""Maximum size of a long name, or of other metadata of a member of a tar archive."""
_CHUNK = 1 << 16
_EXTENSIONS = frozenset(
    {
        *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
        *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
    }
)
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
    """The archive can't or mustn't be unpacked; the text is one line without the archive's name."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The maximum number of members of an archive, and their maximum total size when unpacked."""

    members: int = 200_000
    size: int = 1 << 30


@dataclass(frozen=True, slots=True)
class _Member:
    """A member's name and stated size in bytes; ``open`` returns its content, if it is a file."""

    name: str
    size: int
    open: Callable[[], IO[bytes] | None] | None


def unpack(archive: Path, folder: Path, limits: Limits | None = None) -> None:
    """Unpack *archive* (``.zip``, ``.tar.gz``, ``.tgz``) into the empty *folder*.

    Raises ``ArchiveError`` if it can't be read, if a member's name leads out of the folder, or if it exceeds
    *limits*.  The stated sizes are checked before anything is written, and the real ones during unpacking;
    files that were unpacked by then stay.
    """
    bounds = limits or Limits()
    try:
        _check(archive, folder, bounds)
        left = bounds.size
        for member in _members(archive, bounds):
            content = member.open() if member.open is not None else None
            if content is not None:
                with content:
                    left -= _written(content, target_of(folder, member.name), left, bounds)
    except _BROKEN as error:
        raise ArchiveError(f"can't be unpacked: {_reason(error)}") from error


def _check(archive: Path, folder: Path, limits: Limits) -> None:
    size = 0
    for number, member in enumerate(_members(archive, limits), start=1):
        if number > limits.members:
            raise ArchiveError(f"more than {limits.members} members")
        target_of(folder, member.name)
        size += member.size if member.open is not None else 0
        if size > limits.size:
            raise ArchiveError(f"more than {limits.size} bytes when unpacked")


def _members(archive: Path, limits: Limits) -> Iterator[_Member]:
    return _zip_members(archive) if archive.name.lower().endswith(".zip") else _tar_members(archive, limits)


def _reason(error: Exception) -> str:
    if isinstance(error, gzip.BadGzipFile):
        return "not a gzip archive"
    if isinstance(error, zipfile.BadZipFile) and "not a zip file" in str(error):
        return "not a zip archive"
    if isinstance(error, OSError) and error.strerror:
        return reason(error)
    return str(error) or type(error).__name__


def target_of(folder: Path, name: str) -> Path:
    """Return the path of the member *name* in *folder*; raises ``ArchiveError`` if it leads out."""
    # read as Windows does on every system: that knows drives and both slashes
    path = PureWindowsPath(name)
    if path.anchor or ".." in path.parts or "\0" in name:
        raise ArchiveError(f'the member "{name}" leads out of the archive')
    return folder.joinpath(*path.parts)


def _written(content: IO[bytes], target: Path, left: int, limits: Limits) -> int:
    """Write *content* and return its size in bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    size = 0
    with target.open("wb") as file:
        while chunk := content.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise ArchiveError(f"more than {limits.size} bytes when unpacked")
            file.write(chunk)
    return size


def _zip_members(archive: Path) -> Iterator[_Member]:
    with zipfile.ZipFile(archive) as file:
        for info in file.infolist():
            is_file = not info.is_dir() and not stat.S_ISLNK(info.external_attr >> 16)
            yield _Member(info.filename, info.file_size, partial(file.open, info) if is_file else None)


def _tar_members(archive: Path, limits: Limits) -> Iterator[_Member]:
    # headers, padding and what is skipped count too: a block of each member, and long names
    whole = limits.size + 4 * tarfile.BLOCKSIZE * limits.members
    with (
        gzip.open(archive) as stream,
        tarfile.open(
            fileobj=cast("IO[bytes]", _Bounded(cast("IO[bytes]", stream), whole, limits)),
            mode="r|",
            tarinfo=_Header,
        ) as file,
    ):
        for info in file:
            yield _Member(info.name, info.size, partial(file.extractfile, info) if info.isreg() else None)
            file.members.clear()  # type: ignore[attr-defined]  # tarfile keeps them all otherwise


class _Header(tarfile.TarInfo):
    """A header of a tar archive; metadata that is longer than a name is read into memory at once."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Header:
        """Return the header; raises ``ArchiveError`` for one with too long a name or other extension."""
        header = super().frombuf(buf, encoding, errors)
        if header.type in _EXTENSIONS and header.size > MAX_EXTENSION:
            raise ArchiveError(f"a header of more than {MAX_EXTENSION} bytes")
        return header


class _Bounded(io.RawIOBase):
    """A stream that raises an ``ArchiveError`` after *left* bytes."""

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
