"""Evaluate the attributes that the methods of a class set on its objects, independently of their order."""

from __future__ import annotations

from appaccess_lint.syntax.changes import assigned_on
from appaccess_lint.syntax.facts import cached, outline_of
from appaccess_lint.syntax.module import set_outside, set_twice
from appaccess_lint.syntax.stores import reads_for
from appaccess_lint.text.text import NO_TEXT, Hole, Text
from appaccess_lint.values.domain.containers import DictValue, SeqValue
from appaccess_lint.values.domain.machine import Machine, Store
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.program import ClassValue, FunctionValue, Instance
from appaccess_lint.values.domain.unions import join, members
from appaccess_lint.values.domain.values import NONE, OWN, UNKNOWN, Scalar, Unknown, Value
from appaccess_lint.values.objects.changed_values import maybe_changed
from appaccess_lint.values.objects.classes import method_of
from appaccess_lint.values.objects.instances import either, setters, value_of_class

MAX_SETTERS = 8
"""Maximum number of methods that are run for the value of one attribute."""


def set_by_methods(machine: Machine, instance: Instance, name: str, first: Value | None) -> Value | None:
    """Return the value that methods other than the constructor give an attribute; ``None`` if there is none.

    *first* is the value that the constructor sets. Stores that depend on each other see that value instead,
    so that their order doesn't matter.
    """
    found: Value | None = None
    by_kind = sorted(setters(instance.cls, name), key=lambda method: _only_changes(method, name))
    for method in by_kind[:MAX_SETTERS]:
        if _only_changes(method, name) and not _may_be_container(first, found):
            break  # a method of an object with the name of a list's method
        if _is_in_cycle(machine, instance, method, name):
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


def _is_in_cycle(machine: Machine, instance: Instance, method: FunctionValue, name: str) -> bool:
    """Return whether the current store and the store of *name* in *method* depend on each other."""
    if machine.recorder is None or machine.recorder[0] is not instance:
        return False
    running = machine.recorder[1:]
    asked = (method.function, name)
    return asked in _needed(machine, instance.cls, running) and running in _needed(
        machine, instance.cls, asked
    )


@cached
def _needed(machine: Machine, cls: ClassValue, store: Store) -> frozenset[Store]:
    """Return the stores on which *store* depends, directly, through other stores, and through methods."""
    found: set[Store] = set()
    waiting = set(reads_for(*store))
    read: set[str] = set()
    while waiting:
        name = waiting.pop()
        read.add(name)
        if (called := method_of(machine, cls, name)) is not None:
            outline = outline_of(called.function)
            waiting |= outline.reads - outline.only_set - read
        for setter in setters(cls, name):
            found.add((setter.function, name))
            waiting |= reads_for(setter.function, name) - read
    return frozenset(found)


def as_set(machine: Machine, instance: Instance, name: str, member: Value | None) -> Value | None:
    """Return what the methods of *instance*, which is constructed, set an attribute to.

    *member* is the value in the class body.
    """
    found = instance.attributes.get(name)
    if instance.state == "settled" and found is not None:
        return found
    if isinstance(found, Scalar) and found != NONE and _set_twice(instance.cls, name):
        found = join((found, UNKNOWN))
    if found is not None:
        found = switch(instance, found)
    if (
        isinstance(found, Text)
        and instance.arguments is None
        and _is_path_set_outside(machine, instance, name, found)
    ):
        found = join((found, Unknown(f"self.{name}", OWN)))
    if setters(instance.cls, name):
        found = _reassigned(machine, instance, name, found, member)
    return found


def _may_be_set_later(value: Value) -> bool:
    """Return whether a method may set what a constructor takes as ``client: Client | None = None``.

    It may also set what is unknown, and placeholders.
    """
    is_optional = NONE in members(value)
    return all(
        m in (NONE, NO_TEXT)
        or isinstance(m, Unknown)
        or _is_assumed(m)
        or (is_optional and isinstance(m, ExternalInstance) and m.arguments is None)
        for m in members(value)
    )


def _reassigned(
    machine: Machine, instance: Instance, name: str, first: Value | None, member: Value | None
) -> Value | None:
    """Return an attribute that the constructor sets to *first*, and that other methods may set again.

    For an object whose construction is known, the constructor's value counts, except a placeholder.
    """
    placeholder = first is None or _may_be_set_later(first)
    known = first
    if isinstance(first, (DictValue, SeqValue)) and instance.state == "built":
        known = maybe_changed(first)  # by the constructor or another method
    if not placeholder and instance.arguments is not None:
        return known
    later = set_by_methods(machine, instance, name, first)
    if later is None:
        return known
    if first is None:
        known = value_of_class(member)
    if known is None or known == NO_TEXT:
        return later
    return _without_assumed(join((known, later))) if placeholder else either(known, later)


def _is_assumed(value: Value) -> bool:
    """Return whether *value* is what an attribute may be after a method that sets it was called."""
    return isinstance(value, Text) and all(t.parts == (Hole("", t.parameters),) for t in value.alternatives)


def _without_assumed(value: Value) -> Value:
    """Return *value* without the assumed effects of methods, if the actual effects are known."""
    found = [m for m in members(value) if not _is_assumed(m)]
    return join(found) if any(m != NONE for m in found) else value


def switch(instance: Instance, value: Value) -> Value:
    """Return a flag of an object of which only the class is known: a subclass or the caller may set it."""
    isswitch = instance.arguments is None and isinstance(value, Scalar) and isinstance(value.value, bool)
    return join((value, UNKNOWN)) if isswitch else value


def _is_path_set_outside(machine: Machine, instance: Instance, name: str, value: Text) -> bool:
    """Return whether *value*, an attribute that names an endpoint, may be replaced by functions elsewhere."""
    module = instance.cls.scope.module.module
    if module is None or name not in set_outside(module):
        return False
    return machine.observer.names_resource(value)


def _set_twice(cls: ClassValue, name: str) -> bool:
    """Return whether the module sets an attribute of that name in several places: a flag, not a constant."""
    module = cls.scope.module.module
    return module is not None and name in set_twice(module)
