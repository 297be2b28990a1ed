"""What code does with the answer to a call, and with its refusal, as plain data."""

from __future__ import annotations

from typing import Literal

from appaccess_lint.finding import Span
from appaccess_lint.immutable import immutable

Keys = tuple[str, ...]
"""The keys that lead to a value of an answer, from the outermost on; ``ITEM`` is each item of a list."""
ITEM = "[]"
How = Literal["status", "exception", "suppress", "decorator", "hook", "boundary"]
"""What handles a refusal: the status is looked at, an exception is caught, and so on."""
EscapeKind = Literal[
    "returned", "yielded", "argument", "attribute", "container", "module", "names", "closure"
]
"""How a value leaves the analysed code: ``module`` by a variable of the module, ``names`` by ``locals()``."""
UseKind = Literal["value", "test", "given", "status", "changed", "attribute", "lost"]


@immutable(frozen=True, slots=True)
class Place:
    """A place in a file; line and column count from 1."""

    path: str
    line: int
    column: int


@immutable(frozen=True, slots=True)
class StatusTest:
    """A test of an answer's status.

    ``statuses`` are those of 403 and 404 that it distinguishes from success; both if it can't be evaluated.
    """

    place: Place
    statuses: tuple[int, ...]


@immutable(frozen=True, slots=True)
class Caught:
    """A handler around a call: the exceptions that it names, dotted as far as imports tell.

    ``hands_on`` says that it always raises again.
    """

    exceptions: tuple[str, ...]
    place: Place
    hands_on: bool = False


@immutable(frozen=True, slots=True)
class Escape:
    """Where an answer, or the part of it under ``keys``, leaves the analysed code."""

    kind: EscapeKind
    place: Place
    keys: Keys = ()


@immutable(frozen=True, slots=True)
class KeyRead:
    """A key of an answer, and the expression that reads it: ``page["title"]``, ``page.get("title")``.

    ``span`` is ``None`` for the items of a list in a loop, and where another function reads the key.  The
    item that an index picks has the key ``ITEM`` and the span of the subscript.
    """

    key: str
    span: Span | None = None


@immutable(frozen=True, slots=True)
class Use:
    """One use of an answer, or of a value in it.

    Attributes:
        kind: ``value`` for any use of the value; ``test`` where it is only counted or asked whether there is
            something; ``given`` where another function gets it, whose uses follow; ``status`` where one
            success may be distinguished from another; ``changed`` where the code changes the answer;
            ``attribute`` for other parts of the HTTP library's answer; ``lost`` if it isn't followed.
        place: Where that is.
        of: ``response`` for the answer of the HTTP library, ``body`` for what is in it, or ``status``.
        reads: The keys that lead to the value, from the outermost on.
        name: The name of the attribute.
        given: How many of the first keys another function read, which gave the value to the one that uses it.
        shared: Whether the value went through a variable that may hold something else.
    """

    kind: UseKind
    place: Place
    of: Literal["response", "body", "status"] = "body"
    reads: tuple[KeyRead, ...] = ()
    name: str = ""
    given: int = 0
    shared: bool = False

    @property
    def keys(self) -> Keys:
        """The keys."""
        return tuple(read.key for read in self.reads)


@immutable(frozen=True, slots=True)
class Through:
    """The functions of the project between a call and the request that it makes.

    Attributes:
        functions: Their names, the one that makes the request first.
        arguments: Those of the call, by position or name, that each function hands on, and uses for nothing
            else but to show them.
        decorated: Whether a decorator may do more with what one takes or returns.
    """

    functions: tuple[str, ...]
    arguments: tuple[str, ...] = ()
    decorated: bool = False


@immutable(frozen=True, slots=True)
class Reader:
    """A function that gets an answer from, or for, the one with the call.

    ``keys`` lead to what it gets.  ``certain`` is ``False`` where a name alone says that it is this function,
    or others may get that too.
    """

    name: str
    path: str
    keys: Keys
    certain: bool


@immutable(frozen=True, slots=True)
class Usage:
    """How the code uses the answer to a call.

    Attributes:
        keys: The keys of the body that are read, in this function, in functions of the project that the
            answer is passed to, and in callers that it is returned to, up to two levels.
        status: The tests of the status.
        checks: The calls that raise where the status is an error (``raise_for_status``).
        caught: The exception handlers around the call, innermost first.
        escapes: Where the answer leaves what is seen.
        uses: All uses of the answer, where it isn't handed on.
        through: The functions between the call and the request; ``None`` where the call is the request.
        readers: The other functions that get the answer, as far as they are known, for certain or by their
            names.
    """

    keys: tuple[Keys, ...] = ()
    status: tuple[StatusTest, ...] = ()
    checks: tuple[Place, ...] = ()
    caught: tuple[Caught, ...] = ()
    escapes: tuple[Escape, ...] = ()
    uses: tuple[Use, ...] = ()
    through: Through | None = None
    readers: tuple[Reader, ...] = ()


@immutable(frozen=True, slots=True)
class Mistake:
    """How a refusal is handled wrongly.

    ``only 403``: the code handles 403, and the operation answers 404.  ``absent``: 404 is taken for content
    that doesn't exist, and something is created or deleted.  ``complete``: a list, which leaves out blocked
    content, is taken for complete, and the rest is deleted.  ``call`` is what creates or deletes.
    """

    kind: Literal["only 403", "absent", "complete"]
    at: Place
    call: str = ""


@immutable(frozen=True, slots=True)
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
