"""Read Python files, and decode them like Python itself."""

from __future__ import annotations

import codecs
import errno
import io
import os
import stat
import sys
import tokenize
from functools import lru_cache
from pathlib import Path

from appaccess_lint.os_errors import reason

MAX_BYTES = 10_000_000
"""Larger files aren't analyzed: they are generated data, and would take minutes and gigabytes."""

MAX_DATA_BYTES = 100_000_000
"""Maximum size of a catalog, a client file, a configuration or a baseline."""

SLOW_CODECS = {"punycode": 50_000, "idna": 50_000}
"""Maximum sizes for codecs that are meant for names and take quadratic time."""

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class ReadError(Exception):
    """A file can't be read as Python source.  ``line`` counts from 1, ``None`` if it is unknown."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def place_of(path: str) -> Path | None:
    """Return the absolute path of the source *path*, which need not exist; ``None`` if it has no place."""
    if path in {"", "-", "stdin"}:
        return None
    folder, name = os.path.split(path)
    try:
        if name in {"", ".", ".."} or "\0" in name or os.path.islink(path):  # noqa: PTH114
            return Path(path).resolve()
        return _real(os.path.join(os.getcwd(), folder)) / name  # noqa: PTH109, PTH118 - takes half the time
    except (OSError, RuntimeError, ValueError):  # links in a circle, a NUL in the name
        return None


@lru_cache(maxsize=512)
def _real(folder: str) -> Path:
    return Path(folder).resolve()


def forget_links() -> None:
    """Forget the targets of folders, because files and links were created or deleted."""
    _real.cache_clear()


def read_source(path: str) -> str:
    """Return the text of the file *path*; raises ``ReadError`` if it can't be read."""
    return decode(read_bytes(path))


def read_bytes(path: str, most: int = MAX_BYTES) -> bytes:
    """Return the content of the file *path*; raises ``ReadError`` if it can't be read."""
    try:
        _check(os.stat(path), most)  # noqa: PTH116 - a path object takes longer
        # the kind may have changed: check the open file; opening a pipe must not wait for its writer
        descriptor = os.open(path, os.O_RDONLY | _AT_ONCE)
        try:
            status = os.fstat(descriptor)
            _check(status, most)
            data = _content(descriptor, status.st_size, most + 1)
        finally:
            os.close(descriptor)
        if len(data) > most:
            raise ReadError(_too_large(most))
        return data
    except OSError as error:
        is_broken = isinstance(error, FileNotFoundError) and Path(path).is_symlink()
        raise ReadError("a link to a file that does not exist" if is_broken else reason(error)) from error
    except ValueError as error:  # a NUL in the name
        raise ReadError(f"not a file name: {error}") from error


def _content(descriptor: int, size: int, most: int) -> bytes:
    """Return at most *most* bytes of an open file, which had *size* bytes before."""
    data = os.read(descriptor, size + 1)  # allocates as much at once, and a file object takes as long again
    while len(data) != size and len(data) < most:  # the file has another size by now, or is read in parts
        more = os.read(descriptor, most - len(data))
        if not more:
            break
        data += more
    return data


def data_file(path: Path) -> Path:
    """Return the path of a settings or data file; raises ``OSError`` if reading it might not end."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    if status.st_size > MAX_DATA_BYTES:
        raise OSError(errno.EFBIG, f"larger than {MAX_DATA_BYTES // 1_000_000} MB", str(path))
    return path


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that the byte order mark of *data* states, ``None`` without a mark.

    PowerShell writes such marks: ``git ls-files > list.txt`` is UTF-16 there.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else None


def standard_input(most: int = -1) -> bytes:
    """Return at most *most* bytes of standard input; raises ``ReadError`` if it can't be read."""
    if sys.stdin is None:
        raise ReadError("standard input is closed")
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise ReadError(reason(error)) from error


def _check(status: os.stat_result, most: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ReadError("is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise ReadError("not a regular file")
    if status.st_size > most:
        raise ReadError(_too_large(most))


def decode(data: bytes) -> str:
    """Return *data* as text with ``\\n`` line ends; raises ``ReadError`` if Python couldn't read it.

    The encoding is that of the byte order mark or of the coding comment, by default UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(_too_large(MAX_BYTES))
    if marked_encoding(data) == "utf-16":
        raise ReadError("encoded as UTF-16, which Python doesn't support for source code", 1)
    if b"\0" in data:
        raise ReadError("contains a NUL byte", _line_at(data, data.index(b"\0")))
    encoding = _encoding(data)
    if len(data) > SLOW_CODECS.get(encoding, MAX_BYTES):
        raise ReadError(f"too large to be decoded as {encoding}", 1)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"not {_shown(encoding)}: {error.reason}", _line_at(data, error.start)) from error
    except (LookupError, ValueError) as error:
        raise ReadError(f"can't be decoded as {_shown(encoding)}", 1) from error
    if not isinstance(text, str):  # a codec from bytes to bytes
        raise ReadError(f"can't be decoded as {_shown(encoding)}", 1)
    # to replace what isn't there takes ten times as long as to find one character
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def source_encoding(text: str) -> str:
    """Return the encoding that a Python file with the *text* declares; raises ``ReadError`` if it is unknown.

    A byte order mark stays a character of the text.
    """
    encoding = _encoding(text.encode("utf-8", "surrogatepass"))
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _encoding(data: bytes) -> str:
    try:
        return tokenize.detect_encoding(io.BytesIO(data).readline)[0]
    except SyntaxError as error:
        raise _undetected(data, error) from error


def _undetected(data: bytes, error: SyntaxError) -> ReadError:
    # detect_encoding raises the same error for an unknown encoding and for bytes that aren't UTF-8
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as undecodable:
        if "unknown" not in str(error):
            return ReadError(f"not UTF-8: {undecodable.reason}", _line_at(data, undecodable.start))
    if "encoding problem" in str(error):
        return ReadError("begins with a byte order mark of UTF-8, but declares another encoding", 1)
    return ReadError(str(error), 1)


def _line_at(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _shown(encoding: str) -> str:
    return "UTF-8" if encoding in ("utf-8", "utf-8-sig") else encoding


def _too_large(most: int) -> str:
    return f"larger than {most // 1_000_000} MB; not analyzed"
