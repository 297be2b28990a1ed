"""Define the intermediate representation to which ``ast``'s trees are lowered for the interpreter.

It contains only what affects values, calls and control flow; other expressions become ``Opaque`` with their
parts. Nodes compare by identity, because a node represents one position in one file. All nodes are in this
file because they contain each other: expressions functions, and functions statements and expressions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from appaccess_lint.immutable import immutable
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
    """An attribute; ``known_path`` is the cache of ``targets.path_of``, empty at first."""

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
    op: str
    left: Expr
    right: Expr


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


@dataclass(slots=True, eq=False, repr=False)
class Assign(Stmt):
    targets: tuple[Expr, ...]
    value: Expr


@dataclass(slots=True, eq=False, repr=False)
class AnnAssign(Stmt):
    target: Expr
    annotation: Expr
    value: Expr | None


@dataclass(slots=True, eq=False, repr=False)
class AugAssign(Stmt):
    target: Expr
    op: str
    value: Expr


@dataclass(slots=True, eq=False, repr=False)
class Delete(Stmt):
    targets: tuple[Expr, ...]


@dataclass(slots=True, eq=False, repr=False)
class ExprStmt(Stmt):
    value: Expr


@dataclass(slots=True, eq=False, repr=False)
class Return(Stmt):
    value: Expr | None


@dataclass(slots=True, eq=False, repr=False)
class If(Stmt):
    test: Expr
    body: Block
    orelse: Block


@dataclass(slots=True, eq=False, repr=False)
class For(Stmt):
    target: Expr
    iterable: Expr
    body: Block
    orelse: Block
    known: dict[object, object] = field(default_factory=dict)


@dataclass(slots=True, eq=False, repr=False)
class While(Stmt):
    test: Expr
    body: Block
    orelse: Block
    known: dict[object, object] = field(default_factory=dict)


@dataclass(slots=True, eq=False, repr=False)
class With(Stmt):
    items: tuple[tuple[Expr, Expr | None], ...]
    body: Block


@dataclass(slots=True, eq=False, repr=False)
class Handler:
    type: Expr | None
    name: str | None
    body: Block


@dataclass(slots=True, eq=False, repr=False)
class Try(Stmt):
    body: Block
    handlers: tuple[Handler, ...]
    orelse: Block
    final: Block


PatternStep = tuple[Literal["key", "class", "attribute", "position"], str | int]
"""One step from a subject to the value that a part of ``{"id": …}``, ``Page(id=…)`` or ``Page(…)`` matches.

A step of kind "class" leads to the subject itself, if it can be an object of the class of that name.
"""


@dataclass(slots=True, eq=False, repr=False)
class Case:
    """One ``case``: the literals of its pattern; ``None`` for another kind of pattern.

    ``bindings`` are the names that it binds, each with the steps from the subject to its value (``None`` if
    there are none: the rest of a list).
    """

    literals: tuple[Expr, ...] | None
    bindings: tuple[tuple[str, tuple[PatternStep, ...] | None], ...]
    guard: Expr | None
    body: Block
    texts: tuple[Expr, ...] = ()
    """The strings in a pattern of any kind."""


@dataclass(slots=True, eq=False, repr=False)
class Match(Stmt):
    subject: Expr
    cases: tuple[Case, ...]


@dataclass(slots=True, eq=False, repr=False)
class Jump(Stmt):
    """``raise``, ``break``, ``continue``: the following statements of the block aren't reached."""

    kind: Literal["raise", "break", "continue"]
    values: tuple[Expr, ...] = ()


@dataclass(slots=True, eq=False, repr=False)
class Import(Stmt):
    """``import a.b as c``: ``bound`` is the name bound, ``module`` what it is bound to."""

    module: str
    bound: str
    whole: bool


@dataclass(slots=True, eq=False, repr=False)
class ImportFrom(Stmt):
    """``from ..a import b as c``; ``names`` maps the bound name to the imported one, ``*`` for a star."""

    module: str
    level: int
    names: tuple[tuple[str, str], ...]


@dataclass(slots=True, eq=False, repr=False)
class Scope(Stmt):
    """``global`` or ``nonlocal`` names."""

    kind: Literal["global", "nonlocal"]
    names: tuple[str, ...]


Block = tuple[Stmt, ...]
ParameterKind = Literal["positional", "plain", "keyword", "*", "**"]
"""``positional`` and ``keyword`` are positional-only and keyword-only."""


@dataclass(slots=True, eq=False, repr=False)
class Parameter:
    name: str
    kind: ParameterKind
    default: Expr | None = None
    annotation: Expr | None = None


@immutable(frozen=True, slots=True)
class Outline:
    """The names in the body of a function.

    ``reads`` are the attributes of its first parameter, ``only_set`` those that it only assigns, and
    ``reads_all`` states that it may read any attribute, by ``getattr`` or ``vars``. ``calls`` are the last
    names of the functions that it calls.
    """

    reads: frozenset[str]
    only_set: frozenset[str]
    reads_all: bool
    calls: frozenset[str]


MUTATING = frozenset(
    "add append appendleft clear discard extend extendleft insert pop popitem popleft remove reverse "
    "setdefault sort update".split()
)
"""Methods that change a list, set or dictionary in place."""
STORING = frozenset({"put", "put_nowait", "set"})
"""Methods of queues and context variables that store their only argument."""
RECEIVER = -1


@immutable(frozen=True, slots=True)
class PassedArgument:
    """A parameter, or an attribute of it (``path``), that a function passes to a call.

    ``place`` is the argument's position or keyword, or ``RECEIVER``.
    """

    callee: Expr
    place: int | str
    path: str


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
    """The cache of the functions that ``targets.cached`` decorates."""

    @property
    def full_name(self) -> tuple[str, str]:
        """The names of its class and itself: a sort key that doesn't depend on the order of the source."""
        return self.owner.name if self.owner is not None else "", self.name


@dataclass(slots=True, eq=False, repr=False)
class Class(Stmt):
    name: str
    bases: tuple[Arg, ...]
    decorators: tuple[Expr, ...]
    body: Block
    span: Span | None = None
    """Its body."""
    methods: dict[str, Function] = field(default_factory=dict)
    owner: Owner | None = None
    """What its methods have as their ``owner``."""
    known: dict[object, object] = field(default_factory=dict)
