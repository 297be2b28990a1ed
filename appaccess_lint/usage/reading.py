"""Find what is read of the answer to a call: in the function, in called functions, and in callers."""

from __future__ import annotations

import ast

from appaccess_lint.answer import (
    Caught,
    Escape,
    EscapeKind,
    KeyRead,
    Keys,
    Place,
    Reader,
    StatusTest,
    Through,
    Usage,
    Use,
    UseKind,
)
from appaccess_lint.clients.answers import Answers, Boundaries
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.model import CallSite
from appaccess_lint.usage.answer_values import AnswerValue, Flow, Value
from appaccess_lint.usage.call_chains import CallChains
from appaccess_lint.usage.callees import Callees, Defined
from appaccess_lint.usage.callers import CallGraph
from appaccess_lint.usage.flow import flow_of, flow_of_parameter
from appaccess_lint.usage.forwarding import decorated, through
from appaccess_lint.usage.handlers import Handlers
from appaccess_lint.usage.propagation import parameter_of
from appaccess_lint.usage.requests import refused_request
from appaccess_lint.usage.sources import FUNCTIONS, File, Sources

MAX_LEVELS = 2
"""Callers of callers that an answer is returned to, and helpers of helpers, that are read."""


class Reading:
    """Reads what the project does with answers."""

    def __init__(self, sources: Sources, callees: Callees, graph: CallGraph, models: ClientModels) -> None:
        self._chains = CallChains(sources, callees)
        self._callees = callees
        self._graph = graph
        self._models = models
        self._handlers = Handlers(callees, models)

    def of(self, site: CallSite, file: File) -> Usage | None:
        """Return what becomes of the answer to *site*; ``None`` where the call can't be found."""
        node = file.call_of(site.span)
        chain = self._chains.of(site, file, node) if node is not None else None
        if chain is None or node is None:
            return None
        refused = refused_request(site, chain[0][1], self._models)
        answers = refused.answers if refused is not None else Answers()
        boundaries = self._models.boundaries
        read = _Read(self._callees, self._graph, answers, boundaries)
        values: list[Value] = [("body" if refused is not None and answers.body else "response", ())]
        caught: list[Caught] = []
        for at, call in chain[:-1]:
            caught += self._handlers.caught(at, call)
            values = read.on_the_way(at, call, values)
        caught += self._handlers.caught(file, node)
        read.at_the_call(file, node, values)
        return read.usage(tuple(dict.fromkeys(caught)), through(chain, boundaries))


