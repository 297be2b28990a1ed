"""Tables of endpoints that a function reads by a parameter which no caller states: any row may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from appaccess_lint.calls.observer import CallObserver
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import expressions
from appaccess_lint.values.domain.frames import Request
from appaccess_lint.values.domain.values import FunctionValue, ModuleValue
from appaccess_lint.values.interpreter import Interpreter
from appaccess_lint.values.summaries.functions import summarize


def requests_of_rows(
    interpreter: Interpreter, observer: CallObserver, requests: Iterable[Request], module: ModuleValue
) -> list[Request]:
    """Run the functions of *module* for all rows of tables where no request of theirs is resolved."""
    if not interpreter.tables or interpreter.exhausted or module.module is None:
        return []
    resolved = {node for request in requests for node in request.key}
    left = {node for seen in (observer.requests, observer.opened) for node in seen}.difference(resolved)
    found: list[Request] = []
    for value in _readers(interpreter, module) if left else ():
        calls = {node for node in expressions(value.function.body) if isinstance(node, ir.Call)}
        if left.isdisjoint(calls) or _is_called_elsewhere(interpreter, module.module, value):
            continue
        rows = interpreter.tables[value.function]
        interpreter.seeds = {
            **interpreter.seeds,
            **{(value.function, parameter): keys for parameter, keys in rows.items()},
        }
        interpreter.forget([(value.function, value.scope)])
        summary = summarize(interpreter, value)
        found += summary.sites if summary is not None else ()
    return [request for request in found if request.module is module]


def _is_called_elsewhere(interpreter: Interpreter, module: Module, value: FunctionValue) -> bool:
    """Return whether a file that imports from the function's module or package, or its class, calls it."""
    calling = interpreter.project.calling_files(module, frozenset({value.function.name}))
    if not calling:
        return False
    path = PurePath(module.path)
    names = {path.stem, path.parent.name, *([value.owner.cls.name] if value.owner is not None else [])}
    return not set(calling).isdisjoint(interpreter.project.importing_files(module, frozenset(names)))


def _readers(interpreter: Interpreter, module: ModuleValue) -> Iterator[FunctionValue]:
    for value in list(interpreter.summarized.values()):
        if value.scope.module is module and value.function in interpreter.tables:
            yield value
