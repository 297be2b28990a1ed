"""The text of a source by the places that ``ast`` gives: lines from 1, columns in UTF-8 bytes from 0."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from appaccess_lint.immutable import immutable
from appaccess_lint.model import Span


class Source:
    """A source text, split as Python counts lines: a form feed or a line separator ends none."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._ascii = text.isascii()

    def span(self, node: ast.expr | ast.stmt) -> Span:
        """Return the place of *node*, with columns in characters from 1."""
        line, end_line = node.lineno, node.end_lineno or node.lineno
        end = node.end_col_offset or 0
        if self._ascii:
            return Span(line, node.col_offset + 1, end_line, end + 1)
        return Span(
            line, self._character(line, node.col_offset) + 1, end_line, self._character(end_line, end) + 1
        )

    def text(self, node: ast.expr) -> str:
        """Return what *node* was parsed from."""
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
    """A function or class: its name, and the stretch of source that its body takes."""

    name: str
    is_function: bool
    body: Span


def enclosing_function(definitions: Sequence[Definition], place: Span) -> str:
    """Return the dotted name of the innermost function around *place*, empty where it stands in none.

    *definitions* are in the order of the source, so that outer ones come first.  Code of a class body that
    is in no function belongs to the function around the class.

    Example: ``Client.pages`` for a call in the method ``pages`` of the class ``Client``.
    """
    names: list[str] = []
    in_function = 0
    for definition in definitions:
        if _contains(definition.body, place):
            names.append(definition.name)
            if definition.is_function:
                in_function = len(names)
    return ".".join(names[:in_function])


def _contains(body: Span, place: Span) -> bool:
    begins = (body.line, body.column) <= (place.line, place.column)
    return begins and (place.end_line, place.end_column) <= (body.end_line, body.end_column)
