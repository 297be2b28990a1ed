"""Define the state of one analysis, and what the layers of ``values`` need from each other.

A layer imports only the layers below it. Reading an attribute can call a function, and changing a list can
evaluate an expression. The lower layer then calls the machine, which the interpreter completes with the
functions of the upper layers.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from appaccess_lint.project.tree import Location
from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.containers import EMPTY, Arguments
from appaccess_lint.values.domain.frames import Frame, Invocation, Summary
from appaccess_lint.values.domain.observer import Observer
from appaccess_lint.values.domain.outside import External, published
from appaccess_lint.values.domain.program import (
    BoundMethod,
    ClassValue,
    FunctionValue,
    Imported,
    Instance,
    ModuleValue,
    Scope,
)
from appaccess_lint.values.domain.values import Unknown, Value

MAX_STEPS = 150_000
"""Maximum number of statements and calls for one file; after that, only summaries of calls are used."""
MOST_STEPS = 4 * MAX_STEPS
"""Maximum number of steps, after which the analysis of the file stops with a message."""
MAX_MODULES = 600
"""Maximum number of modules that are read for one file; names of further modules are unknown."""
MAX_CHARACTERS = 2_000_000
"""Maximum size of the source of other modules; apps that call Confluence need half of it."""
Store = tuple[ir.Function, str]
"""A method, and an attribute that it sets on its object."""
WEIGHT_A_STEP = 64
"""Number of values within a value whose traversal costs about as much as one statement."""
EVALUATE: dict[type, Callable[..., Value]] = {}
"""The function for each kind of expression, from ``evaluator.expressions``."""
RUN: dict[type, Callable[..., bool | None]] = {}
"""The function for each kind of statement, from ``evaluator.statements``: whether control continues."""


def evaluate(machine: Machine, frame: Frame, node: ir.Expr) -> Value:
    """Return the value of an expression; record its requests in *frame*."""
    return EVALUATE[type(node)](machine, frame, node)


def run_block(machine: Machine, frame: Frame, block: ir.Block) -> bool:
    """Run statements in order; return whether control reaches the end."""
    for statement in block:
        machine.steps += 1
        if machine.steps > machine.last_step:
            machine.gave_up = True
            return True
        if RUN[type(statement)](machine, frame, statement) is False:
            return False
    return True


class Machine(ABC):
    """The state of one analysis: known modules, functions and objects, and how to evaluate more."""

    def __init__(self, project: Project, observer: Observer) -> None:
        self.project = project
        self.observer = observer
        self.steps = 0
        self.max_steps = MAX_STEPS
        self.last_step = MOST_STEPS
        self.gave_up = False
        self.characters = MAX_CHARACTERS
        self.target: ModuleValue | None = None
        """The module whose call sites are reported."""
        self.modules: dict[object, ModuleValue] = {}
        self.module_frames: list[Frame] = []
        self.constants: dict[ir.Const, Value] = {}
        self.operations: dict[tuple[ir.Expr, str], ir.Call] = {}
        """By operator, or subscript, and method, the call of the method."""
        self.ends: dict[ir.FString, Text] = {}
        """By f-string, an empty string with its place as the origin."""
        self.unbound: dict[ir.Function, FunctionValue] = {}
        self.closed_over: list[Scope] = []
        """The scopes that functions close over, and refer to."""
        self.selves: dict[ClassValue, Instance] = {}
        self.instances: dict[object, Instance] = {}
        self.seeds: dict[tuple[ir.Function, str], Value] = {}
        """The objects that callers pass to parameters of functions that don't describe them."""
        self.recorder: tuple[Instance, ir.Function, str] | None = None
        """The store that is being evaluated on an object, unless a summary was begun since."""
        self.written: set[tuple[ModuleValue, str]] = set()
        self.known: dict[object, object] = {}
        """The results of the functions that ``cached`` runs once for the same arguments."""
        self.tables: dict[ir.Function, dict[str, Value]] = {}
        """The parameters of functions that are used as keys of tables, with the keys of these tables."""
        self.decorated: list[tuple[ir.Call, FunctionValue]] = []
        """The decorators of the target's functions that are given a path, until its module has run."""
        self.row_keys: set[str] = set()
        """The keys of rows with an endpoint's word, in tables that a function reads by a parameter."""

    @property
    def exhausted(self) -> bool:
        """Return whether the budget is used up, so that calls are known only by their summaries."""
        return self.steps > self.max_steps

    def self_of(self, cls: ClassValue) -> Instance:
        """Return the object that is ``self`` in the methods of *cls*."""
        return self.selves.get(cls) or self.selves.setdefault(cls, Instance(cls))

    def module(self, module: Module) -> ModuleValue:
        """Return a module of the project without running its body."""
        key = module.file or module
        value = self.modules.get(key)
        if value is None or value.module is not module:
            folder = module.file.parent if module.file is not None and module.is_package else None
            value = self.modules[key] = ModuleValue(module, folder)
        return value

    def located(self, location: Location) -> ModuleValue | None:
        """Return the module at *location*; ``None`` if it can't be read."""
        key = location.file or location.folder
        if key in self.modules:
            return self.modules[key]
        if location.file is None:
            self.modules[key] = ModuleValue(None, location.folder)
            return self.modules[key]
        if len(self.modules) >= MAX_MODULES or self.characters <= 0:
            return None
        module = self.project.load(location.file)
        if module is None:
            return None
        self.characters -= len(module.source)
        return self.module(module)

    def ready(self, module: ModuleValue) -> ModuleValue:
        """Run the body of *module* unless it has already run."""
        if module.state == "new" and module.module is not None:
            module.state = "running"
            self.run_module(module)
            module.state = "done"
        return module

    def lookup(self, scope: Scope, name: str) -> Value:
        """Return the value of a name as seen from *scope*."""
        at: Scope | None = scope
        while at is not None and at is not scope.module.scope:
            # a class body's names aren't visible in its methods
            value = at.names.get(name)
            if value is not None and (at is scope or not at.is_class):
                return value if type(value) is not Imported else self.bound_value(at, name)
            at = at.parent
        return self.global_name(scope.module, name)

    def global_name(self, module: ModuleValue, name: str) -> Value:
        """Return a name of a module, with the values that functions assign to it by ``global``."""
        if name not in module.scope.names and module.state == "new":
            self.ready(module)
        found = self.bound_value(module.scope, name) if name in module.scope.names else None
        source = module.module
        if source is not None and name in source.global_writers and module.state == "done":
            found = self.with_global_writes(module, name, found)
        if found is not None:
            return found
        if name in BUILTINS:
            return BUILTINS[name]
        return External(f"builtins.{name}") if source is None else Unknown(name)

    def with_global_writes(self, module: ModuleValue, name: str, found: Value | None) -> Value | None:
        """Return the value of a module's name after every function that assigns or changes it has run."""
        assert module.module is not None
        if (module, name) not in self.written:
            self.written.add((module, name))
            result = {f.function: f for frame in self.module_frames for f in frame.nested}
            for function in module.module.global_writers[name]:
                self.summary(result.get(function) or FunctionValue(function, module.scope))
        return module.scope.names.get(name, found)

    def bound_value(self, scope: Scope, name: str) -> Value:
        """Return the value of a name that is bound in *scope*; follow an import."""
        value = scope.names[name]
        if type(value) is Imported:
            scope.names[name] = Unknown(name)
            value = scope.names[name] = self.imported(value)
        return value

    def imported(self, binding: Imported) -> Value:
        """Return what an import binds: a module, a name of a module, or a value outside the project."""
        importer = binding.importer.module
        assert importer is not None
        location = self.project.locate(importer, binding.module, binding.level)
        outside = ".".join(filter(None, (binding.module, binding.name)))
        if location is None:
            if binding.name == "settings" and self.observer.gives(outside) == "settings module":
                settings = self.project.settings_module(importer)
                if settings is not None:
                    return self.imported(Imported(binding.importer, settings, 0, None))
            return External(published(outside)) if not binding.level else Unknown(outside)
        if location.library is not None:
            return External(".".join(filter(None, (location.library, binding.name))))
        module = self.located(location)
        if module is not None and location.file is None and not binding.level:
            module.library = binding.module
        if binding.name is None:
            return module if module is not None else External(outside)
        found = self.member(module, binding.name) if module is not None else None
        if found is None and module is not None and module.library:
            return External(outside)
        return found if found is not None else Unknown(binding.name)

    def member(self, module: ModuleValue, name: str) -> Value | None:
        """Return a name of a module: bound in it, or a submodule."""
        self.ready(module)
        if name in module.scope.names:
            return self.global_name(module, name)
        if module.folder is not None:
            location = self.project.below(module.folder, name)
            if location is not None and location.library is not None:
                return External(location.library)
            if location is not None and (found := self.located(location)) is not None:
                return found
        if module.module is not None and name in module.module.global_writers:
            return self.global_name(module, name)
        getter = module.scope.names.get("__getattr__")
        if not isinstance(getter, FunctionValue):
            return None
        return self.returned(getter, Arguments((literal(name),)))

    @abstractmethod
    def run_module(self, module: ModuleValue) -> Frame:
        """Run the body of *module*."""

    @abstractmethod
    def assign(self, frame: Frame, target: ir.Expr, value: Value) -> None:
        """Bind *value* to a target."""

    @abstractmethod
    def attribute(self, value: Value, name: str) -> Value:
        """Evaluate ``value.name``."""

    @abstractmethod
    def call(self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments) -> Value:
        """Call any value with *arguments* at *node*."""

    @abstractmethod
    def call_function(
        self, frame: Frame, node: ir.Call, callee: FunctionValue | BoundMethod, arguments: Arguments
    ) -> Value:
        """Call a function of the project at *node*."""

    @abstractmethod
    def note_arguments(self, call: Invocation) -> None:
        """Record the objects that are passed, or kept for, parameters that are unknown in a function."""

    @abstractmethod
    def instantiate(self, frame: Frame, node: ir.Call, cls: ClassValue, arguments: Arguments) -> Value:
        """Call a class of the project at *node*."""

    @abstractmethod
    def returned(
        self, callee: FunctionValue | BoundMethod, arguments: Arguments = EMPTY, frame: Frame | None = None
    ) -> Value:
        """Return the result of a function that Python calls implicitly: a property, ``__str__``."""

    @abstractmethod
    def summary(self, value: FunctionValue) -> Summary | None:
        """Return a function's summary, independent of arguments; ``None`` while it is computed."""

    @abstractmethod
    def construct(self, instance: Instance, method: FunctionValue) -> None:
        """Run a constructor on *instance*, for the attributes that it sets."""

    @abstractmethod
    def run_hook(self, receiver: Instance | ClassValue, method: FunctionValue, given: Arguments) -> None:
        """Run a method that Python calls with *given*, such as a property's setter, for the attributes."""

    @abstractmethod
    def stored(self, instance: Instance, method: FunctionValue, name: str) -> Value | None:
        """Return what a method sets an attribute of *instance* to, independent of arguments."""


BUILTINS = {
    name: External(f"builtins.{name}")
    for name in (
        "str int float bool bytes dict list tuple set frozenset sorted reversed iter next enumerate zip map "
        "filter getattr setattr hasattr isinstance issubclass super print repr format type object vars len "
        "any all ascii open property staticmethod classmethod callable range id min max sum input "
        "exec compile locals"
    ).split()
}
