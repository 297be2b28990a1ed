"""Define the results of running a function."""

from __future__ import annotations

from dataclasses import dataclass

from appaccess_lint.immutable import immutable
from appaccess_lint.values.domain.frames import Key, Request
from appaccess_lint.values.domain.values import Value


@immutable(frozen=True, slots=True)
class Outcome:
    """The result of a run: the returned value, and the requests that the caller may complete.

    ``deferred`` is as in ``Frame``.
    """

    returned: Value
    requests: tuple[Request, ...] = ()
    deferred: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Summary:
    """The effects of a function, found by a run with unknown parameters.

    ``closed`` are the requests that name their endpoint in the function itself. The value is ``None`` if
    all alternatives of the URL do, else the endpoints of those that do. ``rest`` are the requests whose
    endpoint callers can name, and ``depends`` the parameters on which they depend. ``completes`` means that
    one of these requests has words of an endpoint. ``chosen_by`` are the parameters by which the function
    chooses between strings that it returns. ``result_depends`` are the parameters on which the result
    depends, once ``relevance`` has computed them.
    """

    returned: Value
    sites: list[Request]
    closed: dict[Key, frozenset[str] | None]
    rest: tuple[Request, ...]
    depends: frozenset[str]
    completes: bool = False
    chosen_by: frozenset[str] = frozenset()
    result_depends: frozenset[str] | None = None
