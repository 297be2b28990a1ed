"""Find decorators that make a request from the function's name, arguments or result.

``@api def content(self, *args)`` may request ``f"{ROOT}/{f.__name__}"``: a call of the decorated function
is then a call of the function that replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from appaccess_lint.syntax import ir
from appaccess_lint.text.text import literal
from appaccess_lint.values.domain.frames import Frame, Outcome
from appaccess_lint.values.domain.values import (
    NONE,
    Arguments,
    BoundMethod,
    DictValue,
    FunctionValue,
    SeqValue,
    Value,
)
from appaccess_lint.values.objects.classes import external_decorators, is_given_path
from appaccess_lint.values.summaries.functions import call_function, summarize
from appaccess_lint.values.summaries.state import Summarizer


def by_decorators(
    machine: Summarizer,
    frame: Frame,
    node: ir.Call,
    value: FunctionValue,
    receiver: Value | None,
    arguments: Arguments,
) -> Iterator[Outcome]:
    """Yield the outcomes of a call of *value* through the functions that its decorators return."""
    if not any(isinstance(decorator, FunctionValue) for decorator in value.decorators):
        return
    bare = replace(value, decorators=())  # a decorator calls the function itself
    for written in value.function.decorators:
        if isinstance(written, ir.Call) and is_given_path(machine, written):
            continue  # the decorator itself names the request
        decorator = machine.evaluate(Frame(value.scope), written)
        if not isinstance(decorator, FunctionValue):
            continue
        if _gets_all(machine, decorator):
            given = _as_values(bare, receiver, arguments)
            if _requests(machine, decorator):
                yield call_function(machine, frame, node, decorator, given)
            continue
        made = machine.returned(decorator, Arguments((bare,)))
        if isinstance(made, FunctionValue) and made.function is not value.function:
            called = arguments.prepend(receiver) if receiver is not None else arguments
            if _requests(machine, made):
                yield call_function(machine, frame, node, made, called)


def _gets_all(machine: Summarizer, decorator: FunctionValue) -> bool:
    """Return whether a library builds the decorator from a function that receives all arguments as values."""
    outside = external_decorators(machine, decorator)
    return any(machine.observer.gives(found.name) == "wrapper" for found in outside)


def _requests(machine: Summarizer, function: FunctionValue) -> bool:
    """Return whether *function* sends a request that depends on its arguments."""
    twin = machine.unbound.get(function.function, function)
    summary = summarize(machine, twin)
    return summary is not None and bool(summary.rest)


def _as_values(bare: FunctionValue, receiver: Value | None, arguments: Arguments) -> Arguments:
    wrapped: Value = BoundMethod(receiver, bare) if receiver is not None else bare
    keywords = DictValue(tuple((literal(k), v) for k, v in arguments.keywords), arguments.open_keywords)
    positional = SeqValue(arguments.positional, arguments.open_positional)
    return Arguments((wrapped, receiver or NONE, positional, keywords))
