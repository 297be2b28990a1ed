"""What the methods of a class set on its objects: one table, whichever method is run or read first."""

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
"""Methods that are looked at for what they set an attribute to."""


def set_by_methods(
    machine: Machine, instance: Instance, name: str, first: Value | None, *, telling: bool = False
) -> Value | None:
    """What methods other than the constructor set an attribute of *instance* to; ``None`` where none does.

    *first* is what the constructor sets it to.  *telling* leaves out what brings no text, object or item by
    which a request could be another.
    Of stores that need each other, each sees what the constructor left instead, so that it doesn't matter
    which of them is asked for first.
    """
    found: Value | None = None
    by_kind = sorted(setters(instance.cls, name), key=lambda method: _only_changes(method, name))
    for method in by_kind[:MAX_SETTERS]:
        if _only_changes(method, name) and not _may_be_container(first, found):
            break  # a method of an object that is called like one of a list's
        if _in_circle(machine, instance, method, name):
            continue
        if telling and not _may_tell(machine, instance.cls, (method, name)):
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
    """The methods of *cls* and its bases, but for constructors, that set an attribute or change it in place.

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


def _may_tell(machine: Machine, cls: ClassValue, store: tuple[FunctionValue, str]) -> bool:
    """Whether to find out what a store sets an attribute to that is known from the constructor.

    Without a call, that costs nothing.  Else, a part of a URL, a class or a function, or an item under a
    known key must stand in it.
    """
    key = (cls, (store[0].function, store[1]))
    if key not in machine.telling:
        machine.telling[key] = _tells(machine, cls, store[0], stores_of(store[0].function, store[1]))
    return machine.telling[key]


def _tells(machine: Machine, cls: ClassValue, method: FunctionValue, body: ir.Block) -> bool:
    calls = [node for node in expressions(body) if isinstance(node, ir.Call)]
    if not calls or any(isinstance(t, ir.Subscript) and is_string(t.index) for t in targets_of(body)):
        return True
    return _names_url(machine, texts_of(body)) or any(
        _calls_telling(machine, cls, method, call.func) for call in calls
    )


def _calls_telling(machine: Machine, cls: ClassValue, method: FunctionValue, callee: ir.Expr) -> bool:
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


def _in_circle(machine: Machine, instance: Instance, method: FunctionValue, name: str) -> bool:
    """Whether what is run for what it sets needs what *method* sets *name* to, and the other way round."""
    if machine.recorder is None or machine.recorder[0] is not instance:
        return False
    running = machine.recorder[1:]
    asked = (method.function, name)
    return asked in _needed(machine, instance.cls, running) and running in _needed(
        machine, instance.cls, asked
    )


def _needed(machine: Machine, cls: ClassValue, store: Store) -> frozenset[Store]:
    """The stores on which *store* depends, directly and through others and the methods that it calls."""
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
