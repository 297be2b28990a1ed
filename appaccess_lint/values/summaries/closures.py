"""Summarise nested functions: which of their requests the call of the enclosing function completes.

``def get(url): return retry(lambda: session.get(url))`` is a wrapper, with or without the lambda. An
endpoint that the inner function names for any argument of the outer one belongs to the inner function.
Callers complete all others.
"""

from __future__ import annotations

from dataclasses import replace

from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.frames import Request, Summary
from appaccess_lint.values.domain.values import FunctionValue
from appaccess_lint.values.summaries.state import Summarizer

OUTER = frozenset({""})
"""The dependency of a closure's requests on any value of the enclosing call."""


def unbound(machine: Summarizer, value: FunctionValue) -> Summary | None:
    """Return the summary of a closure with unknown free variables.

    Return ``None`` for functions that aren't nested in a call of another function: this is their own
    summary.
    """
    twin = machine.unbound.get(value.function)
    if twin is None or twin.scope is value.scope:
        return None
    return machine.summary(twin)


def brought(machine: Summarizer, named: Request, unbound: Summary) -> Request | None:
    """Return the part of a closure's request that names an endpoint because of its free variables."""
    closed = unbound.closed.get(named.key, frozenset())
    if closed is None:
        return None
    if named.url is None:
        return None if machine.observer.endpoints(named) <= closed else named
    rest = tuple(t for t in named.url.alternatives if not machine.observer.endpoints_of(named, t) <= closed)
    return replace(named, url=Text(rest)) if rest else None
