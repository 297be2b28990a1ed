"""AAR901: comments that suppress nothing."""

from __future__ import annotations

from appaccess_lint.rules.rule import Rule

UNUSED = Rule(
    "AAR901",
    "unused-ignore",
    "comment that ignores a code which is not reported there",
    False,
    # found by the command once all call sites of a file are known
    lambda site: None,
    severity="warning",
)
RULES = (UNUSED,)
