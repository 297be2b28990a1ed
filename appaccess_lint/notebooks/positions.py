"""Find the lines of a notebook's cells in its file, for programs that show the file itself."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator

_SPACE = re.compile(r"[ \t\r\n]*")


def lines_in_file(text: str) -> list[tuple[int, ...]]:
    """Return, for each cell of the notebook *text*, the file's line of each line of its source, from 1.

    *text* is well-formed JSON with a list of cells. Jupyter writes each line of a source on a separate
    line; if several are on one line, they all have its number.
    """
    return _Walker(text).cells()


class _Walker:
    """Finds the positions of values in well-formed JSON text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._decoder = json.JSONDecoder()
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def cells(self) -> list[tuple[int, ...]]:
        top = dict(self._members(self._skip(0)))
        return [self._source(cell) for cell in self._items(top["cells"])]

    def _source(self, place: int) -> tuple[int, ...]:
        # cells other than code may have any content
        cell = dict(self._members(place)) if self._text[place] == "{" else {}
        if "source" not in cell:
            return ()
        at = cell["source"]
        parts = list(self._items(at)) if self._text[at] == "[" else [at]
        found: list[int] = []
        is_open = False
        for part in parts:
            line = bisect_right(self._starts, part)
            value, _ = self._decoder.raw_decode(self._text, part)
            if not isinstance(value, str):
                continue
            text = value.replace("\r\n", "\n").replace("\r", "\n")
            if not text:
                continue
            begins = text.count("\n") + (not text.endswith("\n"))
            # a part may continue an unfinished line of the previous part
            found += [line] * (begins - is_open)
            is_open = not text.endswith("\n")
        return tuple(found)

    def _members(self, at: int) -> Iterator[tuple[str, int]]:
        """Yield the keys of the object at *at*, each with the position of its value."""
        at = self._skip(at + 1)
        while self._text[at] != "}":
            key, at = self._decoder.raw_decode(self._text, at)
            at = self._skip(self._skip(at) + 1)
            yield key, at
            at = self._next(at)

    def _items(self, at: int) -> Iterator[int]:
        """Yield the positions of the values in the array at *at*."""
        at = self._skip(at + 1)
        while self._text[at] != "]":
            yield at
            at = self._next(at)

    def _next(self, at: int) -> int:
        """Return the position after the value at *at* and the comma that may follow it."""
        _, end = self._decoder.raw_decode(self._text, at)
        end = self._skip(end)
        return self._skip(end + 1) if self._text[end] == "," else end

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found is not None else at
