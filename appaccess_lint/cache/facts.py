"""Convert facts about calls to JSON and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from appaccess_lint.cache.request_data import origin_from, origin_to
from appaccess_lint.model import Evidence, Fact


def fact_to(fact: Fact) -> list[Any]:
    """Return *fact* in the form that JSON has."""
    return [fact.value, [[e.kind, e.says, e.strength, e.detail, origin_to(e.place)] for e in fact.evidence]]


def fact_from(kept: Sequence[Any]) -> Fact:
    """Return the fact in *kept*; raises Python's own exceptions for invalid data."""
    value, evidence = kept
    return Fact(
        value,
        tuple(
            Evidence(kind, says, strength, detail, origin_from(place))
            for kind, says, strength, detail, place in evidence
        ),
    )
