"""The page on refusals: each line of its examples gets the code that its comment names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from running import run

PAGE = Path(__file__).parents[2] / "docs" / "refusals.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example: str, tmp_path: Path) -> None:
    lines = example.splitlines()
    expected = {
        (number, code) for number, line in enumerate(lines, 1) for code in re.findall(r"# (AAR\d+)", line)
    }
    (tmp_path / "app.py").write_text(example, encoding="utf-8")
    ran = run("check", "--isolated", "--no-cache", "--select", "AAR104,AAR106", "app.py", cwd=tmp_path)
    assert ran.err == ""
    assert {(int(line.split(":")[1]), line.split()[1]) for line in ran.lines} == expected
