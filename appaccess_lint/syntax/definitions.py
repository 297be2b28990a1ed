"""Which function or method a place in a module stands in."""

from __future__ import annotations

from collections.abc import Sequence

from appaccess_lint.immutable import immutable
from appaccess_lint.model import Span


@immutable(frozen=True, slots=True)
class Definition:
    """A function or class: its name, and the stretch of source that its body takes."""

    name: str
    is_function: bool
    body: Span


def enclosing_function(definitions: Sequence[Definition], place: Span) -> str:
    """Return the dotted name of the innermost function around *place*, empty where it stands in none.

    *definitions* are in the order of the source, so that outer ones come first.  Code of a class body that
    is in no function belongs to the function around the class.

    Example: ``Client.pages`` for a call in the method ``pages`` of the class ``Client``.
    """
    names: list[str] = []
    in_function = 0
    for definition in definitions:
        if _contains(definition.body, place):
            names.append(definition.name)
            if definition.is_function:
                in_function = len(names)
    return ".".join(names[:in_function])


def _contains(body: Span, place: Span) -> bool:
    begins = (body.line, body.column) <= (place.line, place.column)
    return begins and (place.end_line, place.end_column) <= (body.end_line, body.end_column)
