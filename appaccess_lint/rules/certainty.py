"""Word how certain the operations of a call site are."""

from __future__ import annotations

from appaccess_lint.model import CallSite


def calls_all(site: CallSite) -> bool:
    """Return whether the site calls each of its operations; else it calls one of them, not known which.

    A named client method really makes all the requests listed for it.  A literal is never certain, as the
    method isn't seen.
    """
    if site.kind == "client" and site.url is None:
        return True
    return site.kind != "literal" and site.method is not None and len(site.operations) == 1
