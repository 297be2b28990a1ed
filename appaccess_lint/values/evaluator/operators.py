"""Evaluate binary operators and slices: of strings with and without holes, lists, dictionaries, objects."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import path_of
from appaccess_lint.text import formatting, operations
from appaccess_lint.text.operations import path_join
from appaccess_lint.text.text import Hole, Text
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate
from appaccess_lint.values.domain.outside import ExternalInstance, ExternalMethod, TextMethod, UrlValue
from appaccess_lint.values.domain.program import EnumMember, Instance
from appaccess_lint.values.domain.unions import Union, join, members
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Scalar, Unknown, Value, whole_number
from appaccess_lint.values.library import url_functions
from appaccess_lint.values.library.builtins import call_known
from appaccess_lint.values.library.strings import texts_by_key
from appaccess_lint.values.objects.changed_values import merged
from appaccess_lint.values.objects.classes import operated, special
from appaccess_lint.values.objects.convert import as_string, as_text
from appaccess_lint.values.objects.items import item

_OPERATORS = {
    "+": "__add__",
    "/": "__truediv__",
    "//": "__floordiv__",
    "%": "__mod__",
    "|": "__or__",
    "<<": "__lshift__",
    ">>": "__rshift__",
    "@": "__matmul__",
}


def operation(machine: Machine, frame: Frame, node: ir.BinOp, left: Value, right: Value) -> Value:
    """Evaluate ``left op right`` at *node*, where an operator of an object may make a request."""
    own = operated(machine, frame, node, left, _OPERATORS.get(node.op, ""), Arguments((right,)))
    return own if own is not None else binary(machine, node.op, left, right)


def binary(machine: Machine, op: str, left: Value, right: Value) -> Value:
    """Evaluate ``left op right``."""
    given = Arguments((right,))
    dunder = _OPERATORS.get(op, "")
    if isinstance(left, Instance) and (own := special(machine, left, dunder, given)) is not None:
        return own
    if op == "+":
        return _added(machine, left, right)
    if op == "%" and _stringy(left):
        return percent(machine, as_text(machine, left), right)
    if op == "%" and isinstance(left, Unknown):  # a template that a caller passes
        return Unknown("", left.parameters)
    if isinstance(left, UrlValue) and op in url_functions.OPERATORS:
        changed = url_functions.OPERATORS[op](machine, left.text, given)
        return UrlValue(left.cls, changed)
    if op == "/" and (_stringy(left) or _stringy(right) or isinstance(left, ExternalInstance)):
        return path_join((as_text(machine, left), as_text(machine, right)))
    return _either(machine, left, right) if op == "|" else UNKNOWN


def _added(machine: Machine, left: Value, right: Value) -> Value:
    """Evaluate ``left + right``."""
    if _stringy(left) or _stringy(right):
        return operations.concat((as_string(machine, left), as_string(machine, right)))
    match left, right:
        case SeqValue(), SeqValue():
            items, is_open = left.items + right.items, left.open or right.open
            placed = len(items) if is_open and left.ordered and right.ordered else 0
            return SeqValue(items, is_open, head=placed, tail=placed)
        case SeqValue(), Unknown():
            return SeqValue((*left.items, *_within(right)), True, head=left.head)
        case Unknown(), SeqValue():
            return SeqValue((*_within(left), *right.items), True, tail=right.tail)
    sides = (left, right)
    if any(isinstance(m, SeqValue) for side in sides for m in members(side)) and (
        isinstance(left, Union) or isinstance(right, Union)
    ):
        return join(_added(machine, a, b) for a, b in product(members(left), members(right)))
    # an attribute may be set to a string later
    may_be_strings = all(isinstance(side, (Unknown, ExternalMethod)) or side == NONE for side in sides)
    if may_be_strings and any(isinstance(side, Unknown) and side.name for side in sides):
        return operations.concat((as_text(machine, left), as_text(machine, right)))
    return UNKNOWN


def _within(value: Unknown) -> tuple[Unknown, ...]:
    """Return the items of a list that depends on parameters: unknown, with the same dependencies."""
    return (Unknown("", value.parameters),) if value.parameters else ()


def _either(machine: Machine, left: Value, right: Value) -> Value:
    """Evaluate ``left | right``: merged dictionaries, or a union of types."""
    below = members(left)
    if not any(isinstance(m, DictValue) for m in (*below, right)):
        return join((left, right))
    tables = (m if isinstance(m, DictValue) else merged(machine, DictValue(()), m) for m in below)
    return join(merged(machine, table, right) for table in tables)


def _stringy(value: Value) -> bool:
    return any(isinstance(m.value if isinstance(m, EnumMember) else m, Text) for m in members(value))


def percent(machine: Machine, text: Text, right: Value) -> Text:
    """Evaluate ``text % right``."""
    rest = Hole("", right.parameters)
    if isinstance(right, DictValue):
        return formatting.percent(text, (), texts_by_key(machine, right), rest)
    values = right.items if isinstance(right, SeqValue) and not right.open else (right,)
    return formatting.percent(text, [as_text(machine, v) for v in values], {}, rest)


def slice_of(machine: Machine, frame: Frame, node: ir.Slice) -> Value:
    """Evaluate ``value[lower:upper:step]``."""
    value = evaluate(machine, frame, node.value)
    if node.step is None and (cut := _cut_at(machine, frame, node, value)) is not None:
        return cut
    written = (node.lower, node.upper, node.step)
    bounds = [evaluate(machine, frame, e) if e is not None else NONE for e in written]
    numbers = [whole_number(bound) for bound in bounds]
    is_known = all(n is not None or bound == NONE for n, bound in zip(numbers, bounds, strict=True))
    known = slice(*numbers) if is_known and numbers[2] != 0 else None
    if rows := [m for m in members(value) if isinstance(m, SeqValue)]:
        return join(_row(row, known) for row in rows)
    if not (texts := [m for m in members(value) if isinstance(m, Text)]):
        return _sliced_unknown(value, node) if isinstance(value, Unknown) else UNKNOWN
    if known is None:
        return Unknown("", value.parameters)
    made = [(t, operations.sliced(t, known)) for text in texts for t in text.alternatives]
    return join(Text((part,)) if part is not None else Unknown("", t.parameters) for t, part in made)


def _sliced_unknown(value: Unknown, node: ir.Slice) -> Unknown:
    """Return a slice of *value*; without its beginning, the name isn't that of the whole: ``link[:]``."""
    if node.lower is None or not value.name or value.name.endswith("[:]"):  # a loop may slice many times
        return value
    return replace(value, name=f"{value.name}[:]")


