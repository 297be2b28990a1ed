"""Find the name that a user probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the name in *known* that is most similar to *name*, if one is similar enough."""
    from difflib import get_close_matches  # not at start-up: nothing is wrong most often

    by_lower = {candidate.lower(): candidate for candidate in known}
    close = get_close_matches(name.lower().replace("_", "-"), by_lower, n=1)
    return by_lower[close[0]] if close else None


def hint(name: str, known: Iterable[str]) -> str:
    """Return the hint for an error message with the nearest name in *known*; empty if none is similar."""
    near = nearest(name, known)
    return f'; did you mean "{near}"?' if near else ""
