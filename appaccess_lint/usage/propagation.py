"""Follow an answer, and the exceptions of a refusal, through one function."""

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
from appaccess_lint.usage.functions import CALLS_ARGUMENT
from appaccess_lint.usage.handlers import KEY_ERROR, Handlers, Handling
from appaccess_lint.usage.sources import File, Function, positional

MAX_HELPERS = 3
"""Maximum depth of functions through which an answer is followed."""


@immutable(frozen=True, slots=True)
class State:
    """A refusal as callers see it: the values that represent it, and the exceptions that are raised."""

    values: frozenset[Value] = frozenset()
    raised: frozenset[str] = frozenset()


NOTHING = State()


@immutable(frozen=True, slots=True)
class Outcome:
    """How one function handles a refusal.

    ``at`` is the place that handles it, and ``statuses`` those that are distinguished from success; empty for
    all.  Otherwise, ``state`` is what callers get, and ``unknown`` means that unknown code gets the answer.
    """

    state: State = NOTHING
    at: Place | None = None
    how: How = "status"
    statuses: tuple[int, ...] = ()
    unknown: bool = False
    node: ast.AST | None = None
    file: File | None = None


class _Unhandled:
    """Collects what several flows of an answer leave unhandled."""

    def __init__(self, state: State = NOTHING, *, unknown: bool = False) -> None:
        self.state = state
        self.unknown = unknown

    def add(self, outcome: Outcome) -> None:
        """Add an outcome that nothing handles."""
        values, raised = outcome.state.values, outcome.state.raised
        self.state = State(self.state.values | values, self.state.raised | raised)
        self.unknown |= outcome.unknown

    def outcome(self) -> Outcome:
        """Return all that is unhandled."""
        return Outcome(self.state, unknown=self.unknown)


