"""Model functions that convert objects and mappings to mappings and strings."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.text.text import literal
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    UNKNOWN,
    Arguments,
    ClassValue,
    DictValue,
    EnumMember,
    ExternalInstance,
    Instance,
    SeqValue,
    Value,
    join,
    members,
)
from appaccess_lint.values.library.known import Known
from appaccess_lint.values.library.queries import query_of
from appaccess_lint.values.library.strings import first
from appaccess_lint.values.objects.classes import linear
from appaccess_lint.values.objects.instances import build

MAX_DEPTH = 4
"""Maximum depth of nested objects that are converted to mappings."""
_LEAVES_OUT = frozenset({"include", "exclude", "exclude_unset", "exclude_defaults", "filter"})
_RENAMES = frozenset({"alias", "serialization_alias"})
JSON = "json.dumps"
"""The kind of result of a function that serializes its argument as JSON."""


def _fields(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    """Evaluate ``dataclasses.asdict(object)`` and ``model.model_dump()``."""
    if not arguments.positional or not _LEAVES_OUT.isdisjoint(name for name, _ in arguments.keywords):
        return None
    found = (_fields_of(machine, m) for m in members(arguments.positional[0]))
    return join(UNKNOWN if value is None else value for value in found)


def _fields_of(machine: Machine, value: Value, depth: int = 0) -> Value | None:
    """Return *value* as a mapping if it is an object with known fields."""
    if isinstance(value, EnumMember):
        return value.value
    if isinstance(value, SeqValue) and depth < MAX_DEPTH:
        listed = tuple(_fields_of(machine, item, depth + 1) or item for item in value.items)
        return SeqValue(listed, value.open)
    if not isinstance(value, Instance) or depth >= MAX_DEPTH:
        return None
    build(machine, value)
    classes = linear(value.cls)
    if not any(c.annotations for c in classes) and not value.attributes:
        return None
    hidden = {name for c in classes for name in _renamed(c)}
    items: list[tuple[Value, Value]] = [
        (literal(name), _fields_of(machine, held, depth + 1) or held)
        for name, held in value.attributes.items()
        if name not in hidden and not name.startswith("_")
    ]
    # a function may generate a model's aliases
    configured = any({"model_config", "Config"} & {*c.names} for c in classes)
    return DictValue(tuple(items), bool(hidden) or configured or value.arguments is None)


def _renamed(cls: ClassValue) -> set[str]:
    """Return the fields of *cls* that are serialized under another name."""
    found: set[str] = set()
    for statement in cls.cls.body:
        if isinstance(statement, ir.AnnAssign) and isinstance(statement.target, ir.Name):
            value = statement.value
            if isinstance(value, ir.Call) and any(arg.keyword in _RENAMES for arg in value.args):
                found.add(statement.target.id)
    return found


def _json(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    """Evaluate ``json.dumps(mapping)`` and ``model.model_dump_json()``."""
    if not _LEAVES_OUT.isdisjoint(name for name, _ in arguments.keywords):
        return None
    written = (_written(machine, m) for m in members(first(arguments, "obj")))
    return ExternalInstance(JSON, Arguments((join(written),)))


def _written(machine: Machine, value: Value) -> Value:
    """Return *value* as it is after serialization to JSON."""
    if isinstance(value, Instance):
        return _fields_of(machine, value) or UNKNOWN
    return value


def _query(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    """Evaluate ``urllib.parse.urlencode(mapping)``."""
    return query_of(machine, first(arguments, "query"))


GIVEN_FIELDS: dict[str, Known] = {"fields": _fields, "json": _json, "query": _query}
