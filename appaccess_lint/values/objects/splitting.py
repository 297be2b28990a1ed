"""Apply ``split``, ``partition`` and similar methods to strings with holes.

The real method runs on the string with a marker in the place of each hole. A hole is assumed to contain no
separator. The exception is a hole at the beginning of a path that is split at slashes: the number of its
pieces is unknown, so only what follows it has a known position.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from appaccess_lint.text.lifted import Signs
from appaccess_lint.text.text import Hole, Template, Text
from appaccess_lint.values.domain.values import SeqValue, Value

_IN_HOLES = frozenset("/.-_:")
"""Separators that a base URL or a path contains."""
PARTITIONS = frozenset({"partition", "rpartition"})
LISTS = PARTITIONS | {"split", "rsplit", "splitlines"}


def pieces(method: Callable[..., Any], text: Template, given: list[Any]) -> SeqValue | None:
    """Return the result of a method of *text*; ``None`` if its arguments don't fit."""
    signs = Signs()
    try:
        made = method(signs.written(text), *given)
    except (TypeError, ValueError):
        return None
    found = [Text((signs.read(piece, text.origins),)) for piece in made]
    if text.literal is not None:
        return SeqValue(tuple(found))
    begins = isinstance(text.parts[0], Hole) and bool(given) and given[0] in _IN_HOLES
    if method.__name__ in PARTITIONS:
        return (
            _partition(method.__name__, made, found, text) if not begins or method is str.rpartition else None
        )
    all_split = len(given) > 1 and len(found) == given[1] + 1
    if all_split and (not begins or method is str.rsplit):
        return SeqValue(tuple(found))
    if begins:
        return SeqValue(tuple(found), True, tail=len(found) - 1)
    return SeqValue(tuple(found), True, head=len(found), tail=len(found))


def _partition(name: str, made: tuple[str, str, str], found: list[Text], text: Template) -> SeqValue:
    """Return the three parts; if no literal part contains the separator, a hole may contain it."""
    if made[1]:
        return SeqValue(tuple(found))
    rest = Text((Template((Hole("", text.parameters, placeholder=True),)),))
    return SeqValue((found[0], rest, rest) if name == "partition" else (rest, rest, found[2]))


def in_order(value: SeqValue, index: int) -> Value | None:
    """Return the item at *index*; ``None`` if it is unknown."""
    length = len(value.items)
    certain = index < value.head if index >= 0 else -index <= value.tail
    if not value.open:
        certain = -length <= index < length
    return value.items[index] if certain else None
