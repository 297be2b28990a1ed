"""Convert the use of answers to JSON and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from appaccess_lint.answer import (
    Caught,
    Escape,
    KeyRead,
    Mistake,
    Place,
    Reader,
    RefusalHandling,
    StatusTest,
    Through,
    Usage,
    Use,
)
from appaccess_lint.finding import Span


def usage_to(usage: Usage | None) -> dict[str, Any] | None:
    """Return *usage* in the form that JSON has."""
    return asdict(usage) if usage is not None else None


def refusal_to(refusal: RefusalHandling | None) -> dict[str, Any] | None:
    """Return *refusal* in the form that JSON has."""
    return asdict(refusal) if refusal is not None else None


def refusal_from(kept: dict[str, Any] | None) -> RefusalHandling | None:
    """Return the refusal in *kept*; raises Python's own exceptions for invalid data."""
    if kept is None:
        return None
    if type(kept["handled"]) not in {bool, type(None)}:
        raise TypeError
    at, mistake = kept["at"], kept["mistake"]
    return RefusalHandling(
        **{
            **kept,
            "at": _place(at) if at is not None else None,
            "mistake": Mistake(**{**mistake, "at": _place(mistake["at"])}) if mistake is not None else None,
        }
    )


def usage_from(kept: dict[str, Any] | None) -> Usage | None:
    """Return the usage in *kept*; raises Python's own exceptions for invalid data."""
    if kept is None:
        return None
    return Usage(
        keys=tuple(map(tuple, kept["keys"])),
        status=tuple(StatusTest(_place(t["place"]), tuple(t["statuses"])) for t in kept["status"]),
        checks=tuple(map(_place, kept["checks"])),
        caught=tuple(
            Caught(tuple(c["exceptions"]), _place(c["place"]), c["hands_on"]) for c in kept["caught"]
        ),
        escapes=tuple(Escape(f["kind"], _place(f["place"]), tuple(f["keys"])) for f in kept["escapes"]),
        uses=tuple(map(_use, kept["uses"])),
        through=_through(kept["through"]),
        readers=tuple(Reader(**{**reader, "keys": tuple(reader["keys"])}) for reader in kept["readers"]),
    )


def _use(kept: dict[str, Any]) -> Use:
    reads = tuple(
        KeyRead(read["key"], Span(**read["span"]) if read["span"] is not None else None)
        for read in kept["reads"]
    )
    return Use(**{**kept, "place": _place(kept["place"]), "reads": reads})


def _through(kept: dict[str, Any] | None) -> Through | None:
    if kept is None:
        return None
    return Through(tuple(kept["functions"]), tuple(kept["arguments"]), kept["decorated"])


def _place(kept: dict[str, Any]) -> Place:
    if not (isinstance(kept["path"], str) and type(kept["line"]) is int and type(kept["column"]) is int):
        raise TypeError
    return Place(**kept)
