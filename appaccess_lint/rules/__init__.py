"""Define the rules, which turn call sites into findings.

Each module of this package that defines ``RULES`` adds its rules; nothing else needs to change.
"""

from __future__ import annotations

import importlib
import pkgutil

from appaccess_lint.finding import SEVERITIES, Finding, one_of_each_hundred
from appaccess_lint.model import CallSite
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import MAX_MESSAGE
from appaccess_lint.wording import one_line

__all__ = [
    "OFF_BY_DEFAULT",
    "RULES",
    "SEVERITIES",
    "URLS",
    "Rule",
    "findings_for",
    "one_of_each_hundred",
]


def _registered() -> tuple[Rule, ...]:
    found: list[Rule] = []
    for module in pkgutil.iter_modules(__path__):
        found += getattr(importlib.import_module(f"{__name__}.{module.name}"), "RULES", ())
    return tuple(sorted(found, key=lambda rule: rule.code))


RULES: tuple[Rule, ...] = _registered()
URLS = {rule.code: rule.url for rule in RULES}
"""The address of each rule's page, by its code."""
OFF_BY_DEFAULT = tuple(rule.code for rule in RULES if not rule.default_on)


def findings_for(site: CallSite) -> tuple[Finding, ...]:
    """Return what all rules say about *site*, at most one finding for each code, in the order of the codes.

    Calls to Confluence Server and Data Center have none, as the rules are about Cloud only.
    """
    if site.deployment == "server":
        return ()
    said = ((rule, rule.check(site)) for rule in RULES)
    return tuple(
        Finding(rule.code, one_line(text, MAX_MESSAGE), site.path, site.span, rule.severity)
        for rule, text in said
        if text
    )
