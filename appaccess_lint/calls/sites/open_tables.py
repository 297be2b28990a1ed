"""Find requests with a row of a table of endpoints whose key no caller states: any row may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from pathlib import PurePath

from appaccess_lint.calls.observer import CallObserver
from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import calls_in
from appaccess_lint.text.text import Hole
from appaccess_lint.values.domain.frames import Request
from appaccess_lint.values.domain.program import FunctionValue, ModuleValue
from appaccess_lint.values.interpreter import Interpreter
from appaccess_lint.values.summaries.functions import summarize


def with_rows(
    interpreter: Interpreter, observer: CallObserver, requests: list[Request], module: ModuleValue
) -> list[Request]:
    """Return *requests*, and for those that lack only the text of a table's row, the requests of all rows.

    The functions of *module* that read these tables are interpreted for each row.
    """
    if not interpreter.tables or interpreter.exhausted or module.module is None:
        return requests
    known = [not _lacks_row(interpreter, request) for request in requests]
    resolved = {node for request in compress(requests, known) for node in request.key}
    left = {node for seen in (observer.requests, observer.opened) for node in seen}.difference(resolved)
    found: list[Request] = []
    for value in _readers(interpreter, module) if left else ():
        if left.isdisjoint(calls_in(value.function.body)) or is_called_elsewhere(
            interpreter.project, module.module, value.function
        ):
            continue
        rows = interpreter.tables[value.function]
        interpreter.seeds = {
            **interpreter.seeds,
            **{(value.function, parameter): keys for parameter, keys in rows.items()},
        }
        interpreter.forget([value.key])
        summary = summarize(interpreter, value)
        found += summary.sites if summary is not None else ()
    own = [request for request in found if request.module is module]
    told = {request.node for request in own}
    return [r for r, is_known in zip(requests, known, strict=True) if is_known or r.node not in told] + own


def _lacks_row(interpreter: Interpreter, request: Request) -> bool:
    """Return whether a part of the path is the value of a table for a parameter."""
    keys = {parameter for rows in interpreter.tables.values() for parameter in rows}
    # an annotation lists all that the parameter can be; a table may lack a key
    listed = {p.name for f in interpreter.tables for p in f.parameters if p.annotation is not None}
    direct = keys - listed
    holes = [p for t in request.urls for p in t.parts]
    return any(
        isinstance(p, Hole) and not p.parameters.isdisjoint(keys) and p.name not in direct for p in holes
    )


def is_called_elsewhere(project: Project, module: Module, function: ir.Function) -> bool:
    """Return whether a file that imports from the function's module or package, or its class, calls it."""
    calling = project.calling_files(module, frozenset({function.name}))
    if not calling:
        return False
    path = PurePath(module.path)
    names = {path.stem, path.parent.name, function.full_name[0]}
    return not set(calling).isdisjoint(project.importing_files(module, frozenset(names)))


def _readers(interpreter: Interpreter, module: ModuleValue) -> Iterator[FunctionValue]:
    for value in list(interpreter.summarized.values()):
        if value.scope.module is module and value.function in interpreter.tables:
            yield value
