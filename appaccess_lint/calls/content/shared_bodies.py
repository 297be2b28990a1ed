"""Recognise bodies that several operations share, such as one body for creating and updating a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from appaccess_lint.model import CallSite, Operation

MIN_KEYS = 2
"""Minimum number of keys that two bodies must have in common; any two may share a single one."""


def with_shared_bodies(sites: Iterable[CallSite]) -> list[CallSite]:
    """Return *sites*, each with the operations of other sites that send a body with the same keys."""
    sent = [(site, _keys(site) if len(site.operations) == 1 else frozenset()) for site in sites]
    senders: dict[frozenset[str], dict[str, Operation]] = defaultdict(dict)
    for site, keys in sent:
        if len(keys) >= MIN_KEYS:
            senders[keys][site.operations[0].key] = site.operations[0]
    return [_sharing(site, senders.get(keys, {})) for site, keys in sent]


def _sharing(site: CallSite, senders: dict[str, Operation]) -> CallSite:
    others = tuple(operation for operation in senders.values() if operation not in site.operations)
    return replace(site, shared_with=others) if others else site


def _keys(site: CallSite) -> frozenset[str]:
    bodies = (body for data in site.requests for body in data.body)
    return frozenset(key for body in bodies for table in body.tables for key, _ in table.items)
