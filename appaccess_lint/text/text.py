"""A string that a program may have: its alternatives, in a bounded number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from appaccess_lint.immutable import immutable
from appaccess_lint.text.template import MAX_ALTERNATIVES, Hole, Template, distinct, united


def remembered_hash(value: object, parts: object) -> int:
    """The hash of *value*, kept in its ``hashed``: values hold values, and are looked up again and again."""
    found = hash(parts) or 1
    object.__setattr__(value, "hashed", found)
    return found


@immutable(frozen=True, slots=True)
class Text:
    """A string: a bounded set of alternatives."""

    alternatives: tuple[Template, ...]
    hashed: int = field(default=0, init=False, compare=False, repr=False)

    def __hash__(self) -> int:
        return self.hashed or remembered_hash(self, self.alternatives)


def literal(value: str) -> Text:
    """Return the text that is exactly *value*."""
    return Text((Template((value,) if value else ()),))


NO_TEXT = literal("")


def hole(name: str = "", parameters: frozenset[str] = frozenset(), has_default: bool = False) -> Text:
    return Text((Template((Hole(name, parameters, has_default=has_default),)),))


def bounded(templates: Iterable[Template]) -> tuple[Template, ...]:
    """At most ``MAX_ALTERNATIVES`` of them, the rest covered by a hole."""
    found = distinct(templates)
    if len(found) <= MAX_ALTERNATIVES:
        return found
    rest = found[MAX_ALTERNATIVES - 1 :]
    depends: frozenset[str] = frozenset().union(*(t.parameters for t in rest))
    return (*found[: MAX_ALTERNATIVES - 1], Template((Hole("", depends),), united(t.origins for t in rest)))
