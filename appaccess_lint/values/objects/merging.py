"""Merge dictionaries: ``{**below, **above}`` and ``below | above``."""

from __future__ import annotations

from collections.abc import Iterable

from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import DictValue, Value, join, members
from appaccess_lint.values.objects.changed_values import widened
from appaccess_lint.values.objects.items import item


def merged(machine: Machine, below: DictValue, above: Value) -> DictValue:
    """Return a dictionary with the items of *below*, overridden by the items of *above*.

    An unknown part of *above* may have any key: a configuration that is read over defaults can override all
    of them.
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
    """Return the value of *key* after one of *tables* overrides *below*.

    With *unsure*, another value is also possible.
    """
    found = [dict(table.items).get(key) for table in tables]
    known = [value for value in found if value is not None]
    everywhere = len(known) == len(found) and not unsure
    return join(known if everywhere else (*known, item(machine, below, key)))
