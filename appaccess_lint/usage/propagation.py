"""What one function does with an answer and with the exceptions of a refusal: handle or hand on."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from appaccess_lint.answer import How, Place
from appaccess_lint.clients.answers import Answers
from appaccess_lint.immutable import immutable
from appaccess_lint.usage.answer_values import Flow, Value
from appaccess_lint.usage.callees import Callees
from appaccess_lint.usage.flow import flow_of, flow_of_parameter
from appaccess_lint.usage.handlers import KEY_ERROR, Handlers
from appaccess_lint.usage.sources import File, Function

MAX_HELPERS = 3
"""How far an answer is followed into functions that it is passed to."""


@immutable(frozen=True, slots=True)
class State:
    """A refusal on its way up: the values that stand for it, and the exceptions that are raised for it."""

    values: frozenset[Value] = frozenset()
    raised: frozenset[str] = frozenset()


@immutable(frozen=True, slots=True)
class Outcome:
    """How one function handles a refusal.

    ``at`` is the place that handles it, with the statuses that alone are distinguished from success.  Else
    ``state`` is what its callers get, and ``unknown`` says that the answer goes where it isn't seen.
    """

    state: State = State()
    at: Place | None = None
    how: How = "status"
    statuses: tuple[int, ...] = ()
    unknown: bool = False
    node: ast.AST | None = None
    file: File | None = None


class Propagation:
    """Follows refusals within functions."""

    def __init__(
        self, callees: Callees, handlers: Handlers, answers: Answers, *, not_found: bool = False
    ) -> None:
        """*not_found* says that the refusal is a 404 for certain."""
        self._not_found = not_found
        self._callees = callees
        self._handlers = handlers
        self._answers = answers

    def at(self, file: File, node: ast.expr, state: State) -> Outcome:
        """Return what the function around *node*, an expression that gives *state*, does with it."""
        flows = [(value, self.flow(file, node, value)) for value in sorted(state.values)]
        found = self._caught(file, node, state.raised, [flow for _, flow in flows])
        if found.at is not None:
            return found
        raised, values, unknown = set(found.state.raised), set[Value](), False
        for _, flow in flows:
            outcome = self._flowed(file, flow)
            if outcome.at is not None:
                return outcome
            raised |= outcome.state.raised
            values |= outcome.state.values
            unknown |= outcome.unknown
        if not state.values:
            values = set()
        return Outcome(State(frozenset(values), frozenset(raised)), unknown=unknown)

    def flow(self, file: File, node: ast.expr, value: Value) -> Flow:
        """Return what becomes of *value* in the function around *node*."""
        return flow_of(file, node, value, self._answers)

    def _caught(self, file: File, node: ast.expr, raised: frozenset[str], flows: list[Flow]) -> Outcome:
        """Return what handlers around the call, or around where its coroutine is run, do with *raised*."""
        places = [node, *(awaited for flow in flows for awaited in flow.awaited)]
        if not flows and raised:
            places += self._awaited(file, node)
        past = raised
        for place in places:
            found = self._handlers.around(file, place, raised)
            if found.at is not None:
                return Outcome(
                    at=file.place(found.at), how=found.how, statuses=found.statuses, node=found.at, file=file
                )
            if place is node or self._sends(place):
                past = found.past
        return Outcome(State(raised=past))

    def _sends(self, place: ast.AST) -> bool:
        """Whether a request object, which was made before, is sent at *place*."""
        match place:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                return name in self._answers.sends
        return False

    def _awaited(self, file: File, node: ast.expr) -> list[ast.AST]:
        return list(flow_of(file, node, ("response", ()), self._answers).awaited)

    def _flowed(self, file: File, flow: Flow, depth: int = 0) -> Outcome:
        """Return what becomes of an answer that goes as *flow* says."""
        outcome = self._tested(file, flow)
        # what is only about 403 leaves a 404 to what follows
        if outcome is not None and not (self._not_found and outcome.statuses == (403,) and flow.checks):
            return outcome
        raised: set[str] = set()
        for check in flow.checks:
            found = self._handlers.around(file, check, frozenset(self._answers.raises))
            if found.at is not None:
                return Outcome(
                    at=file.place(found.at), how=found.how, statuses=found.statuses, node=found.at, file=file
                )
            raised |= found.past
        if flow.checks:
            return Outcome(State(raised=frozenset(raised)))
        for read in flow.reads:
            found = self._handlers.around(file, read, frozenset({KEY_ERROR}))
            if found.at is not None:
                return Outcome(at=file.place(found.at), how=found.how, node=found.at, file=file)
            raised |= found.past
        # of a part of the body, nobody can tell any more that the call was refused
        values = {value for _, value in flow.returned if not value[1]}
        unknown = any(not keys for _, _, (_, keys) in flow.escapes)
        for call, argument, value in flow.passed:
            if value[1]:
                continue
            outcome = self._passed(file, call, argument, value, depth)
            if outcome.at is not None:
                return outcome
            raised |= outcome.state.raised
            values |= outcome.state.values
            unknown |= outcome.unknown
        return Outcome(State(frozenset(values), frozenset(raised)), unknown=unknown)

    def _tested(self, file: File, flow: Flow) -> Outcome | None:
        checked = [check for check in flow.checks if self._answers.raises]
        relevant = [
            test
            for test in flow.tests
            if test.statuses and not any(_is_before(file, check, test.node) for check in checked)
        ]
        if not relevant:
            return None
        statuses = {code for test in relevant for code in test.statuses}
        test = relevant[0]
        one = tuple(statuses) if len(statuses) == 1 else ()
        return Outcome(at=file.place(test.node), how="status", statuses=one, node=test.node, file=file)

    def _passed(self, file: File, call: ast.Call, argument: ast.expr, value: Value, depth: int) -> Outcome:
        """Return what the functions of the project that *call* may call do with their argument."""
        defined = self._callees.of(file, call)
        if not defined or depth >= MAX_HELPERS:
            # what a library makes of the body isn't the answer any more
            return Outcome(unknown=True)
        raised: set[str] = set()
        values: set[Value] = set()
        unknown = False
        for owner, function in defined:
            if isinstance(function, ast.ClassDef):
                unknown = True
                continue
            name = parameter_of(owner, function, call, argument)
            if name is None:
                unknown = True
                continue
            flow = flow_of_parameter(owner, function, name, value, self._answers)
            outcome = self._flowed(owner, flow, depth + 1)
            if outcome.at is not None:
                return outcome
            unknown |= outcome.unknown
            found = self._handlers.around(file, call, outcome.state.raised)
            if found.at is not None:
                return Outcome(
                    at=file.place(found.at), how=found.how, statuses=found.statuses, node=found.at, file=file
                )
            raised |= found.past
            for given in outcome.state.values:
                further = self._flowed(file, flow_of(file, call, given, self._answers), depth + 1)
                if further.at is not None:
                    return further
                raised |= further.state.raised
                values |= further.state.values
                unknown |= further.unknown
        return Outcome(State(frozenset(values), frozenset(raised)), unknown=unknown)

    def with_parameter(self, file: File, function: Function | ast.Lambda) -> Outcome:
        """Return what *function* does with an answer that is its first parameter, but for ``self``."""
        names = [
            a.arg for a in (*function.args.posonlyargs, *function.args.args) if a.arg not in {"self", "cls"}
        ]
        if not names:
            return Outcome()
        return self._flowed(
            file, flow_of_parameter(file, function, names[0], ("response", ()), self._answers)
        )

    def through(self, file: File, function: Function, name: str, state: State) -> Outcome:
        """Return what *function* does with a refusal that its parameter *name*, a function, gives.

        This is how decorators and functions that call others on their behalf (``with_retry``) are read.
        """
        left = state
        called = list(_calls_of(function, name))
        for node in called:
            outcome = self.at(file, node, state)
            if outcome.at is not None:
                return replace(outcome, how="decorator")
            left = State(left.values | outcome.state.values, left.raised | outcome.state.raised)
        return Outcome(left, unknown=not called)


def parameter_of(file: File, function: Function, call: ast.Call, argument: ast.expr) -> str | None:
    """Return the name of the parameter of *function* that *argument* of *call* is passed for."""
    for keyword in call.keywords:
        if keyword.value is argument:
            return keyword.arg
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    is_static = any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in function.decorator_list)
    bound = file.owner(function) is not None and not is_static
    for position, given in enumerate(call.args):
        if isinstance(given, ast.Starred):
            return None
        if given is argument:
            at = position + bound
            return names[at] if at < len(names) else None
    return None


def _is_before(file: File, check: ast.expr, node: ast.AST) -> bool:
    """Whether the statement *check*, which raises for a refusal, always runs before *node*."""
    statement = file.parents[check]
    while isinstance(statement, (ast.Await, ast.Attribute, ast.Call)):
        statement = file.parents[statement]
    block = _block(file, statement)
    for at, child in file.upwards(node):
        if block is not None and child in block:
            return block.index(statement) < block.index(child)
        if isinstance(at, ast.Module):
            break
    return False


def _block(file: File, statement: ast.AST) -> list[ast.AST] | None:
    parent = file.parents.get(statement)
    for name in ("body", "orelse", "finalbody"):
        block = getattr(parent, name, None)
        if isinstance(block, list) and statement in block:
            return block
    return None


_CALLERS = frozenset({"to_thread", "run_in_executor", "submit", "run_sync", "call"})
"""Methods that call the function that they are given."""


def _calls_of(function: Function, name: str) -> Iterator[ast.expr]:
    """Yield the calls of the parameter *name*, by whatever function within *function*."""
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Name(id=called)) if called == name:
                yield node
            case ast.Call(func=ast.Attribute(attr=method), args=arguments) if method in _CALLERS:
                if any(isinstance(argument, ast.Name) and argument.id == name for argument in arguments):
                    yield node
