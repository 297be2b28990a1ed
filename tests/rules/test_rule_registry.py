"""The set of rules: its codes are a contract, and each has a page of documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handmade import SPAN, catalog, site

from appaccess_lint.flake8_plugin import OFF_BY_DEFAULT
from appaccess_lint.model import Finding
from appaccess_lint.rules import RULES, SEVERITIES, findings_for, one_of_each_hundred

PAGES = Path(__file__).parents[2] / "docs" / "rules"
HEADINGS = ["What it does", "Why is this bad?", "Example", "Use instead", "Options", "References"]


def test_codes_and_defaults():
    assert {rule.code: rule.default_on for rule in RULES} == {
        "AAR101": True,
        "AAR102": True,
        "AAR103": True,
        "AAR104": False,
        "AAR105": False,
        "AAR106": False,
        "AAR201": True,
        "AAR202": True,
        "AAR203": False,
        "AAR204": True,
        "AAR301": False,
        "AAR302": False,
        "AAR303": False,
        "AAR401": True,
        "AAR402": True,
        "AAR403": True,
        "AAR404": True,
        "AAR405": True,
        "AAR406": True,
        "AAR501": False,
        "AAR901": False,
    }


def test_severities():
    by_severity = {
        severity: [rule.code for rule in RULES if rule.severity == severity] for severity in SEVERITIES
    }
    assert by_severity == {
        "note": ["AAR101", "AAR102", "AAR103", "AAR105", "AAR203", "AAR301", "AAR302", "AAR303", "AAR501"],
        "warning": ["AAR104", "AAR106", "AAR201", "AAR204", "AAR403", "AAR405", "AAR406", "AAR901"],
        "error": ["AAR202", "AAR401", "AAR402", "AAR404"],
    }


def found(*codes: str) -> list[Finding]:
    severities = {rule.code: rule.severity for rule in RULES}
    return [Finding(code, "", "app.py", SPAN, severities[code]) for code in codes]


def test_one_finding_of_each_hundred_the_most_severe():
    kept = one_of_each_hundred(found("AAR101", "AAR105", "AAR203", "AAR204", "AAR301", "AAR302", "AAR401"))
    assert [finding.code for finding in kept] == ["AAR101", "AAR204", "AAR301", "AAR401"]
    assert one_of_each_hundred([]) == ()


def test_an_unhandled_refusal_hides_no_other_finding() -> None:
    kept = one_of_each_hundred(found("AAR101", "AAR104", "AAR106"))
    assert [f.code for f in kept] == ["AAR101", "AAR104"]


def test_flake8_plugin_knows_which_are_off():
    assert {rule.code for rule in RULES if not rule.default_on} == set(OFF_BY_DEFAULT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page(rule):
    text = (PAGES / f"{rule.code}.md").read_text(encoding="utf-8")
    assert text.startswith(
        f"# {rule.code}: {rule.name}\n\n"
        f"{'On' if rule.default_on else 'Off'} by default. Severity: {rule.severity}.\n"
    )
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == HEADINGS


def test_table_of_codes():
    table = (PAGES / "README.md").read_text(encoding="utf-8")
    rows = [line for line in table.splitlines() if line.startswith("| [")]
    assert rows == [
        f"| [{r.code}]({r.code}.md) | {r.name} | {r.summary} | "
        f"{'on' if r.default_on else 'off'} | {r.severity} |"
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
            assert len(f"{finding.code} {finding.message}") <= 180
            assert not finding.message.endswith("...")
