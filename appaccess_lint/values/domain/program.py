"""Define the modules, functions, classes and objects of the analysed program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from appaccess_lint.immutable import immutable
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.text.text import Origin
from appaccess_lint.values.domain.containers import Arguments
from appaccess_lint.values.domain.values import BaseValue, Bound, Value, texts_within, weight_of


@dataclass(slots=True, eq=False, repr=False)
class Scope:
    """The names of a module, class body or function; ``parent`` is the enclosing scope."""

    module: ModuleValue
    names: dict[str, Value]
    parent: Scope | None = None
    is_class: bool = False


@dataclass(slots=True, eq=False, repr=False)
class ModuleValue(BaseValue):
    """A module of the project; ``state`` is the progress of interpreting its body."""

    module: Module | None
    folder: Path | None
    scope: Scope = field(init=False)
    state: str = "new"
    library: str = ""
    """The dotted name of a folder without ``__init__.py``: an installed library of this name precedes it."""

    def __post_init__(self) -> None:
        self.scope = Scope(self, {})


@immutable(frozen=True, slots=True)
class Imported(BaseValue):
    """A name bound by an import that hasn't been followed yet."""

    importer: ModuleValue
    module: str
    level: int
    name: str | None


@dataclass(slots=True, eq=False, repr=False)
class FunctionValue(BaseValue):
    """A function of the project, with the scope that it closes over.

    ``decorators`` are those of the project, which may change its result.
    """

    function: ir.Function
    scope: Scope
    owner: ClassValue | None = None
    decorators: tuple[Value, ...] = ()

    @property
    def key(self) -> tuple[ir.Function, Scope]:
        """What identifies the function in caches: a nested function is one for each call of the outer one."""
        return self.function, self.scope


@dataclass(slots=True, eq=False, repr=False)
class ClassValue(BaseValue):
    """A class of the project; ``names`` are its own attributes, and ``bases`` its evaluated bases."""

    cls: ir.Class
    scope: Scope
    bases: tuple[Value, ...]
    annotations: dict[str, ir.Expr] = field(default_factory=dict)
    mro: tuple[ClassValue, ...] | None = None
    known: dict[object, object] = field(default_factory=dict)
    """Caches of ``values.objects``."""

    @property
    def names(self) -> dict[str, Value]:
        return self.scope.names


@dataclass(slots=True, eq=False, repr=False)
class Instance(BaseValue):
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
    same: Instance | None = None
    """The object in a table, of which this one is what a literal key looked up."""

    weight = weight_of("arguments", itself=1)


@immutable(frozen=True, slots=True)
class BoundMethod(Bound):
    receiver: Value
    function: FunctionValue


@immutable(frozen=True, slots=True)
class SuperValue(Bound):
    """``super()``: looks up a name after ``cls`` in the method resolution order of ``receiver``."""

    cls: ClassValue
    receiver: Value


@immutable(frozen=True, slots=True)
class EnumMember(BaseValue):
    cls: ClassValue
    name: str
    value: Value

    weight = weight_of("value")
    texts = property(texts_within)

    @property
    def contents(self) -> Sequence[Value]:
        return (self.value,)


def origins_of_node(scope: Scope, node: ir.Const | ir.FString, text: str = "") -> frozenset[Origin]:
    """Return the place of a string in the source; none for one that has no place."""
    module, span = scope.module.module, node.span
    if module is None or span is None:
        return frozenset()
    place = (module.path, span.line, span.column, span.end_line, span.end_column)
    return frozenset({Origin(*place, text[:200])})
