"""What code does with the answer to a call, and with its refusal, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Keys = tuple[str, ...]
"""The keys that lead to a value of an answer, from the outermost on; ``ITEM`` is each item of a list."""
ITEM = "[]"
How = Literal["status", "exception", "suppress", "decorator", "hook", "boundary"]
"""What handles a refusal: the status is looked at, an exception is caught, and so on."""
Way = Literal["returned", "yielded", "argument", "attribute", "container", "other"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; line and column count from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class StatusTest:
    """A test of an answer's status.

    ``statuses`` are those of 403 and 404 that it tells from success; both where it can't be evaluated.
    """

    place: Place
    statuses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Caught:
    """A handler around a call: the exceptions that it names, dotted as far as imports tell.

    ``hands_on`` tells that it always raises again.
    """

    exceptions: tuple[str, ...]
    place: Place
    hands_on: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where an answer, or the part of it under ``keys``, leaves what is seen."""

    way: Way
    place: Place
    keys: Keys = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """How the code uses the answer to a call.

    Attributes:
        keys: The keys of the body that are read, in this function, in functions of the project that the
            answer is passed to, and in callers that it is returned to, up to two levels.
        status: The tests of the status.
        checks: The calls that raise where the status is an error (``raise_for_status``).
        caught: The exception handlers around the call, innermost first.
        leaves: Where the answer leaves what is seen.
    """

    keys: tuple[Keys, ...] = ()
    status: tuple[StatusTest, ...] = ()
    checks: tuple[Place, ...] = ()
    caught: tuple[Caught, ...] = ()
    leaves: tuple[Leaf, ...] = ()


@dataclass(frozen=True, slots=True)
class Mistake:
    """How a refusal is handled wrongly.

    ``only 403``: the code handles 403, and the operation answers 404.  ``absent``: 404 is taken for content
    that doesn't exist, and something is created or deleted.  ``complete``: a list, which leaves out blocked
    content, is taken for complete, and the rest is deleted.  ``call`` is what creates or deletes.
    """

    kind: Literal["only 403", "absent", "complete"]
    at: Place
    call: str = ""


@dataclass(frozen=True, slots=True)
class RefusalHandling:
    """Whether the code handles that the call of an operation is refused.

    Attributes:
        handled: ``None`` where that can't be known, or nothing of the project calls the function.
        at: The place that handles the refusal.
        how: What stands there.
        exception: The exception that the client raises, empty where it raises none.
        mistake: How the refusal is handled wrongly; ``None`` where nothing says so.
    """

    handled: bool | None
    at: Place | None = None
    how: How | None = None
    exception: str = ""
    mistake: Mistake | None = None
