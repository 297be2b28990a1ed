"""Run functions of the analysed program on abstract values.

The interpreter is demand-driven. A function is run once with unknown parameters, which gives its summary,
and again for calls whose arguments matter. ``Interpreter`` connects the layers beside this module, which
evaluate expressions, statements, calls and objects.
"""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.values.domain.containers import EMPTY, Arguments
from appaccess_lint.values.domain.frames import Frame, invocation
from appaccess_lint.values.domain.machine import run_block
from appaccess_lint.values.domain.program import BoundMethod, ClassValue, FunctionValue, ModuleValue
from appaccess_lint.values.domain.values import Value
from appaccess_lint.values.evaluator import assignment, calls, expressions, statements  # noqa: F401 - these modules fill the tables of the machine
from appaccess_lint.values.objects import attributes
from appaccess_lint.values.summaries import functions, project_calls, runs
from appaccess_lint.values.summaries.state import Summarizer


class Interpreter(Summarizer):
    """One analysis, with all layers."""

    def release(self) -> None:
        """Release all values: they form cycles, which would wait for the garbage collector."""
        for module in self.modules.values():
            for value in module.scope.names.values():
                if isinstance(value, ClassValue):
                    value.names.clear()
                    value.known.clear()
                    value.mro = None
            module.scope.names.clear()
            module.module = None
            del module.scope
        for scope in self.closed_over:
            scope.names.clear()
        for instance in (*self.selves.values(), *self.instances.values()):
            instance.attributes.clear()
        for table in vars(self).values():
            if isinstance(table, (dict, list, set)):
                table.clear()
        self.target = None

    def run_module(self, module: ModuleValue) -> Frame:
        assert module.module is not None
        frame = Frame(module.scope, symbolic=True)
        try:
            for statement in module.module.body:
                if not self._run_statement(frame, statement):
                    break
            if module is self.target:
                statements.call_decorated(self, frame)
        except RecursionError:
            if module is not self.target:
                raise
            self._note_too_deep(module.module)
        self.module_frames.append(frame)
        return frame

    def _run_statement(self, frame: Frame, statement: ir.Stmt) -> bool:
        """Run a statement of a module; return whether control reaches the next one."""
        try:
            return run_block(self, frame, (statement,))
        except RecursionError:
            if frame.scope.module is not self.target or frame.scope.module.module is None:
                raise
            # the names that the statement binds are unknown; the others keep their values
            self._note_too_deep(frame.scope.module.module)
            return True

    def _note_too_deep(self, module: Module) -> None:
        self.cycles.reset()
        self.running.clear()
        module.too_deep(1)

    assign = assignment.assign
    attribute = attributes.attribute
    call = calls.call_value
    call_function = project_calls.call_project_function
    note_arguments = project_calls.note_arguments
    instantiate = project_calls.instantiate
    summary = functions.summarize
    construct = runs.construct
    run_hook = runs.run_hook
    stored = runs.stored

    def returned(
        self, callee: FunctionValue | BoundMethod, arguments: Arguments = EMPTY, frame: Frame | None = None
    ) -> Value:
        return functions.call_function(self, frame, None, invocation(callee, arguments)).returned
