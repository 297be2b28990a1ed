"""Evaluate attributes of functions and other callables, also those that libraries add to them."""

from __future__ import annotations

from appaccess_lint.text.text import literal
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    Arguments,
    BoundMethod,
    ClassValue,
    External,
    FunctionValue,
    PartialValue,
    Unknown,
    Value,
    parameters_of,
)
from appaccess_lint.values.objects.classes import external_bases, external_decorators


def attribute_of_callable(machine: Machine, value: Value, name: str) -> Value:
    if name in {"__wrapped__", "__func__"}:
        return value
    function = value.function if isinstance(value, BoundMethod) else value
    if name == "__name__" and isinstance(function, FunctionValue):
        return literal(function.function.name)
    for decorator in external_decorators(machine, function) if isinstance(function, FunctionValue) else ():
        if machine.observer.decorates_again(decorator.name) == name:
            return PartialValue(decorator, Arguments((function,)))
    if isinstance(function, FunctionValue) and (found := library_method(machine, function, value, name)):
        return found
    return Unknown(name, parameters_of((value,)))


def attribute_of_partial(machine: Machine, value: PartialValue, name: str) -> Value:
    return library_method(machine, value.function, value, name) or Unknown(name, parameters_of((value,)))


def library_method(machine: Machine, function: Value, owner: Value, name: str) -> Value | None:
    """Return what a library adds to the callable *owner*, which calls *function*: ``task.expand``.

    The library is that of the function, of its decorators, or of a class's bases.
    """
    match function:
        case External():
            places = [function.name]
        case FunctionValue():
            places = [decorator.name for decorator in external_decorators(machine, function)]
        case ClassValue():
            places = external_bases(function)
        case _:
            return None
    for place in places:
        if machine.observer.gives(f"{place}.{name}"):
            return PartialValue(External(f"{place}.{name}"), Arguments((owner,)))
    return None
