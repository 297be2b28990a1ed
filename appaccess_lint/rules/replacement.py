"""AAR301, AAR302, AAR303: what to call instead of an operation that is deprecated or gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from appaccess_lint.model import CallSite, Operation, Replacement
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import listing

Sort = Literal["one", "by content type", "not in v2"]

CONTENT_TYPES_SHOWN = 8


def replaced(site: CallSite) -> str | None:
    """AAR301: v2 has a replacement that holds whatever the content is."""
    return _message(site, "one", "in v2: ", " or ")


def replaced_by_content_type(site: CallSite) -> str | None:
    """AAR302: v2 has replacements, each for some content type."""
    return _message(site, "by content type", "in v2, by content type: ", ", ")


def not_replaced_in_v2(site: CallSite) -> str | None:
    """AAR303: v2 has no replacement; another v1 operation may be one."""
    operations = _of_sort(site, "not in v2")
    if not operations:
        return None
    return f"no v2 replacement for {listing([_without_v2(o) for o in operations], joint='; ')}"


def _without_v2(operation: Operation) -> str:
    if not operation.replacements:
        return f"{operation.key}, nor another one"
    return f"{operation.key}; use v1 {_targets(operation.replacements, ', ')}"


def _message(site: CallSite, sort: Sort, intro: str, joint: str) -> str | None:
    operations = _of_sort(site, sort)
    if not operations:
        return None
    if len(site.operations) == 1:
        return intro + _targets(operations[0].replacements, joint)
    pairs = [f"{o.key} -> {_targets(o.replacements, joint)}" for o in operations]
    return intro + listing(pairs, joint="; ")


def _targets(replacements: Sequence[Replacement], joint: str) -> str:
    named = [f"{r} ({r.when})" if r.when else str(r) for r in replacements]
    return listing(named, shown=CONTENT_TYPES_SHOWN, joint=joint)


def _of_sort(site: CallSite, sort: Sort) -> list[Operation]:
    return [o for o in site.operations if o.lifecycle != "current" and _sort(o) == sort]


def _sort(operation: Operation) -> Sort:
    if not any("/api/v2/" in replacement.path for replacement in operation.replacements):
        return "not in v2"
    return "by content type" if any(r.when for r in operation.replacements) else "one"


def _rule(code: str, name: str, summary: str, check: Callable[[CallSite], str | None]) -> Rule:
    return Rule(code, name, summary, True, check)


RULES = (
    _rule("AAR301", "v2-replacement", "v2 replacement", replaced),
    _rule(
        "AAR302",
        "v2-replacement-by-content-type",
        "v2 replacement depends on the content type; names each",
        replaced_by_content_type,
    ),
    _rule(
        "AAR303",
        "no-v2-replacement",
        "no v2 replacement; names the v1 operation to use instead, or says there is none",
        not_replaced_in_v2,
    ),
)
