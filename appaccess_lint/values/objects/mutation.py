"""Change lists and dictionaries in place: by a method, an assignment to an item, or ``del``.

Values are immutable: a changed list is another value, for every name that refers to the same list. It is
another object even if nothing new is known about it, because loops detect by that what an iteration
changed.
"""

from __future__ import annotations

from operator import is_

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.changes import unsubscripted
from appaccess_lint.syntax.facts import path_of
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate
from appaccess_lint.values.domain.outside import ExternalInstance, ExternalMethod
from appaccess_lint.values.domain.program import ClassValue, Instance
from appaccess_lint.values.domain.unions import Union, join, literals, members
from appaccess_lint.values.domain.values import UNKNOWN, Scalar, Unknown, Value, weight
from appaccess_lint.values.objects import changed_values
from appaccess_lint.values.objects.classes import client_base, operated
from appaccess_lint.values.objects.instances import build, store, with_attribute
from appaccess_lint.values.objects.names import write_global, write_outside

MAX_LOOKED_THROUGH = 400
"""Maximum number of values of a container that are searched for the changed one."""
MAX_DEPTH = 8
"""Maximum depth of the search."""
Changing = changed_values.Container | ExternalInstance | Instance
_HOLDING = frozenset({DictValue, SeqValue, Union})
_CHANGING = frozenset({DictValue, SeqValue, ExternalInstance, Instance})


def change(machine: Machine, frame: Frame, owner: ir.Expr | None, old: Changing, new: Value) -> None:
    """Replace *old*, the value of *owner*, by *new* in all names of *frame*, also inside other values."""
    swap = _Swap(old, new)
    changed: dict[str, Value] = {}
    for name, value in frame.names.items():
        if (type(value) in _HOLDING or value is swap.old) and (result := swap.within(value)) is not value:
            changed[name] = result
    if isinstance(old, Instance):
        changed |= _in_objects(machine, frame, swap)
    is_part = isinstance(old, Instance) and isinstance(owner, ir.Attr)  # bound for this run only
    root = unsubscripted(owner) if owner is not None and not is_part else None
    path = path_of(root)
    if root is not None and path is not None:
        if path not in changed and path not in frame.names:
            given = evaluate(machine, frame, root)
            if (result := swap.within(given)) is not given:
                changed[path] = result
        if path in changed:
            changed[path] = _propagated(machine, frame, root, path, changed[path])
    frame.bind(changed)
    if isinstance(owner, ir.Subscript) and path not in changed:
        set_item(machine, frame, owner.value, evaluate(machine, frame, owner.index), new)


def _in_objects(machine: Machine, frame: Frame, swap: _Swap) -> dict[str, Value]:
    """Return by name what refers to objects of *frame* that have a changed object as an attribute."""
    changed: dict[str, Value] = {}
    for name, holder in frame.names.items():
        own = holder is frame.receiver
        if not isinstance(holder, Instance) or not (own or holder.arguments) or holder.state == "building":
            continue
        build(machine, holder)
        for attribute, held in [*holder.attributes.items()]:
            if (result := swap.within(held)) is held:
                continue
            if own and f"{name}.{attribute}" not in frame.names:
                changed[f"{name}.{attribute}"] = result
            elif not own:
                changed[name] = holder = with_attribute(machine, holder, attribute, result)
        for attribute, held in [*(holder.recorded or {}).items()]:
            store(machine, frame, holder, attribute, swap.within(held))
    return changed


def is_local(machine: Machine, frame: Frame, owner: ir.Expr | None, value: Instance) -> bool:
    """Return whether *owner*, a name of *frame*, a part of one or a result, can be replaced there.

    The observer has the state of clients.
    """
    if value.arguments is None or value.state == "building" or value is frame.receiver:
        return False
    # self.builder, holder.builder, builders["pages"]
    root = owner.value if isinstance(owner, (ir.Attr, ir.Subscript)) else owner
    if not isinstance(owner, ir.Call) and not (isinstance(root, ir.Name) and root.id in frame.names):
        return False
    return client_base(machine.observer, value.cls) is None


def grows(frame: Frame, owner: ir.Expr | None, value: Instance) -> bool:
    """Return whether the current loop changes the object *owner* in each iteration: it existed before."""
    is_part = isinstance(owner, (ir.Attr, ir.Subscript)) and bool(frame.growing)
    return is_part or _grows(frame, value)


def _propagated(machine: Machine, frame: Frame, root: ir.Expr, path: str, value: Value) -> Value:
    """Update scopes and objects that contain a changed container; return its value in *frame*."""
    if isinstance(root, ir.Name) and (path not in frame.names or path in frame.shadows):
        value = any_time(value)
        frame.shadows |= {path}
        write_outside(frame, path, value)
    elif isinstance(root, ir.Name) and path in frame.globals:
        write_global(frame, path, any_time(value))
    elif isinstance(root, ir.Attr):
        for m in members(evaluate(machine, frame, root.value)):
            if isinstance(m, (Instance, ClassValue)):
                own = m is frame.receiver and isinstance(m, Instance) and m.state != "building"
                store(machine, frame, m, root.name, any_time(value) if own else value)
    return value


def any_time(value: Value) -> Value:
    """Return *value* after the same change, any number of times."""
    found = [
        changed_values.opened(m) if isinstance(m, SeqValue) and not m.open else m for m in members(value)
    ]
    return join(found)


