"""Define values that contain other values: dictionaries, lists, arguments of calls, partial functions.

A container that exceeds its limits has unknown contents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field

from appaccess_lint.immutable import immutable, replace
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Hole, Template, Text, literal, union
from appaccess_lint.values.domain.unions import Union, join, literals, parameters_of, rest_of, texts
from appaccess_lint.values.domain.values import (
    UNKNOWN,
    BaseValue,
    Unknown,
    Value,
    texts_within,
    weight,
    weight_of,
)

MAX_WEIGHT = 10_000
"""Maximum number of values within a value, at all depths; a larger container has unknown contents."""


def _overwrite(value: object, **attributes: object) -> None:
    """Change *value* while it is created."""
    for name, new in attributes.items():
        object.__setattr__(value, name, new)


class _Container(BaseValue):
    """A list or dictionary; ``depends`` and ``held`` are the caches of its parameters and strings."""

    __slots__ = ()
    depends: frozenset[str] | None
    held: Sequence[Text] | None

    def _texts(self) -> Sequence[Text]:
        if self.held is None:
            object.__setattr__(self, "held", texts_within(self))
        assert self.held is not None
        return self.held

    texts = property(_texts)

    @property
    def parameters(self) -> frozenset[str]:
        if self.depends is None:
            object.__setattr__(self, "depends", parameters_of(self.contents))
        assert self.depends is not None
        return self.depends


@immutable(frozen=True, slots=True)
class DictValue(_Container):
    """A dictionary; ``open`` if it may have further keys.

    ``same`` is an equivalent value of the same object; this value only adds origins of strings.
    """

    items: tuple[tuple[Value, Value], ...]
    open: bool = False
    same: DictValue | None = field(default=None, compare=False, repr=False)
    depends: frozenset[str] | None = field(default=None, init=False, compare=False, repr=False)
    held: Sequence[Text] | None = field(default=None, init=False, compare=False, repr=False)
    weight: int = field(default=1, init=False, compare=False, repr=False)
    hashed: int = field(default=0, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        heavy = 1 + sum([k.weight + v.weight for k, v in self.items])
        if heavy > MAX_WEIGHT:
            _overwrite(self, items=((UNKNOWN, rest_of(v for _, v in self.items)),), open=True)
            heavy = 3
        self.weight = heavy  # type: ignore[misc]

    @property
    def contents(self) -> Sequence[Value]:
        return [value for _, value in self.items]

    @property
    def named(self) -> Sequence[tuple[str, Value]]:
        """The values, each with a known string that its key can be."""
        return [(name, value) for key, value in self.items for name in literals(key)]


@immutable(frozen=True, slots=True)
class SeqValue(_Container):
    """A list, tuple, set or iterator; ``open`` if length and order are unknown.

    ``items`` of an open value are those that it may contain. The first ``head`` and the last ``tail`` of
    them have known positions. ``same`` is as for dictionaries.
    """

    items: tuple[Value, ...]
    open: bool = False
    same: SeqValue | None = field(default=None, compare=False, repr=False)
    head: int = 0
    tail: int = 0
    depends: frozenset[str] | None = field(default=None, init=False, compare=False, repr=False)
    held: Sequence[Text] | None = field(default=None, init=False, compare=False, repr=False)
    weight: int = field(default=1, init=False, compare=False, repr=False)
    hashed: int = field(default=0, init=False, compare=False, repr=False)

    @property
    def ordered(self) -> bool:
        """Return whether all known items have known positions."""
        return not self.open or 0 < len(self.items) == self.head

    def at(self, index: int) -> Value | None:
        """Return the item at *index*; ``None`` if it is unknown."""
        certain = index < self.head if index >= 0 else -index <= self.tail
        if not self.open:
            certain = -len(self.items) <= index < len(self.items)
        return self.items[index] if certain else None

    def __post_init__(self) -> None:
        heavy = 1 + sum(map(weight, self.items))
        if heavy > MAX_WEIGHT:
            _overwrite(self, items=(rest_of(self.items),), open=True, head=0, tail=0)
            heavy = 2
        self.weight = heavy  # type: ignore[misc]

    @property
    def contents(self) -> Sequence[Value]:
        return self.items


@immutable(frozen=True, slots=True)
class Arguments:
    """The arguments of a call; ``open_*`` if an unknown ``*`` or ``**`` adds more.

    ``rest`` is the value of each argument that ``*`` adds, and ``keyword_rest`` of each that ``**`` adds,
    if they are known.
    """

    positional: tuple[Value, ...] = ()
    keywords: tuple[tuple[str, Value], ...] = ()
    open_positional: bool = False
    open_keywords: bool = False
    rest: Value | None = None
    keyword_rest: Value | None = None
    values: tuple[Value, ...] = field(default=(), init=False, compare=False, repr=False)
    """All arguments, positional and by keyword, and the values of those that may follow."""
    weight: int = field(default=1, init=False, compare=False, repr=False)
    hashed: int = field(default=0, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        given = self.positional
        if self.keywords:
            given = (*given, *[value for _, value in self.keywords])
        if self.rest is not None or self.keyword_rest is not None:
            given = (*given, *[more for more in (self.rest, self.keyword_rest) if more is not None])
        heavy = 1 + sum(map(weight, given)) if given else 1
        if heavy > MAX_WEIGHT:
            given = ()
            _overwrite(self, positional=(), keywords=(), rest=None, keyword_rest=None)
            _overwrite(self, open_positional=True, open_keywords=True)
            heavy = 1
        self.values = given  # type: ignore[misc]
        self.weight = heavy  # type: ignore[misc]

    def get(self, position: int | None, keyword: str | None) -> Value | None:
        """Return the argument at a position or by keyword; ``None`` if there is none."""
        if keyword is not None:
            for name, value in self.keywords:
                if name == keyword:
                    return value
        if position is not None and position < len(self.positional):
            return self.positional[position]
        return None

    def by_name(self, parameters: Iterable[str]) -> dict[str, Value]:
        """Return the arguments by the names of *parameters*, in order, and by keyword."""
        return {**dict(zip(parameters, self.positional, strict=False)), **dict(self.keywords)}

    def first(self, *keywords: str) -> Value:
        """Return the first positional argument, else the one with a name in *keywords*, else unknown."""
        if self.positional:
            return self.positional[0]
        return next((value for name, value in self.keywords if name in keywords), UNKNOWN)

    def given(self, parameters: Iterable[ir.Parameter]) -> list[tuple[ir.Parameter, Value | None]]:
        """Return each of *parameters* with the argument for it; ``None`` if there is none."""
        named, positional = dict(reversed(self.keywords)), self.positional
        count = len(positional)
        return [
            (
                p,
                (named.get(p.name) if p.kind != "positional" else None)
                or (positional[i] if i < count and p.kind != "keyword" else None),
            )
            for i, p in enumerate(parameters)
        ]

    def may_be(self, kinds: frozenset[type]) -> bool:
        """Return whether an argument is of one of *kinds*; with ``Union``, also whether it may be."""
        return not kinds.isdisjoint(map(type, self.values))

    @property
    def is_open(self) -> bool:
        """Return whether there may be further arguments."""
        return self.open_positional or self.open_keywords

    @property
    def table(self) -> DictValue:
        """The keyword arguments as a dictionary."""
        return DictValue(tuple([(literal(name), v) for name, v in self.keywords]), self.open_keywords)

    def prepend(self, value: Value) -> Arguments:
        """Return these arguments after *value*, as those of a method after its object."""
        return replace(self, positional=(value, *self.positional))

    def followed_by(self, more: Arguments) -> Arguments:
        """Return these arguments and *more*, as ``functools.partial`` combines them."""
        return Arguments(
            self.positional + more.positional,
            tuple((dict(self.keywords) | dict(more.keywords)).items()),
            self.open_positional or more.open_positional,
            self.open_keywords or more.open_keywords,
            more.rest if more.rest is not None else self.rest,
            more.keyword_rest if more.keyword_rest is not None else self.keyword_rest,
        )

    def replacing(self, position: int | None, keyword: str, value: Value) -> Arguments:
        """Return these arguments with another *value* for the parameter *keyword* at *position*."""
        if position is not None and position < len(self.positional):
            given = list(self.positional)
            given[position] = value
            return replace(self, positional=tuple(given))
        return replace(self, keywords=tuple((dict(self.keywords) | {keyword: value}).items()))

    def mapped(self, change: Callable[[Value], Value]) -> Arguments:
        """Return *change* of each of these arguments."""
        positional = tuple([change(value) for value in self.positional])
        keywords = tuple([(name, change(value)) for name, value in self.keywords])
        return replace(self, positional=positional, keywords=keywords)

    def after_first(self) -> Arguments:
        return replace(self, positional=self.positional[1:])


EMPTY = Arguments()


@immutable(frozen=True, slots=True)
class PartialValue(BaseValue):
    """``functools.partial`` of a callable; with ``of_method``, ``partialmethod``."""

    function: Value
    arguments: Arguments
    of_method: bool = False

    weight = weight_of("function", "arguments")

    @property
    def parameters(self) -> frozenset[str]:
        return parameters_of((self.function, *self.arguments.positional))


def origins_of(arguments: Arguments) -> frozenset[object]:
    """Return the positions of the arguments' strings, to distinguish equal strings of different places."""
    return union([t.origins for text in texts(arguments.values) for t in text.alternatives])


