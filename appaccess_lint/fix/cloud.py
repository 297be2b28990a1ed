"""Decide whether a call certainly reaches Confluence Cloud."""

from __future__ import annotations

import re

from appaccess_lint.calls.sites.gathering import MAX_SENT
from appaccess_lint.catalog.hosts import HostKind, kind_of_host
from appaccess_lint.catalog.url import Host
from appaccess_lint.fix.model import Refusal
from appaccess_lint.model import CallSite
from appaccess_lint.request_data import KnownValue, RequestData

_HOST = re.compile(r"https?://(?:[^/?#@{}]*@)?([^/?#:@]+)(?::([0-9]+))?/")
"""The host and the port, after credentials that are known: unknown ones may contain the host."""


def check_cloud(site: CallSite, cloud: bool) -> None:
    """Raise ``Refusal`` if *site* may be Server; *cloud* means that the user states that it isn't."""
    if not 0 < len(site.requests) < MAX_SENT:
        raise Refusal("the URL is unknown")
    if site.certainty != "sure":
        raise Refusal("only the surrounding code indicates that the call reaches Confluence")
    for data in site.requests:
        for url in data.url.texts or ("",):
            kind = _kind_of(url)
            if kind in {HostKind.SERVER, HostKind.OTHER} or site.deployment == "server":
                raise Refusal("the host isn't Confluence Cloud")
            if data.url.open and data.url.values:
                raise Refusal("the URL may be another one")
            if kind is HostKind.UNKNOWN and not cloud and not _client_of_cloud(data):
                raise Refusal("nothing proves that the site is Cloud: state it with --deployment cloud")


def _kind_of(url: str) -> HostKind:
    found = _HOST.match(url)
    if found is None:
        return HostKind.UNKNOWN
    kind = kind_of_host(Host(found[1].replace("{}", "\0").lower(), found[2] or ""))
    root = "/ex/confluence/" if kind is HostKind.GATEWAY else "/wiki/"
    right = kind not in {HostKind.SITE, HostKind.GATEWAY} or url[found.end() - 1 :].startswith(root)
    return kind if right else HostKind.UNKNOWN


def _client_of_cloud(data: RequestData) -> bool:
    """Return whether the client of a library is created for Cloud: by ``cloud=True`` or a site's address."""
    made = [table for client in data.through for table in client.constructor]
    return (
        bool(made)
        and all(
            _is_true(table.get("cloud")) or _is_site(table.get("url")) for table in made if not table.open
        )
        and not any(table.open for table in made)
    )


def _is_true(known: KnownValue | None) -> bool:
    return known is not None and known.values == (True,) and not known.open


def _is_site(known: KnownValue | None) -> bool:
    if known is None or known.open or not known.texts:
        return False
    return all(
        _kind_of(f"{text.rstrip('/').removesuffix('/wiki')}/wiki/") is HostKind.SITE for text in known.texts
    )
