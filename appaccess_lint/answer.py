"""Define how code uses the response to a call, and handles its refusal, as plain data."""

from __future__ import annotations

from typing import Literal

from appaccess_lint.finding import Span
from appaccess_lint.immutable import immutable

Keys = tuple[str, ...]
"""The keys that lead to a value of a response, from the outermost on; ``ITEM`` is each item of a list."""
ITEM = "[]"
How = Literal["status", "exception", "suppress", "decorator", "hook", "boundary"]
"""How a refusal is handled: by a test of the status, by a handler of an exception, and so on."""
EscapeKind = Literal[
    "returned", "yielded", "argument", "attribute", "container", "module", "names", "closure"
]
"""How a value leaves the analyzed code: ``module`` by a variable of the module, ``names`` by ``locals()``."""
UseKind = Literal["value", "test", "given", "status", "changed", "attribute", "lost"]


@immutable(frozen=True, slots=True)
class Place:
    """A place in a file; line and column count from 1."""

    path: str
    line: int
    column: int


@immutable(frozen=True, slots=True)
class StatusTest:
    """A test of a response's status.

    ``statuses`` are those of 403 and 404 that the test distinguishes from success; both if this is unknown.
    """

    place: Place
    statuses: tuple[int, ...]


@immutable(frozen=True, slots=True)
class Caught:
    """A handler around a call, with the dotted names of its exceptions as far as imports show them.

    ``hands_on`` is true if the handler always raises again.
    """

    exceptions: tuple[str, ...]
    place: Place
    hands_on: bool = False


@immutable(frozen=True, slots=True)
class Escape:
    """The place where a response, or the part under ``keys``, leaves the analyzed code."""

    kind: EscapeKind
    place: Place
    keys: Keys = ()


@immutable(frozen=True, slots=True)
class KeyRead:
    """A key of a response, and the expression that reads it: ``page["title"]``, ``page.get("title")``.

    ``span`` is ``None`` for the items of a list in a loop, and if another function reads the key.  An item
    that is taken by its index has the key ``ITEM`` and the span of the subscript.
    """

    key: str
    span: Span | None = None


@immutable(frozen=True, slots=True)
class Use:
    """One use of a response, or of a value in it.

    Attributes:
        kind: ``value`` for any use of the value; ``test`` if it is only counted or tested for being empty;
            ``given`` if another function gets it, whose uses follow; ``status`` if one success may be
            distinguished from another; ``changed`` if the code changes the response; ``attribute`` for other
            parts of the HTTP library's response; ``lost`` if it isn't followed.
        place: The position.
        of: ``response`` for the response of the HTTP library, ``body`` for its content, or ``status``.
        reads: The keys that lead to the value, outermost first.
        name: The name of the attribute.
        given: The number of the first keys that another function read before it passed the value on.
        shared: Whether the value was in a variable that may have another value.
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
    """The functions of the project between a call and its request.

    Attributes:
        functions: Their names, beginning with the one that makes the request.
        arguments: The arguments of the call, by position or name, that each function passes on, and otherwise
            only logs.
        decorated: Whether a decorator may use arguments or results of these functions.
    """

    functions: tuple[str, ...]
    arguments: tuple[str, ...] = ()
    decorated: bool = False


@immutable(frozen=True, slots=True)
class Reader:
    """Another function that gets a response.

    ``keys`` lead to the part that it gets.  ``certain`` is ``False`` if only a name identifies the
    function, or if others may get the response too.
    """

    name: str
    path: str
    keys: Keys
    certain: bool


@immutable(frozen=True, slots=True)
class Usage:
    """How the code uses the response to a call.

    Attributes:
        keys: The keys of the body that are read in this function, in functions of the project that get the
            response, and in callers, up to two levels.
        status: The tests of the status.
        checks: The calls that raise if the status is an error (``raise_for_status``).
        caught: The exception handlers around the call, innermost first.
        escapes: The places where the response leaves the analyzed code.
        uses: All uses of the response, except passing it on.
        through: The functions between the call and the request; ``None`` if the call is the request.
        readers: The other functions that get the response, certainly or by their names.
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
    """A refusal that is handled wrongly.

    ``only 403``: the code handles 403, and the operation returns 404.  ``absent``: 404 is treated as missing
    content, and something is created or deleted.  ``complete``: a list, which omits blocked content,
    is treated as complete, and the rest is deleted.  ``call`` is the call that creates or deletes.
    """

    kind: Literal["only 403", "absent", "complete"]
    at: Place
    call: str = ""


@immutable(frozen=True, slots=True)
class RefusalHandling:
    """How the code handles the refusal of a call.

    Attributes:
        handled: Whether the refusal is handled; ``None`` if this is unknown, or nothing calls the function.
        at: The place that handles the refusal.
        how: The kind of handling.
        exception: The exception that the client raises; empty if it raises none.
        mistake: The mistake in handling the refusal; ``None`` if none is known.
    """

    handled: bool | None
    at: Place | None = None
    how: How | None = None
    exception: str = ""
    mistake: Mistake | None = None
