"""The fields of f-strings by their text: where each expression stands.

Before Python 3.12, ``ast`` gives wrong places for what stands in an f-string.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

from appaccess_lint.syntax.source import Source

_BETWEEN = re.compile(r"(?:\s|\\\n|#[^\n]*)*")
_STRING = re.compile(r"""(?i)((?:[bfrtu]|r[bft]|[bft]r)?)('''|\"{3}|['"])""")
_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"#[^\n]*")
_DEBUG = re.compile(r"=\s*(?=[!:}])")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


@dataclass(slots=True)
class Field:
    """An expression in an f-string: ``text[start:end]``, and what its format specification holds."""

    start: int
    end: int
    stop: int
    """Where its conversion, its specification or its closing brace begins."""
    inner: list[Field] = field(default_factory=list)


def with_places(node: ast.JoinedStr, source: Source) -> ast.JoinedStr:
    """Return *node* with the expressions in its fields parsed again, so that each has its own place.

    *node* itself stays as it is; it is returned where its text can't be read.
    """
    text = source.text(node)
    try:
        return _Placing(node, text).joined(node, fields(text))
    except (IndexError, SyntaxError, ValueError):
        return node


def fields(text: str) -> list[Field]:
    """Return the fields of *text*, an f-string or several strings side by side.

    Raises ``IndexError`` where the text ends within a string.
    """
    found: list[Field] = []
    at = _after(_BETWEEN, text, 0)
    while start := _STRING.match(text, at):
        at = _string_end(text, start, found)
        at = _after(_BETWEEN, text, at)
    return found


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _string_end(text: str, start: re.Match[str], found: list[Field]) -> int:
    """Return where the string that begins with *start* ends, and add its fields to *found*."""
    prefix, quote, at = start[1].lower(), start[2], start.end()
    formatted = "f" in prefix or "t" in prefix
    while not text.startswith(quote, at):
        if text[at] == "\\":
            at = _after_escape(text, at, "r" in prefix) if formatted else at + 2
        elif formatted and text[at] == "{" and text[at + 1] != "{":
            at = _field_end(text, at + 1, found)
        else:
            at += 2 if formatted and text[at] == "{" else 1
    return at + len(quote)


def _after_escape(text: str, at: int, raw: bool) -> int:
    if text[at + 1] == "{":
        return at + 1
    if not raw and text.startswith("N{", at + 1):
        return text.index("}", at) + 1
    return at + 2


def _field_end(text: str, start: int, found: list[Field]) -> int:
    """Return what follows the field whose expression begins at *start*, and add the field to *found*."""
    end, stop = _expression_end(text, start)
    made = Field(start, end, stop)
    found.append(made)
    at = stop
    while text[at] not in ":}":  # a conversion
        at += 1
    while text[at] != "}":
        if text[at] == "{":
            at = _field_end(text, at + 1, made.inner)
        else:
            at += 2 if text[at] == "\\" else 1
    return at + 1


def _expression_end(text: str, at: int) -> tuple[int, int]:
    """Return where an expression ends, and what follows it with the ``=`` that prints its text, if any."""
    depth = 0
    while True:
        char = text[at]
        if depth == 0 and (char in ":}" or (char == "!" and text[at + 1] != "=")):
            return at, at
        if depth == 0 and (debug := _DEBUG.match(text, at)):
            return at, debug.end()
        if string := _STRING.match(text, at):
            at = _string_end(text, string, [])
        elif word := _WORD.match(text, at) or _COMMENT.match(text, at):
            at = word.end()
        elif char in "=!<>" and text[at + 1] == "=":
            at += 2
        else:
            depth += (char in _OPENING) - (char in _CLOSING)
            at += 1


class _Placing:
    """Parses the fields of one f-string, in the order of its text."""

    def __init__(self, node: ast.JoinedStr, text: str) -> None:
        self._text = text
        self._at = 0
        self._line, self._column = node.lineno, node.col_offset

    def joined(self, node: ast.JoinedStr, places: list[Field]) -> ast.JoinedStr:
        formatted = [value for value in node.values if isinstance(value, ast.FormattedValue)]
        made = iter([self._value(*pair) for pair in zip(formatted, places, strict=True)])
        values = [next(made) if isinstance(value, ast.FormattedValue) else value for value in node.values]
        return ast.copy_location(ast.JoinedStr(values), node)

    def _value(self, node: ast.FormattedValue, place: Field) -> ast.expr:
        self._go_to(place.start)
        expression = parsed_at(self._text[place.start : place.end], self._line, self._column)
        spec = node.format_spec
        if isinstance(spec, ast.JoinedStr):
            spec = self.joined(spec, place.inner)
        return ast.copy_location(ast.FormattedValue(expression, node.conversion, spec), node)

    def _go_to(self, offset: int) -> None:
        passed = self._text[self._at : offset]
        self._at = offset
        if "\n" in passed:
            self._line += passed.count("\n")
            self._column = 0
        self._column += len(passed.rpartition("\n")[2].encode("utf-8", "surrogatepass"))


def parsed_at(text: str, line: int, column: int) -> ast.expr:
    """Parse *text*, an expression that stands at *line* and *column* of its source."""
    tree = ast.parse(f"({text}\n)", mode="eval").body
    for part in ast.walk(tree):
        if isinstance(part, (ast.expr, ast.keyword)):
            if part.lineno == 1:
                part.col_offset += column - 1
            if part.end_lineno == 1:
                part.end_col_offset = (part.end_col_offset or 0) + column - 1
            part.lineno += line - 1
            part.end_lineno = (part.end_lineno or 1) + line - 1
    return tree
