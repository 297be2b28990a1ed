"""Random changes of inputs: of bytes, of lines, by words, and with pieces of other inputs."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

MAX_BYTES = 20_000
_Change = Callable[[random.Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]


def mutated(chance: random.Random, data: bytes, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """Return *data* with one to six changes."""
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        data = chance.choice(_CHANGES)(chance, data, seeds, tokens)
    return data[:MAX_BYTES]


def _span(chance: random.Random, data: bytes, most: int = 40) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randrange(most))


def _byte(chance: random.Random, data: bytes, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, _ = _span(chance, data)
    return data[:start] + bytes([chance.randrange(256)]) + data[start + chance.randrange(2) :]


def _delete(chance: random.Random, data: bytes, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def _repeat(chance: random.Random, data: bytes, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[start:end] * chance.choice((2, 2, 3, 50)) + data[end:]


def _token(chance: random.Random, data: bytes, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    if not tokens:
        return _byte(chance, data, seeds, tokens)
    start, end = _span(chance, data, 12)
    return data[:start] + chance.choice(tokens) + data[chance.choice((start, end)) :]


def _lines(chance: random.Random, data: bytes, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    how = chance.randrange(4)
    if how == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif how == 1:
        lines.insert(one, lines[other])
    elif how == 2:
        del lines[one]
    else:
        lines[one] = (b"    " + lines[one]) if chance.randrange(2) else lines[one].removeprefix(b"    ")
    return b"\n".join(lines)


def _splice(chance: random.Random, data: bytes, seeds: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    other = chance.choice(seeds)
    start, end = _span(chance, other, 400)
    at, _ = _span(chance, data)
    return data[:at] + other[start:end] + data[at:]


_CHANGES: Sequence[_Change] = (_byte, _delete, _repeat, _token, _token, _lines, _lines, _splice)
