"""Resolve paths that are passed to a Confluence client, below the root that the client adds."""

from __future__ import annotations

import re

from appaccess_lint.catalog.hosts import HostKind, kind_of_host
from appaccess_lint.catalog.url import read_url
from appaccess_lint.text.text import Hole, Template, Text, template

_PAGE = re.compile(r"/wiki/(?!rest/|api/)[\w~+/-]+$")


def lacks_root(base: Text | None) -> bool:
    """Return whether *base* is the address of a Cloud site without a path, such as ``/wiki``."""
    if _site(base) is None or base is None:
        return False
    urls = map(read_url, base.alternatives)
    return not any(segment.literal != "" for url in urls if url is not None for segment in url.segments)


def rooted(path: Text, root: str, base: Text | None, *, once: bool = False) -> Text:
    """Return *path* below *root*, such as ``wiki``, which the client adds to the *base* of a Cloud site.

    A path that begins with the root then has it twice (``https://x.atlassian.net/wiki/wiki/rest/api``).  The
    client doesn't change any other base, and then the root belongs to the path.  A client without a root adds
    nothing to a site; any other base probably ends in ``/wiki``.  *once* is whether a version of the client
    adds nothing to a path that begins with the root.
    """
    site = _site(base)
    return Text(tuple(_below(t, root, site, once=once) for t in path.alternatives))


def below_a_page(path: str, base: Text | None) -> Text | None:
    """Return the URL that a client requests for the documented *path* if *base* is the address of a page.

    The result is ``None`` if *base* may be the site itself.  Example:
    ``https://x.atlassian.net/wiki/home/rest/api/space`` for ``https://x.atlassian.net/wiki/home``.
    """
    if _site(base) is None or base is None or not path.startswith(("/wiki/rest/api/", "/wiki/api/v2/")):
        return None
    found = []
    for alternative in base.alternatives:
        address = str(alternative.parts[-1]).partition("?")[0].partition("#")[0].rstrip("/")
        page = _PAGE.search(address)
        if page is None:
            return None
        below = f"{address}{path.removeprefix('/wiki')}"
        found.append(template((*alternative.parts[:-1], below), alternative.origins))
    return Text(tuple(found))


def _below(path: Template, root: str, site: Template | None, *, once: bool) -> Template:
    first = path.parts[0] if path.parts else ""
    if isinstance(first, Hole) or not first or first.startswith(("http://", "https://")):
        return path
    first = first.lstrip("/")
    if not root and site is not None:
        start = f"{str(site.parts[-1]).rstrip('/')}/{first}"
        return template((*site.parts[:-1], start, *path.parts[1:]), path.origins | site.origins)
    root = root or "wiki"
    if not first.startswith(f"{root}/"):
        return template((f"/{root}/{first}", *path.parts[1:]), path.origins)
    if site is None:
        return template((f"/{first}", *path.parts[1:]), path.origins)
    before = str(site.parts[-1]).rstrip("/")
    before += "" if once or before.endswith(f"/{root}") else f"/{root}"
    return template((*site.parts[:-1], f"{before}/{first}", *path.parts[1:]), path.origins | site.origins)


def _site(base: Text | None) -> Template | None:
    """Return the Cloud site *base* if all its alternatives are Cloud sites, else ``None``."""
    if base is None or not base.alternatives:
        return None
    for alternative in base.alternatives:
        url = read_url(alternative)
        last = alternative.parts[-1] if alternative.parts else Hole()
        if url is None or isinstance(last, Hole) or kind_of_host(url.host) is not HostKind.SITE:
            return None
    return base.alternatives[0]
