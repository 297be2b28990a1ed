"""Model functions that make records, objects that consist of their fields."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.values import (
    UNKNOWN,
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
from appaccess_lint.values.library.known import KnownCall, Model
from appaccess_lint.values.objects.instances import with_fields


def _replaced(call: KnownCall) -> Value | None:
    """Evaluate ``dataclasses.replace(object, field=…)``."""
    if not call.positional or call.arguments.open_keywords:
        return None
    made = [
        with_fields(call.machine, m, call.arguments.keywords) if isinstance(m, Instance) else UNKNOWN
        for m in members(call.positional[0])
    ]
    return join(made)


def _named_tuple(call: KnownCall) -> Value | None:
    """Evaluate ``collections.namedtuple("Route", "method path")`` to a class with these fields."""
    fields = call.arguments.get(1, "field_names")
    parts = fields.items if isinstance(fields, SeqValue) and not fields.open else (fields or UNKNOWN,)
    names = [name for part in parts for text in literals(part) for name in text.replace(",", " ").split()]
    cls = ir.Class(next(iter(literals(call.first("typename"))), ""), (), (), ())
    scope = Scope(call.frame.scope.module, {}, call.frame.scope, is_class=True)
    defaults = call.arguments.get(None, "defaults")
    if isinstance(defaults, SeqValue) and 0 < len(defaults.items) <= len(names):
        scope.names.update(zip(names[-len(defaults.items) :], defaults.items, strict=True))
    bases = (External("collections.namedtuple"),)
    return ClassValue(cls, scope, bases, scope.names, {name: ir.Const(0) for name in names})


def _namespace(call: KnownCall) -> Value | None:
    """Evaluate ``types.SimpleNamespace(path="/x")`` to an object with these attributes."""
    if call.positional or call.arguments.open_keywords:
        return None
    key = (call.node, call.arguments, origins_of(call.arguments))
    if key not in call.machine.instances:
        scope = Scope(call.frame.scope.module, {}, call.frame.scope, is_class=True)
        fields: dict[str, ir.Expr] = {name: ir.Const(0) for name, _ in call.arguments.keywords}
        cls = ClassValue(ir.Class("SimpleNamespace", (), (), ()), scope, (), scope.names, fields)
        call.machine.instances[key] = Instance(cls, call.arguments)
    return call.machine.instances[key]


RECORDS: dict[str, Model] = {"copy": _replaced, "namedtuple": _named_tuple, "SimpleNamespace": _namespace}
