"""Classify callables, and order functions."""

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
    """Return whether an argument is a function or method."""
    return any(is_callable(machine.observer, m) for v in arguments.values for m in members(v))


def is_callable(observer: Observer, value: Value) -> bool:
    """Return whether calling *value* may send a request."""
    if isinstance(value, External):
        return observer.is_function(value.name)
    return isinstance(value, CALLABLES)


def by_name(functions: Iterable[FunctionValue]) -> list[FunctionValue]:
    """Return *functions* sorted by class name and name, independently of their order in the source."""
    return sorted(functions, key=lambda value: value.function.full_name)
