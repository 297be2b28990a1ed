"""What is remembered of a function that was run."""

from __future__ import annotations

from dataclasses import dataclass

from appaccess_lint.immutable import immutable
from appaccess_lint.values.domain.frames import Key, Request
from appaccess_lint.values.domain.values import Value


@immutable(frozen=True, slots=True)
class Outcome:
    """What a run gave: the value returned, and the requests that its caller may have named.

    ``deferred`` is as in ``Frame``.
    """

    returned: Value
    requests: tuple[Request, ...] = ()
    deferred: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Summary:
    """What a function does with its parameters, told by a run that knows nothing of them.

    ``closed`` are the requests that name their endpoint in the function itself: ``None`` where they do so
    wholly, else the endpoints of those alternatives of the URL that do.  ``rest`` are the requests whose
    endpoint callers may name, ``depends`` the parameters through which they may.
    ``completes`` tells that one of these has words of its own that may be part of an endpoint.
    ``chosen_by`` are those by which it chooses between texts that it returns.
    ``result_depends`` are those on which what is returned depends, where ``relevance`` was asked for them.
    """

    returned: Value
    sites: list[Request]
    closed: dict[Key, frozenset[str] | None]
    rest: tuple[Request, ...]
    depends: frozenset[str]
    completes: bool = False
    chosen_by: frozenset[str] = frozenset()
    result_depends: frozenset[str] | None = None
