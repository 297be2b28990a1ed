"""What an attribute of an object is once methods other than its constructor may have set it."""

from __future__ import annotations

from appaccess_lint.text.template import Hole
from appaccess_lint.text.text import NO_TEXT, Text
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
    """What the methods of *instance*, which is built, set an attribute to; *member* is its class's own."""
    found = instance.attributes.get(name)
    if isinstance(found, Scalar) and found != NONE and _set_twice(instance.cls, name):
        found = join((found, UNKNOWN))
    if found is not None:
        found = switch(instance, found)
    return _set_anew(machine, instance, name, found, member) if setters(instance.cls, name) else found


def _only_stands(value: Value) -> bool:
    """Whether a method may set what a constructor takes as ``client: Client | None = None``."""
    found = [m for m in members(value) if not _keeps_the_place(m)]
    is_optional = NONE in members(value)
    return all(is_optional and isinstance(m, ExternalInstance) and m.arguments is None for m in found)


def _set_anew(
    machine: Machine, instance: Instance, name: str, first: Value | None, member: Value | None
) -> Value | None:
    """What an attribute is that its constructor set to *first*, and other methods may have set anew.

    Of an object whose construction is seen, what it is given holds; but for a value that keeps the place.
    """
    keeps_place = first is None or _only_stands(first)
    known = _as_left(instance, first) if isinstance(first, (DictValue, SeqValue)) else first
    if not keeps_place and instance.arguments is not None:
        return known
    later = set_by_methods(machine, instance, name, first, telling=not keeps_place)
    if later is None:
        return known
    if first is None:
        known = value_of_class(member)
    if known is None or known == NO_TEXT:
        return later
    return _settled(join((known, later))) if keeps_place else either(known, later)


def _keeps_the_place(value: Value) -> bool:
    """Whether an attribute's value only stands until a method sets another, or is what nobody knows."""
    return value in (NONE, NO_TEXT) or isinstance(value, Unknown) or _is_any(value)


def _is_any(value: Value) -> bool:
    """Whether *value* is what an attribute may be once a method that sets it has been called."""
    return isinstance(value, Text) and all(t.parts == (Hole("", t.parameters),) for t in value.alternatives)


def _settled(value: Value) -> Value:
    """*value* without what a method was taken to have made of it, where it is known what methods do."""
    found = [m for m in members(value) if not _is_any(m)]
    return join(found) if any(m != NONE for m in found) else value


def _as_left(instance: Instance, value: DictValue | SeqValue) -> Value:
    """A container as the constructor left it, or as another method may have."""
    return loosened(value) if instance.state == "built" else value


def switch(instance: Instance, value: Value) -> Value:
    """A switch of an object that is known by its class alone: a subclass or its maker may have turned it."""
    isswitch = instance.arguments is None and isinstance(value, Scalar) and isinstance(value.value, bool)
    return join((value, UNKNOWN)) if isswitch else value


def _set_twice(cls: ClassValue, name: str) -> bool:
    """Whether the module sets an attribute of that name at more than one place: a flag, not a constant."""
    module = cls.scope.module.module
    return module is not None and name in module.set_twice
