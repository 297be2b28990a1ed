"""The examples of the documentation: the first has the code, the second has not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from appaccess_lint.cli.run import Runner
from appaccess_lint.cli.selection import Selection
from appaccess_lint.engine import Analyzer
from appaccess_lint.rules import RULES

PAGES = Path(__file__).parents[2] / "docs" / "rules"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def analyzer():
    return Analyzer()


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_examples(code, analyzer, tmp_path):
    bad, good = BLOCK.findall((PAGES / f"{code}.md").read_text(encoding="utf-8"))
    found = {}
    for name, source in (("bad", bad), ("good", good)):
        path = tmp_path / f"{name}.py"
        path.write_text(source, encoding="utf-8")
        report = Runner(lambda: analyzer, Selection(extend_select=(code,))).file(str(path))
        assert report.errors == ()
        assert report.sites, f"the {name} example has no Confluence call"
        found[name] = {finding.code for finding in report.findings}
    assert code in found["bad"]
    assert code not in found["good"]
