"""Lists and dictionaries that are changed in place: by a method, an assignment to an item, or ``del``.

Values are immutable: a changed list is another value, for every name that stood for the same list.  It is
another object even where nothing new is known of it, as loops tell by that what a round changed.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import is_

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import path_of, whole
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    NONE,
    UNKNOWN,
    Arguments,
    ClassValue,
    DictValue,
    ExternalMethod,
    Instance,
    Scalar,
    SeqValue,
    Union,
    Unknown,
    UrlValue,
    Value,
    join,
    members,
    parameters_of,
    weight,
)
from appaccess_lint.values.objects.instances import store, write_outside
from appaccess_lint.values.objects.items import item, key_of

MAX_ITEMS = 64
"""Items up to which a container that grows is followed."""
MAX_LOOKED_THROUGH = 400
"""Values within a container up to which one that is changed is looked for in it."""
MAX_DEPTH = 8
"""Containers within each other, likewise."""
Container = DictValue | SeqValue
Changing = Container | UrlValue
_HOLDING = frozenset({DictValue, SeqValue, Union})
_CHANGING = frozenset({DictValue, SeqValue, UrlValue})
_Items = tuple[tuple[Value, Value], ...]


def change(machine: Machine, frame: Frame, owner: ir.Expr | None, old: Changing, new: Changing) -> None:
    """Let *new* stand wherever *old*, which is what *owner* gave, is known to stand, also within others."""
    swap = _Swap(old, new)
    changed: dict[str, Value] = {}
    for name, value in frame.names.items():
        if (type(value) in _HOLDING or value is old) and (made := swap.within(value)) is not value:
            changed[name] = made
    root = whole(owner) if owner is not None else None
    path = path_of(root) if root is not None else None
    if root is not None and path is not None:
        if path not in changed and path not in frame.names:
            given = machine.evaluate(frame, root)
            if (made := swap.within(given)) is not given:
                changed[path] = made
        if path in changed:
            changed[path] = _told(machine, frame, root, path, changed[path])
    frame.bind(changed)
    if isinstance(owner, ir.Subscript) and path not in changed:
        set_item(machine, frame, owner.value, machine.evaluate(frame, owner.index), new)


def _told(machine: Machine, frame: Frame, root: ir.Expr, path: str, value: Value) -> Value:
    """Let scopes and objects that hold it know what became of a container; what it is in *frame* then."""
    if isinstance(root, ir.Name) and (path not in frame.names or path in frame.shadows):
        value = any_time(value)
        frame.shadows.add(path)
        write_outside(frame, path, value)
    elif isinstance(root, ir.Attr):
        for m in members(machine.evaluate(frame, root.value)):
            if isinstance(m, (Instance, ClassValue)):
                own = m is frame.receiver and isinstance(m, Instance) and m.state != "building"
                store(machine, frame, m, root.name, any_time(value) if own else value)
    return value


def any_time(value: Value) -> Value:
    """*value* where what changed it may do so again, nobody knows when and how often."""
    found = [opened(m) if isinstance(m, SeqValue) and not m.open else m for m in members(value)]
    return join(found)


class _Swap:
    """Puts *new* in the place of *old*, in whatever holds it; what is put together anew is so once."""

    def __init__(self, old: Changing, new: Changing) -> None:
        self._new = new
        self._old = object_of(old)
        self._weight = weight(old)
        self._made: dict[Value, list[tuple[Value, Value]]] = {}

    def within(self, value: Value, depth: int = 0) -> Value:
        """*value* with the new in it, or itself where it doesn't hold the old."""
        if isinstance(value, (DictValue, SeqValue)):
            if (value.same or value) is self._old:
                return self._new
            # what holds it is heavier
            if self._weight < value.weight <= MAX_LOOKED_THROUGH and depth < MAX_DEPTH:
                return self._put_in(value, depth + 1)
        elif value is self._old:
            return self._new
        elif isinstance(value, Union):
            found = [m for m in value.members if type(m) in _CHANGING]
            if found and any(self.within(m, depth) is not m for m in found):
                return join(self.within(m, depth) for m in value.members)
        return value

    def _put_in(self, value: Container, depth: int) -> Value:
        held = value.items if isinstance(value, SeqValue) else [v for _, v in value.items]
        if not any(type(part) in _HOLDING for part in held):
            return value
        equal = self._made.setdefault(value, [])
        for known, made in equal:
            if known is value:
                return made
        parts = [self.within(part, depth) if type(part) in _HOLDING else part for part in held]
        new: Value = value
        if not all(map(is_, parts, held)):
            keys = (k for k, _ in value.items) if isinstance(value, DictValue) else ()
            pairs = tuple(zip(keys, parts, strict=False))
            is_list = isinstance(value, SeqValue)
            new = SeqValue(tuple(parts), value.open) if is_list else DictValue(pairs, value.open)
        equal.append((value, new))
        return new


