"""Bind values to targets."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import path_of
from appaccess_lint.syntax.walk import names_in
from appaccess_lint.values.domain.containers import SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.program import FunctionValue, Instance
from appaccess_lint.values.domain.unions import join, members
from appaccess_lint.values.domain.values import UNKNOWN, Unknown, Value
from appaccess_lint.values.objects.instances import is_property, store, with_attribute
from appaccess_lint.values.objects.items import as_tuple, elements
from appaccess_lint.values.objects.mutation import change, grows, is_local, set_item
from appaccess_lint.values.objects.names import write_global, write_nonlocal


def assign(machine: Machine, frame: Frame, target: ir.Expr, value: Value) -> None:
    """Bind *value* to a target."""
    match target:
        case ir.Name(id=name):
            if name in frame.globals:
                write_global(frame, name, value)
            if name in frame.nonlocals:
                write_nonlocal(frame, name, value)
            frame.rebind(name, value)
        case ir.Attr():
            _assign_attribute(machine, frame, target, value)
        case ir.Sequence(items=targets):
            _unpack(machine, frame, targets, value)
        case ir.Starred(value=inner):
            assign(machine, frame, inner, value)
        case ir.Subscript(value=owner, index=index):
            set_item(machine, frame, owner, evaluate(machine, frame, index), value, target)
        case ir.Slice(value=owner):
            set_item(machine, frame, owner, UNKNOWN, value)


def _assign_attribute(machine: Machine, frame: Frame, target: ir.Attr, value: Value) -> None:
    owner, name = target.value, target.name
    holder = evaluate(machine, frame, owner)
    _set_on_clients(machine, frame, owner, holder, name, value)
    path = path_of(target)
    by_setter = is_property(machine, holder, name)
    if path is not None and not by_setter:
        frame.bind({path: value})
    store(machine, frame, holder, name, value)
    is_part = by_setter or isinstance(owner, ir.Attr)
    if is_part or not isinstance(holder, Instance) or grows(frame, owner, holder):
        return
    if is_local(machine, frame, owner, holder):
        change(machine, frame, owner, holder, with_attribute(machine, holder, name, value))


def assign_item(machine: Machine, frame: Frame, target: ir.Expr, value: Value) -> None:
    """Bind the item of a loop; an unknown item is named after the target."""
    assign(machine, frame, target, value)
    for name in names_in(target):
        current = frame.names.get(name)
        if current is not None and any(isinstance(m, Unknown) and not m.name for m in members(current)):
            frame.rebind(name, join(_called(name, m) for m in members(current)))


def _called(name: str, value: Value) -> Value:
    if isinstance(value, Unknown) and not value.name:
        return Unknown(name, value.parameters, value.has_default)
    return value


def _set_on_clients(
    machine: Machine, frame: Frame, owner: ir.Expr, holder: Value, name: str, value: Value
) -> None:
    """Set an attribute of the clients, sessions and requests of libraries that *holder* can be."""
    if isinstance(value, FunctionValue) and not value.function.parameters:
        # request.get_method = lambda: "DELETE"
        name, value = f"{name}()", machine.returned(value)
    for client in [m for m in members(holder) if isinstance(m, ExternalInstance)]:
        if (changed := machine.observer.with_field(client, name, value)) is not None:
            change_client(machine, frame, owner, client, changed)


def change_client(
    machine: Machine, frame: Frame, owner: ir.Expr | None, client: ExternalInstance, changed: ExternalInstance
) -> None:
    """Replace *client*, an object of a library, by *changed*, also in the request that making it sends."""
    change(machine, frame, owner, client, changed)
    is_sent = any(sent is client for sent in frame.sent)
    for place, request in enumerate([*frame.requests]):
        amended = machine.observer.amended(request, client, changed)
        if amended == request:
            continue
        if is_sent or place < frame.before_branches:  # as it was, in other branches
            frame.requests.append(amended)
        else:
            frame.requests[place] = amended
    here = frame.requests[frame.before_branches :]
    frame.requests[frame.before_branches :] = dict.fromkeys(here)  # otherwise, they double at each change


def _unpack(machine: Machine, frame: Frame, targets: tuple[ir.Expr, ...], value: Value) -> None:
    value = join(as_tuple(machine, m) for m in members(value))
    rows = [_row(m, targets) for m in members(value) if isinstance(m, SeqValue)]
    columns = [row for row in rows if row is not None]
    rest = elements(value)
    for index, target in enumerate(targets):
        # items of a list of pairs: each target is bound to the items at its position in all pairs
        found = join(row[index] for row in columns) if columns else rest
        if not columns and isinstance(target, ir.Starred):
            found = SeqValue((rest,), True)
        assign(machine, frame, target, found)


def _row(value: SeqValue, targets: tuple[ir.Expr, ...]) -> tuple[Value, ...] | None:
    """Return the items of a list for the targets; ``None`` if the numbers differ."""
    starred = next((i for i, target in enumerate(targets) if isinstance(target, ir.Starred)), None)
    items = value.items
    if starred is None:
        return items if len(items) == len(targets) else None
    end = len(items) - (len(targets) - starred - 1)
    if not value.ordered or end < starred:
        return None
    middle = items[starred:end]
    known = len(middle) if value.open else 0
    return (*items[:starred], SeqValue(middle, value.open, head=known, tail=known), *items[end:])
