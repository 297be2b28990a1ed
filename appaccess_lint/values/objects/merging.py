"""What ``{**below, **above}`` and ``below | above`` make of dictionaries."""

from __future__ import annotations

from collections.abc import Iterable

from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import DictValue, Value, join, members
from appaccess_lint.values.objects.changed_values import widened
from appaccess_lint.values.objects.items import item


def merged(machine: Machine, below: DictValue, above: Value) -> DictValue:
    """A dictionary of what *below* has and, before that, what *above* has.

    Where something of *above* isn't known, it may have any key: defaults with a configuration that was read
    over them are no more than defaults.
    """
    tables = [m for m in members(above) if isinstance(m, DictValue)]
    unsure = len(tables) < len(members(above))
    is_open = unsure or any(table.open for table in tables)
    if is_open and below.items:
        below = widened(below, (above,))
    if len(tables) == 1 and not unsure:
        return DictValue((*below.items, *tables[0].items), below.open or is_open)
    keys = dict.fromkeys(key for table in tables for key, _ in table.items)
    items = tuple((key, _any_of(machine, below, tables, key, unsure)) for key in keys)
    return DictValue((*below.items, *items), below.open or is_open)


def _any_of(
    machine: Machine, below: DictValue, tables: Iterable[DictValue], key: Value, unsure: bool
) -> Value:
    """What *key* has once one of *tables* is laid over *below*, or something else if *unsure*."""
    found = [dict(table.items).get(key) for table in tables]
    known = [value for value in found if value is not None]
    everywhere = len(known) == len(found) and not unsure
    return join(known if everywhere else (*known, item(machine, below, key)))
