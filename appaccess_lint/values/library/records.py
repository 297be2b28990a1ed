"""Model functions that make records, objects that consist of their fields."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    UNKNOWN,
    Arguments,
    ClassValue,
    External,
    Instance,
    Scope,
    SeqValue,
    Value,
    join,
    literals,
    members,
    origins_of,
)
from appaccess_lint.values.library.known import Known
from appaccess_lint.values.library.strings import first
from appaccess_lint.values.objects.instances import with_fields


def replaced(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    """Evaluate ``dataclasses.replace(object, field=…)``."""
    if not arguments.positional or arguments.open_keywords:
        return None
    made = [
        with_fields(machine, m, arguments.keywords) if isinstance(m, Instance) else UNKNOWN
        for m in members(arguments.positional[0])
    ]
    return join(made)


def _named_tuple(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    """Evaluate ``collections.namedtuple("Route", "method path")`` to a class with these fields."""
    fields = arguments.get(1, "field_names")
    parts = fields.items if isinstance(fields, SeqValue) and not fields.open else (fields or UNKNOWN,)
    names = [name for part in parts for text in literals(part) for name in text.replace(",", " ").split()]
    cls = ir.Class(next(iter(literals(first(arguments, "typename"))), ""), (), (), ())
    scope = Scope(frame.scope.module, {}, frame.scope, is_class=True)
    defaults = arguments.get(None, "defaults")
    if isinstance(defaults, SeqValue) and 0 < len(defaults.items) <= len(names):
        scope.names.update(zip(names[-len(defaults.items) :], defaults.items, strict=True))
    bases = (External("collections.namedtuple"),)
    return ClassValue(cls, scope, bases, scope.names, {name: ir.Const(0) for name in names})


def _namespace(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    """Evaluate ``types.SimpleNamespace(path="/x")`` to an object with these attributes."""
    if arguments.positional or arguments.open_keywords:
        return None
    key = (node, arguments, origins_of(arguments))
    if key not in machine.instances:
        scope = Scope(frame.scope.module, {}, frame.scope, is_class=True)
        fields: dict[str, ir.Expr] = {name: ir.Const(0) for name, _ in arguments.keywords}
        cls = ClassValue(ir.Class("SimpleNamespace", (), (), ()), scope, (), scope.names, fields)
        machine.instances[key] = Instance(cls, arguments)
    return machine.instances[key]


RECORD_FUNCTIONS: dict[str, Known] = {
    "collections.namedtuple": _named_tuple,
    "types.SimpleNamespace": _namespace,
}
