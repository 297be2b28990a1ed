"""Model functions that make sequences or iterate over them."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    NONE,
    UNKNOWN,
    Arguments,
    Scalar,
    SeqValue,
    Value,
)
from appaccess_lint.values.library.containers import without_falsy
from appaccess_lint.values.library.known import Known
from appaccess_lint.values.library.strings import first
from appaccess_lint.values.objects.items import elements

MAX_ROUNDS = 32
"""Maximum number of items over which ``reduce`` iterates."""


def sequence(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> SeqValue:
    return _listed(arguments.positional[0]) if arguments.positional else SeqValue(())


def _listed(given: Value) -> SeqValue:
    """Return a list of the items of *given*, as a new object: a change of it doesn't change *given*."""
    if isinstance(given, SeqValue):
        return SeqValue(given.items, given.open)
    return SeqValue((elements(given),), True)


def _reversed(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    given = _listed(first(arguments))
    return SeqValue(given.items[::-1], given.open)


def _sorted(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    given = _listed(first(arguments))
    return SeqValue(given.items, given.open or len(given.items) > 1)


def _filtered(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    source = _listed(arguments.get(1, None) or UNKNOWN)
    return without_falsy(source) if arguments.positional[:1] == (NONE,) else source


def _mapped(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    if len(arguments.positional) != 2:
        return None
    function, source = arguments.positional
    given = _listed(source)
    items = tuple(machine.call(frame, node, function, Arguments((i,))) for i in given.items)
    return SeqValue(items, given.open)


def _reduced(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    source = arguments.get(1, None)
    start = arguments.positional[2:3]
    if not isinstance(source, SeqValue) or source.open or not (start or source.items):
        return None
    value, *rest = (*start, *source.items)
    for part in rest[:MAX_ROUNDS]:
        value = machine.call(frame, node, arguments.positional[0], Arguments((value, part)))
    return value if len(rest) <= MAX_ROUNDS else None


def _zipped(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    given = arguments.positional
    if all(isinstance(s, SeqValue) and not s.open for s in given) and not arguments.open_positional:
        rows = zip(*(s.items for s in given if isinstance(s, SeqValue)), strict=False)
        return SeqValue(tuple(SeqValue(row) for row in rows))
    return SeqValue((SeqValue(tuple(map(elements, given)), arguments.open_positional),), True)


def _next(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    return elements(first(arguments))


def _enumerate(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    source = first(arguments)
    start = arguments.get(1, "start") or Scalar(0)
    number = start.value if isinstance(start, Scalar) else None
    if isinstance(source, SeqValue) and not source.open and isinstance(number, int):
        rows = enumerate(source.items, number)
        return SeqValue(tuple(SeqValue((Scalar(index), value)) for index, value in rows))
    return SeqValue((SeqValue((UNKNOWN, elements(source))),), True)


SEQUENCE_FUNCTIONS: dict[str, Known] = {
    "builtins.sorted": _sorted,
    "builtins.reversed": _reversed,
    "builtins.next": _next,
    "builtins.enumerate": _enumerate,
    "builtins.filter": _filtered,
    "builtins.map": _mapped,
    "builtins.zip": _zipped,
    "functools.reduce": _reduced,
}
