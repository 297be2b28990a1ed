"""Methods of dictionaries and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import path_of
from appaccess_lint.values.domain import (
    NONE,
    UNKNOWN,
    Arguments,
    DictValue,
    SeqValue,
    Unknown,
    Value,
    join,
)
from appaccess_lint.values.items import item
from appaccess_lint.values.text_methods import first

if TYPE_CHECKING:
    from appaccess_lint.values.frames import Frame
    from appaccess_lint.values.interpreter import Interpreter


def dict_method(it: Interpreter, receiver: DictValue, name: str, arguments: Arguments) -> Value | None:

    if name in {"get", "pop", "setdefault"}:
        it.observer.note(Arguments(arguments.positional[:1]))
        key = first(arguments)
        default = arguments.get(1, "default")
        found = item(it, receiver, key)
        missing = isinstance(found, Unknown) and not found.name and not found.parameters
        # a key that isn't there may have been set by whoever holds the dictionary too
        return join((found, default if default is not None else NONE)) if missing else found
    if name == "items":
        return SeqValue(tuple(SeqValue(pair) for pair in receiver.items), receiver.open)
    if name == "values":
        return SeqValue(tuple(v for _, v in receiver.items), receiver.open)
    if name == "keys":
        return SeqValue(tuple(k for k, _ in receiver.items), receiver.open)
    if name == "copy":
        return receiver
    return UNKNOWN


def seq_method(
    it: Interpreter, frame: Frame, node: ir.Call, receiver: SeqValue, name: str, arguments: Arguments
) -> Value | None:
    path = path_of(node.func.value) if isinstance(node.func, ir.Attr) else None
    if name in {"append", "extend", "insert"} and path is not None and path in frame.names:
        given = arguments.positional[-1] if arguments.positional else UNKNOWN
        if name == "extend":
            added = given.items if isinstance(given, SeqValue) else (UNKNOWN,)
            changed = SeqValue(
                (*receiver.items, *added),
                receiver.open or not isinstance(given, SeqValue) or path in frame.growing,
            )
        elif name == "insert":
            changed = SeqValue((given, *receiver.items), True)
        else:
            changed = SeqValue((*receiver.items, given), receiver.open or path in frame.growing)
        if len(changed.items) <= 64:
            frame.bind({path: changed})
        return NONE
    if name == "pop":
        return join(receiver.items) if receiver.items else UNKNOWN
    return UNKNOWN
