"""Record which rows of tables a function reads by its parameters, so that a caller can choose the row."""

from __future__ import annotations

from collections.abc import Sequence

from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.containers import DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.program import EnumMember, Instance
from appaccess_lint.values.domain.unions import join, literals, members, texts
from appaccess_lint.values.domain.values import Unknown, Value
from appaccess_lint.values.objects.items import MAX_ROWS


def note_lookup(machine: Machine, frame: Frame, owner: Value, key: Value) -> None:
    """Record that the function of *frame* reads the table *owner* by parameters: *key*, or parts of it."""
    if not frame.symbolic or frame.function is None or not key.parameters:
        return
    tables = [m for m in members(owner) if isinstance(m, DictValue) and m.items]
    for table in tables:
        rows = [k for k, v in table.items if has_word(machine, v)]
        machine.row_keys.update(name for k in rows for part in _key_parts(k) for name in literals(part))
    if any(table.open for table in tables):
        return
    rows_by = machine.tables.setdefault(frame.function.function, {})
    for place, part in enumerate(_key_parts(key)):
        depends = part.parameters if isinstance(part, (Unknown, Text)) else frozenset()
        if len(depends) != 1 or "self" in depends or literals(part):
            continue
        parts = [(_key_parts(k), v) for table in tables for k, v in table.items]
        keys = [k[place] for k, v in parts if len(k) > place and literals(k[place]) and _has_text(v)]
        if 0 < len(keys) == len(parts) <= MAX_ROWS:
            rows_by[next(iter(depends))] = join(keys)


def _key_parts(key: Value) -> tuple[Value, ...]:
    """Return the parts of a key that is a tuple: ``table[entity, action]``."""
    return key.items if isinstance(key, SeqValue) else (key,)


def has_word(machine: Machine, row: Value) -> bool:
    """Return whether a row of a table has a word of an endpoint."""
    held = row.arguments if isinstance(row, Instance) else None
    return any(map(machine.observer.may_name, texts(held.values if held is not None else (row,))))


def note_choices(machine: Machine, function: ir.Function, parameter: str, choices: Sequence[Value]) -> None:
    """Record that *function* takes one of *choices*, strings or members of an enumeration, as *parameter*."""
    rows = [c for c in choices if _has_text(c.value if isinstance(c, EnumMember) else c)]
    if 0 < len(rows) == len(choices) <= MAX_ROWS:
        machine.tables.setdefault(function, {}).setdefault(parameter, join(rows))


def _has_text(value: Value) -> bool:
    """Return whether *value* is a string or may contain one."""
    if isinstance(value, (SeqValue, DictValue)):
        return any(map(_has_text, value.contents))
    return isinstance(value, (Text, Instance))
