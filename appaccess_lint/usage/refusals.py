"""Whether the code handles that Confluence refuses a call: from the request up to main."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from appaccess_lint.answer import Place, RefusalHandling
from appaccess_lint.clients.answers import Boundaries, matches
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.model import CallSite
from appaccess_lint.usage.call_chains import CallChain, CallChains
from appaccess_lint.usage.callees import Callees
from appaccess_lint.usage.callers import CallGraph
from appaccess_lint.usage.handlers import Handlers
from appaccess_lint.usage.hooks import hooks_in
from appaccess_lint.usage.mistakes import Mistakes
from appaccess_lint.usage.propagation import Outcome, Propagation, State, parameter_of
from appaccess_lint.usage.requests import Refused, refused_request
from appaccess_lint.usage.sources import File, Function, Sources

MAX_DEPTH = 10
"""Callers of callers that are looked at; beyond, it isn't known who handles a refusal."""


@dataclass(slots=True)
class _Ends:
    """Where the ways up from a call end that nothing handles: at an entry point, or where nothing is seen."""

    entry: bool = False
    unknown: bool = False
    visited: set[tuple[Function, State]] = field(default_factory=set)


class Refusals:
    """Answers for the call sites of files who handles their refusal."""

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

    def of(self, site: CallSite, file: File) -> RefusalHandling | None:
        """Return who handles the refusal of *site*, a call in *file*; ``None`` where that can't be asked."""
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
            # of a list, what is blocked is left out, and nothing is there to handle
            return RefusalHandling(None, mistake=self._mistakes.of_list(site, file, node))
        not_found = all(operation.api_version == "v2" for operation in blocked)
        ends = _Ends()
        outcome = self._followed(chain, refused, ends, not_found=not_found)
        if outcome.at is None:
            handled = False if ends.entry and not ends.unknown else None
            return RefusalHandling(handled, exception=exception)
        mistake = self._mistakes.of_error(site, file, outcome) if blocked else None
        return RefusalHandling(True, outcome.at, outcome.how, exception, mistake)

    def _followed(self, chain: CallChain, refused: Refused, ends: _Ends, *, not_found: bool) -> Outcome:
        propagation = Propagation(self._callees, self._handlers, refused.answers, not_found=not_found)
        first, request = chain[0]
        state = State(frozenset({(refused.kind, ())}), refused.raised)
        if refused.raised and refused.kind == "body":
            state = State(frozenset(), refused.raised)
        hooked = hooks_in(first, request, propagation, self._callees)
        if hooked.at is not None:
            return replace(hooked, how="hook")
        if hooked.state.raised:
            state = State(raised=state.raised | hooked.state.raised)
        for position, (file, call) in enumerate(chain):
            outcome = propagation.at(file, call, state)
            if outcome.at is not None:
                return outcome
            ends.unknown |= outcome.unknown
            state = outcome.state
            function = file.function(call)
            if function is not None and position < len(chain) - 1:
                outcome = self._decorated(propagation, file, function, state, ends)
                if outcome.at is not None:
                    return outcome
                state = outcome.state
        file, call = chain[-1]
        return self._above(propagation, file, call, state, ends, 0)

    def _above(
        self, propagation: Propagation, file: File, node: ast.AST, state: State, ends: _Ends, depth: int
    ) -> Outcome:
        """Look for who handles *state*, which leaves the function around *node*."""
        scope = file.scope(node)
        if isinstance(scope, ast.Lambda):
            given = file.parents[scope]
            call = file.parents[given] if isinstance(given, ast.keyword) else given
            if isinstance(call, ast.Call) and call.func is not scope:
                return self._handed(propagation, file, call, scope, state, ends, depth)
            ends.unknown = True
            return Outcome()
        function = file.function(node)
        if function is None:
            ends.entry = True
            return _interpreters_hook(file)
        if (function, state) in ends.visited:
            return Outcome()
        ends.visited.add((function, state))
        boundary = self._boundary(file, function)
        if boundary is not None:
            return Outcome(at=boundary, how="boundary")
        outcome = self._decorated(propagation, file, function, state, ends)
        if outcome.at is not None:
            return outcome
        if depth >= MAX_DEPTH:
            ends.unknown = True
            return Outcome()
        return self._from_callers(propagation, file, function, outcome.state, ends, depth)

    def _from_callers(
        self, propagation: Propagation, file: File, function: Function, state: State, ends: _Ends, depth: int
    ) -> Outcome:
        callers = self._graph.callers(file, function)
        ends.unknown |= callers.more
        for other, taker, argument in callers.handed:
            outcome = self._handed(propagation, other, taker, argument, state, ends, depth)
            if outcome.at is not None:
                return outcome
        if not callers.calls and not callers.handed:
            self._uncalled(file, function, ends)
        nexts: list[tuple[File, ast.expr, State]] = []
        for other, call in callers.calls:
            outcome = propagation.at(other, call, state)
            if outcome.at is not None:
                return outcome
            ends.unknown |= outcome.unknown
            nexts.append((other, call, outcome.state))
        for other, call, left in nexts:
            outcome = self._above(propagation, other, call, left, ends, depth + 1)
            if outcome.at is not None:
                return outcome
        return Outcome()

    def _handed(
        self,
        propagation: Propagation,
        file: File,
        call: ast.Call,
        argument: ast.expr,
        state: State,
        ends: _Ends,
        depth: int,
    ) -> Outcome:
        """Return what becomes of a refusal in what *call* makes of the function that it is given."""
        name = file.dotted(call.func)
        if matches(name.rpartition(".")[2], self._boundaries.registers) or matches(
            name, self._boundaries.registers
        ):
            return Outcome(at=file.place(call), how="boundary")
        for owner, helper in self._callees.of(file, call):
            parameter = (
                None if isinstance(helper, ast.ClassDef) else parameter_of(owner, helper, call, argument)
            )
            if parameter is None or isinstance(helper, ast.ClassDef):
                continue
            outcome = propagation.through(owner, helper, parameter, state)
            if outcome.at is not None:
                return outcome
            if not outcome.unknown:
                there = propagation.at(file, call, outcome.state)
                if there.at is not None:
                    return there
                ends.unknown |= there.unknown
                return self._above(propagation, file, call, there.state, ends, depth + 1)
        ends.unknown = True
        return Outcome()

    def _uncalled(self, file: File, function: Function, ends: _Ends) -> None:
        """Note what a function that nothing calls is: an entry point, dead code, or for others to call."""
        owner = file.owner(function)
        if owner is None and function.name in self._boundaries.entries:
            ends.entry = True
        elif owner is None and file.function(function) is not None:
            ends.unknown = True
        elif function.name.startswith("_") and not function.name.startswith("__"):
            foreign = owner is not None and any(self._callees.foreign_bases(file, owner))
            ends.entry |= not foreign
            ends.unknown |= foreign
        else:
            ends.unknown |= owner is not None and any(self._callees.foreign_bases(file, owner))

    @property
    def _boundaries(self) -> Boundaries:
        return self._models.boundaries

    def _boundary(self, file: File, function: Function) -> Place | None:
        """Return where a framework is told to call *function*."""
        for decorator in function.decorator_list:
            name = _decorator_name(file, decorator)
            if matches(name, self._boundaries.decorators) and not self._of_project(file, decorator):
                return file.place(decorator)
        owner = file.owner(function)
        if owner is not None:
            for base in self._callees.foreign_bases(file, owner):
                if matches(base, self._boundaries.bases):
                    return file.place(owner)
        elif any(matches(text, self._boundaries.functions) for text in _signatures(function)):
            return file.place(function)
        return None

    def _of_project(self, file: File, decorator: ast.expr) -> bool:
        inner = decorator.func if isinstance(decorator, ast.Call) else decorator
        found = self._callees.named(file, inner, decorator)
        return any(not isinstance(each, ast.ClassDef) for _, each in found)

    def _decorated(
        self, propagation: Propagation, file: File, function: Function, state: State, ends: _Ends
    ) -> Outcome:
        """Return what the decorators of *function* do with *state*, the innermost first."""
        for decorator in reversed(function.decorator_list):
            name = _decorator_name(file, decorator)
            inner = decorator.func if isinstance(decorator, ast.Call) else decorator
            defined = self._callees.named(file, inner, decorator)
            if defined:
                outcome = self._by_decorator(propagation, defined, state)
                if outcome.at is not None:
                    return outcome
                state = outcome.state
            elif _swallows(decorator):
                return Outcome(at=file.place(decorator), how="decorator")
            elif name.startswith("tenacity.") and not _reraises(decorator):
                state = State(
                    state.values, state.raised | {"tenacity.RetryError"} if state.raised else state.raised
                )
            elif not matches(name, self._boundaries.transparent):
                ends.unknown = True
        return Outcome(state)

    def _by_decorator(
        self, propagation: Propagation, defined: list[tuple[File, Function | ast.ClassDef]], state: State
    ) -> Outcome:
        for owner, each in defined:
            for function in _functions_of(each):
                for argument in (*function.args.posonlyargs, *function.args.args):
                    outcome = propagation.through(owner, function, argument.arg, state)
                    if outcome.at is not None:
                        return outcome
                    if not outcome.unknown:
                        state = outcome.state
        return Outcome(state)


