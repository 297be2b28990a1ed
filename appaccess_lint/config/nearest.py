"""The name that a user may have meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the one of *known* that looks most like *name*, where one does."""
    from difflib import get_close_matches  # not at start-up: nothing is wrong most often

    by_lower = {candidate.lower(): candidate for candidate in known}
    close = get_close_matches(name.lower().replace("_", "-"), by_lower, n=1)
    return by_lower[close[0]] if close else None


def hint(name: str, known: Iterable[str]) -> str:
    """Return what an error message adds about the nearest of *known*; empty where none is near."""
    near = nearest(name, known)
    return f'; did you mean "{near}"?' if near else ""
