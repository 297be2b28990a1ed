"""Follow a refusal through the decorators of a function."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from appaccess_lint.clients.answers import Boundaries, matches
from appaccess_lint.usage.callees import Callees
from appaccess_lint.usage.propagation import Outcome, Propagation, State
from appaccess_lint.usage.sources import File, Function, positional, states


class Decorators:
    """Finds what decorators do with refusals."""

    def __init__(self, callees: Callees, boundaries: Boundaries) -> None:
        self._callees = callees
        self._boundaries = boundaries

    def of(self, propagation: Propagation, file: File, function: Function, state: State) -> Outcome:
        """Return what the decorators of *function* do with *state*, the innermost first."""
        unknown = False
        for decorator in reversed(function.decorator_list):
            name = file.decorator(decorator)
            inner = decorator.func if isinstance(decorator, ast.Call) else decorator
            defined = self._callees.named(file, inner, decorator)
            if defined:
                outcome = _by_project(propagation, defined, state)
                if outcome.at is not None:
                    return outcome
                state = outcome.state
            elif _swallows(decorator):
                return Outcome(at=file.place(decorator), how="decorator")
            elif name.startswith("tenacity.") and not states(decorator, "reraise", True):
                raised = state.raised | {"tenacity.RetryError"} if state.raised else state.raised
                state = State(state.values, raised)
            elif not matches(name, self._boundaries.transparent):
                unknown = True
        return Outcome(state, unknown=unknown)


def _by_project(
    propagation: Propagation, defined: list[tuple[File, Function | ast.ClassDef]], state: State
) -> Outcome:
    """Return what a decorator that the project defines does with *state*."""
    for owner, each in defined:
        for function in _functions_of(each):
            for argument in positional(function):
                outcome = propagation.through(owner, function, argument.arg, state)
                if outcome.at is not None:
                    return outcome
                if not outcome.unknown:
                    state = outcome.state
    return Outcome(state)


def _functions_of(each: Function | ast.ClassDef) -> Iterator[Function]:
    for node in ast.walk(each):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def _swallows(decorator: ast.expr) -> bool:
    """Return whether a decorator that retries returns a value after the last failure."""
    given = decorator.keywords if isinstance(decorator, ast.Call) else ()
    return any(k.arg == "retry_error_callback" for k in given) or states(decorator, "raise_on_giveup", False)