def _interpreters_hook(file: File) -> Outcome:
    """Return where code of a module says what becomes of an exception that nothing catches."""
    for node in file.nodes:
        if isinstance(node, ast.Assign) and file.dotted(node.targets[0]) == "sys.excepthook":
            return Outcome(at=file.place(node), how="hook")
    return Outcome()


def _functions_of(each: Function | ast.ClassDef) -> Iterator[Function]:
    for node in ast.walk(each):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def _decorator_name(file: File, node: ast.expr) -> str:
    return file.dotted(node.func if isinstance(node, ast.Call) else node) or "?"


def _signatures(function: Function) -> tuple[str, str]:
    """Return ``handler(event, context)`` without and with annotations."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    shown = (
        f"{a.arg}: {ast.unparse(a.annotation)}" if a.annotation is not None else a.arg for a in arguments
    )
    plain = (a.arg for a in arguments)
    return f"{function.name}({', '.join(plain)})", f"{function.name}({', '.join(shown)})"


def _reraises(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and any(
        k.arg == "reraise" and isinstance(k.value, ast.Constant) and k.value.value is True
        for k in decorator.keywords
    )


def _swallows(decorator: ast.expr) -> bool:
    """Whether a decorator that tries again gives something in the end where all tries failed."""
    return isinstance(decorator, ast.Call) and any(
        (k.arg == "retry_error_callback")
        or (k.arg == "raise_on_giveup" and isinstance(k.value, ast.Constant) and k.value.value is False)
        for k in decorator.keywords
    )
