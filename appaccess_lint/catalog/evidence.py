"""Weigh the evidence that a URL reaches Confluence: host, prefix, first segment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import pairwise

from appaccess_lint.catalog.hosts import HostKind, kind_of_host
from appaccess_lint.catalog.outside import OutsidePlace
from appaccess_lint.catalog.roots import REST_ROOTS, V1, V2, Place
from appaccess_lint.catalog.trie import Node
from appaccess_lint.catalog.url import Host, Segment
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Deployment
from appaccess_lint.products import OTHER_PRODUCT


class Evidence(IntEnum):
    """How certain it is that a URL is Confluence's.

    ``WEAK_PATH`` counts only with other evidence of Confluence in the file; the higher ones count alone.
    """

    NONE = 0
    WEAK_PATH = 1
    """A documented path that other services may have too: ``/api/v2/pages``, ``/rest/api/user``."""
    CONTEXT = 2
    """A documented path after a variable root, in code that is about Confluence."""
    NAME = 3
    """Such a path after a name of Confluence (``{confluence_url}``) or a Cloud site."""
    V1_PATH = 4
    """``/rest/api/`` and a first segment that only Confluence documents."""
    PREFIX = 5
    """``/wiki/rest/api/`` or ``/wiki/api/v2/``."""
    HOST = 6
    """``*.atlassian.net/wiki/…`` or ``api.atlassian.com/ex/confluence/…``."""


@immutable(frozen=True, slots=True)
class Destination:
    """The target of a URL, and how certain it is that this is Confluence.

    ``misrooted`` means that a prefix other than ``/wiki`` precedes the API's root on a Cloud site
    (``/rest/api/space``, ``/wiki/wiki/rest/api/space``), or no site at the gateway, where Confluence doesn't
    answer.
    """

    deployment: Deployment
    oauth: bool
    evidence: Evidence
    misrooted: bool = False


# First v1 segments that any service may have; the other documented ones are specific to Confluence
COMMON_WORDS = frozenset(
    {"analytics", "audit", "group", "label", "search", "settings", "template", "user"},
)
_CONFLUENCE = re.compile("confluence|wiki", re.IGNORECASE)
# Systems whose APIs have paths such as /content/{id}, /search or /space/{key}
_OTHER_SYSTEM = re.compile(
    "cms|wagtail|wordpress|drupal|ghost|strapi|contentful|sanity|notion|sharepoint|github|gitlab|gitea|slack|discourse|"
    "servicenow|hubspot|salesforce|mediawiki|dokuwiki|bookstack|outline|gitbook|elastic|solr",
    re.IGNORECASE,
)
_VERSION = re.compile(r"(?:^|[._])v(?:er(?:sion)?)?$|version", re.IGNORECASE)
_GATEWAY_SEGMENTS = 3
"""The segments of ``/ex/confluence/{cloud id}``."""
_CONTEXT = re.compile(r"[\w.~-]*")
_FILE = re.compile(r"\.(?:md|rst|txt|html?|py|js|ts|json|ya?ml|toml|png|svg)$", re.IGNORECASE)


def weigh(host: Host | None, place: Place, start: Node) -> Destination | None:
    """Return the target of a URL with a documented root; *start* is the root's node.

    Return ``None`` for a URL of another product, and for one without evidence of Confluence.
    """
    kind = kind_of_host(host)
    if kind is HostKind.OTHER or not _is_context(place.context) or (host is None and _is_file(place)):
        return None
    product = _gateway_product(place.context)
    if kind is HostKind.SERVER:
        deployment: Deployment = "server"
    else:
        cloud = product is not None or kind in {HostKind.SITE, HostKind.GATEWAY}
        deployment = "cloud" if cloud else "unknown"
    crowded = deployment == "cloud" and _is_crowded(place, product)
    if product == "confluence":
        evidence = Evidence.PREFIX if kind is HostKind.SERVER else Evidence.HOST
    elif product:
        return None
    elif crowded:
        evidence = Evidence.HOST if _of_path(place, start, named=True) else Evidence.NONE
    else:
        evidence = _evidence(kind, place, start, _named(host, place.context))
    oauth = deployment == "cloud" and (product is not None or kind is HostKind.GATEWAY)
    bare = place.root in REST_ROOTS and not place.context
    bare &= kind is HostKind.GATEWAY or (kind is HostKind.SITE and not place.prefixed)
    # the ID of the site is missing in "/ex/confluence/rest/api"
    bare |= product is not None and deployment == "cloud" and place.context[-1].literal == product
    return Destination(deployment, oauth, evidence, misrooted=bare or crowded) if evidence else None


def _is_crowded(place: Place, product: str | None) -> bool:
    """Return whether more than ``/wiki`` precedes the API's root: ``/wiki/wiki``, ``/wiki/home``.

    Server is often below ``/confluence``; a Cloud site never is.
    """
    before = place.context if product is None else place.context[_GATEWAY_SEGMENTS:]
    literals = [segment.literal for segment in before]
    return place.root in REST_ROOTS and None not in literals and literals[:1] in (["wiki"], ["confluence"])


def weigh_outside(host: Host | None, place: OutsidePlace) -> Destination | None:
    """Return the target of a URL outside the documented REST API; ``None`` if it isn't Cloud."""
    kind = kind_of_host(host)
    if kind in {HostKind.OTHER, HostKind.SERVER} or not _is_context(place.context):
        return None
    product = _gateway_product(place.context)
    if kind is HostKind.GATEWAY or product is not None:
        return Destination("cloud", oauth=True, evidence=Evidence.HOST) if product == "confluence" else None
    literals = [segment for segment in place.context if segment.literal is not None]
    if kind is HostKind.SITE:
        # developers often forget /wiki; Jira, which answers at the site's root, has none of these paths
        return None if literals else Destination("cloud", oauth=False, evidence=Evidence.HOST)
    if place.prefixed:
        return None if literals else Destination("unknown", oauth=False, evidence=Evidence.PREFIX)
    named = _named(host, place.context)
    if named is None or literals:
        return None
    return Destination("unknown", oauth=False, evidence=Evidence.NAME if named else Evidence.WEAK_PATH)


