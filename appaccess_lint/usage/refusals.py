"""Decide whether code handles the refusal of a call, from the request up to the entry point."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from appaccess_lint.answer import Place, RefusalHandling
from appaccess_lint.clients.answers import Boundaries, matches
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.model import CallSite
from appaccess_lint.usage.call_chains import CallChain, CallChains
from appaccess_lint.usage.callees import Callees
from appaccess_lint.usage.callers import CallGraph
from appaccess_lint.usage.decorators import Decorators
from appaccess_lint.usage.handlers import Handlers
from appaccess_lint.usage.hooks import hooks_in
from appaccess_lint.usage.mistakes import Mistakes
from appaccess_lint.usage.propagation import Outcome, Propagation, State, parameter_of
from appaccess_lint.usage.requests import Refused, refused_request
from appaccess_lint.usage.sources import File, Function, Sources

MAX_DEPTH = 10
"""Maximum length of a chain of callers; beyond it, the handling of a refusal is unknown."""


class Refusals:
    """Finds what handles the refusals of call sites."""

    def __init__(
        self,
        sources: Sources,
        callees: Callees,
        graph: CallGraph,
        models: ClientModels,
        sites: Sequence[CallSite],
    ) -> None:
        self._mistakes = Mistakes(graph, sites)
        self._chains = CallChains(sources, callees)
        self._callees = callees
        self._graph = graph
        self._models = models
        self._handlers = Handlers(callees, models)
        self._decorators = Decorators(callees, models.boundaries)

    def of(self, site: CallSite, file: File) -> RefusalHandling | None:
        """Return what handles the refusal of *site* in *file*; ``None`` if the site isn't a call."""
        node = file.call_of(site.span)
        if node is None:
            return None
        chain = self._chains.of(site, file, node)
        if chain is None:
            return RefusalHandling(None)
        refused = refused_request(site, chain[0][1], self._models)
        if refused is None:
            return RefusalHandling(None)
        raised = sorted(refused.raised or refused.answers.raises)
        exception = min(raised, key=len, default="").rpartition(".")[2]
        blocked = [operation for operation in site.operations if operation.app_access == "blocked"]
        if blocked and all(operation.refusal == "omission" for operation in blocked):
            # a list leaves out blocked content without an error
            return RefusalHandling(None, mistake=self._mistakes.of_list(site, file, node))
        not_found = all(operation.api_version == "v2" for operation in blocked)
        propagation = Propagation(self._callees, self._handlers, refused.answers, not_found=not_found)
        search = _Search(self._callees, self._graph, self._decorators, self._models.boundaries, propagation)
        outcome = search.through(chain, refused)
        if outcome.at is None:
            handled = False if search.entry and not search.unknown else None
            return RefusalHandling(handled, exception=exception)
        mistake = self._mistakes.of_error(site, file, outcome) if blocked else None
        return RefusalHandling(True, outcome.at, outcome.how, exception, mistake)


