"""Model methods of dictionaries and lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    NONE,
    UNKNOWN,
    Arguments,
    DictValue,
    SeqValue,
    Unknown,
    Value,
    join,
)
from appaccess_lint.values.library.strings import first
from appaccess_lint.values.objects.convert import may_be_false, truthy
from appaccess_lint.values.objects.items import item, note_lookup
from appaccess_lint.values.objects.mutation import popped


def dict_method(
    machine: Machine, frame: Frame, receiver: DictValue, name: str, arguments: Arguments
) -> Value:
    if name in {"get", "pop", "setdefault"}:
        machine.observer.note(Arguments(arguments.positional[:1]))
        key = first(arguments)
        default = arguments.get(1, "default")
        note_lookup(machine, frame, receiver, key)
        found = item(machine, receiver, key)
        missing = isinstance(found, Unknown) and not found.name and not found.parameters
        # other code that has a reference to the dictionary may have set a missing key
        return join((found, default if default is not None else NONE)) if missing else found
    if name == "items":
        return SeqValue(tuple(SeqValue(pair) for pair in receiver.items), receiver.open)
    if name == "values":
        return SeqValue(tuple(v for _, v in receiver.items), receiver.open)
    if name == "keys":
        return SeqValue(tuple(k for k, _ in receiver.items), receiver.open)
    if name == "copy":  # another object: a change of the copy doesn't change the original
        return DictValue(receiver.items, receiver.open)
    return UNKNOWN


def seq_method(frame: Frame, receiver: SeqValue, name: str, arguments: Arguments) -> Value:
    return popped(frame, receiver, arguments) if name == "pop" else UNKNOWN


MAX_ABSENT = 3
"""Maximum number of items that may be absent; each of them doubles the number of lists."""


class Part(NamedTuple):
    """An item of a list, and whether it is known to be absent in some case."""

    value: Value
    may_be_absent: bool


def lists_of(parts: Iterable[Part], *, is_open: bool, ordered: bool = False) -> Value:
    """Return the lists that consist of *parts*.

    In an open list, *ordered* states that the parts have known positions. An item that may be absent for an
    unknown reason counts as present: usually it is an empty part of a path.
    """
    lists: list[tuple[Value, ...]] = [()]
    unsure = 0
    for part in parts:
        before = lists
        lists = [(*row, part.value) for row in before]
        if part.may_be_absent and (ordered or not is_open) and unsure < MAX_ABSENT:
            unsure += 1
            lists += before
    placed = is_open and ordered
    return join(SeqValue(row, is_open, head=len(row) * placed, tail=len(row) * placed) for row in lists)


def without_falsy(value: SeqValue) -> Value:
    """Evaluate ``[x for x in value if x]``."""
    found = [(truthy(part), may_be_false(part)) for part in value.items]
    parts = [Part(join(some), unsure) for some, unsure in found if some]
    return lists_of(parts, is_open=value.open, ordered=value.ordered)
