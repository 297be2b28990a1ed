"""AAR301, AAR302, AAR303: what to call instead of an operation that is deprecated or gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from appaccess_lint.model import CallSite, Operation, Replacement
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import SHOWN, listing

Sort = Literal["one", "by content type", "not in v2"]

CONTENT_TYPES_SHOWN = 16


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
    if len(operations) > 1:
        pairs = [_pair(operation, " or ", if_none="none") for operation in operations]
        return f"no v2 replacement; in v1: {listing(pairs, joint='; ')}"
    only = operations[0]
    if not only.replacements:
        return f"no replacement for {only.key}, neither in v2 nor in v1"
    return f"no v2 replacement for {only.key}; use v1 {_targets(only.replacements, ' or ')}"


def _message(site: CallSite, sort: Sort, intro: str, joint: str) -> str | None:
    operations = _of_sort(site, sort)
    if not operations:
        return None
    if len(site.operations) == 1:
        return intro + _targets(operations[0].replacements, joint)
    return intro + listing([_pair(operation, joint) for operation in operations], joint="; ")


def _pair(operation: Operation, joint: str, if_none: str = "") -> str:
    # where several operations share a message, each is given less room
    return f"{operation.key} -> {_targets(operation.replacements, joint, shown=SHOWN) or if_none}"


def _targets(replacements: Sequence[Replacement], joint: str, shown: int = CONTENT_TYPES_SHOWN) -> str:
    named = [f"{r} ({r.when})" if r.when else str(r) for r in replacements]
    return listing(named, shown, joint)


def _of_sort(site: CallSite, sort: Sort) -> list[Operation]:
    return [o for o in site.operations if o.lifecycle != "current" and _sort(o) == sort]


def _sort(operation: Operation) -> Sort:
    if not any("/api/v2/" in replacement.path for replacement in operation.replacements):
        return "not in v2"
    return "by content type" if any(r.when for r in operation.replacements) else "one"


def _rule(code: str, name: str, summary: str, check: Callable[[CallSite], str | None]) -> Rule:
    return Rule(code, name, summary, True, check, level="note")


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
