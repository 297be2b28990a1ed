"""Lines as the protocol counts them, and the line edits between two texts."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

# not str.splitlines, which also ends lines at form feeds and Unicode separators
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def split_lines(text: str) -> list[str]:
    """Return the lines of *text* with their line ends; one empty line for an empty text."""
    return _LINE.findall(text) or [""]


def line_edits(before: Sequence[str], after: str) -> Iterator[tuple[int, int, str]]:
    """Yield the edits that turn the lines *before* into the text *after*.

    Each edit is the first line that it replaces, the line after the last one, both counted from 0, and the
    new text.
    """
    lines = split_lines(after)
    for kind, start, end, first, last in difflib.SequenceMatcher(
        a=before, b=lines, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            yield start, end, "".join(lines[first:last])