_SEEKS = {"index": "partition", "find": "partition", "rindex": "rpartition", "rfind": "rpartition"}


def _cut_at(machine: Machine, frame: Frame, node: ir.Slice, value: Value) -> Value | None:
    """Evaluate ``path[: path.index("?")]`` and ``path[path.find("?") + 1 :]`` as ``path.partition("?")``.

    ``url[len(prefix) :]`` is ``url.removeprefix(prefix)``.
    """
    piece: int | None = None
    match node.lower, node.upper:
        case None, bound:
            piece = 0  # what precedes the searched text
        case ir.BinOp(op="+", left=bound), None:
            piece = 2  # what follows it
        case bound, None:
            pass
        case _:
            return None
    match bound:
        case ir.Call(func=ir.Name(id="len"), args=(ir.Arg(keyword=None, star="") as sought,)):
            method = "removeprefix" if piece is None else ""
        case ir.Call(func=ir.Attr(value=owner, name=name), args=(ir.Arg(keyword=None, star="") as sought,)):
            same = path_of(owner) == path_of(node.value) is not None
            method = _SEEKS.get(name, "") if same and piece is not None else ""
        case _:
            return None
    if not method:
        return None
    given = Arguments((evaluate(machine, frame, sought.value),))
    texts = [TextMethod(m, method) for m in members(value) if isinstance(m, Text)]
    found = [call_known(machine, frame, ir.Call(node, ()), text, given) for text in texts]
    known = [r if piece is None else item(machine, r, Scalar(piece)) for r in found if r is not None]
    return join(known) if known else None


def _row(row: SeqValue, part: slice | None) -> SeqValue:
    """Return a slice of a list; an open list without order if the bounds are unknown."""
    if part is None:
        return SeqValue(row.items, True)
    if not row.open:
        return SeqValue(row.items[part])
    length, end = len(row.items), part.stop
    first, last = part.start or 0, length if end is None else end
    from_start = first >= 0 and 0 <= last <= row.head and end is not None
    from_end = first < 0 and -first <= row.tail and (end is None or last < 0)
    if part.step in {None, 1} and (row.head == length or from_start or from_end):
        return SeqValue(row.items[part])
    if part.step in {None, 1} and row.tail and first >= 0 and end is not None and last < 0:
        return SeqValue(row.items[part], True)
    return SeqValue(row.items, True)
