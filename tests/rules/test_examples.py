"""The examples of the documentation: the first has the code, the second has not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from running import run

from appaccess_lint.rules import RULES

PAGES = Path(__file__).parents[2] / "docs" / "rules"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_examples(code, tmp_path):
    bad, good = BLOCK.findall((PAGES / f"{code}.md").read_text(encoding="utf-8"))
    found = {}
    for name, source in (("bad", bad), ("good", good)):
        path = tmp_path / f"{name}.py"
        path.write_text(source, encoding="utf-8")
        listed = run("inventory", "--isolated", "--format", "json", str(path), cwd=tmp_path)
        assert (listed.status, listed.err) == (0, "")
        assert listed.document["calls"], f"the {name} example has no Confluence call"
        found[name] = set(run("check", "--isolated", "--extend-select", code, str(path), cwd=tmp_path).codes)
    assert code in found["bad"]
    assert code not in found["good"]
