"""Bytes of a Python file to text, decoded as Python itself decodes them."""

from __future__ import annotations

import io
import stat
import tokenize
from pathlib import Path

MAX_BYTES = 10_000_000
"""Larger files aren't analysed: such Python is generated data, and would take minutes and gigabytes."""


class ReadError(Exception):
    """A file can't be read as Python source.  ``line`` is where, counting from 1, if that is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def read_source(path: str) -> str:
    """Return the text of the file *path*; raises ``ReadError`` where it can't be had."""
    return decode(read_bytes(path))


def read_bytes(path: str, most: int = MAX_BYTES) -> bytes:
    """Return the content of the file *path*; raises ``ReadError`` where it can't be had."""
    try:
        status = Path(path).stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadError("is a folder")
        if not stat.S_ISREG(status.st_mode):
            raise ReadError("not a regular file")
        if status.st_size > most:
            raise ReadError(_too_large(most))
        return Path(path).read_bytes()
    except OSError as error:
        raise ReadError((error.strerror or type(error).__name__).lower()) from error
    except ValueError as error:  # a NUL in the name
        raise ReadError(f"not a file name: {error}") from error


def decode(data: bytes) -> str:
    """Return *data* as text with ``\\n`` line ends; raises ``ReadError`` where Python couldn't read it.

    The encoding is the byte order mark's, else that of the coding comment, else UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(_too_large(MAX_BYTES))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadError("encoded as UTF-16, which Python source can't be", 1)
    if b"\0" in data:
        raise ReadError("contains a NUL byte", _line_at(data, data.index(b"\0")))
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError as error:
        raise _undetected(data, error) from error
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"not {_shown(encoding)}: {error.reason}", _line_at(data, error.start)) from error
    except (LookupError, ValueError) as error:
        raise ReadError(f"can't be decoded as {_shown(encoding)}", 1) from error
    if not isinstance(text, str):  # a codec from bytes to bytes
        raise ReadError(f"can't be decoded as {_shown(encoding)}", 1)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _undetected(data: bytes, error: SyntaxError) -> ReadError:
    # detect_encoding raises the same error for an unknown encoding and for bytes that aren't UTF-8
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as undecodable:
        if "unknown" not in str(error):
            return ReadError(f"not UTF-8: {undecodable.reason}", _line_at(data, undecodable.start))
    return ReadError(str(error), 1)


def _line_at(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _shown(encoding: str) -> str:
    return "UTF-8" if encoding in ("utf-8", "utf-8-sig") else encoding


def _too_large(most: int) -> str:
    return f"larger than {most // 1_000_000} MB, not analysed"
