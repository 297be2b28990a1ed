"""``# noqa`` comments, with the meaning that flake8 gives them."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Callable

_CODES = r"(?::\s?(?P<codes>(?:[A-Z]+[0-9]+(?:[,\s]+)?)+))?"
LINE = re.compile(rf"# noqa{_CODES}", re.IGNORECASE)
FILE = re.compile(rf"^[ \t]*# flake8[:=]\s*noqa{_CODES}", re.IGNORECASE | re.MULTILINE)

Silenced = Callable[[int, str], bool]
"""Takes a line, from 1, and a code; tells whether a comment silences this code there."""


def silenced(source: str) -> Silenced:
    """Return what the comments of *source* (with ``\\n`` line ends) silence."""
    if "noqa" not in source.lower():
        return lambda line, code: False
    everywhere = [_prefixes(match) for match in FILE.finditer(source)]
    by_line = _by_line(source)

    def is_silenced(line: int, code: str) -> bool:
        return any(code.startswith(prefixes) for prefixes in (*everywhere, by_line.get(line, ())))

    return is_silenced


def _prefixes(match: re.Match[str]) -> tuple[str, ...]:
    """Return the prefixes of codes that a comment lists; one without a list silences every code."""
    codes = match["codes"]
    return tuple(re.split(r"[,\s]+", codes.upper().strip(" \t\n,"))) if codes else ("",)


def _by_line(source: str) -> dict[int, tuple[str, ...]]:
    """Return what is silenced at each line: a comment holds for all lines of its string or continued line."""
    lines = io.StringIO(source).readlines()
    found: dict[int, tuple[str, ...]] = {}
    for first, last in _ranges(source):
        match = LINE.search("".join(lines[first - 1 : last]))
        if match:
            found |= dict.fromkeys(range(first, last + 1), _prefixes(match))
    return found


def _ranges(source: str) -> list[tuple[int, int]]:
    """Return the stretches of lines that no line end but one within a string or after a backslash parts."""
    ranges: list[tuple[int, int]] = []
    first = last = 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type in (tokenize.ENDMARKER, tokenize.DEDENT):
                continue
            first = min(first or token.start[0], token.start[0])
            last = max(last, token.end[0])
            if token.type in (tokenize.NL, tokenize.NEWLINE):
                ranges.append((first, last))
                first = last = 0
    except (tokenize.TokenError, SyntaxError):
        return []
    return ranges
