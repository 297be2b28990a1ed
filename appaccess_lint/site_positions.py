"""The positions in a call site in addition to its own: of its trail, its evidence, its client's creation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from appaccess_lint.answer import Place, RefusalHandling
from appaccess_lint.model import CallSite, Evidence
from appaccess_lint.request_data import Client, RequestData
from appaccess_lint.text.text import Origin

Moved = Callable[[Origin], Origin]


def with_places(site: CallSite, moved: Moved) -> CallSite:
    """Return *site* with *moved* applied to each position that outputs may show, except its own."""
    evidence = tuple(_evidence(found, moved) for found in site.auth.evidence)
    return replace(
        site,
        trail=tuple(map(moved, site.trail)),
        auth=replace(site.auth, evidence=evidence) if evidence else site.auth,
        requests=tuple(_sent(data, moved) for data in site.requests),
        refusal=_refusal(site.refusal, moved) if site.refusal is not None else None,
    )


def _refusal(refusal: RefusalHandling, moved: Moved) -> RefusalHandling:
    if refusal.at is None:
        return refusal
    at = refusal.at
    place = moved(Origin(at.path, at.line, at.column, at.line, at.column))
    return replace(refusal, at=Place(place.path, place.line, place.column))


def _evidence(evidence: Evidence, moved: Moved) -> Evidence:
    return evidence if evidence.place is None else replace(evidence, place=moved(evidence.place))


def _sent(data: RequestData, moved: Moved) -> RequestData:
    if all(client.place is None for client in data.through):
        return data
    return replace(data, through=tuple(_client(client, moved) for client in data.through))


def _client(client: Client, moved: Moved) -> Client:
    return client if client.place is None else replace(client, place=moved(client.place))
