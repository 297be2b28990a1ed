"""Define what the layers of ``values`` need from the interpreter.

A layer imports only the layers below it. Reading an attribute can call a function, and changing a list can
evaluate an expression. The lower layer then calls the machine, and the interpreter calls the upper layer.
"""

from __future__ import annotations

from typing import Protocol

from appaccess_lint.project.tree import Location
from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.frames import Frame, Summary
from appaccess_lint.values.domain.observer import Observer
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
    """The state of one analysis: known modules, functions and objects, and how to evaluate more."""

    project: Project
    observer: Observer
    steps: int
    last_step: int
    gave_up: bool
    constants: dict[ir.Const, Value]
    differing: dict[tuple[ir.Function, ClassValue], bool]
    instances: dict[object, Instance]
    needed: dict[tuple[ClassValue, Store], frozenset[Store]]
    recorder: tuple[Instance, ir.Function, str] | None
    """The store that is being evaluated on an object, unless a summary was begun since."""
    endpoint_overrides: dict[tuple[ir.Function, ClassValue], bool]
    abstract_methods: dict[ClassValue, frozenset[str]]
    """The abstract methods of each class."""
    left_empty: dict[ir.Stmt, dict[str, bool]]
    tables: dict[ir.Function, dict[str, Value]]
    """The parameters of functions that are used as keys of tables, with the keys of these tables."""
    module_frames: list[Frame]
    unbound: dict[ir.Function, FunctionValue]
    written: set[tuple[ModuleValue, str]]

    @property
    def exhausted(self) -> bool:
        """Return whether the budget is used up, so that calls are known only by their summaries."""

    def lookup(self, scope: Scope, name: str) -> Value:
        """Return the value of a name as seen from *scope*."""

    def forced(self, scope: Scope, name: str) -> Value:
        """Return the value of a name that is bound in *scope*; follow an import."""

    def imported(self, wanted: Imported) -> Value:
        """Return the value that an import binds."""

    def located(self, location: Location) -> ModuleValue | None:
        """Return the module at *location*; ``None`` if it can't be read."""

    def ready(self, module: ModuleValue) -> ModuleValue:
        """Run the body of *module* unless it has already run."""

    def member(self, module: ModuleValue, name: str) -> Value | None:
        """Return a name of a module: bound in it, or a submodule."""

    def self_of(self, cls: ClassValue) -> Instance:
        """Return the object that is ``self`` in the methods of *cls*."""

    def evaluate(self, frame: Frame, node: ir.Expr) -> Value:
        """Return the value of an expression; record its requests in *frame*."""

    def assign(self, frame: Frame, target: ir.Expr, value: Value) -> None:
        """Bind *value* to a target."""

    def attribute(self, value: Value, name: str) -> Value:
        """Evaluate ``value.name``."""

    def call(self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments) -> Value:
        """Call any value with *arguments* at *node*."""

    def call_function(
        self, frame: Frame, node: ir.Call, callee: FunctionValue | BoundMethod, arguments: Arguments
    ) -> Value:
        """Call a function of the project at *node*."""

    def instantiate(self, frame: Frame, node: ir.Call, cls: ClassValue, arguments: Arguments) -> Value:
        """Call a class of the project at *node*."""

    def returned(
        self,
        callee: FunctionValue | BoundMethod,
        arguments: Arguments = EMPTY,
        frame: Frame | None = None,
    ) -> Value:
        """Return the result of a function that Python calls implicitly: a property, ``__str__``."""

    def summary(self, function: FunctionValue) -> Summary | None:
        """Return a function's summary, independent of arguments; ``None`` while it is computed."""

    def construct(self, instance: Instance, method: FunctionValue) -> None:
        """Run a constructor on *instance*, for the attributes that it sets."""

    def stored(self, instance: Instance, method: FunctionValue, name: str) -> Value | None:
        """Return what a method sets an attribute of *instance* to, independent of arguments."""
