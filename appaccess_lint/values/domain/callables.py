"""Callables: which of them may do a request, and an order of functions."""

from __future__ import annotations

from collections.abc import Iterable

from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.observer import Observer
from appaccess_lint.values.domain.values import (
    Arguments,
    BoundMethod,
    External,
    ExternalMethod,
    FunctionValue,
    PartialValue,
    Value,
    members,
)

CALLABLES = (BoundMethod, ExternalMethod, FunctionValue, PartialValue)


def takes_callable(machine: Machine, arguments: Arguments) -> bool:
    """Whether a function or method is handed over."""
    return any(is_callable(machine.observer, m) for v in arguments.values for m in members(v))


def is_callable(observer: Observer, value: Value) -> bool:
    """Whether calling *value* may do a request."""
    if isinstance(value, External):
        return observer.is_function(value.name)
    return isinstance(value, CALLABLES)


def by_name(functions: Iterable[FunctionValue]) -> list[FunctionValue]:
    """*functions* by the names of their classes and their own, whichever stands first in the source."""
    return sorted(functions, key=lambda value: value.function.full_name)
