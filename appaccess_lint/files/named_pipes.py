"""Read and write named pipes, such as ``<(git ls-files)`` and ``>(less)``, without waiting forever."""

from __future__ import annotations

import errno
import os
import stat
import time
from pathlib import Path

PATIENCE = 5.0
"""Seconds to wait until another process opens the other end of a pipe."""
_STEP = 0.02
_CHUNK = 1 << 16
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def is_pipe(path: Path) -> bool:
    """Return whether *path* is a pipe."""
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def read_file_or_pipe(path: Path, most: int) -> bytes:
    """Return at most *most* bytes of the content of *path*.

    Raises ``OSError``, also for a pipe without a writer, and ``ValueError`` for an impossible file name.
    """
    with open(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as file:  # noqa: PTH123 - by descriptor
        begun, kind = b"", os.fstat(file.fileno()).st_mode
        if stat.S_ISFIFO(kind):
            begun = _begun(file.fileno(), path)
            if not begun:
                return b""
        elif stat.S_ISCHR(kind):  # a terminal, at which somebody types
            os.set_blocking(file.fileno(), True)
        return begun + file.read(max(0, most - len(begun)))


def write_pipe(path: Path, data: bytes) -> None:
    """Write *data* into the pipe at *path*; raises ``OSError``, also for a pipe without a reader."""
    with open(_writing(path), "wb") as file:
        os.set_blocking(file.fileno(), True)
        file.write(data)


def _begun(pipe: int, path: Path) -> bytes:
    """Return the first bytes of *pipe*, none if its writer has closed it; later reads block."""
    import select  # noqa: PLC0415 - few runs meet a pipe

    waiting = select.poll()
    waiting.register(pipe, select.POLLIN)
    events: list[tuple[int, int]] = []
    for patience in (PATIENCE, 0.0):
        try:
            found = os.read(pipe, _CHUNK)
        except BlockingIOError:
            # a writer is there; what it has to do before it writes may take its time
            os.set_blocking(pipe, True)
            return os.read(pipe, _CHUNK)
        if found or events:
            os.set_blocking(pipe, True)
            return found
        # of a pipe that had no writer yet this says nothing; of one whose writer has gone, that it has
        events = waiting.poll(patience * 1000)
    raise TimeoutError(errno.ETIMEDOUT, "no process writes to this pipe", str(path))


def _writing(path: Path) -> int:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return os.open(path, os.O_WRONLY | _AT_ONCE)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > until:
                raise TimeoutError(errno.ETIMEDOUT, "no process reads this pipe", str(path)) from error
        time.sleep(_STEP)
