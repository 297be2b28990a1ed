"""The set of rules: its codes are a contract, and each has a page of documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handmade import SPAN, catalog, site

from appaccess_lint.flake8_plugin import OFF_BY_DEFAULT
from appaccess_lint.rules import LEVELS, RULES, findings_for

PAGES = Path(__file__).parents[2] / "docs" / "rules"
HEADINGS = ["What it says", "Why it matters", "Example", "Use instead", "Options", "References"]


def test_codes_and_defaults():
    assert {rule.code: rule.default_on for rule in RULES} == {
        "AAR101": True,
        "AAR102": True,
        "AAR103": True,
        "AAR105": False,
        "AAR201": True,
        "AAR202": True,
        "AAR203": False,
        "AAR204": True,
        "AAR301": True,
        "AAR302": True,
        "AAR303": True,
        "AAR401": True,
        "AAR402": True,
        "AAR405": True,
    }


def test_levels():
    assert {code for code, level in LEVELS.items() if level == "error"} == {"AAR202"}
    notes = {"AAR105", "AAR203", "AAR301", "AAR302", "AAR303"}
    assert {code for code, level in LEVELS.items() if level == "note"} == notes
    assert set(LEVELS.values()) == {"error", "warning", "note"}


def test_flake8_plugin_knows_which_are_off():
    assert {rule.code for rule in RULES if not rule.default_on} == set(OFF_BY_DEFAULT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page(rule):
    text = (PAGES / f"{rule.code}.md").read_text(encoding="utf-8")
    assert text.startswith(
        f"# {rule.code}: {rule.name}\n\n{'On' if rule.default_on else 'Off'} by default.\n"
    )
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == HEADINGS


def test_table_of_codes():
    table = (PAGES / "README.md").read_text(encoding="utf-8")
    rows = [line for line in table.splitlines() if line.startswith("| [")]
    assert rows == [
        f"| [{r.code}]({r.code}.md) | {r.name} | {r.summary} | {'on' if r.default_on else 'off'} |"
        for r in RULES
    ]


def test_findings_stand_at_the_site_once_for_each_code():
    call = site(*[operation.key for operation in catalog()])
    findings = findings_for(call)
    codes = [finding.code for finding in findings]
    assert codes == sorted(set(codes))
    assert {(finding.path, finding.span) for finding in findings} == {("app.py", SPAN)}


def test_every_message_is_one_bounded_line():
    everything = [operation.key for operation in catalog()]
    for keys in (*([key] for key in everything), everything):
        for finding in findings_for(site(*keys)):
            assert finding.message.isascii()
            assert finding.message.isprintable()
            assert len(finding.message) <= 1500
            assert not finding.message.endswith("...")
