"""Evaluate attributes that methods other than the constructor may have set."""

from __future__ import annotations

from appaccess_lint.text.text import NO_TEXT, Hole, Text
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    NONE,
    UNKNOWN,
    ClassValue,
    DictValue,
    ExternalInstance,
    Instance,
    Scalar,
    SeqValue,
    Unknown,
    Value,
    join,
    members,
)
from appaccess_lint.values.objects.attribute_tables import set_by_methods, setters
from appaccess_lint.values.objects.changed_values import loosened
from appaccess_lint.values.objects.instances import either, value_of_class


def as_set(machine: Machine, instance: Instance, name: str, member: Value | None) -> Value | None:
    """Return what the methods of *instance*, which is constructed, set an attribute to.

    *member* is the value in the class body.
    """
    found = instance.attributes.get(name)
    if isinstance(found, Scalar) and found != NONE and _set_twice(instance.cls, name):
        found = join((found, UNKNOWN))
    if found is not None:
        found = switch(instance, found)
    return _set_anew(machine, instance, name, found, member) if setters(instance.cls, name) else found


def _only_stands(value: Value) -> bool:
    """Return whether a method may set an attribute that a constructor takes as ``client: Client

    None = None``.
    """
    found = [m for m in members(value) if not _keeps_the_place(m)]
    is_optional = NONE in members(value)
    return all(is_optional and isinstance(m, ExternalInstance) and m.arguments is None for m in found)


def _set_anew(
    machine: Machine, instance: Instance, name: str, first: Value | None, member: Value | None
) -> Value | None:
    """Return an attribute that the constructor sets to *first*, and that other methods may set again.

    For an object whose construction is known, the constructor's value counts, except a placeholder.
    """
    keeps_place = first is None or _only_stands(first)
    known = _as_left(instance, first) if isinstance(first, (DictValue, SeqValue)) else first
    if not keeps_place and instance.arguments is not None:
        return known
    later = set_by_methods(machine, instance, name, first, relevant_only=not keeps_place)
    if later is None:
        return known
    if first is None:
        known = value_of_class(member)
    if known is None or known == NO_TEXT:
        return later
    return _settled(join((known, later))) if keeps_place else either(known, later)


def _keeps_the_place(value: Value) -> bool:
    """Return whether an attribute's value is unknown, or a placeholder until a method sets it."""
    return value in (NONE, NO_TEXT) or isinstance(value, Unknown) or _is_any(value)


def _is_any(value: Value) -> bool:
    """Return whether *value* is what an attribute may be after a method that sets it was called."""
    return isinstance(value, Text) and all(t.parts == (Hole("", t.parameters),) for t in value.alternatives)


def _settled(value: Value) -> Value:
    """Return *value* without the assumed effects of methods, if the actual effects are known."""
    found = [m for m in members(value) if not _is_any(m)]
    return join(found) if any(m != NONE for m in found) else value


def _as_left(instance: Instance, value: DictValue | SeqValue) -> Value:
    """Return a container as the constructor or another method may have changed it."""
    return loosened(value) if instance.state == "built" else value


def switch(instance: Instance, value: Value) -> Value:
    """Return a flag of an object of which only the class is known: a subclass or the caller may set it."""
    isswitch = instance.arguments is None and isinstance(value, Scalar) and isinstance(value.value, bool)
    return join((value, UNKNOWN)) if isswitch else value


def _set_twice(cls: ClassValue, name: str) -> bool:
    """Return whether the module sets an attribute of that name in several places: a flag, not a constant."""
    module = cls.scope.module.module
    return module is not None and name in module.set_twice
