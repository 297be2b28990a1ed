"""Model functions that make records, and convert them and mappings to mappings and strings."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote_plus

from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Hole, Part, Text, literal, template
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    UNKNOWN,
    Arguments,
    ClassValue,
    DictValue,
    EnumMember,
    External,
    ExternalInstance,
    Instance,
    Scalar,
    Scope,
    SeqValue,
    Unknown,
    Value,
    join,
    literals,
    members,
    origins_of,
    parameters_of,
)
from appaccess_lint.values.library.known import KnownCall, Model
from appaccess_lint.values.objects.classes import aliases, mro
from appaccess_lint.values.objects.convert import as_text
from appaccess_lint.values.objects.instances import build, with_fields

MAX_DEPTH = 4
"""Maximum depth of nested objects that are converted to mappings."""
_LEAVES_OUT = frozenset({"include", "exclude", "exclude_unset", "exclude_defaults", "filter"})
JSON = "json.dumps"
"""The kind of result of a function that serialises its argument as JSON."""


def _fields(call: KnownCall) -> Value | None:
    """Evaluate ``dataclasses.asdict(object)`` and ``model.model_dump()``."""
    if not call.positional or not _LEAVES_OUT.isdisjoint(name for name, _ in call.arguments.keywords):
        return None
    by_alias = call.arguments.get(None, "by_alias") == Scalar(True)
    found = (_fields_of(call.machine, m, by_alias) for m in members(call.positional[0]))
    return join(UNKNOWN if value is None else value for value in found)


def _fields_of(machine: Machine, value: Value, by_alias: bool, depth: int = 0) -> Value | None:
    """Return *value* as a mapping if it is an object with known fields.

    *by_alias* states that fields with an alias are named by it.
    """
    if isinstance(value, EnumMember):
        return value.value
    if isinstance(value, SeqValue) and depth < MAX_DEPTH:
        listed = tuple(_fields_of(machine, item, by_alias, depth + 1) or item for item in value.items)
        return SeqValue(listed, value.open)
    if not isinstance(value, Instance) or depth >= MAX_DEPTH:
        return None
    build(machine, value)
    classes = mro(value.cls)
    if not any(c.annotations for c in classes) and not value.attributes:
        return None
    renamed = {k: v for c in reversed(classes) for k, v in aliases(c, "serialization_alias", "alias").items()}
    names = {name: alias for name, alias in renamed.items() if by_alias and alias is not None}
    hidden = renamed.keys() - names.keys()
    items: list[tuple[Value, Value]] = [
        (literal(names.get(name, name)), _fields_of(machine, item, by_alias, depth + 1) or item)
        for name, item in value.attributes.items()
        if name not in hidden and not name.startswith("_")
    ]
    # a function may generate a model's aliases
    configured = any({"model_config", "Config"} & {*c.names} for c in classes)
    return DictValue(tuple(items), bool(hidden) or configured or value.arguments is None)


def _json(call: KnownCall) -> Value | None:
    """Evaluate ``json.dumps(mapping)`` and ``model.model_dump_json()``."""
    if not _LEAVES_OUT.isdisjoint(name for name, _ in call.arguments.keywords):
        return None
    by_alias = call.arguments.get(None, "by_alias") == Scalar(True)
    written = (_in_json(call.machine, m, by_alias) for m in members(call.first("obj")))
    return ExternalInstance(JSON, Arguments((join(written),)))


def _in_json(machine: Machine, value: Value, by_alias: bool) -> Value:
    """Return *value* as it is after serialisation to JSON."""
    if isinstance(value, Instance):
        return _fields_of(machine, value, by_alias) or UNKNOWN
    return value


_QUOTED = partial(quote_plus, safe=",:/")
"""Percent-encode a value so that the query stays readable."""


def query_of(machine: Machine, value: Value) -> Text | None:
    """Return the query string of *value*, a mapping or a list of pairs; ``None`` if it is neither.

    Example: ``{"limit": 25, "title": title}`` becomes ``limit=25&title={}``.
    """
    table = _table(value)
    if table is None:
        return None
    parts: list[Part] = []
    for key, item in table.items:
        names = literals(key)
        if len(names) != 1:
            return None
        parts += ["&" if parts else "", f"{_QUOTED(names[0])}=", *_written(machine, item)]
    if table.open:
        parts += ["&" if parts else "", Hole("", parameters_of((table,)))]
    return Text((template(parts),))


def _table(value: Value) -> DictValue | None:
    if isinstance(value, SeqValue):
        pairs = [
            (item.items[0], item.items[1])
            for item in value.items
            if isinstance(item, SeqValue) and len(item.items) == 2
        ]
        return DictValue(tuple(pairs), value.open or len(pairs) < len(value.items))
    return value if isinstance(value, DictValue) else None


def _written(machine: Machine, value: Value) -> tuple[Part, ...]:
    """Return *value* as it appears in a query string; a hole if there are several alternatives."""
    if isinstance(value, Scalar) and not isinstance(value.value, bytes):
        return (_QUOTED(str(value.value)),)
    alternatives = as_text(machine, value).alternatives
    if len(alternatives) == 1:
        return tuple(_QUOTED(part) if isinstance(part, str) else part for part in alternatives[0].parts)
    return (Hole(value.name if isinstance(value, Unknown) else "", parameters_of((value,))),)


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


FIELDS: dict[str, Model] = {
    "fields": _fields,
    "json": _json,
    "query": lambda call: query_of(call.machine, call.first("query")),
    "copy": _replaced,
    "namedtuple": _named_tuple,
    "SimpleNamespace": _namespace,
}
