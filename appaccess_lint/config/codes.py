"""Find the analyses that the selected codes need."""

from __future__ import annotations

from collections.abc import Iterable

NEED_USAGE = frozenset({"AAR104", "AAR106"})
"""Codes about what becomes of answers: found only where they are named, as they are off by default."""


def needs_usage(selected: Iterable[str]) -> bool:
    """Return whether one of the codes *selected* needs what becomes of answers."""
    return not NEED_USAGE.isdisjoint(selected)
