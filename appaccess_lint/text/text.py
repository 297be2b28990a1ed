"""Represent partly known strings: literal parts and holes, in a small bounded set of alternatives.

A ``Template`` is one alternative, e.g. ``("https://", Hole("host"), "/rest/api/space")``; a ``Text`` is a
bounded set of them. This package doesn't depend on the purpose of the strings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from operator import attrgetter
from typing import NamedTuple, TypeVar, final

from appaccess_lint.immutable import immutable

MAX_ALTERNATIVES = 32
MAX_PARTS = 48
MAX_LITERAL = 4096
MAX_ORIGINS = 64
"""Maximum number of literals whose positions are kept for a string."""
_T = TypeVar("_T")
_PLACE = attrgetter("path", "line", "column", "end_line", "end_column")


@immutable(frozen=True, slots=True)
class Origin:
    """The position, from 1, of a literal that is part of a string: a step of the trail shown to users."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str = field(default="", compare=False)


def representative_origin(origins: Iterable[Origin]) -> Origin | None:
    """Return the literal to show as evidence: the one with a host, else the longest.

    The result does not depend on the order of *origins*, except for equal ones.
    """
    return min(
        origins,
        key=lambda o: ("://" not in o.text, -len(o.text), o.text, o.path, o.line, o.column),
        default=None,
    )


class Hole(NamedTuple):
    """An unknown part of a string: a tuple, because holes are hashed and compared most often.

    ``name`` is its dotted name in the source (``settings.confluence_url``), empty if it has none.
    ``parameters`` are the parameters of the analysed function on which it depends. ``placeholder`` means
    that the source leaves it empty, to be filled in. It counts as empty if a literal is adjacent to it.
    ``has_default`` means that it replaces a default that the source states, ``joined`` that it replaces
    adjacent unknown parts, as in ``f"{page_id}{query}"``.
    """

    name: str = ""
    parameters: frozenset[str] = frozenset()
    placeholder: bool = False
    has_default: bool = False
    joined: bool = False


Part = str | Hole


@immutable(frozen=True, slots=True)
class Template:
    """One alternative of a string: its parts in order, with adjacent literals joined and no empty literal."""

    parts: tuple[Part, ...] = ()
    origins: frozenset[Origin] = field(default=frozenset(), compare=False)
    known_shape: tuple[str | None, ...] | None = field(default=None, init=False, compare=False, repr=False)
    hashed: int = field(default=0, init=False, compare=False, repr=False)

    @property
    def literal(self) -> str | None:
        """The whole string if it is completely known, else ``None``."""
        if not self.parts:
            return ""
        first = self.parts[0]
        return first if len(self.parts) == 1 and type(first) is str else None

    @property
    def parameters(self) -> frozenset[str]:
        """The parameters on which its holes depend."""
        return _depends(self.parts)

    @property
    def shape(self) -> tuple[str | None, ...]:
        """Its literal parts, with ``None`` for each hole: equal if templates differ only in holes' names."""
        if self.known_shape is None:  # read often, whenever alternatives are joined
            found = tuple([part if type(part) is str else None for part in self.parts])
            self.known_shape = found  # type: ignore[misc]
            return found
        return self.known_shape

    def __str__(self) -> str:
        return "".join([part if type(part) is str else "{}" for part in self.parts])


def template(parts: Iterable[Part], origins: frozenset[Origin] = frozenset()) -> Template:
    """Normalise *parts* to a ``Template``: join adjacent literals, bound length and number of parts.

    A hole at the end replaces what exceeds the bounds, with its dependencies.
    """
    merged: list[Part] = []
    rest = iter(parts)
    for part in rest:
        if not part:
            continue
        last = merged[-1] if merged else None
        if type(part) is str:
            if type(last) is str:
                merged[-1] = part = last + part
            else:
                merged.append(part)
            if len(part) > MAX_LITERAL:
                merged[-1] = part[:MAX_LITERAL]
                merged.append(Hole("", _depends(rest)))
        elif type(last) is Hole:
            assert type(part) is Hole
            placeholder = last.placeholder and part.placeholder
            name = last.name or part.name
            depends = union((last.parameters, part.parameters))
            merged[-1] = Hole(name, depends, placeholder, last.has_default, joined=True)
        else:
            merged.append(part)
        if len(merged) > MAX_PARTS:
            _cover(merged, _depends(rest))
    return Template(tuple(merged), origins)


