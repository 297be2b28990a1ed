"""Find calls that bring segments of a path for the variables of a URL which a function names by itself."""

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
