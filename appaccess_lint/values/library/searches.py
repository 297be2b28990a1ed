"""Evaluate searches of tables: ``next(row for row in ROWS if row.name == name)`` looks up a row by its name.

A caller that states the name chooses the row, as in ``ROWS_BY_NAME[name]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.walk import names_in
from appaccess_lint.values.domain.containers import DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate
from appaccess_lint.values.domain.program import FunctionValue, Instance, Scope
from appaccess_lint.values.domain.unions import join
from appaccess_lint.values.domain.values import Value
from appaccess_lint.values.objects.items import item, key_of, looked_up
from appaccess_lint.values.objects.lookups import has_word, note_lookup

MAX_SEARCHED = 256
"""Maximum number of rows of a table that is searched."""


def search_of(loop: ir.For) -> tuple[ir.Expr, ...]:
    """Return the condition on rows without which *loop* does nothing: ``if row.name == name``."""
    match loop.body:
        case (ir.If(test=test, orelse=()),):
            return (test,)
        case (ir.If(test=ir.Compare(op="!=") as test, body=(ir.Jump(kind="continue"),), orelse=()), *_):
            return (ir.Compare("==", test.left, test.right),)
    return ()


def filtered(machine: Machine, frame: Frame, function: FunctionValue, rows: Value) -> SeqValue | None:
    """Return the rows for which ``lambda row: row.name == name`` holds, as ``found_in`` does."""
    match function.function:
        case ir.Function(parameters=(parameter,), body=(ir.Return(value=test),)) if test is not None:
            inner = Frame(function.scope)
            return found_in(machine, frame, ir.Name(parameter.name), (test,), rows, inner)
    return None


def found_in(
    machine: Machine,
    frame: Frame,
    target: ir.Expr,
    conditions: Iterable[ir.Expr],
    rows: Value,
    inner: Frame | None = None,
) -> SeqValue | None:
    """Return those of *rows*, a table, whose fields are equal to values that *conditions* compare them with.

    Return the unknown row of a parameter's value if a caller may state it, and ``None`` if nothing chooses
    rows. *target* is the loop's variable, and *inner* the frame of the conditions.
    """
    if not isinstance(rows, SeqValue) or not 1 < len(rows.items) <= MAX_SEARCHED or machine.exhausted:
        return None
    equations = list(_equations(conditions, names_in(target)))
    if not equations or not all(isinstance(row, (SeqValue, DictValue, Instance)) for row in rows.items):
        return None
    outer = inner or frame
    stated = _as_key([evaluate(machine, outer, value) for _, value in equations])
    chosen = key_of(stated)
    if chosen is None and not stated.parameters:
        return None
    at_row = Frame(Scope(frame.scope.module, {}, outer.scope))
    found: dict[object, list[Value]] = {}
    keys: dict[object, Value] = {}
    for row in rows.items:
        machine.steps += 1
        machine.assign(at_row, target, row)
        key = _as_key([evaluate(machine, at_row, field) for field, _ in equations])
        names = key_of(key)
        if names is None or len(names) != 1:
            return None
        found.setdefault(names[0], []).append(row)
        keys.setdefault(names[0], key)
    if chosen is not None:
        every = (row for name in chosen for row in found.get(name, ()))
        return SeqValue(tuple(looked_up(machine, row, stated) for row in every), rows.open)
    if not any(has_word(machine, row) for row in rows.items):
        return None
    table = DictValue(tuple((keys[name], join(own)) for name, own in found.items()), rows.open)
    note_lookup(machine, frame, table, stated)
    return SeqValue((item(machine, table, stated),), True)


def _as_key(values: list[Value]) -> Value:
    return values[0] if len(values) == 1 else SeqValue(tuple(values))


def _equations(conditions: Iterable[ir.Expr], names: frozenset[str]) -> Iterator[tuple[ir.Expr, ir.Expr]]:
    """Yield each field of a row that must be equal to a value, and the value; the row binds *names*."""
    for condition in conditions:
        match condition:
            case ir.BoolOp(op="and", left=left, right=right):
                yield from _equations((left, right), names)
            case ir.Compare(op="==", left=left, right=right):
                of_row = [not names.isdisjoint(names_in(side)) for side in (left, right)]
                if of_row == [True, False]:
                    yield left, right
                elif of_row == [False, True]:
                    yield right, left
