"""Decide whether an inherited method behaves as in the class that defines it."""

from __future__ import annotations

from appaccess_lint.syntax.targets import attributes_set, outline_of
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import NONE, ClassValue, FunctionValue, Value, parameters_of
from appaccess_lint.values.objects.classes import class_member, external_bases_of, linear
from appaccess_lint.values.objects.instances import CONSTRUCTORS


def may_differ(machine: Machine, function: FunctionValue, cls: ClassValue) -> bool:
    """Return whether a method may behave differently on an object of *cls* than in the defining class.

    It may if the method, or a method that it calls on the object, reads a member that *cls* defines.
    """
    owner = function.owner
    if owner is None or cls is owner:
        return False
    key = (function.function, cls)
    if key not in machine.differing:
        machine.differing[key] = own_members(machine, function, cls) != []
    return machine.differing[key]


def sends_what_it_is_given(machine: Machine, function: FunctionValue) -> bool:
    """Return whether *function* sends a request to a URL that it receives as argument.

    Otherwise, the model of the library's method has more information.
    """
    summary = machine.summary(function)
    own = {parameter.name for parameter in function.function.parameters}
    return summary is None or any(parameters_of((request.url or NONE,)) & own for request in summary.rest)


def own_members(machine: Machine, function: FunctionValue, cls: ClassValue) -> list[Value] | None:
    """Return the own members of *cls* that an inherited method reads; ``None`` if it may read any.

    A method of *cls* that sets what is read is one of them.
    """
    owner = function.owner
    if owner is None:
        return []
    common = set(linear(owner))
    own = [c for c in linear(cls) if c not in common]
    if external_bases_of(own):
        return None
    read = read_of_self(machine, function, owner)
    found: list[Value] = []
    for name, value in (item for c in own for item in c.names.items()):
        sets = attributes_set(value.function) if isinstance(value, FunctionValue) else ()
        if name in read or not read.isdisjoint(sets):
            found.append(value)
    return found


def read_of_self(machine: Machine, function: FunctionValue, owner: ClassValue) -> set[str]:
    """Return the attributes that a method reads, also through other methods of the object.

    What the constructor reads is included if it sets one of these attributes.
    """
    found: set[str] = set()
    constructors = [
        m for n in CONSTRUCTORS if isinstance(m := class_member(machine, owner, n), FunctionValue)
    ]
    waiting = [function.function]
    while waiting:
        outline = outline_of(waiting.pop())
        for name in outline.reads - found:
            found.add(name)
            method = class_member(machine, owner, name)
            if isinstance(method, FunctionValue):
                waiting.append(method.function)
            else:
                setting = [c for c in constructors if name in attributes_set(c.function)]
                waiting += [c.function for c in setting]
                constructors = [c for c in constructors if c not in setting]
        if outline.reads_all:
            found.update(name for c in linear(owner) for name in c.names)
    return found
