"""A folder that is held open, so that nothing is written through a link.

On POSIX, each step is relative to the open folder, so that no name on the path can be replaced by a link in
between.  Windows has no such calls: there, each name is checked before it is used.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

from appaccess_lint.files.reading import MAX_DATA_BYTES

BY_DESCRIPTOR = {
    os.open,
    os.mkdir,
    os.unlink,
    os.stat,
} <= os.supports_dir_fd and os.rename in os.supports_dir_fd
_FOLDER = (
    os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
)
_FILE = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class ForeignFolder(OSError):
    """A name is a link, not of the expected kind, or owned by another user."""


class Folder:
    """An open folder that isn't a link and belongs to this process's user; a context manager that closes it.

    Every method raises ``OSError``.
    """

    def __init__(self, path: str, within: Folder | None = None) -> None:
        self._path: str = os.path.join(within._path, path) if within is not None else path  # noqa: PTH118
        self._descriptor: int | None = None
        if BY_DESCRIPTOR:
            self._descriptor = os.open(path, _FOLDER, dir_fd=within._descriptor if within else None)
        try:
            _check_ours(self._status(), stat.S_ISDIR)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Folder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the folder."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def names(self) -> list[str]:
        """Return the names of all entries."""
        return os.listdir(self._path if self._descriptor is None else self._descriptor)  # noqa: PTH208

    def folder(self, name: str, *, make: bool = False) -> Folder:
        """Open the folder *name* within; with *make*, create it first."""
        if make:
            with suppress(FileExistsError):
                os.mkdir(self._name(name), 0o700, dir_fd=self._descriptor)
        return Folder(name, self)

    def status(self, name: str) -> os.stat_result:
        """Return the status of the entry *name* itself, without following a link."""
        return os.stat(self._name(name), dir_fd=self._descriptor, follow_symlinks=False)

    def read(self, name: str, most: int = MAX_DATA_BYTES) -> bytes:
        """Return the content of the regular file *name* of at most *most* bytes."""
        if self._descriptor is None:
            _check_ours(self.status(name), stat.S_ISREG)
        with open(os.open(self._name(name), os.O_RDONLY | _FILE, dir_fd=self._descriptor), "rb") as file:  # noqa: PTH123
            _check_ours(os.fstat(file.fileno()), stat.S_ISREG)
            data = file.read(most + 1)
        if len(data) > most:
            raise ForeignFolder(f"larger than {most} bytes")
        return data

    def create(self, name: str, data: bytes) -> None:
        """Write the new file *name*; raises ``FileExistsError`` if the name exists."""
        descriptor = os.open(self._name(name), _WRITE | _FILE, 0o600, dir_fd=self._descriptor)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - by descriptor
            file.write(data)

    def put(self, name: str, data: bytes) -> None:
        """Write the file *name* atomically; a link with that name is replaced, not followed."""
        scratch = f"{name}.{os.urandom(8).hex()}"
        try:
            self.create(scratch, data)
            if self._descriptor is None:
                os.replace(self._name(scratch), self._name(name))  # noqa: PTH105
            else:
                os.rename(scratch, name, src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)
        except BaseException:
            with suppress(OSError):
                self.delete(scratch)
            raise

    def delete(self, name: str) -> None:
        """Delete the entry *name*, which may be a link, but not a folder."""
        os.unlink(self._name(name), dir_fd=self._descriptor)

    def touch(self, name: str) -> None:
        """Set the time of the regular file *name* to now."""
        if os.utime in os.supports_dir_fd and os.utime in os.supports_follow_symlinks:
            os.utime(self._name(name), dir_fd=self._descriptor, follow_symlinks=False)
        else:
            _check_ours(self.status(name), stat.S_ISREG)
            os.utime(self._name(name))

    def _name(self, name: str) -> str:
        return name if self._descriptor is not None else os.path.join(self._path, name)  # noqa: PTH118

    def _status(self) -> os.stat_result:
        if self._descriptor is not None:
            return os.fstat(self._descriptor)
        return os.lstat(self._path)


def _check_ours(status: os.stat_result, of_kind: Callable[[int], bool]) -> None:
    if not of_kind(status.st_mode):
        raise ForeignFolder("it is a link, or isn't of the expected kind")
    if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
        raise ForeignFolder("it belongs to another user")
