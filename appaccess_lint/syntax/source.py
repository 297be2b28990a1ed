"""Convert positions of ``ast`` (lines from 1, columns in UTF-8 bytes from 0) to spans and source text."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from appaccess_lint.immutable import immutable
from appaccess_lint.model import Span


class Source:
    """A source text, with Python's lines: a form feed or a line separator doesn't end a line."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._ascii = text.isascii()

    def span(self, node: ast.expr | ast.stmt) -> Span:
        """Return the position of *node*, with columns in characters from 1."""
        line, end_line = node.lineno, node.end_lineno or node.lineno
        end = node.end_col_offset or 0
        if self._ascii:
            return Span(line, node.col_offset + 1, end_line, end + 1)
        return Span(
            line, self._character(line, node.col_offset) + 1, end_line, self._character(end_line, end) + 1
        )

    def text(self, node: ast.expr) -> str:
        """Return the source of *node*."""
        span = self.span(node)
        lines = self._lines[span.line - 1 : span.end_line]
        lines[-1] = lines[-1][: span.end_column - 1]
        lines[0] = lines[0][span.column - 1 :]
        return "\n".join(lines)

    def _character(self, line: int, offset: int) -> int:
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        if text.isascii():
            return offset
        return len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "replace"))


@immutable(frozen=True, slots=True)
class Definition:
    """A function or class: its name, the span of its body, and the parameters that can be ``int``."""

    name: str
    is_function: bool
    body: Span
    integers: tuple[str, ...] = ()


class EnclosingFunctions:
    """Finds the function that contains a position, without a search of all definitions.

    *definitions* are in the order of the source, so that outer ones come first.
    """

    def __init__(self, definitions: Sequence[Definition]) -> None:
        self._definitions = definitions
        self._starts = [(d.body.line, d.body.column) for d in definitions]
        self._outer: list[int] = []
        around = -1
        for index, definition in enumerate(definitions):
            around = self._containing(around, definition.body)
            self._outer.append(around)
            around = index

    def name(self, place: Span) -> str:
        """Return the dotted name of the innermost function that contains *place*; empty if there is none.

        Code of a class body that is in no function belongs to the function around the class.

        Example: ``Client.pages`` for a call in the method ``pages`` of the class ``Client``.
        """
        names: list[str] = []
        for definition in self._around(place):
            if names or definition.is_function:
                names.append(definition.name)
        return ".".join(reversed(names))

    def integers(self, place: Span) -> tuple[str, ...]:
        """Return the parameters around *place* that can be ``int`` by their annotations."""
        return tuple(name for definition in self._around(place) for name in definition.integers)

    def _around(self, place: Span) -> Iterator[Definition]:
        index = self._containing(bisect_right(self._starts, (place.line, place.column)) - 1, place)
        while index >= 0:
            yield self._definitions[index]
            index = self._outer[index]

    def _containing(self, index: int, place: Span) -> int:
        """Return the innermost of a definition and its enclosing ones that contains *place*; -1 for none."""
        while index >= 0 and not _contains(self._definitions[index].body, place):
            index = self._outer[index]
        return index


def _contains(body: Span, place: Span) -> bool:
    begins = (body.line, body.column) <= (place.line, place.column)
    return begins and (place.end_line, place.end_column) <= (body.end_line, body.end_column)
