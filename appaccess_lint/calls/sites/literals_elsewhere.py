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
from appaccess_lint.syntax.facts import assigned_in, assignments, last_name, place_of
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import expressions, statements
from appaccess_lint.values.domain.frames import by_name
from appaccess_lint.values.domain.program import ModuleValue
from appaccess_lint.values.interpreter import Interpreter
from appaccess_lint.values.summaries.functions import summarize

_ITERATES = frozenset({"__iter__", "__aiter__", "__next__", "__anext__"})
MAX_USERS = 6
"""Maximum number of modules that import a constant and are analysed for it."""
MAX_NAMES = 100_000
"""Maximum number of names that are built from a module's literals; beyond it, all literals are reported."""


def without_sent_elsewhere(
    literals: Sequence[CallSite], interpreter: Interpreter, observer: CallObserver, value: ModuleValue
) -> list[CallSite]:
    """Return those of *literals*, which stand in the module *value*, that other modules don't account for."""
    source = value.module
    if source is None or source.file is None or not literals or interpreter.exhausted:
        return list(literals)
    own = _Names(source)
    made = {start: own.made_of(start) for start in {own.starting(site) for site in literals}}
    if sum(map(len, made.values())) > MAX_NAMES:
        return list(literals)
    names = [made[own.starting(site)] for site in literals]
    users = _users(interpreter, source, frozenset().union(*names)) if any(names) else []
    left = [at for at, known in enumerate(names) if known]
    for user in users:
        if left and _is_analysed(interpreter, user):
            run_module(interpreter, observer, user)
            left = [at for at in left if not observer.seen.issuperset(literals[at].trail)]
    readers = _Readers(observer, own, [user.module for user in users if user.module is not None])
    unsent = {known for known in {names[at] for at in left} if readers.send_nothing(known)}
    kept = {at for at in left if names[at] not in unsent}
    return [site for at, site in enumerate(literals) if not names[at] or at in kept]


class _Names:
    """The names that a module and its classes bind, by the contents of their values."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.nodes: dict[str, list[ir.Expr]] = {}
        self._starting: dict[tuple[int, int], set[str]] = {}
        self._reading: dict[str, set[str]] = {}
        for name, node in _bound(module.body):
            self.nodes.setdefault(name, []).append(node)
            if (place := place_of(node)) is not None:
                self._starting.setdefault(place, set()).add(name)
            self._reading.setdefault(last_name(node), set()).add(name)

    def starting(self, site: CallSite) -> frozenset[str]:
        """Return the names whose values have the literal of *site*."""
        return frozenset(self._starting.get((site.span.line, site.span.column), ()))

    def made_of(self, names: frozenset[str]) -> frozenset[str]:
        """Return *names*, and those whose values are built from them."""
        found, waiting = set(names), list(names)
        while waiting and len(found) <= MAX_NAMES:
            more = self._reading.get(waiting.pop(), set()) - found
            found |= more
            waiting += more
        return frozenset(found)


def _bound(body: ir.Block) -> Iterator[tuple[str, ir.Expr]]:
    """Yield the names that a module and its classes bind, with the expressions in their values."""
    for statement in (s for block in _with_classes(body) for s in statements(block)):
        for target, value in assignments(statement):
            if isinstance(target, ir.Name):
                yield from ((target.id, node) for node in expressions(value))
        if isinstance(statement, ir.Function):
            yield from ((statement.name, node) for node in expressions(statement.body))


def _with_classes(body: ir.Block) -> Iterator[ir.Block]:
    """Yield the body of a module or class, and those of the classes in it."""
    yield body
    for statement in statements(body):
        if isinstance(statement, ir.Class):
            yield from _with_classes(statement.body)


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


def _is_analysed(interpreter: Interpreter, user: ModuleValue) -> bool:
    """Return whether the calls of *user* are reported: the gate leaves many files out."""
    file = user.module.file if user.module is not None else None
    return file is not None and interpreter.project.tree.may_concern(file)


def run_module(interpreter: Interpreter, observer: CallObserver, user: ModuleValue) -> None:
    """Run the functions of *user*, another module, so that the observer sees what it sends."""
    interpreter.ready(user)
    for frame in list(interpreter.module_frames):
        if frame.scope.module is user:
            for request in frame.requests:
                observer.split(request)
            for function in by_name(frame.nested):
                summarize(interpreter, function)


class _Readers:
    """The code that reads the names of a module, in the module itself and in those that import it."""

    def __init__(self, observer: CallObserver, own: _Names, users: Sequence[Module]) -> None:
        self._observer = observer
        self._own = own
        self._targets = {t for block in _with_classes(own.module.body) for t in assigned_in(block)}
        self._in_own = _Reads(own.module)
        self._in_users = [_Reads(user) for user in users]
        self._iterated = {
            cls.name
            for cls in statements(own.module.body)
            if isinstance(cls, ir.Class) and not _ITERATES.isdisjoint(cls.methods)
        }

    def send_nothing(self, names: frozenset[str]) -> bool:
        """Return whether all readers of *names* only log, compare or serve their strings."""
        # what one of the names is made of
        bound = {node for name in names for node in self._own.nodes.get(name, ())}
        if any(isinstance(node, ir.Call) and last_name(node.func) in self._iterated for node in bound):
            return False  # a loop over the object may send what it was created with
        own = (
            node for node in self._in_own.of(names, names) if node not in bound and node not in self._targets
        )
        readers = [(self._in_own.module, node) for node in own]
        for user in self._in_users:
            readers += ((user.module, node) for node in user.of(user.imported(names), names))
        return bool(readers) and all(self._observer.unsent(module).text(node) for module, node in readers)


class _Reads:
    """The expressions of a module that read names and attributes, by these, and what it imports."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self._names: dict[str, list[ir.Expr]] = {}
        self._attributes: dict[str, list[ir.Expr]] = {}
        self._imported: dict[str, list[str]] = {}
        for node in expressions(module.body):
            if isinstance(node, ir.Name):
                self._names.setdefault(node.id, []).append(node)
            elif isinstance(node, ir.Attr):
                self._attributes.setdefault(node.name, []).append(node)
        for statement in statements(module.body):
            if isinstance(statement, ir.ImportFrom):
                for bound, name in statement.names:
                    self._imported.setdefault(name, []).append(bound)

    def imported(self, names: frozenset[str]) -> frozenset[str]:
        """Return what *names* of another module are called here."""
        called = {bound for name in names for bound in self._imported.get(name, ())}
        return frozenset(called | names if "*" in self._imported else called)

    def of(self, names: frozenset[str], attributes: frozenset[str]) -> Iterator[ir.Expr]:
        """Yield what reads one of *names*, and one of *attributes*."""
        for name in names:
            yield from self._names.get(name, ())
        for name in attributes:
            yield from self._attributes.get(name, ())
