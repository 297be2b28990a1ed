"""The phrases that messages are made of."""

from __future__ import annotations

import pytest

from appaccess_lint.wording import listing, one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("abcdefgh", "abcdefgh"),
        ("abcdefghi", "abcde..."),
        ("abcdefghij", "abcde..."),
        ("abcdef\n", "abcdef\\n"),
        ("abcdefg\n", "abcde..."),
        ("\u2028ab", "\\u2028ab"),
        ("\u2028abc", "\\u202..."),
        ("äöü", "äöü"),
    ],
)
def test_a_line_is_escaped_and_cut(text: str, line: str) -> None:
    assert one_line(text, 8) == line


@pytest.mark.parametrize(
    ("count", "shown", "joint", "text"),
    [
        (0, 2, ", ", ""),
        (2, 2, ", ", "1, 2"),
        (3, 2, ", ", "1, 2, 3"),
        (4, 2, ", ", "1, 2 and 2 more"),
        (4, 2, "; ", "1; 2; and 2 more"),
        (4, 2, " or ", "1 or 2 and 2 more"),
    ],
)
def test_one_more_is_named_and_several_are_counted(count: int, shown: int, joint: str, text: str) -> None:
    assert listing([str(number + 1) for number in range(count)], shown, joint) == text
