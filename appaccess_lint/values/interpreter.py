"""Run functions of the analysed program on abstract values.

The interpreter is demand-driven. A function is run once with unknown parameters, which gives its summary,
and again for calls whose arguments matter. ``Interpreter`` holds the state; the modules beside this one
evaluate expressions, statements, calls and objects.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from appaccess_lint.project.tree import Location
from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.values.domain.frames import Frame, Outcome, Summary
from appaccess_lint.values.domain.machine import Store
from appaccess_lint.values.domain.observer import Observer
from appaccess_lint.values.domain.values import (
    EMPTY,
    Arguments,
    BoundMethod,
    ClassValue,
    External,
    FunctionValue,
    Imported,
    Instance,
    ModuleValue,
    Scope,
    Unknown,
    Value,
    join,
)
from appaccess_lint.values.evaluator import assignment, calls, dispatch, expressions, statements  # noqa: F401 - these modules fill the tables of dispatch
from appaccess_lint.values.evaluator.dispatch import run_block
from appaccess_lint.values.objects import attributes
from appaccess_lint.values.objects.instances import with_global_writes
from appaccess_lint.values.summaries import calling, functions, runs
from appaccess_lint.values.summaries.state import Cycles, FunctionKey

MAX_STEPS = 150_000
"""Maximum number of statements and calls for one file; after that, only summaries of calls are used."""
MOST_STEPS = 4 * MAX_STEPS
"""Maximum number of steps, after which the analysis of the file stops with a message."""
MAX_MODULES = 600
"""Maximum number of modules that are read for one file; names of further modules are unknown."""
MAX_CHARACTERS = 2_000_000
"""Maximum size of the source of other modules; apps that call Confluence need half of it."""


class Interpreter:
    """The state of one analysis: known modules, functions and objects."""

    def __init__(
        self, project: Project, observer: Observer, seeds: dict[tuple[ir.Function, str], Value] | None = None
    ) -> None:
        self.project = project
        self.observer = observer
        self.steps = 0
        self.cycles = Cycles()
        self.last_step = MOST_STEPS
        self.gave_up = False
        self.max_steps = MAX_STEPS
        self.characters = MAX_CHARACTERS
        self.modules: dict[object, ModuleValue] = {}
        self.summaries: dict[FunctionKey, Summary | None] = {}
        self.summarized: dict[FunctionKey, FunctionValue] = {}
        self.unbound: dict[ir.Function, FunctionValue] = {}
        self.outcomes: dict[object, Outcome] = {}
        self.constructed: set[tuple[ir.Function, Instance]] = set()
        self.selves: dict[ClassValue, Instance] = {}
        self.instances: dict[object, Instance] = {}
        self.seeds = seeds or {}
        self.target: ModuleValue | None = None
        self.module_frames: list[Frame] = []
        self.written: set[tuple[ModuleValue, str]] = set()
        self.observed: dict[tuple[ir.Function, str], Value] = {}
        self.left_empty: dict[ir.Stmt, dict[str, bool]] = {}
        self.tables: dict[ir.Function, dict[str, Value]] = {}
        self.running: dict[ir.Function, int] = {}
        self.differing: dict[tuple[ir.Function, ClassValue], bool] = {}
        self.needed: dict[tuple[ClassValue, Store], frozenset[Store]] = {}
        self.recorder: tuple[Instance, ir.Function, str] | None = None
        self.set_on: dict[Hashable, Mapping[str, Value]] = {}
        self.endpoint_overrides: dict[tuple[ir.Function, ClassValue], bool] = {}
        self.abstract_methods: dict[ClassValue, frozenset[str]] = {}
        self.constants: dict[ir.Const, Value] = {}
        self.changes: dict[FunctionKey, dict[str, set[str]]] = {}

    def release(self) -> None:
        """Release all values: they form cycles, which would wait for the garbage collector."""
        for module in self.modules.values():
            for value in module.scope.names.values():
                if isinstance(value, ClassValue):
                    value.names.clear()
                    value.linear = value.setters = value.set_up_by = None
            module.scope.names.clear()
        for instance in (*self.selves.values(), *self.instances.values()):
            instance.attributes.clear()
        for held in vars(self).values():
            if isinstance(held, (dict, list, set)):
                held.clear()
        self.target = None

    @property
    def exhausted(self) -> bool:
        return self.steps > self.max_steps

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
        if location.file is not None:
            if location.file in self.modules:
                return self.modules[location.file]
            if len(self.modules) >= MAX_MODULES or self.characters <= 0:
                return None
            module = self.project.load(location.file)
            if module is None:
                return None
            self.characters -= len(module.source)
            return self.module(module)
        key = location.folder
        if key not in self.modules:
            self.modules[key] = ModuleValue(None, location.folder)
        return self.modules[key]

    def ready(self, module: ModuleValue) -> ModuleValue:
        """Run the module's body unless it has already run."""
        if module.state == "new" and module.module is not None:
            module.state = "running"
            self.run_module(module)
            module.state = "done"
        return module

    def run_module(self, module: ModuleValue) -> Frame:
        assert module.module is not None
        frame = Frame(module.scope, symbolic=True)
        for statement in module.module.body:
            try:
                if not run_block(self, frame, (statement,)):
                    break
            except RecursionError:
                if module is not self.target:
                    raise
                # the names that the statement binds are unknown; the others keep their values
                self.cycles.give_up()
                self.running.clear()
                module.module.too_deep(1)
        self.module_frames.append(frame)
        return frame

    def lookup(self, scope: Scope, name: str) -> Value:
        """Return the value of a name as seen from *scope*."""
        at: Scope | None = scope
        while at is not None and at is not scope.module.scope:
            # a class body's names aren't visible in its methods
            if name in at.names and (at is scope or not at.is_class):
                return self.forced(at, name)
            at = at.parent
        return self.global_name(scope.module, name)

    def global_name(self, module: ModuleValue, name: str) -> Value:
        """Return a name of a module, with the values that functions assign to it by ``global``."""
        names = module.scope.names
        if name not in names and module.state == "new":
            self.ready(module)
        found = self.forced(module.scope, name) if name in names else None
        source = module.module
        if source is not None and name in source.global_writers and module.state == "done":
            found = with_global_writes(self, module, name, found)
        if found is not None:
            return found
        return External(f"builtins.{name}") if source is None or name in BUILTIN_NAMES else Unknown(name)

    def forced(self, scope: Scope, name: str) -> Value:
        value = scope.names[name]
        if type(value) is Imported:
            scope.names[name] = Unknown(name)
            value = scope.names[name] = self.imported(value)
        return value

    def imported(self, wanted: Imported) -> Value:
        """Return what an import binds: a module, a name of a module, or a value outside the project."""
        importer = wanted.importer.module
        assert importer is not None
        location = self.project.locate(importer, wanted.module, wanted.level)
        outside = (
            f"{wanted.module}.{wanted.name}"
            if wanted.name and wanted.module
            else wanted.name or wanted.module
        )
        if location is None:
            return External(outside) if not wanted.level else Unknown(outside)
        module = self.located(location)
        if wanted.name is None:
            return module if module is not None else External(outside)
        found = self.member(module, wanted.name) if module is not None else None
        return found if found is not None else Unknown(wanted.name)

    def member(self, module: ModuleValue, name: str) -> Value | None:
        """Return a name of a module: bound in it, or a submodule."""
        self.ready(module)
        if name in module.scope.names:
            return self.global_name(module, name)
        if module.folder is not None:
            location = self.project.below(module.folder, name)
            found = self.located(location) if location is not None else None
            if found is not None:
                return found
        if module.module is not None and name in module.module.global_writers:
            return self.global_name(module, name)
        return None

    def self_of(self, cls: ClassValue) -> Instance:
        """Return the object that is ``self`` in the methods of *cls*."""
        if cls not in self.selves:
            self.selves[cls] = Instance(cls)
        return self.selves[cls]

    def forget(self, keys: Iterable[Hashable]) -> None:
        """Discard summaries and results of stores, so that they are computed again on demand."""
        for key in keys:
            self.set_on.pop(key, None)
            self.summaries.pop(key, None)  # type: ignore[call-overload]

    def is_own_self(self, function: FunctionValue, receiver: Value) -> bool:
        """Return whether *receiver* is the object with which the function's summary was computed."""
        return function.owner is not None and receiver is self.selves.get(function.owner)

    def note_argument(self, function: FunctionValue, name: str, value: Value) -> None:
        """Record what a caller passes, for parameters that are otherwise unknown."""
        key = (function.function, name)
        known = self.observed.get(key)
        self.observed[key] = value if known is None else join((known, value))

    # what lower layers need from upper ones

    def evaluate(self, frame: Frame, node: ir.Expr) -> Value:
        return dispatch.evaluate(self, frame, node)

    def assign(self, frame: Frame, target: ir.Expr, value: Value) -> None:
        assignment.assign(self, frame, target, value)

    def attribute(self, value: Value, name: str) -> Value:
        return attributes.attribute(self, value, name)

    def call(self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments) -> Value:
        return calls.call_value(self, frame, node, callee, arguments)

    def call_function(
        self, frame: Frame, node: ir.Call, callee: FunctionValue | BoundMethod, arguments: Arguments
    ) -> Value:
        return calling.call_of_tree(self, frame, node, callee, arguments)

    def instantiate(self, frame: Frame, node: ir.Call, cls: ClassValue, arguments: Arguments) -> Value:
        return calling.instantiate(self, frame, node, cls, arguments)

    def returned(
        self,
        callee: FunctionValue | BoundMethod,
        arguments: Arguments = EMPTY,
        frame: Frame | None = None,
    ) -> Value:
        return functions.call_function(self, frame, None, callee, arguments).returned

    def summary(self, function: FunctionValue) -> Summary | None:
        return functions.summarize(self, function)

    def construct(self, instance: Instance, method: FunctionValue) -> None:
        runs.construct(self, instance, method)

    def stored(self, instance: Instance, method: FunctionValue, name: str) -> Value | None:
        return runs.stored(self, instance, method, name)


BUILTIN_NAMES = frozenset(
    "str int float bool bytes dict list tuple set frozenset sorted reversed iter next enumerate zip map "
    "filter getattr setattr hasattr isinstance issubclass super print repr format type object vars len "
    "any all ascii open property staticmethod classmethod callable range id min max sum input".split()
)
