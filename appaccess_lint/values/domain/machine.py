"""What the floors of ``values`` ask of the interpreter on top of them.

A floor imports what stands below it.  Where reading an attribute calls a function, or changing a list
evaluates an expression, the lower floor asks the machine, and the interpreter asks the upper one.
"""

from __future__ import annotations

from typing import Protocol

from appaccess_lint.project.tree import Location
from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.observer import Observer
from appaccess_lint.values.domain.summary import Summary
from appaccess_lint.values.domain.values import (
    EMPTY,
    Arguments,
    BoundMethod,
    ClassValue,
    FunctionValue,
    Imported,
    Instance,
    ModuleValue,
    Scope,
    Value,
)

Store = tuple[ir.Function, str]
"""A method, and an attribute that it sets on its object."""


class Machine(Protocol):
    """One analysis: what is known of modules, functions and objects so far, and how to find out more."""

    project: Project
    observer: Observer
    steps: int
    last_step: int
    gave_up: bool
    constants: dict[ir.Const, Value]
    differing: dict[tuple[ir.Function, ClassValue], bool]
    instances: dict[object, Instance]
    needed: dict[tuple[ClassValue, Store], frozenset[Store]]
    relevant_stores: dict[tuple[ClassValue, Store], bool]
    recorder: tuple[Instance, ir.Function, str] | None
    """The store that is run on an object, where no summary is made meanwhile."""
    endpoint_overrides: dict[tuple[ir.Function, ClassValue], bool]
    abstract_methods: dict[ClassValue, frozenset[str]]
    """The methods that a class leaves to its subclasses."""
    left_empty: dict[ir.Stmt, dict[str, bool]]
    tables: dict[ir.Function, dict[str, Value]]
    """The parameters of functions that are keys of tables, with the keys that these have."""
    module_frames: list[Frame]
    unbound: dict[ir.Function, FunctionValue]
    written: set[tuple[ModuleValue, str]]

    @property
    def exhausted(self) -> bool:
        """Whether so much was run that calls are known by summaries only."""

    def lookup(self, scope: Scope, name: str) -> Value:
        """The value of a name as seen from *scope*."""

    def forced(self, scope: Scope, name: str) -> Value:
        """The value of a name that is bound in *scope*; where that is an import, it is followed."""

    def imported(self, wanted: Imported) -> Value:
        """What an import binds."""

    def located(self, location: Location) -> ModuleValue | None:
        """The module at *location*, ``None`` where it can't be read."""

    def ready(self, module: ModuleValue) -> ModuleValue:
        """Run the body of *module* where that wasn't done yet."""

    def member(self, module: ModuleValue, name: str) -> Value | None:
        """A name of a module: bound in it, or a submodule."""

    def self_of(self, cls: ClassValue) -> Instance:
        """The object that ``self`` is in the methods of *cls*."""

    def evaluate(self, frame: Frame, node: ir.Expr) -> Value:
        """The value of an expression; requests that it does are noted in *frame*."""

    def assign(self, frame: Frame, target: ir.Expr, value: Value) -> None:
        """Bind *value* to a target."""

    def attribute(self, value: Value, name: str) -> Value:
        """``value.name``."""

    def call(self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments) -> Value:
        """Call anything with *arguments* at *node*."""

    def call_function(
        self, frame: Frame, node: ir.Call, callee: FunctionValue | BoundMethod, arguments: Arguments
    ) -> Value:
        """Call a function of the tree at *node*."""

    def instantiate(self, frame: Frame, node: ir.Call, cls: ClassValue, arguments: Arguments) -> Value:
        """Call a class of the tree at *node*."""

    def returned(
        self,
        callee: FunctionValue | BoundMethod,
        arguments: Arguments = EMPTY,
        frame: Frame | None = None,
    ) -> Value:
        """What a function gives that Python calls where no call is written: a property, ``__str__``."""

    def summary(self, function: FunctionValue) -> Summary | None:
        """What a function does whatever it is given; ``None`` while that is found out."""

    def construct(self, instance: Instance, method: FunctionValue) -> None:
        """Run a constructor on *instance*, for the attributes that it sets."""

    def stored(self, instance: Instance, method: FunctionValue, name: str) -> Value | None:
        """What a method sets an attribute of *instance* to, whatever it is given."""