class _Swap:
    """Replaces *old* by *new* inside other values; each of these is rebuilt once."""

    def __init__(self, old: Changing, new: Value) -> None:
        self._new = new
        self.old = getattr(old, "same", None) or old
        self._holding = _HOLDING | {type(old)}
        self._weight = weight(old)
        # by identity: equal values are different objects, and the frame keeps them until all are replaced
        self._made: dict[int, Value] = {}

    def within(self, value: Value, depth: int = 0) -> Value:
        """Return *value* with the replacement, or *value* itself if it doesn't contain the old value."""
        if isinstance(value, (DictValue, SeqValue)):
            if (value.same or value) is self.old:
                return self._new
            # a value that contains it has a greater weight
            if self._weight < value.weight <= MAX_LOOKED_THROUGH and depth < MAX_DEPTH:
                return self._put_in(value, depth + 1)
        elif value is self.old:
            return self._new
        elif isinstance(value, Union):
            if _CHANGING.isdisjoint(map(type, value.members)):
                return value
            parts = [self.within(m, depth) for m in value.members]
            return value if all(map(is_, parts, value.members)) else join(parts)
        return value

    def _put_in(self, value: changed_values.Container, depth: int) -> Value:
        held = value.contents
        if self._holding.isdisjoint(map(type, held)):
            return value
        if (known := self._made.get(id(value))) is not None:
            return known
        parts = [
            self.within(part, depth) if type(part) in self._holding and part.weight >= self._weight else part
            for part in held
        ]
        new: Value = value
        if not all(map(is_, parts, held)):
            keys = (k for k, _ in value.items) if isinstance(value, DictValue) else ()
            pairs = tuple(zip(keys, parts, strict=False))
            is_list = isinstance(value, SeqValue)
            new = SeqValue(tuple(parts), value.open) if is_list else DictValue(pairs, value.open)
        self._made[id(value)] = new
        return new


def set_item(
    machine: Machine,
    frame: Frame,
    owner: ir.Expr,
    key: Value,
    value: Value,
    node: ir.Subscript | None = None,
) -> None:
    """Evaluate ``owner[key] = value``, which the source has at *node*."""
    given = evaluate(machine, frame, owner)
    write_unseen(frame, owner, given, DictValue(((key, value),)))
    for m in members(given):
        if isinstance(m, DictValue):
            change(machine, frame, owner, m, changed_values.put(m, key, value))
        elif isinstance(m, SeqValue):
            change(machine, frame, owner, m, changed_values.set_at(m, key, value))
        elif isinstance(m, ExternalMethod):
            machine.observer.assigned(frame, m.receiver, m.name, value, key)
        elif node is not None:
            operated(machine, frame, node, m, "__setitem__", Arguments((key, value)))


def write_unseen(frame: Frame, owner: ir.Expr, given: Value, written: DictValue) -> bool:
    """Write items to an unknown dictionary, such as a parameter; return whether it is one."""
    unseen = [m for m in members(given) if isinstance(m, Unknown) and m.name]
    if not unseen or not isinstance(owner, ir.Name) or owner.id not in frame.names:
        return False
    if not written.items or any(not literals(key) for key, _ in written.items):
        return False
    known = [m for m in members(given) if m not in unseen]
    tables = [DictValue(((m, m), *written.items), True) for m in unseen]
    frame.bind({owner.id: join([*known, *tables])})
    return True


def delete_item(machine: Machine, frame: Frame, node: ir.Subscript | ir.Slice, key: Value) -> None:
    """Evaluate ``del owner[key]`` at *node*."""
    owner = node.value
    for m in members(evaluate(machine, frame, owner)):
        if isinstance(m, DictValue):
            change(machine, frame, owner, m, changed_values.without(m, key))
        elif isinstance(m, SeqValue):
            change(machine, frame, owner, m, changed_values.without_at(m, key, _grows(frame, m)))
        elif isinstance(node, ir.Subscript):
            operated(machine, frame, node, m, "__delitem__", Arguments((key,)))


def change_by_method(
    machine: Machine,
    frame: Frame,
    owner: ir.Expr | None,
    receiver: changed_values.Container,
    name: str,
    arguments: Arguments,
) -> bool:
    """Apply a method that changes a list or dictionary; return whether it is such a method."""
    new: changed_values.Container | None = None
    if isinstance(receiver, DictValue):
        if name in changed_values.DICT_METHODS:
            new = changed_values.DICT_METHODS[name](machine, receiver, arguments)
    elif name in changed_values.SEQUENCE_METHODS:
        new = changed_values.SEQUENCE_METHODS[name](receiver, arguments, _grows(frame, receiver))
    if new is not None:
        change(machine, frame, owner, receiver, new)
    return new is not None


def popped(frame: Frame, receiver: SeqValue, name: str, arguments: Arguments) -> Value:
    """Return the result of ``pop`` or ``popleft``."""
    place = Scalar(0) if name == "popleft" else arguments.get(0, None) or Scalar(-1)
    index = changed_values.index_of(receiver, place)
    if index is not None and not _grows(frame, receiver):
        return receiver.items[index]
    return join(receiver.items) if receiver.items else UNKNOWN


def _grows(frame: Frame, value: SeqValue | Instance) -> bool:
    """Return whether an object existed before the current loop: each iteration changes it again."""
    return any(
        found is value or (type(found) is Union and value in found.members)
        for name in frame.growing
        if (found := frame.names.get(name)) is not None
    )