def union(sets: Iterable[frozenset[_T]]) -> frozenset[_T]:
    """Return the union of *sets*: one of these if it contains the others, because many values keep it."""
    found: frozenset[_T] = frozenset()
    for one in sets:
        if not one <= found:
            found = one if found <= one else found | one
    return found


def united(origins: Iterable[frozenset[Origin]]) -> frozenset[Origin]:
    """Return all *origins*, or a bounded number of them, preferably the first in the source."""
    some = [found for found in origins if found]
    if len(some) < 2:
        return some[0] if some else frozenset()
    # otherwise, a string that grows line by line is sorted and hashed again for each line
    full = [found for found in some if len(found) == MAX_ORIGINS]
    if full and all(found is full[0] or len(found) < MAX_ORIGINS for found in some):
        return full[0]
    found = union(some)
    if len(found) <= MAX_ORIGINS:
        return found
    return found.difference(sorted(found, key=_PLACE)[MAX_ORIGINS:])


def distinct(templates: Iterable[Template]) -> tuple[Template, ...]:
    """Return one template for each shape, whose holes replace the holes at the same position."""
    templates = tuple(templates)
    if len(templates) == 1:
        return templates
    found: dict[tuple[str | None, ...], Template] = {}
    for t in templates:
        shape = t.shape
        known = found.get(shape)
        if known is None:
            found[shape] = t
        elif known is not t and (known.parts != t.parts or not t.origins <= known.origins):
            found[shape] = _merged(known, t)
    return tuple(found.values())


def _merged(one: Template, other: Template) -> Template:
    parts: list[Part] = []
    for a, b in zip(one.parts, other.parts, strict=True):
        if type(a) is Hole and type(b) is Hole:
            placeholder = a.placeholder or b.placeholder
            has_default = a.has_default and b.has_default
            depends = union((a.parameters, b.parameters))
            parts.append(Hole(a.name or b.name, depends, placeholder, has_default, a.joined or b.joined))
        else:
            parts.append(a)
    return Template(tuple(parts), united((one.origins, other.origins)))


def _cover(parts: list[Part], depends: frozenset[str]) -> None:
    """Replace the parts that exceed the bound by a hole."""
    beyond = parts[MAX_PARTS - 1 :]
    del parts[MAX_PARTS - 1 :]
    hole = Hole("", union((depends, _depends(beyond))))
    if isinstance(last := parts[-1], Hole):
        parts[-1] = Hole(last.name, union((last.parameters, hole.parameters)))
    else:
        parts.append(hole)


def _depends(parts: Iterable[Part]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for part in parts:  # read often: most strings have no hole, or one
        if type(part) is Hole and part.parameters:
            found = union((found, part.parameters)) if found else part.parameters
    return found


@final
@immutable(frozen=True, slots=True)
class Text:
    """A string: a bounded set of alternatives."""

    weight = 1
    alternatives: tuple[Template, ...]
    depends: frozenset[str] | None = field(default=None, init=False, compare=False, repr=False)
    hashed: int = field(default=0, init=False, compare=False, repr=False)

    @property
    def parameters(self) -> frozenset[str]:
        """The parameters on which its holes depend."""
        if self.depends is None:
            self.depends = union([t.parameters for t in self.alternatives])  # type: ignore[misc]
        return self.depends


def literal(value: str) -> Text:
    """Return a completely known text."""
    return Text((Template((value,) if value else ()),))


NO_TEXT = literal("")


def hole(name: str = "", parameters: frozenset[str] = frozenset(), has_default: bool = False) -> Text:
    """Return a completely unknown text; the arguments are those of ``Hole``."""
    return Text((Template((Hole(name, parameters, has_default=has_default),)),))


def bounded(templates: Iterable[Template]) -> tuple[Template, ...]:
    """Return at most ``MAX_ALTERNATIVES`` of *templates*, with a hole that replaces the rest."""
    found = distinct(templates)
    if len(found) <= MAX_ALTERNATIVES:
        return found
    rest = found[MAX_ALTERNATIVES - 1 :]
    depends = union(t.parameters for t in rest)
    return (*found[: MAX_ALTERNATIVES - 1], Template((Hole("", depends),), united(t.origins for t in rest)))
