"""``split``, ``partition`` and their like on texts with holes.

The real method runs on the text with a private-use character in the place of each hole.  A hole is taken to
have no separator in it, but for one at the beginning where a path is split at its slashes: nobody knows how
many pieces that makes, only what stands behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from appaccess_lint.text.template import Hole, Part, Template, template
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.values import SeqValue, Value

_FIRST = 0xE000
_LAST = 0xF8FF
_IN_HOLES = frozenset("/.-_:")
"""Separators that a base URL or a path has."""
PARTITIONS = frozenset({"partition", "rpartition"})
LISTS = PARTITIONS | {"split", "rsplit", "splitlines"}


def pieces(method: Callable[..., Any], text: Template, given: list[Any]) -> SeqValue | None:
    """Return what a method makes of *text*; ``None`` where its arguments don't fit."""
    holes = [part for part in text.parts if isinstance(part, Hole)]
    if len(holes) > _LAST - _FIRST or any(
        isinstance(part, str) and any(_FIRST <= ord(c) <= _LAST for c in part) for part in text.parts
    ):
        return None
    signs = iter(range(_FIRST, _LAST))
    flat = "".join(part if isinstance(part, str) else chr(next(signs)) for part in text.parts)
    try:
        made = method(flat, *given)
    except (TypeError, ValueError):
        return None
    found = [Text((template(_parts(piece, holes), text.origins),)) for piece in made]
    if not holes:
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
    """The three parts; where the separator isn't seen, a hole may have it all the same."""
    if made[1]:
        return SeqValue(tuple(found))
    rest = Text((Template((Hole("", text.parameters, placeholder=True),)),))
    return SeqValue((found[0], rest, rest) if name == "partition" else (rest, rest, found[2]))


def _parts(piece: str, holes: list[Hole]) -> Iterator[Part]:
    for character in piece:
        code = ord(character)
        yield holes[code - _FIRST] if _FIRST <= code < _FIRST + len(holes) else character


def in_order(value: SeqValue, index: int) -> Value | None:
    """Return the item at *index*, ``None`` where it isn't known which one stands there."""
    length = len(value.items)
    certain = index < value.head if index >= 0 else -index <= value.tail
    if not value.open:
        certain = -length <= index < length
    return value.items[index] if certain else None
