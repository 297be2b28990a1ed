"""Comments that suppress findings: flake8's ``# noqa``, and ``# appaccess: ignore[AAR101] reason``."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Callable, Iterator
from typing import NamedTuple

_CODES = r"(?::\s?(?P<codes>(?:[A-Z]+[0-9]+(?:[,\s]+)?)+))?"
NOQA = re.compile(rf"# noqa{_CODES}", re.IGNORECASE)
NOQA_FILE = re.compile(rf"^[ \t]*# flake8[:=]\s*noqa{_CODES}", re.IGNORECASE | re.MULTILINE)
OWN_COMMENT = re.compile(r"appaccess(?:-lint)?:", re.IGNORECASE)
OWN = re.compile(
    r"#\s*appaccess(?:-lint)?:\s*ignore(?![\w-])"
    # without brackets, codes are meant too: "ignore AAR101"
    r"(?:\[(?P<codes>[^\]\n]*)\]|(?:[:=]\s*|\s+)(?P<bare>AAR\d+(?:[,\s]+AAR\d+)*\b))?",
    re.IGNORECASE,
)


class Unused(NamedTuple):
    """A code that a comment suppresses although it isn't found there; line and column count from 1."""

    line: int
    column: int
    end_column: int
    code: str


class _Comment(NamedTuple):
    """A comment on a line; ``prefixes`` of codes, with an empty one if it means all codes."""

    line: int
    column: int
    end_column: int
    prefixes: tuple[str, ...]


class Suppressions:
    """What the comments of *source*, with ``\\n`` line ends, suppress; flake8's count with *noqa*."""

    def __init__(self, source: str, *, noqa: bool = True) -> None:
        self._everywhere: list[tuple[str, ...]] = []
        self._by_line: dict[int, list[_Comment]] = {}
        self._used: set[tuple[_Comment, str]] = set()
        patterns = [OWN] if OWN_COMMENT.search(source) else []
        if noqa and "noqa" in source.lower():
            self._everywhere = [_prefixes(match) for match in NOQA_FILE.finditer(source)]
            patterns.append(NOQA)
        if patterns:
            self._read(source, patterns)

    def suppresses(self, first: int, last: int, code: str) -> bool:
        """Return whether a comment on one of the lines *first* to *last* of a call suppresses *code*."""
        if any(code.startswith(prefixes) for prefixes in self._everywhere):
            return True
        if not self._by_line:
            return False
        found = False
        for line in range(first, last + 1):
            for comment in self._by_line.get(line, ()):
                for prefix in comment.prefixes:
                    if code.startswith(prefix):
                        self._used.add((comment, prefix))
                        found = True
        return found

    def unused(self, shows: Callable[[str], bool]) -> Iterator[Unused]:
        """Yield the codes of comments that have suppressed nothing, if this run *shows* these codes."""
        comments = dict.fromkeys(comment for listed in self._by_line.values() for comment in listed)
        for comment in sorted(comments):
            for prefix in comment.prefixes:
                if prefix.startswith("AAR") and (comment, prefix) not in self._used and shows(prefix):
                    yield Unused(comment.line, comment.column, comment.end_column, prefix)

    def _read(self, source: str, patterns: list[re.Pattern[str]]) -> None:
        lines = io.StringIO(source).readlines()
        for first, last, comments in _ranges(source):
            text = "".join(lines[first - 1 : last])
            for pattern in patterns:
                # flake8 searches the whole line, including its strings
                match = pattern.search(text)
                if match is None or (pattern is OWN and not OWN.search(comments)):
                    continue
                line = first + text.count("\n", 0, match.start())
                column = match.start() - text.rfind("\n", 0, match.start())
                length = len(match[0].rstrip())
                comment = _Comment(line, column, column + length, _prefixes(match))
                for number in range(first, last + 1):
                    self._by_line.setdefault(number, []).append(comment)


def _prefixes(match: re.Match[str]) -> tuple[str, ...]:
    """Return the prefixes of codes that a comment lists; a comment without a list means all codes."""
    found = match.groupdict()
    codes = re.split(r"[,\s]+", (found["codes"] or found.get("bare") or "").upper().strip(" \t\n,"))
    return tuple(code for code in codes if code) or ("",)


def _ranges(source: str) -> list[tuple[int, int, str]]:
    """Return the ranges of lines that only line ends within a string or after a backslash separate.

    Each has its first line, its last line, and its comment.
    """
    ranges: list[tuple[int, int, str]] = []
    first = last = 0
    comment = ""
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type in (tokenize.ENDMARKER, tokenize.DEDENT):
                continue
            first = min(first or token.start[0], token.start[0])
            last = max(last, token.end[0])
            if token.type == tokenize.COMMENT:
                comment = token.string
            if token.type in (tokenize.NL, tokenize.NEWLINE):
                ranges.append((first, last, comment))
                first, last, comment = 0, 0, ""
    except (tokenize.TokenError, SyntaxError):
        return []
    return ranges
