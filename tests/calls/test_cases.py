"""Calls as real code makes them: the files in ``cases`` say on each line what is called there.

``# => GET /wiki/rest/api/space`` behind a line: a call site begins on it that reaches just that operation;
several are separated by ``|``.  ``server:`` in front: a call to Confluence Server, which isn't reported.
A line without such a comment has no call site.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from appaccess_lint.engine import Analyzer, Settings
from appaccess_lint.model import CallSite

CASES = sorted((Path(__file__).parent / "cases").glob("*.py"))
VERSIONS = Settings(client_versions=(("atlassian-python-api", "3.41.16"),))
MARK = re.compile(r"#\s*=>\s*(.*)$")


def expected(source: str) -> dict[int, str]:
    lines = enumerate(source.split("\n"), 1)
    return {number: found[1].strip() for number, line in lines if (found := MARK.search(line))}


def told(sites: list[CallSite]) -> str:
    keys = dict.fromkeys(o.key for site in sites for o in (*site.operations, *site.outside))
    kind = "server: " if all(site.deployment == "server" for site in sites) else ""
    literal = "literal: " if all(site.kind == "literal" for site in sites) else ""
    return kind + literal + " | ".join(keys)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, tmp_path: Path) -> None:
    source = case.read_text(encoding="utf-8")
    # without the marks, which speak of the API too
    bare = "\n".join(MARK.sub("", line) for line in source.split("\n"))
    by_line: dict[int, list[CallSite]] = {}
    for site in Analyzer(VERSIONS).analyze(bare, str(tmp_path / "app.py")).sites:
        if site.kind != "unresolved":
            by_line.setdefault(site.span.line, []).append(site)
    found = {line: told(sites) for line, sites in by_line.items()}
    assert {k: _sorted(v) for k, v in found.items()} == {k: _sorted(v) for k, v in expected(source).items()}


def _sorted(text: str) -> list[str]:
    return sorted(part.strip() for part in text.split("|"))


def test_there_are_cases() -> None:
    assert sum(len(expected(case.read_text(encoding="utf-8"))) for case in CASES) > 50


def test_server_has_no_findings() -> None:
    source = 'import requests\nrequests.get("https://confluence.example.com/rest/api/content/1")\n'
    (site,) = Analyzer().analyze(source, "confluence.py").sites
    assert site.deployment == "server"
    assert site.findings == ()
