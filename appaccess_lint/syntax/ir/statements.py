"""Define statements of the intermediate representation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from appaccess_lint.model import Span
from appaccess_lint.syntax.ir.expressions import Arg, Block, Expr, Function, Owner, Stmt


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


PatternStep = tuple[Literal["key", "class", "attribute", "position", "one of"], str | int | tuple[str, ...]]
"""One step from a subject to the value that a part of ``{"id": …}``, ``Page(id=…)`` or ``Page(…)`` matches.

A step of kind "class" leads to the subject itself, if it can be an object of the class of that name, and one
of kind "one of" to the strings of ``"page" | "blogpost"`` that it can be.
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
