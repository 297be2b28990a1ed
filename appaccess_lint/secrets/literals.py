"""Find the secrets in the literals and comments of a source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from appaccess_lint.secrets.reader import SecretReader
from appaccess_lint.secrets.texts import MAX_CACHED
from appaccess_lint.secrets.tokens import tokens

MAX_STATEMENTS = 8192
MAX_SAME_LINE = 8
"""Maximum numbers of cached first lines of statements, and of statements with the same first line."""
_CODE = re.compile(r"[^\s][^\n]*\n?")
_SIGN = r"""(?:[^\n"'#\\()\[\]{}\d]|\d(?![\w.]{4}))"""
_BRACKETS = rf"[(\[](?:{_SIGN}|[(\[]{_SIGN}*[)\]])*[)\]]"
_PLAIN = re.compile(rf"(?:(?:{_SIGN}|{_BRACKETS})*\n)*")
"""Lines that are complete statements without a literal or a number that may be a secret."""


def secret_spans(source: str, at: int = 0, until: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of the secrets in *source*, in order and without overlaps.

    *at* is the beginning of a statement. Only statements that begin before *until* are read.
    """
    spans: list[tuple[int, int]] = []
    until = len(source) if until is None else until
    while (first := _CODE.search(source, _skip_plain_lines(source, at))) is not None:
        at = first.start()
        if at >= until:
            break
        known = (s for s in _STATEMENTS.get(first[0], ()) if source.startswith(s.text, at))
        statement = next(known, None) or _statement(source, at, first[0])
        spans += _shifted(statement.spans, at)
        at += len(statement.text)
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _skip_plain_lines(source: str, at: int) -> int:
    """Return the end of the statements from *at* without strings and numbers: most of a source."""
    plain = _PLAIN.match(source, at)
    return plain.end() if plain is not None else at


@dataclass(frozen=True, slots=True)
class _Statement:
    """The lines of one or more complete statements, and the spans of their secrets."""

    text: str
    spans: tuple[tuple[int, int], ...]


_STATEMENTS: dict[str, tuple[_Statement, ...]] = {}
"""The statements read last, by first line: an editor reads the same ones after each change."""


def _statement(source: str, at: int, first: str) -> _Statement:
    """Read the statements from *at*, with the first line *first*, up to a line end that ends one.

    Whether a literal is a secret doesn't depend on other statements. A statement that is cut off by the
    end of the source isn't cached, because it may continue in another source.
    """
    reader = SecretReader()
    for token in tokens(source, at):
        reader.read(token)
        if token.kind == "end" and token.text == "\n":
            statement = _Statement(source[at : token.end], _shifted(reader.spans, -at))
            if len(statement.text) <= MAX_CACHED:
                if len(_STATEMENTS) >= MAX_STATEMENTS:
                    _STATEMENTS.clear()
                _STATEMENTS[first] = (statement, *_STATEMENTS.get(first, ())[: MAX_SAME_LINE - 1])
            return statement
    return _Statement(source[at:], _shifted(reader.spans, -at))


def _shifted(spans: Iterable[tuple[int, int]], by: int) -> tuple[tuple[int, int], ...]:
    return tuple((start + by, end + by) for start, end in spans)


class SecretLiterals:
    """The secrets of a source, by line and column.

    *bodies* are the positions, from 1, of the first statements of functions and classes. The source
    between two of them is read when a secret in it is requested.
    """

    def __init__(self, lines: Iterable[str], bodies: Iterable[tuple[int, int]] = ()) -> None:
        listed = list(lines)
        self.source = "\n".join(listed)
        self._line_starts = [0, *accumulate(len(line) + 1 for line in listed)]
        alone = {line for line, column in bodies if line > 1 and not listed[line - 1][: column - 1].strip()}
        self._parts = [0, *(self._line_starts[line - 1] for line in sorted(alone))]
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def at(self, line: int, column: int) -> int:
        """Return the offset of *line*, from 1, and *column*, from 0."""
        if not 0 < line < len(self._line_starts):
            return len(self.source)
        return self._line_starts[line - 1] + column

    def shown(self, start: int, end: int, mask: str) -> str:
        """Return the source from *start* to *end*, with each secret replaced by *mask*."""
        parts: list[str] = []
        for first, last in self._overlapping(start, end):
            if first > start:
                parts.append(self.source[start:first])
            parts.append(mask)
            start = last
        parts.append(self.source[start:end] if start < end else "")
        return "".join(parts)

    def within(self, start: int, end: int) -> list[str]:
        """Return the complete secrets that overlap *start* to *end*."""
        return [self.source[first:last] for first, last in self._overlapping(start, end)]

    def _overlapping(self, start: int, end: int) -> list[tuple[int, int]]:
        first = max(0, bisect_right(self._parts, start) - 1)
        last = bisect_left(self._parts, end, first + 1)
        spans = (span for part in range(first, last) for span in self._secrets_of(part))
        return [(begin, stop) for begin, stop in spans if begin < end and stop > start]

    def _secrets_of(self, part: int) -> list[tuple[int, int]]:
        if part not in self._spans:
            ends = self._parts[part + 1 : part + 2] or [len(self.source)]
            self._spans[part] = secret_spans(self.source, self._parts[part], ends[0])
        return self._spans[part]
