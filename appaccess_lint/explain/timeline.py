"""The history of an operation in order of time: the sources' claims, and the events of its group."""

from __future__ import annotations

import re

from appaccess_lint.catalog.timeline import happened
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Operation, SourceClaim
from appaccess_lint.rules.wording import source_name

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_UNDATED = "9999"


@immutable(frozen=True, slots=True)
class Event:
    """An event.  ``date`` is a year, month or day, empty if unknown; ``source`` is that of a claim.

    ``addresses`` are the web pages that state it.
    """

    date: str
    text: str
    source: str | None = None
    addresses: tuple[str, ...] = ()


def timeline(operation: Operation) -> tuple[Event, ...]:
    """Return the events in the life of *operation*, oldest first."""
    events = [event for claim in operation.claims if (event := _claimed(claim)) is not None]
    events += (Event(known.date, known.text, addresses=known.sources) for known in happened(operation))
    # within a month, the events follow the claims of the month's document
    return tuple(sorted(events, key=lambda event: (event.date or _UNDATED, event.source is None)))


def _claimed(claim: SourceClaim) -> Event | None:
    _, _, month = claim.source.partition("-")
    date = month if _DATE.fullmatch(month) else ""
    name = source_name(claim.source) if date else claim.source
    if not claim.listed:
        said = "doesn't list it"
    elif claim.deprecated is None:
        return None
    else:
        said = "deprecated" if claim.deprecated else "not deprecated"
    return Event(date, f"{name}: {said}", claim.source)
