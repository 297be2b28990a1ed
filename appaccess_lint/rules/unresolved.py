"""AAR501: requests whose URL can't be resolved."""

from __future__ import annotations

from appaccess_lint.model import CallSite
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import MAX_URL
from appaccess_lint.wording import one_line


def unresolved_request(site: CallSite) -> str | None:
    """AAR501: an HTTP request that may reach Confluence, with an unknown endpoint."""
    if site.kind != "unresolved":
        return None
    url = f" {one_line(site.url, MAX_URL)}" if site.url not in {None, "{}"} else ""
    return f"URL{url} can't be resolved: {one_line(site.help, 60)}"


RULES = (
    Rule(
        "AAR501",
        "unresolved-request",
        "HTTP request, in code that mentions Confluence, whose URL can't be resolved",
        False,
        unresolved_request,
        severity="note",
    ),
)
