"""A target: what is fed with inputs, and what must hold for each of them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path


class Fault(AssertionError):
    """What must hold for every input doesn't for this one."""


@dataclass(frozen=True, slots=True)
class Target:
    """``seeds`` are inputs to begin with, ``tokens`` what is worth putting in.

    ``check`` raises ``Fault``, or whatever else isn't meant to come out of the code under test.
    """

    check: Callable[[bytes], None]
    seeds: Callable[[], Sequence[bytes]]
    tokens: Sequence[bytes] = ()


@cache
def folder() -> Path:
    """A folder of this process, for what is only read from files."""
    return Path(tempfile.mkdtemp(prefix="appaccess-fuzz-")).resolve()


def written(name: str, data: bytes) -> Path:
    """Return a file with *data*."""
    path = folder() / name
    path.write_bytes(data)
    return path


def one_line(error: Exception, place: object) -> None:
    """Check that an error is one line that names the place."""
    text = str(error)
    if not text.startswith(str(place)) or not text.isprintable():
        raise Fault(f"not one line that can be printed and names the file: {text!r}") from error
