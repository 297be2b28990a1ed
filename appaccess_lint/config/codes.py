"""Find the analyses that the selected codes need."""

from __future__ import annotations

from collections.abc import Iterable

NEED_USAGE = frozenset({"AAR104", "AAR106"})
"""The codes about the use of answers, which are off by default and reported only if they are named."""


def needs_usage(selected: Iterable[str]) -> bool:
    """Return whether one of the codes *selected* needs the use of answers."""
    return not NEED_USAGE.isdisjoint(selected)
