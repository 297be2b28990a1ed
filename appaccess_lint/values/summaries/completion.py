"""Find what a call brings to the requests of a function: segments of a path, or variables of a closure.

``def get(url): return retry(lambda: session.get(url))`` is a wrapper, with or without the lambda. An
endpoint that the inner function names for any argument of the outer one belongs to the inner function.
Callers complete all others.
"""

from __future__ import annotations

from dataclasses import replace

from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.frames import Request, Summary
from appaccess_lint.values.domain.values import Arguments, FunctionValue, members, parameters_of
from appaccess_lint.values.summaries.state import Summarizer


def fills_path(
    machine: Summarizer, value: FunctionValue, has_receiver: bool, arguments: Arguments, summary: Summary
) -> bool:
    """Return whether a call brings a segment of a path for a variable of a URL that the function names."""
    if summary.filled is None:
        summary.filled = parameters_of(site.url for site in summary.sites if site.url is not None)
    if not summary.filled:
        return False
    parameters = value.function.parameters
    return any(
        isinstance(m, Text) and machine.observer.brings_segment(m)
        for parameter, given in arguments.given(parameters[1:] if has_receiver else parameters)
        if given is not None and parameter.name in summary.filled
        for m in members(given)
    )


def filled(
    machine: Summarizer, requests: list[Request], summary: Summary, contributed: frozenset[object]
) -> list[Request]:
    """Return the requests that a function names, where the caller names another endpoint of them.

    ``get(f"{API}/content/{what}")`` is a request of a page, unless the caller says ``search``.
    """
    found: list[Request] = []
    for request in requests:
        own = [site for site in summary.sites if site.key == request.key and site.url is not None]
        if summary.closed.get(request.key, frozenset()) is not None or request.url is None or not own:
            continue
        known = frozenset().union(*map(machine.observer.endpoints, own))
        filled = tuple(
            t
            for t in request.url.alternatives
            if t.origins & contributed
            and not machine.observer.endpoints_of(request, t) <= known
            and machine.observer.is_documented(request, t)
        )
        if filled:
            found.append(replace(request, url=Text(filled)))
    return found


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


def named_by_closure(machine: Summarizer, named: Request, unbound: Summary) -> Request | None:
    """Return the part of a closure's request that names an endpoint because of its free variables."""
    closed = unbound.closed.get(named.key, frozenset())
    if closed is None:
        return None
    if named.url is None:
        return None if machine.observer.endpoints(named) <= closed else named
    rest = tuple(t for t in named.url.alternatives if not machine.observer.endpoints_of(named, t) <= closed)
    return replace(named, url=Text(rest)) if rest else None
