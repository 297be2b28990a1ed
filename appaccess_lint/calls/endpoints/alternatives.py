"""Reduce the alternatives of a request's URL to those that are intended."""

from __future__ import annotations

import re
from functools import lru_cache

from appaccess_lint.calls.endpoints.queries import QUERY_START
from appaccess_lint.immutable import replace
from appaccess_lint.text.text import Template, Text, distinct
from appaccess_lint.values.domain.frames import Request

_GAP = re.compile("(?<!:)//")


def narrowed(request: Request) -> Request:
    """Merge alternatives whose URLs differ only in the query, which names no endpoint."""
    if request.url is None or len(request.urls) < 2:
        return request
    by_path = _by_path(request.url)
    if len(by_path) == len(request.url.alternatives):
        return request
    kept = [
        alike[0] if len(alike) == 1 else distinct([_without_query(t, path) for t in alike])[0]
        for path, alike in by_path.items()
    ]
    return replace(request, url=Text(tuple(kept)), whole_url=request.url)


def whole_urls(request: Request) -> dict[tuple[str | None, ...], list[Template]]:
    """Return the URLs that *request* had before it was narrowed, by their shape up to the query."""
    return _by_path(request.whole_url) if request.whole_url is not None else {}


def _by_path(url: Text) -> dict[tuple[str | None, ...], list[Template]]:
    found: dict[tuple[str | None, ...], list[Template]] = {}
    for alternative in url.alternatives:
        found.setdefault(path_shape(alternative), []).append(alternative)
    return found


def without_tails(alternatives: tuple[Template, ...]) -> tuple[Template, ...]:
    """Remove the unintended one of two alternatives that differ only by a hole.

    ``/content`` and ``/content{}`` come from a function that appends parameters to its URL if there are any:
    the hole is a query.  ``/content/`` and ``/content/{}`` come from an ID with an empty default, except in
    functions that optionally end any URL with a slash.  ``/content{}`` and ``/content/{}`` come from a
    function that adds a missing slash.  ``/content//label`` and ``/content/{}/label`` come from an ID with an
    empty default, which all callers replace.
    """
    if len(alternatives) < 2:
        return alternatives
    shapes = [path_shape(t) for t in alternatives]
    known = set(shapes)
    return tuple(
        t
        for t, shape in zip(alternatives, shapes, strict=True)
        if not (_has_better(t, known) or _has_gap(shape, known))
    )


def _has_gap(shape: tuple[str | None, ...], shapes: set[tuple[str | None, ...]]) -> bool:
    return any(
        (*shape[:index], part[: gap.end() - 1], None, part[gap.end() - 1 :], *shape[index + 1 :]) in shapes
        for index, part in enumerate(shape)
        if part is not None
        for gap in _GAP.finditer(part)
    )


def _has_better(t: Template, shapes: set[tuple[str | None, ...]]) -> bool:
    *start, end = t.shape or (None,)
    if end is None and start and start[-1] is not None and (*start[:-1], f"{start[-1]}/", None) in shapes:
        return True
    has_hole = len(t.parts) > 2 and t.shape[-1] is None
    before = t.shape[:-1] if has_hole else t.shape
    last = before[-1] if before else None
    if last is None or before not in shapes:
        return False
    names_more = last.endswith("/") and (*before[:-1], last.rstrip("/")) not in shapes
    return has_hole != names_more and (*before, None) in shapes


def _without_query(t: Template, path: tuple[str | None, ...]) -> Template:
    """Return *t* up to its query; *path* is its shape up to there."""
    parts, last = t.parts[: len(path)], path[-1] if path else None
    if parts and last is not None and parts[-1] != last:  # the query begins within it
        parts = (*parts[:-1], last)
    return Template(parts, t.origins)


def path_shape(t: Template) -> tuple[str | None, ...]:
    """Return the shape of a URL up to its query."""
    return _up_to_query(t.shape)


@lru_cache(maxsize=4096)
def _up_to_query(shape: tuple[str | None, ...]) -> tuple[str | None, ...]:
    for index, part in enumerate(shape):
        if part is not None and (found := QUERY_START.search(part)):
            # not an empty end: ``/pages/{}?limit=5`` has the shape of ``/pages/{}``
            return (*shape[:index], part[: found.start()]) if found.start() else shape[:index]
    return shape
