"""Define abstract values: what an expression can be.

Values are immutable and hashable, so that calls can be cached by their arguments. The objects of the
analysed program that have state (modules, classes, instances) are compared by identity. All kinds are in
this file because they contain each other: a container that exceeds its limits becomes another kind when it
is made, which requires the dependencies of each kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path

from appaccess_lint.immutable import immutable
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.text.text import Hole, Template, Text, bounded, union

MAX_MEMBERS = 8
"""Maximum number of members of a union; more of them make it unknown."""
MAX_WEIGHT = 10_000
"""Maximum number of values within a value, at all depths; a larger container has unknown contents."""


def weight(value: object) -> int:
    """Return the number of values in *value*, including itself: the cost of a traversal."""
    return getattr(value, "weight", 1)


def _weight_of(*names: str, itself: int = 0) -> property:
    """Return the weight of a value whose attributes *names* contain other values."""
    getters = [attrgetter(name) for name in names]
    return property(
        lambda value: itself + sum(weight(part) for get in getters if (part := get(value)) is not None)
    )


def _overwrite(value: object, **attributes: object) -> None:
    """Change *value* while it is created."""
    for name, new in attributes.items():
        object.__setattr__(value, name, new)


def construction_cost(value: Value) -> int:
    """Return the number of values and parts of strings that constructing *value* traverses."""
    if isinstance(value, Text):
        return sum(len(alternative.parts) for alternative in value.alternatives)
    return weight(value)


@immutable(frozen=True, slots=True)
class Scalar:
    """A number, boolean, ``None`` or bytes."""

    value: int | float | complex | bool | bytes | None


@immutable(frozen=True, slots=True)
class Unknown:
    """An unknown value.

    ``name`` is its name in the source, and ``parameters`` are those on which it depends. With
    ``has_default``, it replaces a default that the source states.
    """

    name: str = ""
    parameters: frozenset[str] = frozenset()
    has_default: bool = False


@immutable(frozen=True, slots=True)
class External:
    """A name of a module outside the project, by its dotted path: ``requests.get``, ``builtins.str``."""

    name: str


Place = tuple[str, int, int]
"""The place where an object is created: a file with line and column, or a file and a class."""


@immutable(frozen=True, slots=True)
class ExternalInstance:
    """An instance of a class outside the project, with the constructor's arguments if they are known.

    ``made`` is the call that creates the object, or the project's class derived from ``cls``. It identifies
    the object, so that attributes that are set on it anywhere are found.
    """

    cls: str
    arguments: Arguments | None = None
    made: Place | None = None

    weight = _weight_of("arguments", itself=1)


@immutable(frozen=True, slots=True)
class ExternalMethod:
    """A bound method of an object from outside the project."""

    receiver: ExternalInstance
    name: str

    weight = _weight_of("receiver")


@immutable(frozen=True, slots=True)
class TextMethod:
    """A bound method of a string, dictionary or list."""

    receiver: Value
    name: str

    weight = _weight_of("receiver")


@immutable(frozen=True, slots=True)
class UrlValue:
    """A URL object of a library; ``cls`` creates it: ``yarl.URL``, ``urllib.parse.urlsplit``."""

    cls: str
    text: Text


@immutable(frozen=True, slots=True)
class DictValue:
    """A dictionary; ``open`` if it may have further keys.

    ``same`` is an equivalent value of the same object; this value only adds origins of strings.
    """

    items: tuple[tuple[Value, Value], ...]
    open: bool = False
    same: DictValue | None = field(default=None, compare=False, repr=False)
    depends: frozenset[str] | None = field(default=None, init=False, compare=False, repr=False)
    weight: int = field(default=1, init=False, compare=False, repr=False)
    hashed: int = field(default=0, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        heavy = 1 + sum(weight(k) + weight(v) for k, v in self.items)
        if heavy > MAX_WEIGHT:
            _overwrite(self, items=((UNKNOWN, rest_of(v for _, v in self.items)),), open=True)
            heavy = 3
        object.__setattr__(self, "weight", heavy)


@immutable(frozen=True, slots=True)
class SeqValue:
    """A list, tuple, set or iterator; ``open`` if length and order are unknown.

    ``items`` of an open value are those that it may contain. The first ``head`` and the last ``tail`` of
    them have known positions. ``same`` is as for dictionaries.
    """

    items: tuple[Value, ...]
    open: bool = False
    same: SeqValue | None = field(default=None, compare=False, repr=False)
    head: int = field(default=0, kw_only=True)
    tail: int = field(default=0, kw_only=True)
    depends: frozenset[str] | None = field(default=None, init=False, compare=False, repr=False)
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
        object.__setattr__(self, "weight", heavy)


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
        object.__setattr__(self, "values", given)
        object.__setattr__(self, "weight", heavy)

    def get(self, position: int | None, keyword: str | None) -> Value | None:
        """Return the argument at a position or by keyword; ``None`` if there is none."""
        if keyword is not None:
            for name, value in self.keywords:
                if name == keyword:
                    return value
        if position is not None and position < len(self.positional):
            return self.positional[position]
        return None

    def first(self, *keywords: str) -> Value:
        """Return the first positional argument, else the one with a name in *keywords*, else unknown."""
        if self.positional:
            return self.positional[0]
        return next((value for name, value in self.keywords if name in keywords), UNKNOWN)

    def given(self, parameters: Iterable[ir.Parameter]) -> Iterator[tuple[ir.Parameter, Value | None]]:
        """Yield each of *parameters* with the argument for it; ``None`` if there is none."""
        for position, parameter in enumerate(parameters):
            yield parameter, self.get(None if parameter.kind == "keyword" else position, parameter.name)

    @property
    def is_open(self) -> bool:
        """Return whether there may be further arguments."""
        return self.open_positional or self.open_keywords

    def prepend(self, value: Value) -> Arguments:
        return Arguments(
            (value, *self.positional),
            self.keywords,
            self.open_positional,
            self.open_keywords,
            self.rest,
            self.keyword_rest,
        )

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

    def after_first(self) -> Arguments:
        return replace(self, positional=self.positional[1:])


@immutable(frozen=True, slots=True)
class PartialValue:
    """``functools.partial`` of a callable; with ``of_method``, ``partialmethod``."""

    function: Value
    arguments: Arguments
    of_method: bool = False

    weight = _weight_of("function", "arguments")


@dataclass(slots=True, eq=False, repr=False)
class Scope:
    """The names of a module, class body or function; ``parent`` is the enclosing scope."""

    module: ModuleValue
    names: dict[str, Value]
    parent: Scope | None = None
    is_class: bool = False


@dataclass(slots=True, eq=False, repr=False)
class ModuleValue:
    """A module of the project; ``state`` is the progress of interpreting its body."""

    module: Module | None
    folder: Path | None
    scope: Scope = field(init=False)
    state: str = "new"

    def __post_init__(self) -> None:
        self.scope = Scope(self, {})


@immutable(frozen=True, slots=True)
class Imported:
    """A name bound by an import that hasn't been followed yet."""

    importer: ModuleValue
    module: str
    level: int
    name: str | None


