"""Find the positions of expressions in f-strings from the source text.

Before Python 3.12, ``ast`` gives wrong positions for expressions in an f-string.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from appaccess_lint.syntax.source import Source

BETWEEN = re.compile(r"(?:\s|\\\n|#[^\n]*)*")
STRING = re.compile(r"""(?i)((?:[bfrtu]|r[bft]|[bft]r)?)('''|\"{3}|['"])""")
_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"#[^\n]*")
_DEBUG = re.compile(r"=(?:\s|#[^\n]*\n)*(?=[!:}])")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


@dataclass(slots=True)
class Field:
    """A field of an f-string: its expression ``text[start:end]``, and the fields of its specification."""

    start: int
    end: int
    stop: int
    """The beginning of its conversion, specification or closing brace."""
    inner: list[Field] = field(default_factory=list)


class LocatedString(ast.JoinedStr):
    """An f-string with exact positions in its fields."""


def fields_of(node: ast.AST) -> list[ast.AST]:
    """Return the expressions in the fields of an f-string, also those in format specifications."""
    found: list[ast.AST] = []
    for value in getattr(node, "values", ()):
        if not isinstance(value, ast.Constant):
            found += [value.value, *fields_of(value.format_spec)]
    return found


def needs_positions(node: ast.JoinedStr) -> bool:
    """Return whether the position of an expression in the fields of *node* matters."""
    return any(
        isinstance(part, (ast.Call, ast.JoinedStr))
        or (isinstance(part, ast.Constant) and isinstance(part.value, (str, bytes)))
        for field in fields_of(node)
        for part in ast.walk(field)
    )


def with_positions(node: ast.JoinedStr, source: Source) -> ast.JoinedStr:
    """Return *node* with the expressions in its fields parsed again, for their exact positions.

    *node* isn't changed; it is returned if its text can't be read.
    """
    if isinstance(node, LocatedString):
        return node
    text = source.text(node)
    try:
        found = [field for _, fields in strings(text) for field in fields]
        values = FieldParser(text, node.lineno, node.col_offset).values(node, found)
    except (IndexError, SyntaxError, ValueError):
        return node
    return ast.copy_location(LocatedString(values), node)


def strings(text: str) -> list[tuple[re.Match[str], list[Field]]]:
    """Return the start and the fields of each string of *text*, which consists of adjacent strings.

    Raises ``IndexError`` if the text ends within a string.
    """
    found: list[tuple[re.Match[str], list[Field]]] = []
    at = _after(BETWEEN, text, 0)
    while start := STRING.match(text, at):
        fields: list[Field] = []
        at = _after(BETWEEN, text, string_end(text, start, fields))
        found.append((start, fields))
    return found


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def string_end(text: str, start: re.Match[str], found: list[Field]) -> int:
    """Return the end of the string that begins with *start*, and add its fields to *found*."""
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
    """Return the end of the field whose expression begins at *start*, and add the field to *found*."""
    end, stop = _expression_end(text, start)
    result = Field(start, end, stop)
    found.append(result)
    at = stop
    while text[at] not in ":}":  # a conversion
        at += 1
    while text[at] != "}":
        if text[at] == "{":
            at = _field_end(text, at + 1, result.inner)
        else:
            at += 2 if text[at] == "\\" else 1
    return at + 1


def _expression_end(text: str, at: int) -> tuple[int, int]:
    """Return the end of an expression, and the end of the ``=`` after it that prints its text, if any."""
    depth = 0
    while True:
        char = text[at]
        if depth == 0 and (char in ":}" or (char == "!" and text[at + 1] != "=")):
            return at, at
        if depth == 0 and (debug := _DEBUG.match(text, at)):
            return at, debug.end()
        if string := STRING.match(text, at):
            at = string_end(text, string, [])
        elif word := _WORD.match(text, at) or _COMMENT.match(text, at):
            at = word.end()
        elif char in "=!<>" and text[at + 1] == "=":
            at += 2
        else:
            depth += (char in _OPENING) - (char in _CLOSING)
            at += 1


class Cursor:
    """Converts offsets in a text that begins at *line* and *column* to positions, with columns in bytes."""

    def __init__(self, text: str, line: int, column: int) -> None:
        self._text = text
        self._at, self._line, self._column = 0, line, column

    def to(self, offset: int) -> tuple[int, int]:
        """Return the line and column of *offset*, which isn't less than in the previous call."""
        passed = self._text[self._at : offset]
        self._at = offset
        if "\n" in passed:
            self._line += passed.count("\n")
            self._column = 0
        self._column += len(passed.rpartition("\n")[2].encode("utf-8", "surrogatepass"))
        return self._line, self._column


class FieldParser:
    """Parses the fields of one f-string, in the order of its text.

    *parse* parses an expression. If it is given, the f-string is a rewritten one, without the text that
    ``=`` in a field prints.
    """

    def __init__(
        self, text: str, line: int, column: int, parse: Callable[[str], ast.expr] | None = None
    ) -> None:
        self._text = text
        self._cursor = Cursor(text, line, column)
        self._parse = parse

    def values(self, node: ast.JoinedStr, places: list[Field]) -> list[ast.expr]:
        """Return the values of *node*, with the expressions at *places* in its fields."""
        left = iter(places)
        values: list[ast.expr] = []
        for value in node.values:
            if not isinstance(value, ast.FormattedValue):
                values.append(value)
                continue
            place = next(left)
            if self._parse is not None and place.stop > place.end:
                printed = self._text[place.start : place.stop]
                if values and isinstance(last := values[-1], ast.Constant):
                    printed = str(last.value) + printed
                    values.pop()
                values.append(ast.Constant(printed))
            values.append(self._value(value, place))
        if next(left, None) is not None:
            raise ValueError("a field that isn't in the tree")
        return values

    def _value(self, node: ast.FormattedValue, place: Field) -> ast.expr:
        line, column = self._cursor.to(place.start)
        text = f"({self._text[place.start : place.end]}\n)"
        parsed = self._parse(text) if self._parse is not None else ast.parse(text, mode="eval").body
        _move(parsed, line, column)
        spec = node.format_spec
        if isinstance(spec, ast.JoinedStr):
            spec = ast.copy_location(ast.JoinedStr(self.values(spec, place.inner)), spec)
        return ast.copy_location(ast.FormattedValue(parsed, node.conversion, spec), node)


def _move(tree: ast.expr, line: int, column: int) -> None:
    """Move an expression that was parsed after a parenthesis to *line* and *column* of its source."""
    for part in ast.walk(tree):
        if isinstance(part, (ast.expr, ast.keyword)):
            if part.lineno == 1:
                part.col_offset += column - 1
            if part.end_lineno == 1:
                part.end_col_offset = (part.end_col_offset or 0) + column - 1
            part.lineno += line - 1
            part.end_lineno = (part.end_lineno or 1) + line - 1
