"""An operation's life in order of time: what the sources say of it, and what happened to its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import tomli

from appaccess_lint.data_files import data_folder
from appaccess_lint.model import Operation, SourceClaim
from appaccess_lint.rules.wording import source_name

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Event:
    """``date`` is a year, month or day, empty where it isn't known; ``source`` a claim's, if it is one."""

    date: str
    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    event: Event
    replaced_in_v2: bool


def timeline(operation: Operation) -> tuple[Event, ...]:
    """Return what is known of the life of *operation*, oldest first."""
    events = [event for claim in operation.claims if (event := _claimed(claim)) is not None]
    if operation.api_version == "v1" and operation.lifecycle != "current":
        events += _happened(operation)
    # of a month, what happened within comes after what the month's document says
    return tuple(sorted(events, key=lambda event: (event.date or _UNDATED, event.source is None)))


def _happened(operation: Operation) -> Iterator[Event]:
    replaced = any("/api/v2/" in replacement.path for replacement in operation.replacements)
    for known in _events():
        if replaced or not known.replaced_in_v2:
            yield known.event


@cache
def _events() -> tuple[_Known, ...]:
    text = data_folder("timeline").joinpath("v1.toml").read_text(encoding="utf-8")
    return tuple(
        _Known(Event(table["date"], table["text"]), table.get("replaced_in_v2", False))
        for table in tomli.loads(text)["event"]
    )


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
