"""Compute the value of a list or dictionary after a change."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from appaccess_lint.syntax.changes import STORING
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.unions import join, members, parameters_of
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Scalar, Unknown, Value, whole_number
from appaccess_lint.values.objects.items import item, key_of

MAX_ITEMS = 64
"""Maximum number of items of a growing container."""
Container = DictValue | SeqValue
CHANGED = (UNKNOWN, UNKNOWN)
"""An item that represents all items that a later iteration of a loop may set."""


def widened(value: DictValue, by: tuple[Value, ...] = ()) -> DictValue:
    """Return a dictionary in which every key may have been added, deleted or changed."""
    unknown = Unknown("", parameters_of(by))
    last = value.items[-1:]
    kept = value.items[: len(value.items) - 1 if last == ((unknown, unknown),) else MAX_ITEMS]
    return DictValue((*kept, (unknown, unknown)), True)


def maybe_changed(value: Container) -> Container:
    """Return the same object after unknown code may have changed it."""
    if isinstance(value, SeqValue):
        return SeqValue(value.items, True, value.same or value)
    return DictValue(widened(value).items, True, value.same or value)


def _only_key(key: Value) -> tuple[object, ...] | None:
    """Return the only value that a key can have, as ``key_of`` does."""
    names = key_of(key)
    return names if names is not None and len(names) == 1 else None


def put(value: DictValue, key: Value, new: Value) -> DictValue:
    """Return a dictionary after ``value[key] = new``."""
    if len(value.items) > MAX_ITEMS:
        return widened(value, (key, new))
    names = _only_key(key)
    if names is None:
        return DictValue((*value.items, (key, new)), True)
    keys = [key_of(k) for k, _ in value.items]
    if names in keys and None not in keys:
        items = tuple(
            (k, new if known == names else v) for (k, v), known in zip(value.items, keys, strict=True)
        )
        return DictValue(items, value.open)
    kept = tuple(pair for pair, known in zip(value.items, keys, strict=True) if known != names)
    return DictValue((*kept, (key, new)), value.open or not isinstance(key, Text))


def without(value: DictValue, key: Value) -> DictValue:
    """Return a dictionary after ``del value[key]``."""
    names = _only_key(key)
    if names is None:
        return widened(value, (key,))
    return DictValue(tuple((k, v) for k, v in value.items if key_of(k) != names), value.open)


def _updated(machine: Machine, value: DictValue, arguments: Arguments) -> DictValue:
    for given in arguments.positional:
        table = table_of(given)
        for key, new in table.items if table is not None else ():
            value = put(value, key, new)
        if table is None or table.open:
            value = widened(value, (given,))
    for name, new in arguments.keywords:
        value = put(value, literal(name), new)
    return widened(value) if arguments.open_positional or arguments.open_keywords else value


def table_of(value: Value) -> DictValue | None:
    """Return a dictionary, or a list of pairs, as a dictionary; ``None`` for another value."""
    if isinstance(value, SeqValue):
        pairs = tuple(
            (i.items[0], i.items[1]) for i in value.items if isinstance(i, SeqValue) and len(i.items) == 2
        )
        return DictValue(pairs, value.open or len(pairs) < len(value.items))
    return value if isinstance(value, DictValue) else None


def _set_default(machine: Machine, value: DictValue, arguments: Arguments) -> DictValue:
    key = arguments.get(0, None) or UNKNOWN
    default = arguments.get(1, "default") or NONE
    there = [key_of(k) for k, _ in value.items]
    if (names := _only_key(key)) is not None and names in there:
        return value
    unsure = value.open or None in there
    return put(value, key, join((default, item(machine, value, key))) if unsure else default)


DICT_METHODS: dict[str, Callable[[Machine, DictValue, Arguments], DictValue]] = {
    "update": _updated,
    "pop": lambda machine, value, arguments: without(value, arguments.get(0, None) or UNKNOWN),
    "popitem": lambda machine, value, arguments: widened(value),
    "clear": lambda machine, value, arguments: DictValue(()),
    "setdefault": _set_default,
}


def index_of(value: SeqValue, key: Value) -> int | None:
    """Return the index that a key certainly names."""
    index = whole_number(key)
    known = index is not None and not value.open and -len(value.items) <= index < len(value.items)
    return index if known else None


def opened(value: SeqValue, *more: Value) -> SeqValue:
    """Return a list that also contains the given items, at unknown positions."""
    new = tuple(m for m in more if m not in value.items) if value.open else more
    if len(value.items) + len(new) > MAX_ITEMS:
        new = (UNKNOWN,) if UNKNOWN not in value.items else ()
    return SeqValue((*value.items, *new), True)


def _added(value: SeqValue, more: tuple[Value, ...], grows: bool) -> SeqValue:
    length = len(value.items) + len(more)
    if grows or not value.ordered or length > MAX_ITEMS:
        return opened(value, *more)
    known = length if value.open else 0
    return SeqValue((*value.items, *more), value.open, head=known, tail=known)


def set_at(value: SeqValue, key: Value, new: Value) -> SeqValue:
    """Return a list after ``value[key] = new``, where *key* may be a slice."""
    index = index_of(value, key)
    if index is None:  # assignment to a slice inserts the items of the value
        return opened(value, new, *(new.items if isinstance(new, SeqValue) else ()))
    items = list(value.items)
    items[index] = new
    return SeqValue(tuple(items))


def without_at(value: SeqValue, key: Value, grows: bool) -> SeqValue:
    """Return a list after ``del value[key]``; *grows* states that each iteration of a loop does this."""
    index = index_of(value, key)
    if index is None or grows:
        return opened(value)
    items = list(value.items)
    del items[index]
    return SeqValue(tuple(items))


def _extend(value: SeqValue, arguments: Arguments, grows: bool) -> SeqValue:
    given = arguments.positional[-1] if arguments.positional else UNKNOWN
    if isinstance(given, SeqValue):
        return _added(value, given.items, grows or given.open)
    return opened(value, Unknown("", given.parameters))


def _insert(value: SeqValue, arguments: Arguments, grows: bool) -> SeqValue:
    given = arguments.positional[-1:] or (UNKNOWN,)
    at_start = arguments.positional[:1] == (Scalar(0),) and len(value.items) < MAX_ITEMS
    if at_start and not (value.open or grows):
        return SeqValue((*given, *value.items))
    return opened(value, *given)


SEQUENCE_METHODS: dict[str, Callable[[SeqValue, Arguments, bool], SeqValue]] = {
    "append": lambda value, arguments, grows: _added(value, arguments.positional[-1:] or (UNKNOWN,), grows),
    "appendleft": lambda value, arguments, grows: _insert(value, arguments.prepend(Scalar(0)), grows),
    "extend": _extend,
    "extendleft": lambda value, arguments, grows: _extend(value, arguments, True),
    "insert": _insert,
    "pop": lambda value, arguments, grows: without_at(value, arguments.get(0, None) or Scalar(-1), grows),
    "popleft": lambda value, arguments, grows: without_at(value, Scalar(0), grows),
    "remove": lambda value, arguments, grows: opened(value),
    "clear": lambda value, arguments, grows: SeqValue(()),
    "sort": lambda value, arguments, grows: opened(value) if len(value.items) > 1 else value,
    "reverse": lambda value, arguments, grows: (
        opened(value) if grows else SeqValue(value.items[::-1], value.open)
    ),
    "add": lambda value, arguments, grows: opened(value, *arguments.positional),
    "update": lambda value, arguments, grows: _extend(opened(value), arguments, True),
    **dict.fromkeys(STORING, lambda value, arguments, grows: opened(value, *arguments.positional[:1])),
    "discard": lambda value, arguments, grows: opened(value),
}


def merged(machine: Machine, below: DictValue, above: Value) -> DictValue:
    """Return a dictionary with the items of *below*, overridden by the items of *above*.

    An unknown part of *above* may have any key: a configuration that is read over defaults can override all
    of them.
    """
    tables = [m for m in members(above) if isinstance(m, DictValue)]
    unsure = len(tables) < len(members(above))
    is_open = unsure or any(table.open for table in tables)
    if is_open and (below.items or parameters_of((above,))):
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
