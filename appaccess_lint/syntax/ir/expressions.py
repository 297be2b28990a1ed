"""Define expressions of the intermediate representation, and the functions that expressions contain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from appaccess_lint.model import Span


class Expr:
    """An expression."""

    __slots__ = ()


class Stmt:
    """A statement."""

    __slots__ = ()


@dataclass(slots=True, eq=False, repr=False)
class Const(Expr):
    """A literal: string, bytes, number, ``True``, ``False`` or ``None``."""

    value: str | bytes | int | float | complex | bool | None
    span: Span | None = None


@dataclass(slots=True, eq=False, repr=False)
class Name(Expr):
    id: str


@dataclass(slots=True, eq=False, repr=False)
class Attr(Expr):
    """An attribute; ``known_path`` is the cache of ``facts.path_of``, empty at first."""

    value: Expr
    name: str
    known_path: str | None = ""


@dataclass(slots=True, eq=False, repr=False)
class Arg:
    """One argument of a call; ``star`` is ``*``, ``**`` or empty."""

    value: Expr
    keyword: str | None = None
    star: str = ""


@dataclass(slots=True, eq=False, repr=False)
class Call(Expr):
    func: Expr
    args: tuple[Arg, ...]
    span: Span | None = None

    @property
    def positional(self) -> list[Expr]:
        """The arguments without a keyword or a star."""
        return [arg.value for arg in self.args if arg.keyword is None and not arg.star]

    @property
    def receiver(self) -> Expr | None:
        """The object on which a method is called."""
        return self.func.value if isinstance(self.func, Attr) else None

    def keyword(self, name: str) -> Expr | None:
        """Return the argument with the keyword *name*."""
        return next((arg.value for arg in self.args if arg.keyword == name), None)


@dataclass(slots=True, eq=False, repr=False)
class FString(Expr):
    """An f-string, or a concatenation with one: literal pieces and expressions in order."""

    parts: tuple[str | Expr, ...]
    span: Span | None = None


@dataclass(slots=True, eq=False, repr=False)
class Formatted(Expr):
    """A field of an f-string with a conversion or a format specification; ``spec`` is empty without one."""

    value: Expr
    conversion: str
    spec: tuple[str | Expr, ...]


@dataclass(slots=True, eq=False, repr=False)
class BinOp(Expr):
    """``left op right``; the operators of numbers and strings have no span."""

    op: str
    left: Expr
    right: Expr
    span: Span | None = None


@dataclass(slots=True, eq=False, repr=False)
class BoolOp(Expr):
    op: Literal["and", "or"]
    left: Expr
    right: Expr


@dataclass(slots=True, eq=False, repr=False)
class Not(Expr):
    value: Expr


@dataclass(slots=True, eq=False, repr=False)
class Compare(Expr):
    op: str
    left: Expr
    right: Expr


@dataclass(slots=True, eq=False, repr=False)
class IfExp(Expr):
    test: Expr
    body: Expr
    orelse: Expr


@dataclass(slots=True, eq=False, repr=False)
class Subscript(Expr):
    value: Expr
    index: Expr
    span: Span | None = None


@dataclass(slots=True, eq=False, repr=False)
class Slice(Expr):
    """``value[lower:upper:step]``."""

    value: Expr
    lower: Expr | None
    upper: Expr | None
    step: Expr | None = None


@dataclass(slots=True, eq=False, repr=False)
class DictDisplay(Expr):
    """``{key: value}``; a key of ``None`` is ``**value``."""

    items: tuple[tuple[Expr | None, Expr], ...]


@dataclass(slots=True, eq=False, repr=False)
class Sequence(Expr):
    kind: Literal["list", "tuple", "set"]
    items: tuple[Expr, ...]


@dataclass(slots=True, eq=False, repr=False)
class Starred(Expr):
    value: Expr


@dataclass(slots=True, eq=False, repr=False)
class Comprehension(Expr):
    """``element`` is the value, ``key`` is set for a dict comprehension."""

    kind: Literal["list", "set", "dict", "generator"]
    element: Expr
    key: Expr | None
    clauses: tuple[Clause, ...]


@dataclass(slots=True, eq=False, repr=False)
class Clause:
    target: Expr
    iterable: Expr
    conditions: tuple[Expr, ...]


@dataclass(slots=True, eq=False, repr=False)
class Walrus(Expr):
    target: Expr
    value: Expr


@dataclass(slots=True, eq=False, repr=False)
class Yield(Expr):
    value: Expr | None
    delegated: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Lambda(Expr):
    function: Function


@dataclass(slots=True, eq=False, repr=False)
class Opaque(Expr):
    """An unknown expression with known parts."""

    children: tuple[Expr, ...]


Block = tuple[Stmt, ...]
ParameterKind = Literal["positional", "plain", "keyword", "*", "**"]
"""``positional`` and ``keyword`` are positional-only and keyword-only."""


@dataclass(slots=True, eq=False, repr=False)
class Parameter:
    name: str
    kind: ParameterKind
    default: Expr | None = None
    annotation: Expr | None = None


@dataclass(slots=True, eq=False, repr=False)
class Owner:
    """What a method keeps of its class, which holds the method: a cycle would wait for the collector."""

    name: str
    decorators: tuple[Expr, ...]


@dataclass(slots=True, eq=False, repr=False)
class Function(Stmt):
    """A function, method or lambda."""

    name: str
    parameters: tuple[Parameter, ...]
    decorators: tuple[Expr, ...] = ()
    returns: Expr | None = None
    is_async: bool = False
    line: int = 0
    body: Block = ()
    owner: Owner | None = None
    known: dict[object, object] = field(default_factory=dict)
    """The cache of the functions that ``facts.cached`` decorates."""

    @property
    def full_name(self) -> tuple[str, str]:
        """The names of its class and itself: a sort key that doesn't depend on the order of the source."""
        return self.owner.name if self.owner is not None else "", self.name