@dataclass(slots=True, eq=False, repr=False)
class FunctionValue:
    """A function of the project, with the scope that it closes over.

    ``decorators`` are those of the project, which may change its result.
    """

    function: ir.Function
    scope: Scope
    owner: ClassValue | None = None
    decorators: tuple[Value, ...] = ()


@dataclass(slots=True, eq=False, repr=False)
class ClassValue:
    """A class of the project; ``names`` are its own attributes, and ``bases`` its evaluated bases."""

    cls: ir.Class
    scope: Scope
    bases: tuple[Value, ...]
    names: dict[str, Value]
    annotations: dict[str, ir.Expr] = field(default_factory=dict)
    mro: tuple[ClassValue, ...] | None = None
    known: dict[object, object] = field(default_factory=dict)
    """Caches of ``values.objects``."""


@dataclass(slots=True, eq=False, repr=False)
class Instance:
    """An object of a class of the project.

    ``arguments`` are those of its constructor; ``None`` if only the class is known (``self`` in a method,
    an annotation).
    """

    cls: ClassValue
    arguments: Arguments | None = None
    attributes: dict[str, Value] = field(default_factory=dict)
    state: str = "new"
    recorded: dict[str, Value] | None = None
    """The attributes that a method sets in a run for their values; the object isn't changed."""
    changes: int = 0
    """The number of stores after construction: results of methods before a store may be outdated."""

    weight = _weight_of("arguments", itself=1)


@immutable(frozen=True, slots=True)
class BoundMethod:
    receiver: Value
    function: FunctionValue

    weight = _weight_of("receiver")


@immutable(frozen=True, slots=True)
class SuperValue:
    """``super()``: looks up a name after ``cls`` in the method resolution order of ``receiver``."""

    cls: ClassValue
    receiver: Value

    weight = _weight_of("receiver")


@immutable(frozen=True, slots=True)
class EnumMember:
    cls: ClassValue
    name: str
    value: Value

    weight = _weight_of("value")