@dataclass(slots=True)
class _Search:
    """The search for what handles one refusal.

    ``entry`` and ``unknown`` state whether a chain of callers ends without a handler: at an entry point of
    the program, or in unknown code.
    """

    callees: Callees
    graph: CallGraph
    decorators: Decorators
    boundaries: Boundaries
    propagation: Propagation
    entry: bool = False
    unknown: bool = False
    visited: set[tuple[Function, State]] = field(default_factory=set)

    def through(self, chain: CallChain, refused: Refused) -> Outcome:
        """Return what handles *refused* in the functions of *chain*, or above them."""
        first, request = chain[0]
        state = State(frozenset({(refused.kind, ())}), refused.raised)
        if refused.raised and refused.kind == "body":
            state = State(raised=refused.raised)
        hooked = hooks_in(first, request, self.propagation, self.callees)
        if hooked.at is not None:
            return replace(hooked, how="hook")
        if hooked.state.raised:
            state = State(raised=state.raised | hooked.state.raised)
        for position, (file, call) in enumerate(chain):
            outcome = self.propagation.at(file, call, state)
            if outcome.at is not None:
                return outcome
            self.unknown |= outcome.unknown
            state = outcome.state
            function = file.function(call)
            if function is not None and position < len(chain) - 1:
                outcome = self.decorators.of(self.propagation, file, function, state)
                if outcome.at is not None:
                    return outcome
                self.unknown |= outcome.unknown
                state = outcome.state
        file, call = chain[-1]
        return self._above(file, call, state, 0)

    def _above(self, file: File, node: ast.AST, state: State, depth: int) -> Outcome:
        """Return what handles *state*, which leaves the function around *node*."""
        scope = file.scope(node)
        if isinstance(scope, ast.Lambda):
            given = file.parents[scope]
            call = file.parents[given] if isinstance(given, ast.keyword) else given
            if isinstance(call, ast.Call) and call.func is not scope:
                return self._handed(file, call, scope, state, depth)
            self.unknown = True
            return Outcome()
        function = file.function(node)
        if function is None:
            self.entry = True
            return _interpreters_hook(file)
        if (function, state) in self.visited:
            return Outcome()
        self.visited.add((function, state))
        boundary = self._boundary(file, function)
        if boundary is not None:
            return Outcome(at=boundary, how="boundary")
        outcome = self.decorators.of(self.propagation, file, function, state)
        if outcome.at is not None:
            return outcome
        self.unknown |= outcome.unknown
        if depth >= MAX_DEPTH:
            self.unknown = True
            return Outcome()
        return self._from_callers(file, function, outcome.state, depth)

    def _from_callers(self, file: File, function: Function, state: State, depth: int) -> Outcome:
        callers = self.graph.callers(file, function)
        self.unknown |= callers.more
        for other, taker, argument in callers.handed:
            outcome = self._handed(other, taker, argument, state, depth)
            if outcome.at is not None:
                return outcome
        if not callers.calls and not callers.handed:
            self._uncalled(file, function)
        nexts: list[tuple[File, ast.expr, State]] = []
        for other, call in callers.calls:
            outcome = self.propagation.at(other, call, state)
            if outcome.at is not None:
                return outcome
            self.unknown |= outcome.unknown
            nexts.append((other, call, outcome.state))
        for other, call, left in nexts:
            outcome = self._above(other, call, left, depth + 1)
            if outcome.at is not None:
                return outcome
        return Outcome()

    def _handed(self, file: File, call: ast.Call, argument: ast.expr, state: State, depth: int) -> Outcome:
        """Return what *call* does with a refusal of its argument, a function."""
        name = file.dotted(call.func)
        if any(matches(known, self.boundaries.registers) for known in (name.rpartition(".")[2], name)):
            return Outcome(at=file.place(call), how="boundary")
        for owner, helper in self.callees.of(file, call):
            if isinstance(helper, ast.ClassDef):
                continue
            parameter = parameter_of(owner, helper, call, argument)
            if parameter is None:
                continue
            outcome = self.propagation.through(owner, helper, parameter, state)
            if outcome.at is not None:
                return outcome
            if not outcome.unknown:
                there = self.propagation.at(file, call, outcome.state)
                if there.at is not None:
                    return there
                self.unknown |= there.unknown
                return self._above(file, call, there.state, depth + 1)
        self.unknown = True
        return Outcome()

    def _uncalled(self, file: File, function: Function) -> None:
        """Classify a function without callers: an entry point, dead code, or part of an interface."""
        owner = file.owner(function)
        if owner is None and function.name in self.boundaries.entries:
            self.entry = True
        elif owner is None and file.function(function) is not None:
            self.unknown = True
        elif function.name.startswith("_") and not function.name.startswith("__"):
            foreign = owner is not None and any(self.callees.foreign_bases(file, owner))
            self.entry |= not foreign
            self.unknown |= foreign
        else:
            self.unknown |= owner is not None and any(self.callees.foreign_bases(file, owner))

    def _boundary(self, file: File, function: Function) -> Place | None:
        """Return the place where *function* is registered with a framework."""
        for decorator in function.decorator_list:
            name = file.decorator(decorator)
            if matches(name, self.boundaries.decorators) and not self._of_project(file, decorator):
                return file.place(decorator)
        owner = file.owner(function)
        if owner is not None:
            for base in self.callees.foreign_bases(file, owner):
                if matches(base, self.boundaries.bases):
                    return file.place(owner)
        elif any(matches(text, self.boundaries.functions) for text in _signatures(function)):
            return file.place(function)
        return None

    def _of_project(self, file: File, decorator: ast.expr) -> bool:
        inner = decorator.func if isinstance(decorator, ast.Call) else decorator
        found = self.callees.named(file, inner, decorator)
        return any(not isinstance(each, ast.ClassDef) for _, each in found)


def _interpreters_hook(file: File) -> Outcome:
    """Return where a module sets the handler of uncaught exceptions."""
    for node in file.nodes:
        if isinstance(node, ast.Assign) and file.dotted(node.targets[0]) == "sys.excepthook":
            return Outcome(at=file.place(node), how="hook")
    return Outcome()


def _signatures(function: Function) -> tuple[str, str]:
    """Return ``handler(event, context)`` without and with annotations."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    shown = (
        f"{a.arg}: {ast.unparse(a.annotation)}" if a.annotation is not None else a.arg for a in arguments
    )
    plain = (a.arg for a in arguments)
    return f"{function.name}({', '.join(plain)})", f"{function.name}({', '.join(shown)})"
