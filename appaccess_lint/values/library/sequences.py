"""Model functions that make sequences or iterate over them, and methods of lists and dictionaries."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from math import prod
from typing import NamedTuple

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import chooses, leading_yields, path_of
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.machine import evaluate
from appaccess_lint.values.domain.outside import External
from appaccess_lint.values.domain.program import BoundMethod, FunctionValue
from appaccess_lint.values.domain.unions import join, members, with_default
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Scalar, Unknown, Value, whole_number
from appaccess_lint.values.library.callables import iterated
from appaccess_lint.values.library.model import KnownCall, Model
from appaccess_lint.values.library.searches import filtered
from appaccess_lint.values.objects.convert import may_be_false, truthy
from appaccess_lint.values.objects.items import elements, item
from appaccess_lint.values.objects.lookups import note_lookup

MAX_ROUNDS = 32
"""Maximum number of items over which ``reduce`` iterates."""


def _listed(given: Value) -> SeqValue:
    """Return a list of the items of *given*, as a new object: a change of it doesn't change *given*."""
    if isinstance(given, SeqValue):
        return SeqValue(given.items, given.open, head=given.head, tail=given.tail)
    return SeqValue((elements(given),), True)


def _list_of(call: KnownCall) -> SeqValue:
    """Evaluate ``list(iterable)``."""
    if not call.positional:
        return SeqValue(())
    node = call.node.args[0].value if call.node.args else call.node
    return _listed(iterated(call.machine, call.frame, node, call.positional[0]))


def _reversed(call: KnownCall) -> Value:
    given = _listed(call.first())
    return SeqValue(given.items[::-1], given.open)


def _sorted(call: KnownCall) -> Value:
    given = _list_of(call)
    return SeqValue(given.items, given.open or len(given.items) > 1)


def _next(call: KnownCall) -> Value:
    """Evaluate ``next(iterator)``: of a new iterator, the first item."""
    source, node = call.first(), call.node.args[0].value if call.node.args else None
    first = source.at(0) if isinstance(source, SeqValue) and _makes_iterator(call, node) else None
    return elements(source) if first is None else first


def _makes_iterator(call: KnownCall, node: ir.Expr | None) -> bool:
    """Return whether *node* makes a new iterator, by ``iter`` or by a generator, not one with fewer items."""
    if not isinstance(node, ir.Call) or path_of(node.func) is None:
        return False
    callee = evaluate(call.machine, call.frame, node.func)
    function = callee.function if isinstance(callee, BoundMethod) else callee
    if isinstance(function, FunctionValue):
        return leading_yields(function.function) > 0
    return isinstance(callee, External) and callee.name == "builtins.iter"


def _filtered(call: KnownCall) -> Value:
    source = _listed(call.arguments.get(1, None) or UNKNOWN)
    function = call.first()
    if isinstance(function, FunctionValue) and chooses(function.function.body):
        found = filtered(call.machine, call.frame, function, source)
        return found or SeqValue(source.items, source.open or len(source.items) > 1)
    return without_falsy(source) if function == NONE else source


def _mapped(call: KnownCall) -> Value | None:
    if len(call.positional) != 2:
        return None
    function, source = call.positional
    given = _listed(source)
    items = tuple(call.call(function, Arguments((i,))) for i in given.items)
    return SeqValue(items, given.open, head=given.head, tail=given.tail)


def _reduced(call: KnownCall) -> Value | None:
    source = call.arguments.get(1, None)
    start = call.positional[2:3]
    if source is not None and source.parameters and (not isinstance(source, SeqValue) or source.open):
        return Unknown("", source.parameters)  # a caller may tell the items
    if not isinstance(source, SeqValue) or source.open or not (start or source.items):
        return None
    value, *rest = (*start, *source.items)
    for part in rest[:MAX_ROUNDS]:
        value = call.call(call.positional[0], Arguments((value, part)))
    return value if len(rest) <= MAX_ROUNDS else None


def _zipped(call: KnownCall) -> Value:
    given = call.positional
    if all(isinstance(s, SeqValue) and not s.open for s in given) and not call.arguments.open_positional:
        rows = zip(*(s.items for s in given if isinstance(s, SeqValue)), strict=False)
        return SeqValue(tuple(SeqValue(row) for row in rows))
    return SeqValue((SeqValue(tuple(map(elements, given)), call.arguments.open_positional),), True)


def _chained(call: KnownCall) -> Value:
    """Evaluate ``chain(a, b)``; the items of one of unknown length have no known positions."""
    lists = [_listed(value) for value in call.positional]
    is_open = call.arguments.open_positional or any(given.open for given in lists)
    return SeqValue(tuple(i for given in lists for i in given.items), is_open)


def _product(call: KnownCall) -> Value:
    """Evaluate ``product(a, b)``; the rows of long or open lists stand for each other."""
    lists = [_listed(value) for value in call.positional]
    if any(given.open for given in lists) or prod(len(given.items) for given in lists) > MAX_ROUNDS:
        return SeqValue((SeqValue(tuple(elements(given) for given in lists)),), True)
    return SeqValue(tuple(map(SeqValue, product(*(given.items for given in lists)))))


def _enumerate(call: KnownCall) -> Value:
    source = call.first()
    number = whole_number(call.arguments.get(1, "start") or Scalar(0))
    if isinstance(source, SeqValue) and not source.open and number is not None:
        rows = enumerate(source.items, number)
        return SeqValue(tuple(SeqValue((Scalar(index), value)) for index, value in rows))
    return SeqValue((SeqValue((UNKNOWN, elements(source))),), True)


def dict_method(call: KnownCall, receiver: DictValue) -> Value:
    """Return the result of a method of a dictionary, without its change in place."""
    name = call.name
    if name in {"get", "pop", "setdefault"}:
        call.machine.observer.note(Arguments(call.positional[:1]))
        key = call.first()
        default = call.arguments.get(1, "default")
        note_lookup(call.machine, call.frame, receiver, key)
        found = item(call.machine, receiver, key)
        unknown = [m for m in members(found) if isinstance(m, Unknown) and not m.name]
        missing = [m for m in unknown if not m.parameters or name == "setdefault"]
        # other code that has a reference to the dictionary may have set a missing key
        if not missing or (default is None and found not in missing):
            return found
        return join((found, NONE) if default is None else (*map(with_default, members(found)), default))
    if name == "items":
        return SeqValue(tuple(SeqValue(pair) for pair in receiver.items), receiver.open)
    if name == "values":
        return SeqValue(tuple(v for _, v in receiver.items), receiver.open)
    if name == "keys":
        return SeqValue(tuple(k for k, _ in receiver.items), receiver.open)
    if name == "copy":  # another object: a change of the copy doesn't change the original
        return DictValue(receiver.items, receiver.open)
    return UNKNOWN


def _holder(call: KnownCall) -> SeqValue:
    """Evaluate ``ContextVar("client", default=None)`` or ``Queue()``, as a list of what may be in it."""
    default = call.arguments.get(None, "default")
    return SeqValue((default,) if default is not None else (), True)


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


SEQUENCES: dict[str, Model] = {
    "list": _list_of,
    "tuple of arguments": lambda call: SeqValue(call.positional),
    "holder": _holder,
    "sorted": _sorted,
    "reversed": _reversed,
    "next": _next,
    "enumerate": _enumerate,
    "filter": _filtered,
    "map": _mapped,
    "zip": _zipped,
    "chain": _chained,
    "elements of elements": lambda call: _listed(elements(call.first())),
    "product": _product,
    "repeat": lambda call: SeqValue((call.first(),), True),
    "reduce": _reduced,
}