@immutable(frozen=True, slots=True)
class Union:
    """One of several values; at most one member is a ``Text``, and none is a ``Union``."""

    members: tuple[Value, ...]
    weight: int = field(default=1, init=False, compare=False, repr=False)
    hashed: int = field(default=0, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", sum(map(weight, self.members)))


Value = (
    Text
    | Scalar
    | Unknown
    | External
    | ExternalInstance
    | ExternalMethod
    | TextMethod
    | UrlValue
    | DictValue
    | SeqValue
    | PartialValue
    | ModuleValue
    | Imported
    | FunctionValue
    | ClassValue
    | Instance
    | BoundMethod
    | SuperValue
    | EnumMember
    | Union
)
NONE = Scalar(None)
UNKNOWN = Unknown()
EMPTY = Arguments()
OWN = frozenset({"self"})
"""The dependency on the object on which a method is called."""


def rest_of(values: Iterable[Value]) -> Unknown:
    """Return the unknown value that replaces too many *values*."""
    return Unknown("", parameters_of(values))


def literals(value: Value) -> tuple[str, ...]:
    """Return every completely known string that *value* can be."""
    texts = [m for m in members(value) if isinstance(m, Text)]
    return tuple(t.literal for text in texts for t in text.alternatives if t.literal is not None)


def members(value: Value) -> tuple[Value, ...]:
    """Return the members of a union, or a tuple with any other value."""
    return value.members if type(value) is Union else (value,)


def join(values: Iterable[Value]) -> Value:
    """Return the value that covers all of *values*; unknown if there are none."""
    values = tuple(values)
    if not values:
        return UNKNOWN
    first = values[0]
    if type(first) is not Text:
        for value in values:
            if value is not first:
                break
        else:
            return first
    templates: list[Template] = []
    others: dict[Value, None] = {}
    for value in values:
        for member in value.members if type(value) is Union else (value,):
            if type(member) is Text:
                templates.extend(member.alternatives)
            else:
                others[member] = None
    kept = list(others)
    if len(kept) > MAX_MEMBERS:
        kept = [*kept[: MAX_MEMBERS - 1], Unknown("", parameters_of(kept))]
    if templates:
        kept.insert(0, Text(bounded(templates)))
    if not kept:
        return UNKNOWN
    return kept[0] if len(kept) == 1 else Union(tuple(kept))


def with_default(value: Value) -> Value:
    """Return an unknown *value* as a replacement of a default; return another value unchanged."""
    if isinstance(value, Unknown):
        return Unknown(value.name, value.parameters, has_default=True)
    if isinstance(value, Text):
        return Text(tuple(map(_with_default, value.alternatives)))
    return value


def _with_default(t: Template) -> Template:
    (part,) = t.parts if len(t.parts) == 1 else ("",)
    return Template((part._replace(has_default=True),), t.origins) if isinstance(part, Hole) else t


def parameters_of(values: Iterable[Value]) -> frozenset[str]:
    """Return the parameters on which any of *values* evidently depends."""
    return union(map(_parameters_of, values))


def _parameters_of(value: Value) -> frozenset[str]:
    match value:
        case Unknown():
            return value.parameters
        case Text():
            return union([t.parameters for t in value.alternatives])
        case Union():
            return parameters_of(value.members)
        case SeqValue() | DictValue():
            return value.depends if value.depends is not None else _remembered_parameters(value)
        case PartialValue():
            return parameters_of((value.function, *value.arguments.positional))
        case TextMethod() | BoundMethod():
            return _parameters_of(value.receiver)
        case UrlValue():
            return _parameters_of(value.text)
    return frozenset()


def depending(value: Value, given: Mapping[str, Unknown]) -> Value:
    """Return *value* with the parameters of *given* replaced by what a call passes for them."""
    match value:
        case Unknown(parameters=parameters) if parameters:
            name = _passed(value.name, parameters, given)
            return Unknown(name, _replaced(parameters, given), value.has_default)
        case Text():
            return Text(tuple([_depending(t, given) for t in value.alternatives]))
        case Union():
            return join([depending(m, given) for m in value.members])
        case SeqValue() if parameters_of((value,)):
            return replace(
                value, items=tuple([depending(i, given) for i in value.items]), same=value.same or value
            )
        case DictValue() if parameters_of((value,)):
            items = tuple([(depending(k, given), depending(v, given)) for k, v in value.items])
            return replace(value, items=items, same=value.same or value)
    return value


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


def _remembered_parameters(value: SeqValue | DictValue) -> frozenset[str]:
    found = parameters_of(contents(value))
    object.__setattr__(value, "depends", found)
    return found


def contents(value: SeqValue | DictValue | Union) -> Sequence[Value]:
    """Return the items of a list, the values of a dictionary, or the members of a union."""
    if isinstance(value, Union):
        return value.members
    return value.items if isinstance(value, SeqValue) else [v for _, v in value.items]


def texts(values: Iterable[Value]) -> list[Text]:
    """Return every string in *values*, also inside containers."""
    found: list[Text] = []
    for value in values:
        match value:
            case Text():
                found.append(value)
            case UrlValue():
                found.append(value.text)
            case SeqValue() | DictValue() | Union():
                found += texts(contents(value))
            case EnumMember():
                found += texts((value.value,))
    return found


def origins_of(arguments: Arguments) -> frozenset[object]:
    """Return the positions of the arguments' strings, to distinguish equal strings of different places."""
    return frozenset(o for text in texts(arguments.values) for t in text.alternatives for o in t.origins)
