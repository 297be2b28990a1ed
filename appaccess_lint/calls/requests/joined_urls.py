"""Build the URLs that a framework joins, and find the literals with their paths."""

from __future__ import annotations

from collections.abc import Sequence

from appaccess_lint.clients.model import Join
from appaccess_lint.model import Span
from appaccess_lint.text.operations import concat, path_join
from appaccess_lint.text.text import Origin, Template, Text
from appaccess_lint.text.urls import url_join
from appaccess_lint.values.domain.program import ClassValue


def joined(how: Join, parts: Sequence[Text]) -> Text:
    """Return the URL that a framework builds from *parts*."""
    if how == "path":
        return path_join(parts)
    if how == "concat":
        return concat(parts)
    url = parts[0]
    for part in parts[1:]:
        url = url_join(url, part)
    return url


def place_of_path(path: str, named: Template, before: Sequence[Text], cls: ClassValue) -> Span | None:
    """Return the position of *named* in the module *path*, else that of the part *before* it.

    Of several positions, one within *cls* counts: it distinguishes the class from related ones.
    """
    others = (t.origins for text in before for t in text.alternatives)
    for origins in (named.origins, *others):
        here = sorted((o for o in origins if o.path == path), key=lambda o: (o.line, o.column))
        if here:
            found = next((o for o in here if _is_within(o, cls)), here[-1])
            return Span(found.line, found.column, found.end_line, found.end_column)
    return None


def _is_within(origin: Origin, cls: ClassValue) -> bool:
    span = cls.cls.span
    return span is not None and span.line <= origin.line <= span.end_line
