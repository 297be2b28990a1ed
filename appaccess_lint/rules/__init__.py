"""What there is to say about a call site.

Each module of this package that defines ``RULES`` adds its rules; nothing else has to be touched.
"""

from __future__ import annotations

import importlib
import pkgutil

from appaccess_lint.model import CallSite, Finding
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import one_line

__all__ = ["LEVELS", "RULES", "Rule", "findings_for"]


def _registered() -> tuple[Rule, ...]:
    found: list[Rule] = []
    for module in pkgutil.iter_modules(__path__):
        found += getattr(importlib.import_module(f"{__name__}.{module.name}"), "RULES", ())
    return tuple(sorted(found, key=lambda rule: rule.code))


RULES: tuple[Rule, ...] = _registered()
LEVELS = {rule.code: rule.level for rule in RULES}
"""How urgent each code is, for outputs that grade."""


def findings_for(site: CallSite) -> tuple[Finding, ...]:
    """Return what all rules say of *site*, at most one finding for each code, in the order of the codes.

    Calls of Confluence Server and Data Center have none, as what the rules say holds in Cloud only.
    """
    if site.deployment == "server":
        return ()
    said = ((rule.code, rule.check(site)) for rule in RULES)
    return tuple(Finding(code, one_line(text), site.path, site.span) for code, text in said if text)