def _is_context(context: tuple[Segment, ...]) -> bool:
    return all(_CONTEXT.fullmatch(piece) for segment in context for piece in segment.pieces)


def _is_file(place: Place) -> bool:
    """Return whether the path is that of a file: it is completely known, and ends in an extension."""
    known = all(segment.literal is not None for segment in (*place.context, *place.below))
    return known and bool(place.below) and _FILE.search(place.below[-1].pieces[0]) is not None


def _gateway_product(context: tuple[Segment, ...]) -> str | None:
    """Return the product in ``/ex/<product>/<cloud id>/``, empty for a hole; ``None`` without this prefix."""
    for segment, product in pairwise(context):
        if segment.pieces[-1] == "ex":
            return product.literal or ""
    return None


def _evidence(kind: HostKind, place: Place, start: Node, named: bool | None) -> Evidence:
    """*named*: the text before the root names Confluence; ``None`` if it names another product."""
    bare_literals = [s.literal for s in place.context if s.literal not in {None, "wiki"}]
    if kind in {HostKind.SITE, HostKind.GATEWAY} and bare_literals and bare_literals[0] != "ex":
        return Evidence.NONE
    if place.prefixed:
        return Evidence.HOST if kind is HostKind.SITE else Evidence.PREFIX
    if kind is HostKind.SERVER and place.root == V2:
        # only Cloud has v2
        return Evidence.NONE
    strength = _of_path(place, start, named is True)
    if kind is HostKind.SITE:
        return _on_site(place, strength)
    if named is None and (strength < Evidence.V1_PATH or bare_literals):
        return Evidence.NONE
    if kind is HostKind.UNKNOWN and bare_literals and named is not True:
        # "/anything/rest/api/content" may be a file's path or another service's
        return Evidence.WEAK_PATH if strength is Evidence.V1_PATH else Evidence.NONE
    return strength


def _of_path(place: Place, start: Node, named: bool) -> Evidence:
    """Return the evidence of the root as written and the first segment below it."""
    weak = Evidence.NAME if named else Evidence.WEAK_PATH
    if place.root not in REST_ROOTS:
        return Evidence.V1_PATH
    first = place.below[0] if place.below else None
    if first is None:
        return weak
    if first.literal is None and first.pieces[0] not in start.literals:
        # other products have their version there: "/rest/api/{}/search"
        versioned = any(_VERSION.search(name) for name in first.names)
        only_holes = all(segment.is_hole for segment in place.below)
        return weak if (only_holes or named) and not versioned else Evidence.NONE
    word = first.pieces[0]
    if word not in start.literals:
        return Evidence.NONE
    return Evidence.V1_PATH if place.root == V1 and word not in COMMON_WORDS else weak


def _on_site(place: Place, strength: Evidence) -> Evidence:
    """Return the evidence on a Cloud site without ``/wiki``; Jira's paths there have a version."""
    if place.root not in REST_ROOTS:
        return Evidence.HOST
    if place.root == V1 and not place.context and (not place.below or place.below[0].is_hole):
        return Evidence.NONE
    return max(strength, Evidence.NAME) if strength else strength


def names_confluence(name: str) -> bool:
    """Return whether a variable or a setting is named after Confluence, and not after another product."""
    return "confluence" in name.lower() and OTHER_PRODUCT.search(name) is None


def names_other_product(name: str) -> bool:
    """Return whether a name mentions another product, or another system that has content."""
    return (OTHER_PRODUCT.search(name) or _OTHER_SYSTEM.search(name)) is not None


def _named(host: Host | None, context: tuple[Segment, ...]) -> bool | None:
    names = list(_names(host, context))
    if any(_CONFLUENCE.search(name) for name in names):
        return True
    return None if any(OTHER_PRODUCT.search(name) for name in names) else False


def _names(host: Host | None, context: tuple[Segment, ...]) -> Iterator[str]:
    if host is not None:
        yield host.text
        yield from host.names
    for segment in context:
        yield from segment.pieces
        yield from segment.names
