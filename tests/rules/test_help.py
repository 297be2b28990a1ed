"""The pages of rules, as `explain` and the formats with rule help use them."""

from __future__ import annotations

import re

import pytest

from appaccess_lint.rules import RULES
from appaccess_lint.rules.help import help_for


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_help_stands_alone(rule):
    found = help_for(rule)
    sections = (found.does, found.why, found.example, found.advice, found.options)
    assert all(sections)
    for text in (*sections, found.references):
        assert not re.search(r"^## ", text, re.MULTILINE)
        assert all(target.startswith("https://") for target in re.findall(r"\]\(([^)]*)\)", text))


def test_sections_keep_their_place():
    (rule,) = (rule for rule in RULES if rule.code == "AAR201")
    found = help_for(rule)
    assert found.does.startswith("The call uses a deprecated operation of REST API v1")
    assert "OAuth apps in May 2025 (AAR202)" in found.why
    assert "/rest/api/content/" in found.example
    assert "/api/v2/pages/" in found.advice
    assert "All codes" not in found.references
    assert "](https://" in found.references
