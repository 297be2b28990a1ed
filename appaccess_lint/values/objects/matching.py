"""What the names in the pattern of a ``case`` are bound to."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.text.text import literal
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    UNKNOWN,
    ClassValue,
    Instance,
    Scalar,
    Scope,
    Unknown,
    Value,
    join,
    members,
    parameters_of,
)
from appaccess_lint.values.objects.classes import linear
from appaccess_lint.values.objects.items import item


def matched_part(
    machine: Machine, scope: Scope, subject: Value, steps: tuple[ir.PatternStep, ...] | None
) -> Value | None:
    """The part of *subject* to which *steps* lead; something that depends on it where these aren't known.

    ``None`` if *subject* has no such part, as it is an object of another class.
    """
    if steps is None:
        return Unknown("", parameters_of((subject,)))
    for kind, name in steps:
        if kind == "key":
            subject = item(machine, subject, literal(name) if isinstance(name, str) else Scalar(name))
        elif kind == "class":
            wanted = machine.lookup(scope, str(name))
            found = [f for m in members(subject) if (f := _of_class(machine, m, wanted)) is not None]
            if not found:
                return None
            subject = join(found)
        elif kind == "attribute":
            subject = machine.attribute(subject, str(name))
        else:
            subject = join(_positional(machine, m, int(name)) for m in members(subject))
    return subject


def _of_class(machine: Machine, value: Value, wanted: Value) -> Value | None:
    """Return *value* as an object of the class *wanted*; ``None`` if it is one of another class."""
    if not isinstance(value, Instance) or not isinstance(wanted, ClassValue) or wanted in linear(value.cls):
        return value
    is_open = value.arguments is None and value.cls in linear(wanted)
    return machine.self_of(wanted) if is_open else None


def _positional(machine: Machine, value: Value, position: int) -> Value:
    """What ``Page(number)`` binds: the field of a dataclass or named tuple at *position*."""
    if not isinstance(value, Instance):
        return Unknown("", parameters_of((value,)))
    names = [name for c in reversed(linear(value.cls)) for name in c.annotations]
    return machine.attribute(value, names[position]) if position < len(names) else UNKNOWN
