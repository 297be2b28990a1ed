"""Load the events of groups of operations: announcements, reports, measurements."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from appaccess_lint.files.shipped import shipped_documents
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Operation

ANSWERS_410 = "answers 410"
GONE = "answers 410 to all"


@immutable(frozen=True, slots=True)
class LifecycleEvent:
    """An event in the life of a group of operations.

    ``date`` is a year, month or day, empty if unknown.  ``sources`` are web addresses.  ``state`` is
    ``answers 410`` if the event shows that OAuth apps get 410 Gone, ``answers 410 to all`` if basic
    authentication gets it too, else empty.
    """

    date: str
    text: str
    sources: tuple[str, ...]
    state: str = ""


@cache
def event_groups() -> Mapping[str, tuple[LifecycleEvent, ...]]:
    """Return the shipped events by the name of their group, in order of time."""
    return MappingProxyType(
        {
            group["name"]: tuple(
                LifecycleEvent(e.get("date", ""), e["text"], tuple(e["sources"]), e.get("state", ""))
                for e in group["event"]
            )
            for _, document in shipped_documents("timeline")
            for group in document["group"]
        }
    )


def happened(operation: Operation) -> tuple[LifecycleEvent, ...]:
    """Return the events of the group of *operation*; none if it has no group."""
    return event_groups().get(operation.timeline, ()) if operation.timeline else ()


def answers_410(operation: Operation) -> bool:
    """Return whether *operation* is known to answer 410 Gone to OAuth apps."""
    return any(event.state in (ANSWERS_410, GONE) for event in happened(operation))


def gone_for_all(operation: Operation) -> bool:
    """Return whether *operation* is known to answer 410 Gone to basic authentication too."""
    return any(event.state == GONE for event in happened(operation))
