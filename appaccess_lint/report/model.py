"""Define the contents of a report as plain data, from which every format is rendered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from appaccess_lint.model import FileError, Operation

Access = Literal["blocked", "maybe", "unlisted", "allowed", "unknown"]
"""The effect of an app access rule on a call.

``maybe``: some of its possible operations can be blocked.  ``unlisted``: no source states it.  ``unknown``:
it calls no documented operation.
"""
Life = Literal["answers-410", "deprecated", "current", "unknown"]
"""``answers-410`` requires evidence of OAuth.  ``deprecated`` includes operations that were removed."""

Decider = Literal["page", "openapi", "both", "other"]
"""The source that states whether a call can be blocked.

``both``: the page for some of its operations, an OpenAPI document for others.  ``other``: a user's catalog
file.
"""

ACCESS: dict[Access, str] = {
    "blocked": "can be blocked",
    "maybe": "may be blocked",
    "unlisted": "not documented",
    "allowed": "not affected",
    "unknown": "no documented operation",
}
LIFE: dict[Life, str] = {
    "answers-410": "returns 410 Gone to OAuth apps",
    "deprecated": "deprecated",
    "current": "current",
    "unknown": "no documented operation",
}


DECIDERS: dict[Decider, str] = {
    "page": "Atlassian's page on app access",
    "openapi": "Atlassian's OpenAPI documents",
    "both": "both",
    "other": "a catalog file of your own",
}


@dataclass(frozen=True, slots=True)
class Call:
    """One call to Confluence Cloud.  ``what`` is its name for people; ``link`` may be empty.

    ``decider`` is ``None`` if no source states whether it can be blocked.  ``function`` is the dotted name of
    the enclosing function, empty for module-level code; ``is_literal`` marks a URL without a known call.
    ``instead`` is the v2 request to make instead, empty for none.  ``line`` counts from the beginning of the
    file, or of the notebook's cell.
    """

    path: str
    line: int
    what: str
    access: Access
    life: Life
    groups: tuple[str, ...]
    operations: tuple[Operation, ...]
    codes: tuple[str, ...]
    link: str = ""
    cell: int | None = None
    decider: Decider | None = None
    function: str = ""
    is_literal: bool = False
    instead: str = ""

    @property
    def can_be_blocked(self) -> bool:
        """Return whether one of its operations can be blocked."""
        return any(operation.app_access == "blocked" for operation in self.operations)

    @property
    def omits(self) -> bool:
        """Return whether all possible operations leave out blocked content without an error."""
        blocked = [operation for operation in self.operations if operation.app_access == "blocked"]
        return bool(blocked) and all(operation.refusal == "omission" for operation in blocked)

    @property
    def where(self) -> str:
        """The file, or the cell of a notebook."""
        return self.path if self.cell is None else f"{self.path}:cell {self.cell}"

    @property
    def place(self) -> str:
        """The line, as ``check`` names it."""
        return f"{self.where}:{self.line}"


def by_place(calls: Iterable[Call]) -> list[tuple[str, list[Call]]]:
    """Return *calls* with the file, or the cell of a notebook, that they are in."""
    found: dict[str, list[Call]] = {}
    for call in calls:
        found.setdefault(call.where, []).append(call)
    return list(found.items())


@dataclass(frozen=True, slots=True)
class Share:
    """The numbers of calls of a group or a file by app access."""

    name: str
    counts: dict[Access, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Use:
    """An operation, and its certain and possible calls."""

    operation: Operation
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Affected:
    """A function of the app, or module-level code (``name`` is empty), with its calls that can be blocked."""

    where: str
    name: str
    calls: tuple[Call, ...]

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The operations that can be blocked, each once."""
        found = (o for call in self.calls for o in call.operations if o.app_access == "blocked")
        return tuple({operation.key: operation for operation in found}.values())

    @property
    def is_sure(self) -> bool:
        """Return whether one of the calls is blocked for certain, not only for some of its operations."""
        return any(call.access == "blocked" for call in self.calls)


@dataclass(frozen=True, slots=True)
class Background:
    """The metadata of a report; ``options`` are those that differ from their defaults."""

    date: str = ""
    commit: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A task of the migration: what to do, the reason for its position, and its operations."""

    title: str
    why: str
    uses: tuple[Use, ...]

    @property
    def calls(self) -> int:
        return len({(call.place, call.what) for use in self.uses for call in use.calls})


@dataclass(frozen=True, slots=True)
class Breaking:
    """A version of a client library in which ``calls`` of its ``methods`` fail.

    ``in_use`` means that the project allows the version today; otherwise, an upgrade introduces it.
    """

    library: str
    version: str
    in_use: bool
    calls: int
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scopes:
    """The OAuth scopes that the operations need today, and later with the replacements."""

    today: tuple[str, ...]
    later: tuple[str, ...]

    @property
    def added(self) -> tuple[str, ...]:
        return tuple(scope for scope in self.later if scope not in self.today)

    @property
    def dropped(self) -> tuple[str, ...]:
        return tuple(scope for scope in self.today if scope not in self.later)


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole report.  ``server`` counts the calls to Server or Data Center.

    ``stopping`` are the functions of the app with calls that fail in a blocked space, ``omitting`` those
    whose lists and searches leave out blocked content.  ``unresolved`` counts the requests with an unknown
    URL in code that mentions Confluence; no other number includes them.  ``deciders`` counts the calls by the
    source that states whether they can be blocked; ``newest_source`` is the newest source of the catalog.
    """

    title: str
    files: int
    calls: tuple[Call, ...]
    server: int
    access: dict[Access, int]
    life: dict[Life, int]
    groups: tuple[Share, ...]
    by_file: tuple[Share, ...]
    uses: tuple[Use, ...]
    plan: tuple[Step, ...]
    classic: Scopes
    granular: Scopes
    deciders: dict[Decider, int]
    newest_source: str | None
    errors: tuple[FileError, ...] = field(default=())
    breaking: tuple[Breaking, ...] = ()
    stopping: tuple[Affected, ...] = ()
    omitting: tuple[Affected, ...] = ()
    unresolved: int = 0
    background: Background = Background()
    by_repository: tuple[Share, ...] = ()
