"""AAR104, AAR106: refusals that nothing handles, or that are handled wrongly."""

from __future__ import annotations

from appaccess_lint.model import CallSite, Operation
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import principal, shortest


def unhandled_refusal(site: CallSite) -> str | None:
    """AAR104: the operation can be refused, and nothing on the way up to the program's start handles it."""
    refused = refusable(site)
    if site.refusal is None or site.refusal.handled is not False or not refused:
        return None
    named = principal(refused)
    says = f"nothing handles a refusal of {named.key}: it answers {answer_of(named)}"
    looks = "looks at the status"
    catches = f" or catches {site.refusal.exception}" if site.refusal.exception else ""
    return shortest(f"{says}, and no caller up to main {looks}{catches}", f"{says}, and nobody {looks}", says)


def refusable(site: CallSite) -> list[Operation]:
    """Return the operations of *site* that can be blocked, and then answer with an error."""
    if site.kind == "literal":
        return []
    return [o for o in site.operations if o.app_access == "blocked" and o.refusal == "error"]


def answer_of(operation: Operation) -> str:
    """Return the status of a refusal: v1 documents both, v2 says of all content that it isn't found."""
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
)
