"""What expressions and statements come to: ``cases`` has it behind each ``show(…)`` and the like.

``show(a + b)  # => "x/y" | «z»``: ``shown.py`` tells how values are written.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from shown import shown

CASES = sorted((Path(__file__).parent / "cases").glob("*.py"))
MARK = re.compile(r"\b(?:show|depends|trail)\(.*#\s*=>\s*(.*)$")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path) -> None:
    source = case.read_text(encoding="utf-8")
    lines = enumerate(source.split("\n"), 1)
    expected = {number: found[1] for number, line in lines if (found := MARK.search(line))}
    assert len(expected) == sum(source.count(f"{name}(") for name in ("show", "depends", "trail"))
    found = {line: " | ".join(values) for line, values in shown(source).items()}
    assert found == {line: _sorted(text) for line, text in expected.items()}


def test_out_of_steps_a_call_is_known_by_its_summary() -> None:
    source = "def f(p):\n    return p + '/x'\nshow(f('a'))\n" + "a = 1\n" * 100 + "show(f('b'))\n"
    assert shown(source, steps=100) == {3: ['"a/x"'], 104: ['"«p»/x"']}
    assert shown(source)[104] == ['"b/x"']


def _sorted(text: str) -> str:
    # a bar within a list or dictionary separates what stands there
    depth, parts = 0, [""]
    for piece in re.split(r"(\s\|\s|[\[\]{}])", text.strip()):
        depth += (piece in {"[", "{"}) - (piece in {"]", "}"})
        if depth == 0 and piece == " | ":
            parts.append("")
        else:
            parts[-1] += piece
    return " | ".join(sorted(parts))
