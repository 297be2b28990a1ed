"""AAR101, AAR102, AAR103, AAR105: what app access rules can block, and what they don't govern."""

from __future__ import annotations

from appaccess_lint.catalog.sources import DOCUMENT, app_access_source
from appaccess_lint.model import CallSite
from appaccess_lint.rules.certainty import calls_all
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import principal, shortest, source_name, statement

CAN_BE_BLOCKED = "can be blocked by an app access rule"


def blocked_call(site: CallSite) -> str | None:
    """AAR101: the operation is known and can be blocked."""
    return _message(site) if calls_all(site) else None


def partly_known_call(site: CallSite) -> str | None:
    """AAR102: one of several operations is called, and at least one of them can be blocked."""
    return None if site.kind == "literal" or calls_all(site) else _message(site)


def blocked_literal(site: CallSite) -> str | None:
    """AAR103: a URL literal, seen in no call, of an operation that can be blocked."""
    return _message(site) if site.kind == "literal" else None


def ungoverned_call(site: CallSite) -> str | None:
    """AAR105: app access rules govern none of the operations that the call may use."""
    if site.kind == "literal" or not site.operations:
        return None
    if any(operation.app_access != "not-blocked" for operation in site.operations):
        return None
    return statement(site, site.operations, "is not governed by app access rules")


def _message(site: CallSite) -> str | None:
    blocked = [operation for operation in site.operations if operation.app_access == "blocked"]
    if not blocked:
        return None
    says = statement(site, blocked, CAN_BE_BLOCKED)
    source = app_access_source(principal(blocked)) or ""
    # the rule's page names Atlassian's page as the usual source; an OpenAPI document is named here
    return shortest(f"{says} ({source_name(source)})", says) if source.startswith(DOCUMENT) else says


RULES = (
    Rule(
        "AAR101",
        "app-access-blocked",
        "call to an operation that an app access rule can block",
        True,
        blocked_call,
        severity="note",
    ),
    Rule(
        "AAR102",
        "app-access-may-be-blocked",
        "call whose method or operation is only partly known; at least one candidate can be blocked",
        True,
        partly_known_call,
        severity="note",
    ),
    Rule(
        "AAR103",
        "app-access-blocked-literal",
        "URL literal, seen in no call, of an operation that can be blocked",
        True,
        blocked_literal,
        severity="note",
    ),
    Rule(
        "AAR105",
        "app-access-not-governed",
        "call to an operation that app access rules don't govern (for a security review)",
        False,
        ungoverned_call,
        severity="note",
    ),
)