class Propagation:
    """Follows refusals within functions."""

    def __init__(
        self, callees: Callees, handlers: Handlers, answers: Answers, *, not_found: bool = False
    ) -> None:
        """Follow answers; *not_found* states that each refusal is a 404."""
        self._not_found = not_found
        self._callees = callees
        self._handlers = handlers
        self._answers = answers

    def at(self, file: File, node: ast.expr, state: State) -> Outcome:
        """Return what the function around *node* does with *state*, the result of *node*."""
        flows = [(value, self.flow(file, node, value)) for value in sorted(state.values)]
        found = self._caught(file, node, state.raised, [flow for _, flow in flows])
        if found.at is not None:
            return found
        left = _Unhandled(found.state)
        for _, flow in flows:
            outcome = self._flowed(file, flow)
            if outcome.at is not None:
                return outcome
            left.add(outcome)
        return left.outcome()

    def flow(self, file: File, node: ast.expr, value: Value) -> Flow:
        """Return what happens to *value* in the function around *node*."""
        return flow_of(file, node, value, self._answers)

    def _caught(self, file: File, node: ast.expr, raised: frozenset[str], flows: list[Flow]) -> Outcome:
        """Return what handlers around the call, or around the run of its coroutine, do with *raised*."""
        places = [node, *(awaited for flow in flows for awaited in flow.awaited)]
        if not flows and raised:
            places += self._awaited(file, node)
        past = raised
        for place in places:
            found = self._handlers.around(file, place, raised)
            if found.at is not None:
                return _handled(file, found)
            if place is node or self._sends(place):
                past = found.past
        return Outcome(State(raised=past))

    def _sends(self, place: ast.AST) -> bool:
        """Return whether a request object, created before, is sent at *place*."""
        match place:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                return name in self._answers.sends
        return False

    def _awaited(self, file: File, node: ast.expr) -> list[ast.AST]:
        return list(flow_of(file, node, ("response", ()), self._answers).awaited)

    def _flowed(self, file: File, flow: Flow, depth: int = 0) -> Outcome:
        """Return how an answer with the given *flow* is handled."""
        outcome = self._tested(file, flow)
        # a test for 403 only doesn't handle a 404
        if outcome is not None and not (self._not_found and outcome.statuses == (403,) and flow.checks):
            return outcome
        raised: set[str] = set()
        for check in flow.checks:
            found = self._handlers.around(file, check, frozenset(self._answers.raises))
            if found.at is not None:
                return _handled(file, found)
            raised |= found.past
        if flow.checks:
            return Outcome(State(raised=frozenset(raised)))
        for read in flow.reads:
            found = self._handlers.around(file, read, frozenset({KEY_ERROR}))
            if found.at is not None:
                return _handled(file, found)
            raised |= found.past
        # a part of the body doesn't show that the call was refused
        values = frozenset(value for _, value in flow.returned if not value[1])
        unknown = any(not keys for _, _, (_, keys) in flow.escapes)
        left = _Unhandled(State(values, frozenset(raised)), unknown=unknown)
        for call, argument, value in flow.passed:
            if value[1]:
                continue
            outcome = self._passed(file, call, argument, value, depth)
            if outcome.at is not None:
                return outcome
            left.add(outcome)
        return left.outcome()

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
            # the result of a library's function isn't the answer any more
            return Outcome(unknown=True)
        left = _Unhandled()
        for owner, function in defined:
            if isinstance(function, ast.ClassDef):
                left.unknown = True
                continue
            name = parameter_of(owner, function, call, argument)
            if name is None:
                left.unknown = True
                continue
            flow = flow_of_parameter(owner, function, name, value, self._answers)
            outcome = self._flowed(owner, flow, depth + 1)
            if outcome.at is not None:
                return outcome
            found = self._handlers.around(file, call, outcome.state.raised)
            if found.at is not None:
                return _handled(file, found)
            left.add(Outcome(State(raised=found.past), unknown=outcome.unknown))
            for given in sorted(outcome.state.values):
                further = self._flowed(file, flow_of(file, call, given, self._answers), depth + 1)
                if further.at is not None:
                    return further
                left.add(further)
        return left.outcome()

    def with_parameter(self, file: File, function: Function | ast.Lambda) -> Outcome:
        """Return what *function* does with an answer that is its first parameter, but for ``self``."""
        names = [a.arg for a in positional(function) if a.arg not in {"self", "cls"}]
        if not names:
            return Outcome()
        return self._flowed(
            file, flow_of_parameter(file, function, names[0], ("response", ()), self._answers)
        )

    def through(self, file: File, function: Function, name: str, state: State) -> Outcome:
        """Return what *function* does with a refusal of its parameter *name*, a function.

        This is how decorators and functions that call others on their behalf (``with_retry``) are read.
        """
        left = _Unhandled(state)
        called = list(_calls_of(function, name))
        for node in called:
            outcome = self.at(file, node, state)
            if outcome.at is not None:
                return replace(outcome, how="decorator")
            left.add(outcome)
        return Outcome(left.state, unknown=not called)


def _handled(file: File, found: Handling) -> Outcome:
    assert found.at is not None
    return Outcome(at=file.place(found.at), how=found.how, statuses=found.statuses, node=found.at, file=file)


def parameter_of(file: File, function: Function, call: ast.Call, argument: ast.expr) -> str | None:
    """Return the name of the parameter of *function* that *argument* of *call* is passed for."""
    for keyword in call.keywords:
        if keyword.value is argument:
            return keyword.arg
    names = [a.arg for a in positional(function)]
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
    """Return whether the statement *check*, which raises for a refusal, always runs before *node*."""
    statement = file.parents[check]
    while isinstance(statement, (ast.Await, ast.Attribute, ast.Call)):
        statement = file.parents[statement]
    later = file.following(statement)
    return any(child in later for _, child in file.upwards(node))


def _calls_of(function: Function, name: str) -> Iterator[ast.expr]:
    """Yield the calls of the parameter *name* within *function* and nested functions."""
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Name(id=called)) if called == name:
                yield node
            case ast.Call(func=ast.Attribute(attr=method), args=arguments) if method in CALLS_ARGUMENT:
                if any(isinstance(argument, ast.Name) and argument.id == name for argument in arguments):
                    yield node