def object_of(value: Changing) -> Changing:
    """What is one and the same for all values that stand for the same object."""
    return value if isinstance(value, UrlValue) else value.same or value


def set_item(machine: Machine, frame: Frame, owner: ir.Expr, key: Value, value: Value) -> None:
    """``owner[key] = value``."""
    for m in members(machine.evaluate(frame, owner)):
        if isinstance(m, DictValue):
            change(machine, frame, owner, m, _put(m, key, value))
        elif isinstance(m, SeqValue):
            change(machine, frame, owner, m, _set_at(m, key, value))
        elif isinstance(m, ExternalMethod):
            machine.observer.assigned(m.receiver, m.name, value, key)


def delete_item(machine: Machine, frame: Frame, owner: ir.Expr, key: Value) -> None:
    """``del owner[key]``."""
    for m in members(machine.evaluate(frame, owner)):
        if isinstance(m, DictValue):
            change(machine, frame, owner, m, _without(m, key))
        elif isinstance(m, SeqValue):
            change(machine, frame, owner, m, _without_at(m, key, _grows(frame, m)))


def change_by_method(
    machine: Machine,
    frame: Frame,
    owner: ir.Expr | None,
    receiver: Container,
    name: str,
    arguments: Arguments,
) -> bool:
    """Do to a list or dictionary what its method does; whether that is one that changes it."""
    if isinstance(receiver, DictValue):
        of_dict = _DICT_METHODS.get(name)
        if of_dict is None:
            return False
        change(machine, frame, owner, receiver, of_dict(machine, receiver, arguments))
        return True
    of_sequence = _SEQUENCE_METHODS.get(name)
    if of_sequence is None:
        return False
    change(machine, frame, owner, receiver, of_sequence(receiver, arguments, _grows(frame, receiver)))
    return True


def popped(frame: Frame, receiver: SeqValue, arguments: Arguments) -> Value:
    """What ``pop`` gives."""
    index = _index(receiver, arguments.get(0, None) or Scalar(-1))
    if index is not None and not _grows(frame, receiver):
        return receiver.items[index]
    return join(receiver.items) if receiver.items else UNKNOWN


def _grows(frame: Frame, value: SeqValue) -> bool:
    """Whether it was there before the loop that is run: each round changes it once more."""
    return any(frame.names.get(name) is value for name in frame.growing)


def widened(value: DictValue, by: tuple[Value, ...] = ()) -> DictValue:
    """A dictionary of which any key may have come, gone or changed."""
    unknown = Unknown("", parameters_of(by))
    last = value.items[-1:]
    kept = value.items[: len(value.items) - 1 if last == ((unknown, unknown),) else MAX_ITEMS]
    return DictValue((*kept, (unknown, unknown)), True)


def loosened(value: Container) -> Container:
    """The same object, where something else may have changed it in the meantime."""
    if isinstance(value, SeqValue):
        return SeqValue(value.items, True, value.same or value)
    return DictValue(widened(value).items, True, value.same or value)


def _put(value: DictValue, key: Value, new: Value) -> DictValue:
    if len(value.items) > MAX_ITEMS:
        return widened(value, (key, new))
    names = key_of(key)
    if names is None or len(names) != 1:
        return DictValue((*value.items, (key, new)), True)
    keys = [key_of(k) for k, _ in value.items]
    if names in keys and None not in keys:
        items = tuple(
            (k, new if known == names else v) for (k, v), known in zip(value.items, keys, strict=True)
        )
        return DictValue(items, value.open)
    kept = tuple(pair for pair, known in zip(value.items, keys, strict=True) if known != names)
    return DictValue((*kept, (key, new)), value.open or not isinstance(key, Text))


def _without(value: DictValue, key: Value) -> DictValue:
    names = key_of(key)
    if names is None or len(names) != 1:
        return widened(value, (key,))
    return DictValue(tuple((k, v) for k, v in value.items if key_of(k) != names), value.open)


def _updated(machine: Machine, value: DictValue, arguments: Arguments) -> DictValue:
    for given in arguments.positional:
        pairs = _pairs(given)
        if pairs is None:
            value = widened(value, (given,))
        for key, new in pairs or ():
            value = _put(value, key, new)
        if isinstance(given, (DictValue, SeqValue)) and given.open:
            value = widened(value, (given,))
    for name, new in arguments.keywords:
        value = _put(value, literal(name), new)
    return widened(value) if arguments.open_positional or arguments.open_keywords else value