class _Read:
    """Gathers what is read."""

    def __init__(self, callees: Callees, graph: CallGraph, answers: Answers, boundaries: Boundaries) -> None:
        self._callees = callees
        self._graph = graph
        self._answers = answers
        self._boundaries = boundaries
        self._keys: dict[Keys, None] = {}
        self._status: dict[StatusTest, None] = {}
        self._checks: dict[Place, None] = {}
        self._escapes: dict[Escape, None] = {}
        self._uses: dict[Use, None] = {}
        self._readers: dict[Reader, None] = {}

    def usage(self, caught: tuple[Caught, ...], between: Through | None) -> Usage:
        """Return what was gathered."""
        return Usage(
            tuple(sorted(self._keys)),
            tuple(self._status),
            tuple(self._checks),
            caught,
            tuple(self._escapes),
            tuple(self._uses),
            between,
            tuple(self._readers),
        )

    def on_the_way(self, file: File, node: ast.expr, values: list[Value]) -> list[Value]:
        """Read *values* of *node* on the way up to the call; return the values that its function returns."""
        returned: dict[Value, None] = {}
        for value in values:
            flow = flow_of(file, node, value, self._answers)
            returned.update(dict.fromkeys(self._flow(file, flow, MAX_LEVELS)))
            for at, given in flow.returned:
                returned[given] = None
                if not _is_own(file, node, at):
                    self._leave("closure", file, at, given)
        return list(returned)

    def at_the_call(self, file: File, node: ast.expr, values: list[Value], levels: int = MAX_LEVELS) -> None:
        """Read *values*, which *node* gives, here and in up to *levels* of callers."""
        for value in values:
            flow = flow_of(file, node, value, self._answers)
            given = self._flow(file, flow, MAX_LEVELS, own=levels == MAX_LEVELS)
            for at, returned in flow.returned:
                if not _is_own(file, node, at):
                    self._leave("closure", file, at, returned)
                elif isinstance(at, ast.Return) and not (
                    levels and self._callers(file, node, returned, levels)
                ):
                    self._leave("returned", file, at, returned)
            # the results of helper functions are followed from here
            for further in given:
                self._leave("returned", file, node, further)

    def _callers(self, file: File, node: ast.expr, value: Value, levels: int) -> bool:
        """Read what the callers of the function around *node* do with what it returns.

        Return whether these are all.
        """
        function = file.function(node)
        found = self._graph.callers(file, function) if function is not None else None
        if found is None or function is None or not found.calls:
            return False
        for other, call in found.calls:
            caller = other.function(call)
            name = caller.name if caller is not None else "<module>"
            if value[0] != "status":
                self._readers[Reader(name, other.path, value[1], certain=False)] = None
            self.at_the_call(other, call, [value], levels - 1)
        if found.more or found.handed or found.unsure or decorated(file, function, self._boundaries):
            return False
        owner = file.owner(function)
        return owner is None or not any(self._callees.foreign_bases(file, owner))

    def _flow(self, file: File, flow: Flow, depth: int, *, own: bool = False) -> list[Value]:
        """Note what *flow* has; return what functions that a value is passed to return to this one."""
        self._keys.update(flow.keys)
        for test in flow.tests:
            self._status[StatusTest(file.place(test.node), test.statuses)] = None
        self._checks.update(dict.fromkeys(map(file.place, flow.checks)))
        for kind, node, used in flow.uses:
            self._uses[_use(file, kind, node, used, own=own)] = None
        for escape, at, value in (*flow.escapes, *flow.seen):
            self._leave(escape, file, at, value)
        returned: list[Value] = []
        for call, argument, value in flow.passed:
            if not self._passed(file, call, argument, value, depth, returned):
                if value[0] == "body" and value[1]:
                    self._keys[value[1]] = None
                self._leave("argument", file, call, value)
        return returned

    def _passed(
        self, file: File, call: ast.Call, argument: ast.expr, value: Value, depth: int, returned: list[Value]
    ) -> bool:
        """Read what functions of the project do with their argument; return whether these are all."""
        found = self._callees.of(file, call) if depth else []
        whole = bool(found) and _is_named(file, call)
        for owner, function in found:
            name = parameter_of(owner, function, call, argument) if isinstance(function, FUNCTIONS) else None
            if name is None or not isinstance(function, FUNCTIONS):
                whole = False
                continue
            whole &= not decorated(owner, function, self._boundaries)
            if value[0] != "status":
                certain = _is_certain(found, call)
                self._readers[Reader(function.name, owner.path, value[1], certain)] = None
            flow = flow_of_parameter(owner, function, name, value, self._answers)
            self._flow(owner, flow, depth - 1)
            for given in dict.fromkeys(given for _, given in flow.returned):
                further = flow_of(file, call, given, self._answers)
                returned += self._flow(file, further, depth - 1)
                returned += [of for _, of in further.returned]
        return whole

    def _leave(self, kind: EscapeKind, file: File, at: ast.AST, value: Value) -> None:
        """Record that *value* escapes; a status number counts as a use: it has no more of the answer."""
        if isinstance(at, (ast.expr, ast.stmt)) and value[0] != "status":
            self._escapes[Escape(kind, file.place(at), value[1])] = None


def _use(file: File, kind: UseKind, node: ast.AST, used: AnswerValue, *, own: bool) -> Use:
    assert isinstance(node, (ast.expr, ast.stmt))
    reads = tuple(
        KeyRead(key, file.span(read) if read is not None and own else None) for key, read in used.steps
    )
    name = node.attr if isinstance(node, ast.Attribute) else ""
    return Use(kind, file.place(node), used.kind, reads, name, used.given, used.shared)


def _is_own(file: File, node: ast.expr, at: ast.AST) -> bool:
    """Return whether *at* returns from, or yields in, the function around *node*."""
    return not isinstance(at, ast.Lambda) and file.scope(at) is file.scope(node)


def _is_named(file: File, call: ast.Call) -> bool:
    """Return whether the code says what *call* calls: by a plain name, of its own class, or of a module."""
    match call.func:
        case ast.Name() | ast.Attribute(value=ast.Name(id="self" | "cls")):
            return True
        case ast.Attribute(value=ast.Name(id=name)):
            return name in file.imports or name in file.classes
    return False


def _is_certain(found: list[Defined], call: ast.Call) -> bool:
    """Return whether no other function than the one that was found can be meant: not so for methods."""
    return len(found) == 1 and isinstance(call.func, ast.Name)
