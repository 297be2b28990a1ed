"""`explain` of codes: the page of the rule, on a terminal."""

from __future__ import annotations

import json
import re
from textwrap import indent

import pytest

from appaccess_lint.rules import RULES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page(command, root, rule):
    ran = command("explain", rule.code)
    assert (ran.status, ran.err) == (0, "")
    default = "on" if rule.default_on else "off"
    assert ran.out.startswith(f"{rule.code}: {rule.name} ({default} by default)\n{rule.summary}\n")
    page = (root / "docs/rules" / f"{rule.code}.md").read_text(encoding="utf-8")
    own = page.partition("## What it does")[2].partition("## References")[0]
    # no word is lost or changed but what marks headings, code and links
    unmarked = re.sub(r"```python|```|^## ", "", own, flags=re.MULTILINE)
    for word in re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", unmarked).split():
        assert word in ran.out
    for block in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        assert indent(block, "    ") in ran.out
    assert "```" not in ran.out
    assert "](" not in ran.out


def test_several_codes(command):
    together = command("explain", "aar3").out
    assert re.findall(r"^(AAR\d+): ", together, re.MULTILINE) == ["AAR301", "AAR302", "AAR303"]
    mixed = command("explain", "AAR402", "GET", "/wiki/rest/api/search").out
    assert "AAR402: unknown-method" in mixed
    assert "\nGET /wiki/rest/api/search\n" in mixed


def test_name_of_a_rule(command):
    assert command("explain", "Deprecated-v1").out.startswith("AAR201: deprecated-v1 (on by default)\n")


def test_json(command):
    told = json.loads(command("explain", "--format", "json", "AAR105").out)
    (rule,) = told["rules"]
    assert (rule["code"], rule["default"], told["operations"]) == ("AAR105", False, [])
    assert "```python" in rule["example"]


@pytest.mark.parametrize("code", ["AAR999", "aar107", "AARX\x1b[0m"])
def test_unknown_code(command, code):
    ran = command("explain", code)
    assert (ran.status, ran.out) == (2, "")
    codes = ", ".join(rule.code for rule in RULES)
    shown = code.replace("\x1b", "�")
    assert ran.err == f'appaccess-lint: error: unknown code "{shown}"; expected one of {codes}\n'
