"""AAR104, AAR106: refusals that nothing handles, or that are handled wrongly."""

from __future__ import annotations

from appaccess_lint.model import CallSite, Operation
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import principal, shortest
from appaccess_lint.wording import one_line

MAX_CALL = 40


def unhandled_refusal(site: CallSite) -> str | None:
    """AAR104: the operation can be refused, and neither the function nor its callers handle the refusal."""
    refused = refusable(site)
    if site.refusal is None or site.refusal.handled is not False or not refused:
        return None
    named = principal(refused)
    says = f"nothing handles a refusal of {named.key} ({answer_of(named)})"
    checks = "checks the status"
    catches = f" or catches {site.refusal.exception}" if site.refusal.exception else ""
    return shortest(f"{says}: no caller {checks}{catches}", f"{says}: no caller {checks}", says)


def mishandled_refusal(site: CallSite) -> str | None:
    """AAR106: a refusal is handled as if it were something else."""
    mistake = site.refusal.mistake if site.refusal is not None else None
    blocked = [operation for operation in site.operations if operation.app_access == "blocked"]
    if mistake is None or not blocked:
        return None
    named, call = principal(blocked), one_line(mistake.call, MAX_CALL)
    if mistake.kind == "only 403":
        return f"handles only 403, but a refusal of {named.key} returns 404"
    if mistake.kind == "absent":
        says = f"a refusal of {named.key} returns {answer_of(named)}, as for missing content"
        return shortest(f"{says}; line {mistake.at.line} then calls {call}", says)
    says = f"{named.key} omits blocked content"
    return shortest(f"{says}; line {mistake.at.line} calls {call} for what isn't listed", says)


def refusable(site: CallSite) -> list[Operation]:
    """Return the operations of *site* that can be blocked and answer with an error if they are."""
    if site.kind == "literal":
        return []
    return [o for o in site.operations if o.app_access == "blocked" and o.refusal == "error"]


def answer_of(operation: Operation) -> str:
    """Return the status of a refusal: v1 documents 403 and 404, v2 answers 404."""
    return "404" if operation.api_version == "v2" else "403 or 404"


RULES = (
    Rule(
        "AAR104",
        "unhandled-refusal",
        "call that can be refused, and nothing handles the refusal",
        False,
        unhandled_refusal,
        severity="warning",
    ),
    Rule(
        "AAR106",
        "mishandled-refusal",
        "call whose refusal is mistaken for something else, such as missing content",
        False,
        mishandled_refusal,
        severity="warning",
    ),
)
