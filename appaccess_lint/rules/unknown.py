"""AAR401, AAR402: URLs under Confluence's REST root that aren't documented."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from appaccess_lint.catalog.hosts import GATEWAYS
from appaccess_lint.catalog.nearest import has_path
from appaccess_lint.model import CallSite, Operation
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import MAX_URL, shortest
from appaccess_lint.wording import one_line

_GATEWAY = re.compile(rf"https?://(?:{'|'.join(map(re.escape, sorted(GATEWAYS)))})/")
_WITHOUT_ID = re.compile(r"/ex/confluence/(?:wiki/)?(?:rest/api|api/v2)(?:/|$)")
_MORE = re.compile(r"(/wiki(?:/[^/{}?]+)+|/confluence(?:/wiki)?)(/rest/api|/api/v2)(?:/|$)")
_JIRA = re.compile(r"/wiki/rest/api/(?:2|3|latest)/")
_OF_JIRA = "is a Jira path, which doesn't exist under /wiki"


def unknown_path(site: CallSite) -> str | None:
    """AAR401: no documented operation has this path, or not after what its host expects before it."""
    if site.unmatched == "root":
        return _misrooted(site)
    if site.unmatched != "path":
        return None
    says = f"no documented operation matches {_url(site)}"
    if not site.nearest:
        jira = _JIRA.search(site.url or "")
        return shortest(f"{_url(site)} {_OF_JIRA}", f"the URL {_OF_JIRA}") if jira else says
    hints = [f"did you mean {meant}?" for meant in _either(site.nearest)]
    return shortest(
        *(f"{start}; {hint}" for hint in hints for start in (says, "no documented operation has this path"))
    )


def _misrooted(site: CallSite) -> str:
    """Return a message that ``/wiki`` or the gateway's prefix is missing, or that more precedes the root."""
    more = _MORE.search(site.url or "")
    if _WITHOUT_ID.search(site.url or ""):
        says, answers = "lacks the cloud ID", "the gateway requires /ex/confluence/{cloudId}"
    elif more:
        says = f"has {one_line(more[1], MAX_URL)} before {more[2]}"
        answers = f"Confluence Cloud serves /wiki{more[2]}"
    elif _GATEWAY.match(site.url or ""):
        says, answers = "lacks /ex/confluence/{cloudId}", "the gateway requires it"
    else:
        says, answers = "lacks /wiki", "Confluence Cloud requires it"
    return shortest(f"{_url(site)} {says}; {answers}", f"the URL {says}; {answers}")


def unknown_method(site: CallSite) -> str | None:
    """AAR402: the path is documented, the method isn't."""
    if site.unmatched != "method":
        return None
    undocumented = f"{one_line(site.method or 'the method', 20)} is not documented for"
    says = f"{undocumented} {_url(site)}"
    if not site.nearest:
        return says
    # a suggestion with another path has the same purpose
    instead = [operation for operation in site.nearest if not has_path(operation, site.url or "")]
    methods = dict.fromkeys(o.method for o in site.nearest if o not in instead)
    *others, last = methods or [""]
    documented = f", only {', '.join(others)}{' and ' if others else ''}{last}" if methods else ""
    if not instead:
        return f"{says}{documented}"
    starts = (f"{says}{documented}", f"{undocumented} this path{documented}")
    return shortest(
        *(f"{start}; use {use}" for use in _either(instead) for start in starts), f"{says}{documented}"
    )


def _either(meant: Sequence[Operation]) -> Iterator[str]:
    """Yield wordings of the operation that is *meant*; first with both operations if there are two."""
    if len(meant) == 2 and meant[0].method == meant[1].method:
        yield f"{meant[0].key} or {meant[1].key}"
    yield meant[0].key


def _url(site: CallSite) -> str:
    if site.url is None:
        return f"what {one_line(site.client_method or 'this call', MAX_URL)} calls"
    return one_line(site.url.partition("?")[0], MAX_URL)


RULES = (
    Rule(
        "AAR401",
        "unknown-path",
        "URL under Confluence's REST root that no documented operation matches",
        True,
        unknown_path,
        severity="error",
    ),
    Rule(
        "AAR402",
        "unknown-method",
        "documented path, undocumented method",
        True,
        unknown_method,
        severity="error",
    ),
)