def _pairs(given: Value) -> _Items | None:
    if isinstance(given, DictValue):
        return given.items
    if isinstance(given, SeqValue) and all(
        isinstance(p, SeqValue) and len(p.items) == 2 for p in given.items
    ):
        return tuple((p.items[0], p.items[1]) for p in given.items if isinstance(p, SeqValue))
    return None


def _popped_of(machine: Machine, value: DictValue, arguments: Arguments) -> DictValue:
    return _without(value, arguments.get(0, None) or UNKNOWN)


def _set_default(machine: Machine, value: DictValue, arguments: Arguments) -> DictValue:
    key = arguments.get(0, None) or UNKNOWN
    default = arguments.get(1, "default") or NONE
    names = key_of(key)
    there = [key_of(k) for k, _ in value.items]
    if names is not None and len(names) == 1 and names in there:
        return value
    unsure = value.open or None in there
    return _put(value, key, join((default, item(machine, value, key))) if unsure else default)


_DICT_METHODS: dict[str, Callable[[Machine, DictValue, Arguments], DictValue]] = {
    "update": _updated,
    "pop": _popped_of,
    "popitem": lambda machine, value, arguments: widened(value),
    "clear": lambda machine, value, arguments: DictValue(()),
    "setdefault": _set_default,
}


def _index(value: SeqValue, key: Value) -> int | None:
    """The place that a key names for certain."""
    index = key.value if isinstance(key, Scalar) and isinstance(key.value, int) else None
    known = index is not None and not value.open and -len(value.items) <= index < len(value.items)
    return index if known else None


def opened(value: SeqValue, *more: Value) -> SeqValue:
    """A list that holds these too, somewhere."""
    new = tuple(m for m in more if m not in value.items) if value.open else more
    if len(value.items) + len(new) > MAX_ITEMS:
        new = (UNKNOWN,) if UNKNOWN not in value.items else ()
    return SeqValue((*value.items, *new), True)


def _added(value: SeqValue, more: tuple[Value, ...], grows: bool) -> SeqValue:
    if value.open or grows or len(value.items) + len(more) > MAX_ITEMS:
        return opened(value, *more)
    return SeqValue((*value.items, *more))


def _set_at(value: SeqValue, key: Value, new: Value) -> SeqValue:
    index = _index(value, key)
    if index is None:  # a slice takes the items of what it is given
        return opened(value, new, *(new.items if isinstance(new, SeqValue) else ()))
    items = list(value.items)
    items[index] = new
    return SeqValue(tuple(items))


def _without_at(value: SeqValue, key: Value, grows: bool) -> SeqValue:
    index = _index(value, key)
    if index is None or grows:
        return opened(value)
    items = list(value.items)
    del items[index]
    return SeqValue(tuple(items))


def _append(value: SeqValue, arguments: Arguments, grows: bool) -> SeqValue:
    return _added(value, arguments.positional[-1:] or (UNKNOWN,), grows)


def _extend(value: SeqValue, arguments: Arguments, grows: bool) -> SeqValue:
    given = arguments.positional[-1] if arguments.positional else UNKNOWN
    if isinstance(given, SeqValue):
        return _added(value, given.items, grows or given.open)
    return opened(value, Unknown("", parameters_of((given,))))


def _insert(value: SeqValue, arguments: Arguments, grows: bool) -> SeqValue:
    given = arguments.positional[-1:] or (UNKNOWN,)
    at_start = arguments.positional[:1] == (Scalar(0),) and len(value.items) < MAX_ITEMS
    if at_start and not (value.open or grows):
        return SeqValue((*given, *value.items))
    return opened(value, *given)


def _pop(value: SeqValue, arguments: Arguments, grows: bool) -> SeqValue:
    return _without_at(value, arguments.get(0, None) or Scalar(-1), grows)


def _reorder(value: SeqValue, arguments: Arguments, grows: bool) -> SeqValue:
    return value if len(value.items) < 2 else opened(value)


def _reverse(value: SeqValue, arguments: Arguments, grows: bool) -> SeqValue:
    return opened(value) if grows else SeqValue(value.items[::-1], value.open)


def _clear(value: SeqValue, arguments: Arguments, grows: bool) -> SeqValue:
    return SeqValue(())


_SEQUENCE_METHODS: dict[str, Callable[[SeqValue, Arguments, bool], SeqValue]] = {
    "append": _append,
    "extend": _extend,
    "insert": _insert,
    "pop": _pop,
    "remove": lambda value, arguments, grows: opened(value),
    "clear": _clear,
    "sort": _reorder,
    "reverse": _reverse,
    "add": lambda value, arguments, grows: opened(value, *arguments.positional),
    "update": lambda value, arguments, grows: _extend(opened(value), arguments, True),
    "discard": lambda value, arguments, grows: opened(value),
}
