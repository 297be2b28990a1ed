"""Functions within functions: which of their requests the call of the function around them names.

``def get(url): return retry(lambda: session.get(url))`` is a wrapper as if the lambda weren't there.  What
the inner function names whatever the outer one is given stands in it; all else is its callers' to name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.frames import Frame, Request, Summary
from appaccess_lint.values.domain.values import FunctionValue

if TYPE_CHECKING:
    from appaccess_lint.values.interpreter import Interpreter


OUTER = frozenset({""})
"""What a closure's requests depend on: something that the call around it brings, whatever its name."""


def made_here(it: Interpreter, frame: Frame, function: ir.Function) -> FunctionValue:
    """The value of a function that is defined in *frame*."""
    made = FunctionValue(function, frame.scope)
    frame.nested.append(made)
    if frame.symbolic:
        it.unbound.setdefault(id(function), made)
    return made


def unbound(it: Interpreter, value: FunctionValue) -> Summary | None:
    """The summary of a closure where nothing is known of what it closes over.

    ``None`` for functions that aren't within a call of another: their own summary is that.
    """
    from appaccess_lint.values.summaries.functions import summarize

    twin = it.unbound.get(id(value.function))
    if twin is None or twin.scope is value.scope:
        return None
    return summarize(it, twin)


def brought(it: Interpreter, named: Request, unbound: Summary) -> Request | None:
    """The part of a closure's request that names an endpoint because of what is brought to it."""
    closed = unbound.closed.get(named.key, frozenset())
    if closed is None:
        return None
    if named.url is None:
        return None if it.observer.endpoints(named) <= closed else named
    rest = tuple(t for t in named.url.alternatives if not it.observer.endpoints_of(named, t) <= closed)
    return replace(named, url=Text(rest)) if rest else None
