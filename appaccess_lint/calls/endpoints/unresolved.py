"""Collect requests with an unknown URL, which are counted and listed on demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from appaccess_lint.calls.endpoints.evidence import EndpointResolver, speaks_of_confluence
from appaccess_lint.calls.names.context import about_confluence
from appaccess_lint.model import CallSite
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Hole, Origin, Template
from appaccess_lint.values.domain.frames import Key, Request
from appaccess_lint.values.domain.program import ModuleValue

MAX_URLS = 16
"""Maximum number of different URLs of one call."""


@dataclass(slots=True)
class Seen:
    """A call that its client's model shows as a request, with its URLs in the analyses of its function."""

    node: ir.Call
    module: ModuleValue
    client: str | None
    urls: dict[Template, None] = field(default_factory=dict)
    below: set[Key] = field(default_factory=set)
    """The requests of the called function, if the call isn't a request itself."""
    own: frozenset[Origin] | None = None
    """The positions of the function's own literals for the URL, from its first run."""

    def add(self, request: Request) -> None:
        """Record the URLs of *request*."""
        if self.own is None and request.url is not None:
            self.own = frozenset().union(*(url.origins for url in request.urls))
        for alternative in request.urls:
            if len(self.urls) < MAX_URLS:
                self.urls[alternative] = None

    @property
    def place(self) -> str:
        """Return the place in the project, which is the same for all analysed files: ``/src/app.py:12:8``."""
        source, span = self.module.module, self.node.span
        if source is None or span is None:
            return ""
        return f"{source.file or source.path}:{span.line}:{span.column}"


def passed_through(key: Iterable[ir.Call], seen: Mapping[ir.Call, Seen]) -> tuple[str, ...]:
    """Return the places of the requests below that of a call site, which don't name the endpoint."""
    places = (seen[node].place for node in key if node in seen)
    return tuple(dict.fromkeys(place for place in places if place))


def unresolved_sites(
    seen: Mapping[ir.Call, Seen],
    opened: Mapping[ir.Call, Seen],
    named: Set[Key],
    requests: Iterable[Request],
    module: ModuleValue,
    resolver: EndpointResolver,
) -> list[CallSite]:
    """Return the requests in *module* whose endpoint neither they nor their callers name.

    A call in *opened*, of a function that makes the request, replaces the request if the call has a part of
    the URL, unless the request is one of *named*, whose endpoint a function names.

    A request with a URL of another service doesn't count.  Unless its URL contains the API's root, neither
    does a request in a module that doesn't mention Confluence, or in a class or function that is named after
    another product.
    """
    if module.module is None:
        return []
    speaks = speaks_of_confluence(module)
    resolved = {node for request in requests for node in request.key}

    def is_unresolved(found: Seen) -> bool:
        return (
            found.module is module
            and found.node not in resolved
            and found.node.span is not None
            and _may_be_confluences(found, resolver)
            and (
                any(resolver.names_root(url) for url in found.urls)
                or (speaks and not _is_of_another_product(found, seen))
            )
        )

    calls = [
        found
        for found in opened.values()
        if is_unresolved(found) and _says_something(found, seen) and not _is_named(found, named)
    ]
    told = {key[-1] for found in calls for key in found.below}
    own = [found for node, found in seen.items() if node not in told and is_unresolved(found)]
    return [_site(found, module.module.path) for found in (*own, *calls)]


def _is_named(found: Seen, named: Set[Key]) -> bool:
    """Return whether a function between a call and its request names the endpoint."""
    return any(key[start:] in named for key in found.below for start in range(len(key)))


def _is_of_another_product(found: Seen, seen: Mapping[ir.Call, Seen]) -> bool:
    """Return whether the code around the call, or around a request below it, is about another product."""
    places = [found, *(seen[key[-1]] for key in found.below if key[-1] in seen)]
    return any(about_confluence(place.module, place.node) is False for place in places)


def _says_something(found: Seen, seen: Mapping[ir.Call, Seen]) -> bool:
    """Return whether a call of a function has a path, or a part of one, as an argument."""
    known = frozenset().union(*(seen[key[-1]].own or () for key in found.below if key[-1] in seen))
    return any(_is_path(origin.text) for url in found.urls for origin in url.origins - known)


def _is_path(text: str) -> bool:
    return "/" in text and not any(map(str.isspace, text))


def _may_be_confluences(found: Seen, resolver: EndpointResolver) -> bool:
    """Return whether the URLs may be Confluence's; the argument decides for a URL that is a parameter."""
    told = [url for url in found.urls if not _is_parameter(url)] or [*found.urls]
    return bool(told) and all(map(resolver.is_open, told))


def _is_parameter(url: Template) -> bool:
    first = url.parts[0] if len(url.parts) == 1 else ""
    return isinstance(first, Hole) and bool(first.parameters)


def _site(found: Seen, path: str) -> CallSite:
    assert found.node.span is not None
    url = max(found.urls, key=lambda url: sum(len(part) for part in url.parts if isinstance(part, str)))
    return CallSite(
        path=path,
        span=found.node.span,
        kind="unresolved",
        client=found.client,
        url=str(url),
        trail=tuple(sorted(url.origins, key=lambda o: (o.path, o.line, o.column))),
        via=(found.place,),
        help=_help(url),
    )


def _help(url: Template) -> str:
    """Return a description of what is unknown."""
    holes = [part for part in url.parts if isinstance(part, Hole)]
    given = [hole for hole in holes if hole.name and hole.parameters]
    if given:
        kind = "the parameter " if given[-1].name in given[-1].parameters else ""
        return f"{kind}{given[-1].name} is unknown"
    named = [hole.name for hole in holes if hole.name]
    return f"{named[0]} is unknown" if named else "its parts are unknown"