def depending(value: Value, given: Mapping[str, Unknown]) -> Value:
    """Return *value* with the parameters of *given* replaced by what a call passes for them.

    ``has_default`` in *given* says that the call leaves the parameter its default; it has no other value.
    """
    match value:
        case Unknown(parameters=parameters) if parameters:
            name = _passed(value.name, parameters, given)
            return Unknown(name, _replaced(parameters, given), value.has_default)
        case Text():
            kept = [t for t in value.alternatives if not any(_isnt_given(p, given) for p in t.parts)]
            return Text(tuple([_depending(t, given) for t in kept or value.alternatives]))
        case Union():
            others = [m for m in value.members if not _isnt_given(m, given)]
            return join([depending(m, given) for m in others or value.members])
        case SeqValue() if value.parameters:
            return replace(
                value, items=tuple([depending(i, given) for i in value.items]), same=value.same or value
            )
        case DictValue() if value.parameters:
            items = tuple([(depending(k, given), depending(v, given)) for k, v in value.items])
            return replace(value, items=items, same=value.same or value)
    return value


def _isnt_given(part: object, given: Mapping[str, Unknown]) -> bool:
    """Return whether *part* replaces the default of a parameter that the call doesn't pass."""
    if not isinstance(part, (Hole, Unknown)) or not (part.has_default and part.parameters):
        return False
    return all(name in given and given[name].has_default for name in part.parameters)


def _depending(t: Template, given: Mapping[str, Unknown]) -> Template:
    if not t.parameters:
        return t
    parts = [
        part
        if isinstance(part, str)
        else part._replace(
            name=_passed(part.name, part.parameters, given), parameters=_replaced(part.parameters, given)
        )
        for part in t.parts
    ]
    return Template(tuple(parts), t.origins)


def _passed(name: str, parameters: frozenset[str], given: Mapping[str, Unknown]) -> str:
    """Return *name* as the caller would see it, if it begins with the name of a parameter."""
    first, dot, rest = name.partition(".")
    return f"{given[first].name}{dot}{rest}" if first in given and parameters == {first} else name


def _replaced(parameters: frozenset[str], given: Mapping[str, Unknown]) -> frozenset[str]:
    if given.keys().isdisjoint(parameters):
        return parameters
    return union(given[name].parameters if name in given else frozenset((name,)) for name in parameters)
