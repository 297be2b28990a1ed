"""The text of a source by the places that ``ast`` gives: lines from 1, columns in UTF-8 bytes from 0."""

from __future__ import annotations

import ast

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
