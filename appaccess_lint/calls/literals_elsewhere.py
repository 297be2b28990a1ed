"""Find URL literals that only other modules use: constants, tables, helpers of a module without requests.

If another module sends such a string, the call site is there. If other modules only log, compare or serve
it, nothing sends it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from appaccess_lint.calls.observer import CallObserver
from appaccess_lint.model import CallSite
from appaccess_lint.project.tree import Location
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.targets import last_name
from appaccess_lint.syntax.walk import expressions, statements
from appaccess_lint.values.domain.frames import by_name
from appaccess_lint.values.domain.values import ModuleValue
from appaccess_lint.values.interpreter import Interpreter
from appaccess_lint.values.summaries.functions import summarize

MAX_USERS = 6
"""Modules that import a constant and are looked at for it."""


def without_sent_elsewhere(
    literals: Sequence[CallSite], interpreter: Interpreter, observer: CallObserver, value: ModuleValue
) -> list[CallSite]:
    """Return those of *literals*, which stand in the module *value*, that other modules don't account for."""
    source = value.module
    if source is None or source.file is None or not literals or interpreter.exhausted:
        return list(literals)
    names = {site: _names_of(source, site) for site in literals}
    users = _users(interpreter, source, frozenset().union(*names.values())) if any(names.values()) else []
    left = [site for site in literals if names[site]]
    for user in users:
        if left:
            _run(interpreter, observer, user)
            left = [site for site in left if not observer.seen.issuperset(site.trail)]
    unsent = [site for site in left if _nobody_sends(observer, source, users, names[site])]
    gone = {site for site in literals if names[site]}.difference(left).union(unsent)
    return [site for site in literals if site not in gone]


def _names_of(source: Module, site: CallSite) -> frozenset[str]:
    """Return the names of a module or its classes whose value is made of the literal of *site*."""
    place = (site.span.line, site.span.column)
    bound = list(_bound(source.body))
    names: set[str] = set()
    more = {name for name, node in bound if _place(node) == place}
    while more:
        names |= more
        more = {name for name, node in bound if name not in names and last_name(node) in names}
    return frozenset(names)


def _place(node: ir.Expr) -> tuple[int, int] | None:
    span = node.span if isinstance(node, (ir.Const, ir.FString)) else None
    return (span.line, span.column) if span is not None else None


def _bound(body: ir.Block) -> Iterator[tuple[str, ir.Expr]]:
    """Yield the names that the statements of a module or class bind, with the expressions in their values."""
    for statement in statements(body):
        match statement:
            case ir.Assign(targets=targets, value=value):
                named = [target.id for target in targets if isinstance(target, ir.Name)]
                yield from ((name, node) for node in expressions(value) for name in named)
            case ir.AnnAssign(target=ir.Name(id=name), value=value) if value is not None:
                yield from ((name, node) for node in expressions(value))
            case ir.Define(function=function):
                yield from ((function.name, node) for node in expressions(function.body))
            case ir.DefineClass(cls=cls):
                yield from _bound(cls.body)


def _users(interpreter: Interpreter, source: Module, names: frozenset[str]) -> list[ModuleValue]:
    """Return the modules that import *source*, or something by one of *names*, and mention one of these."""
    assert source.file is not None
    stem = source.file.parent.name if source.is_package else source.file.stem
    found: list[ModuleValue] = []
    for file in interpreter.project.importing_files(source, names | {stem}):
        if len(found) < MAX_USERS and _mentions(interpreter, file, names):
            user = interpreter.located(Location(file, None))
            if user is not None and user.module is not None:
                found.append(user)
    return found


def _mentions(interpreter: Interpreter, file: Path, names: frozenset[str]) -> bool:
    text = interpreter.project.tree.source(file)
    return text is not None and any(name in text for name in names)


def _run(interpreter: Interpreter, observer: CallObserver, user: ModuleValue) -> None:
    """Run what *user* does with the texts, so that the observer sees what it sends."""
    interpreter.ready(user)
    for frame in list(interpreter.module_frames):
        if frame.scope.module is user:
            for request in frame.requests:
                observer.split(request)
            for function in by_name(frame.nested):
                summarize(interpreter, function)


def _nobody_sends(
    observer: CallObserver, source: Module, users: Sequence[ModuleValue], names: frozenset[str]
) -> bool:
    """Return whether all readers of the names only log, compare or serve their strings."""
    modules = [source, *(user.module for user in users if user.module is not None)]
    readers = [(module, node) for module in modules for node in _readers(module, names, module is source)]
    return bool(readers) and all(observer.unsent(module).text(node) for module, node in readers)


def _readers(module: Module, names: frozenset[str], is_own: bool) -> Iterator[ir.Expr]:
    """Yield the expressions that read one of *names*, of the module itself or as it imports them."""
    local = set(names) if is_own else set(_imported(module.body, names))
    # what one of the names is made of
    bound = {node for name, node in _bound(module.body) if name in names} if is_own else set[ir.Expr]()
    bound |= set(_targets(module.body)) if is_own else set()
    for node in expressions(module.body):
        is_name = isinstance(node, ir.Name) and node.id in local
        if (is_name or (isinstance(node, ir.Attr) and node.name in names)) and node not in bound:
            yield node


def _imported(body: ir.Block, names: frozenset[str]) -> Iterator[str]:
    for node in statements(body):
        if isinstance(node, ir.ImportFrom):
            for bound, name in node.names:
                if name in names:
                    yield bound
                elif name == "*":
                    yield from names


def _targets(body: ir.Block) -> Iterator[ir.Expr]:
    """Yield what the statements of a module and its classes bind."""
    for statement in statements(body):
        match statement:
            case ir.Assign(targets=targets):
                yield from targets
            case ir.AnnAssign(target=target):
                yield target
            case ir.DefineClass(cls=cls):
                yield from _targets(cls.body)
