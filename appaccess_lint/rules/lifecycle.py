"""AAR201, AAR202, AAR203, AAR204: deprecated and no longer documented operations."""

from __future__ import annotations

from appaccess_lint.model import CallSite, Operation
from appaccess_lint.rules.certainty import caller, calls_all
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import keys, listing


def stale_v1(site: CallSite) -> str | None:
    """AAR201: a v1 operation that is deprecated or no longer documented."""
    return None if site.oauth else _stale(site, "v1", "; it may still answer basic authentication")


def stale_v1_by_oauth(site: CallSite) -> str | None:
    """AAR202: the same by OAuth, where such operations are refused already."""
    message = _stale(site, "v1", "") if site.oauth else None
    return message and f"{message}; callers by OAuth get 410 Gone"


def current_v1(site: CallSite) -> str | None:
    """AAR203: a v1 operation that isn't deprecated."""
    current = [o for o in site.operations if o.api_version == "v1" and o.lifecycle == "current"]
    if not current:
        return None
    if len(current) < len(site.operations) and not calls_all(site):
        return f"{caller(site)} may be of a v1 operation that isn't deprecated: {keys(current)}"
    verb = "is a v1 operation that isn't" if len(current) == 1 else "are v1 operations that aren't"
    return f"{keys(current)} {verb} deprecated"


def deprecated_v2(site: CallSite) -> str | None:
    """AAR204: a v2 operation that is deprecated or no longer documented."""
    return _stale(site, "v2", "")


def _stale(site: CallSite, version: str, if_removed: str) -> str | None:
    stale = [o for o in site.operations if o.api_version == version and o.lifecycle != "current"]
    if not stale:
        return None
    named = listing([_marked(operation) for operation in stale])
    if calls_all(site):
        if len(stale) == 1:
            return _statement(stale[0], if_removed)
        return f"{caller(site)} calls deprecated {version} operations: {named}"
    if len(stale) < len(site.operations):
        return f"{caller(site)} may be of a deprecated {version} operation: {named}"
    return f"whichever it is, {caller(site)} is of a deprecated {version} operation: {named}"


def _statement(operation: Operation, if_removed: str) -> str:
    if operation.lifecycle == "deprecated":
        return f"{operation.key} is a deprecated {operation.api_version} operation"
    was_deprecated = any(claim.deprecated for claim in operation.claims)
    sort = f"{'deprecated ' if was_deprecated else ''}{operation.api_version} operation"
    return f"{operation.key} is a {sort}, no longer documented{_until(operation)}{if_removed}"


def _marked(operation: Operation) -> str:
    return operation.key + (" (no longer documented)" if operation.lifecycle == "removed" else "")


def _until(operation: Operation) -> str:
    """Say when the documents last had it and first had not: the months that the sources' names end in."""
    dated = sorted((claim.source.partition("-")[2], claim.listed) for claim in operation.claims)
    listed = [month for month, is_listed in dated if is_listed]
    gone = [month for month, is_listed in dated if not is_listed and listed and month > listed[-1]]
    if not listed:
        return ""
    return f" (listed in {listed[-1]}, gone by {gone[0]})" if gone else f" (last listed in {listed[-1]})"


RULES = (
    Rule(
        "AAR201",
        "deprecated-v1",
        "call of a v1 operation that is deprecated, or no longer documented",
        True,
        stale_v1,
    ),
    Rule(
        "AAR202",
        "deprecated-v1-by-oauth",
        "call by OAuth of a v1 operation that is deprecated, or no longer documented: answers 410 Gone",
        True,
        stale_v1_by_oauth,
        level="error",
    ),
    Rule(
        "AAR203",
        "current-v1",
        "call of a v1 operation that isn't deprecated",
        False,
        current_v1,
        level="note",
    ),
    Rule(
        "AAR204",
        "deprecated-v2",
        "call of a deprecated v2 operation",
        True,
        deprecated_v2,
    ),
)
