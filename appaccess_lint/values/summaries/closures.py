"""Functions within functions: which of their requests the call of the function around them names.

``def get(url): return retry(lambda: session.get(url))`` is a wrapper as if the lambda weren't there.  What
the inner function names whatever the outer one is given stands in it; all else is its callers' to name.
"""

from __future__ import annotations

from dataclasses import replace

from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.frames import Request
from appaccess_lint.values.domain.summary import Summary
from appaccess_lint.values.domain.values import FunctionValue
from appaccess_lint.values.summaries.state import Summarizer

OUTER = frozenset({""})
"""What a closure's requests depend on: something that the call around it brings, whatever its name."""


def unbound(machine: Summarizer, value: FunctionValue) -> Summary | None:
    """The summary of a closure where nothing is known of what it closes over.

    ``None`` for functions that aren't within a call of another: their own summary is that.
    """
    twin = machine.unbound.get(value.function)
    if twin is None or twin.scope is value.scope:
        return None
    return machine.summary(twin)


def brought(machine: Summarizer, named: Request, unbound: Summary) -> Request | None:
    """The part of a closure's request that names an endpoint because of what is brought to it."""
    closed = unbound.closed.get(named.key, frozenset())
    if closed is None:
        return None
    if named.url is None:
        return None if machine.observer.endpoints(named) <= closed else named
    rest = tuple(t for t in named.url.alternatives if not machine.observer.endpoints_of(named, t) <= closed)
    return replace(named, url=Text(rest)) if rest else None
