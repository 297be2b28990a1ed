"""AAR101, AAR102, AAR103, AAR105: what app access rules can block, and what they don't govern."""

from __future__ import annotations

from appaccess_lint.model import CallSite, Operation
from appaccess_lint.rules.certainty import caller, calls_all
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import keys, source_name, titled


def blocked_call(site: CallSite) -> str | None:
    """AAR101: the operation is known and can be blocked."""
    blocked = _blocked(site)
    if not blocked or not calls_all(site):
        return None
    message = f"app access rules can block {titled(blocked[0])}{_disagreement(blocked[0])}"
    if len(blocked) > 1:
        message += f", and {len(blocked) - 1} more that {caller(site)} calls"
    return message


def partly_known_call(site: CallSite) -> str | None:
    """AAR102: one of several operations is called, and at least one of them can be blocked."""
    blocked = _blocked(site)
    if not blocked or site.kind == "literal" or calls_all(site):
        return None
    if len(blocked) < len(site.operations):
        return f"app access rules can block this call if it is {keys(blocked)}"
    if len(blocked) == 1:
        only = blocked[0]
        return f"app access rules can block {titled(only)}, if this call's method is {only.method}"
    return f"app access rules can block this call, whichever it is: {keys(blocked)}"


def blocked_literal(site: CallSite) -> str | None:
    """AAR103: a URL literal, seen in no call, of an operation that can be blocked."""
    blocked = _blocked(site)
    if not blocked or site.kind != "literal":
        return None
    return f"app access rules can block calls of this URL: {keys(blocked)}"


def ungoverned_call(site: CallSite) -> str | None:
    """AAR105: whatever the call is, app access rules don't govern it."""
    if site.kind == "literal" or not site.operations:
        return None
    if any(operation.app_access != "not-blocked" for operation in site.operations):
        return None
    if len(site.operations) == 1:
        operation = site.operations[0]
        return f"app access rules don't govern {titled(operation)}{_disagreement(operation)}"
    return f"app access rules don't govern {keys(site.operations)}"


def _blocked(site: CallSite) -> list[Operation]:
    return [operation for operation in site.operations if operation.app_access == "blocked"]


def _disagreement(operation: Operation) -> str:
    others = [
        source_name(claim.source)
        for claim in operation.claims
        if claim.app_access in ("blocked", "not-blocked") and claim.app_access != operation.app_access
    ]
    if not others:
        return ""
    verdict = "they can't" if operation.app_access == "blocked" else "they can block it"
    return f"; but according to {' and '.join(others)} {verdict}"


RULES = (
    Rule(
        "AAR101",
        "app-access-blocked",
        "call of an operation that an app access rule can block",
        True,
        blocked_call,
    ),
    Rule(
        "AAR102",
        "app-access-may-be-blocked",
        "call whose method or operation is only partly known; at least one candidate can be blocked",
        True,
        partly_known_call,
    ),
    Rule(
        "AAR103",
        "app-access-blocked-literal",
        "URL literal, seen in no call, of an operation that can be blocked",
        True,
        blocked_literal,
    ),
    Rule(
        "AAR105",
        "app-access-not-governed",
        "call of an operation that app access rules don't govern (for a security review)",
        False,
        ungoverned_call,
        level="note",
    ),
)
