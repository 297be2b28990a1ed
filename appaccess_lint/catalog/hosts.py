"""Classify hosts: a Cloud site, Atlassian's gateway for OAuth, or a self-managed server."""

from __future__ import annotations

from enum import Enum, auto

from appaccess_lint.catalog.url import Host

# Cloud sites are subdomains of these: the usual one, its predecessor, the government cloud
SITE_DOMAINS = ("atlassian.net", "jira.com", "atlassian-us-gov-mod.net", "atlassian-us-gov.net")
GATEWAYS = frozenset({"api.atlassian.com", "api.atlassian-us-gov-mod.com"})
# Documentation, accounts and code: no Confluence answers there
OTHER_DOMAINS = ("atlassian.com", "bitbucket.org", "github.com", "githubusercontent.com", "gitlab.com")


class HostKind(Enum):
    """The kind of deployment that a URL's host indicates."""

    SITE = auto()
    GATEWAY = auto()
    SERVER = auto()
    OTHER = auto()
    UNKNOWN = auto()


def kind_of_host(host: Host | None) -> HostKind:
    """Classify *host*; ``UNKNOWN`` if there is none, or if its decisive end is a hole."""
    if host is None or not host.text:
        return HostKind.UNKNOWN
    _, hole, tail = host.text.rpartition("\0")
    if not hole and tail in GATEWAYS:
        return HostKind.GATEWAY
    if _within(tail, SITE_DOMAINS):
        return HostKind.SITE
    if not hole:
        return HostKind.OTHER if _within(tail, OTHER_DOMAINS) else HostKind.SERVER
    if _within(tail, OTHER_DOMAINS):
        # "{}.atlassian.com" may be the gateway
        return HostKind.UNKNOWN
    if host.port.isdigit() and host.port != "443":
        # Cloud answers on the standard port only
        return HostKind.SERVER
    # one label ("{}.net") may belong to anybody, two labels name an owner
    return HostKind.SERVER if "." in tail.lstrip(".") else HostKind.UNKNOWN


def names_site(text: str | None) -> bool:
    """Return whether *text* has the domain of a Cloud site."""
    return text is not None and any(f".{domain}" in text for domain in SITE_DOMAINS)


def is_at_gateway(url: str | None) -> bool:
    """Return whether *url*, with holes as ``{}``, goes through Atlassian's gateway."""
    return url is not None and ("/ex/confluence/" in url or any(f"//{host}/" in url for host in GATEWAYS))


def _within(name: str, domains: tuple[str, ...]) -> bool:
    return any(name == domain or name.endswith("." + domain) for domain in domains)
