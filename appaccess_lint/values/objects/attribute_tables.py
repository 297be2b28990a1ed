"""Collect what the methods of a class set on its objects, independently of their order."""

from __future__ import annotations

from collections.abc import Iterable

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.stores import reads_for, stores_of
from appaccess_lint.syntax.targets import (
    assigned_on,
    attributes_set,
    is_string,
    outline_of,
    targets_of,
    texts_in,
    texts_of,
)
from appaccess_lint.syntax.walk import expressions
from appaccess_lint.text.text import literal
from appaccess_lint.values.domain.machine import Machine, Store
from appaccess_lint.values.domain.values import (
    NONE,
    ClassValue,
    DictValue,
    FunctionValue,
    Instance,
    SeqValue,
    Value,
    members,
)
from appaccess_lint.values.objects.classes import class_member, linear
from appaccess_lint.values.objects.instances import CONSTRUCTORS, either

MAX_SETTERS = 8
"""Maximum number of methods that are run for the value of one attribute."""


def set_by_methods(
    machine: Machine, instance: Instance, name: str, first: Value | None, *, relevant_only: bool = False
) -> Value | None:
    """Return the value that methods other than the constructor give an attribute; ``None`` if there is none.

    *first* is the value that the constructor sets. With *relevant_only*, stores that can't affect a request
    are left out. Stores that depend on each other see the value of the constructor instead, so that their
    order doesn't matter.
    """
    found: Value | None = None
    by_kind = sorted(setters(instance.cls, name), key=lambda method: _only_changes(method, name))
    for method in by_kind[:MAX_SETTERS]:
        if _only_changes(method, name) and not _may_be_container(first, found):
            break  # a method of an object with the name of a list's method
        if _is_in_cycle(machine, instance, method, name):
            continue
        if relevant_only and not _may_be_relevant(machine, instance.cls, (method, name)):
            continue
        value = machine.stored(instance, method, name)
        if value is not None:
            found = value if found is None else either(found, value)
    return found


def _only_changes(method: FunctionValue, name: str) -> bool:
    return name not in assigned_on(method.function)


def _may_be_container(*values: Value | None) -> bool:
    known = [m for value in values if value is not None for m in members(value) if m != NONE]
    return not known or any(isinstance(m, (DictValue, SeqValue)) for m in known)


def setters(cls: ClassValue, name: str) -> list[FunctionValue]:
    """Return the methods of *cls* and its bases, without constructors, that set or change an attribute.

    They are in the order of their names, not of the source.
    """
    return [method for c in linear(cls) for method in _own_setters(c).get(name, ())]


def _own_setters(cls: ClassValue) -> dict[str, list[FunctionValue]]:
    if cls.setters is None:
        cls.setters = {}
        for _, value in sorted(cls.names.items()):
            if not isinstance(value, FunctionValue) or value.function.name in CONSTRUCTORS:
                continue
            for name in attributes_set(value.function) if value.function.parameters else ():
                cls.setters.setdefault(name, []).append(value)
    return cls.setters


_BUILTINS = frozenset(
    "bool dict enumerate int len list map max min range set sorted str sum tuple zip".split()
)


def _may_be_relevant(machine: Machine, cls: ClassValue, store: tuple[FunctionValue, str]) -> bool:
    """Return whether the value of a store can affect a request; the constructor sets the attribute too.

    A store without a call is inexpensive, so it is always evaluated. Another store needs a part of a URL, a
    class or a function, or an item under a literal key.
    """
    key = (cls, (store[0].function, store[1]))
    if key not in machine.relevant_stores:
        machine.relevant_stores[key] = _is_relevant(
            machine, cls, store[0], stores_of(store[0].function, store[1])
        )
    return machine.relevant_stores[key]


def _is_relevant(machine: Machine, cls: ClassValue, method: FunctionValue, body: ir.Block) -> bool:
    calls = [node for node in expressions(body) if isinstance(node, ir.Call)]
    if not calls or any(isinstance(t, ir.Subscript) and is_string(t.index) for t in targets_of(body)):
        return True
    return _names_url(machine, texts_of(body)) or any(
        _is_call_relevant(machine, cls, method, call.func) for call in calls
    )


def _is_call_relevant(machine: Machine, cls: ClassValue, method: FunctionValue, callee: ir.Expr) -> bool:
    match callee:
        case ir.Name(id=name):
            return name not in _BUILTINS
        case ir.Attr(value=ir.Name(id=owner), name=name) if owner == method.function.parameters[0].name:
            member = class_member(machine, cls, name)
            return isinstance(member, FunctionValue) and _names_url(machine, texts_in(member.function))
        case ir.Attr(name=name):
            return name[:1].isupper()
    return False


def _names_url(machine: Machine, texts: Iterable[str]) -> bool:
    return any("://" in text or machine.observer.may_name(literal(text)) for text in texts)


def _is_in_cycle(machine: Machine, instance: Instance, method: FunctionValue, name: str) -> bool:
    """Return whether the current store and the store of *name* in *method* depend on each other."""
    if machine.recorder is None or machine.recorder[0] is not instance:
        return False
    running = machine.recorder[1:]
    asked = (method.function, name)
    return asked in _needed(machine, instance.cls, running) and running in _needed(
        machine, instance.cls, asked
    )


def _needed(machine: Machine, cls: ClassValue, store: Store) -> frozenset[Store]:
    """Return the stores on which *store* depends, directly, through other stores, and through methods."""
    key = (cls, store)
    if key not in machine.needed:
        found: set[Store] = set()
        waiting = set(reads_for(*store))
        read: set[str] = set()
        while waiting:
            name = waiting.pop()
            read.add(name)
            member = class_member(machine, cls, name)
            if isinstance(member, FunctionValue):
                outline = outline_of(member.function)
                waiting |= outline.reads - outline.only_set - read
            for setter in setters(cls, name):
                found.add((setter.function, name))
                waiting |= reads_for(setter.function, name) - read
        machine.needed[key] = frozenset(found)
    return machine.needed[key]
