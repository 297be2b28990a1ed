"""Run loops, and evaluate comprehensions and generator expressions.

A loop over a known list is unrolled; otherwise, one iteration represents all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.changes import set_in_loop
from appaccess_lint.syntax.facts import chooses
from appaccess_lint.text.text import hole
from appaccess_lint.values.domain.containers import DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate, run_block
from appaccess_lint.values.domain.unions import join, members, text_in, texts
from appaccess_lint.values.domain.values import UNKNOWN, Scalar, Value
from appaccess_lint.values.evaluator.assignment import assign_item
from appaccess_lint.values.evaluator.conditions import refine
from appaccess_lint.values.evaluator.control import Names, joined, replace_names
from appaccess_lint.values.library.callables import iterated
from appaccess_lint.values.library.searches import found_in, search_of
from appaccess_lint.values.library.sequences import Part, lists_of
from appaccess_lint.values.objects.changed_values import widened
from appaccess_lint.values.objects.convert import may_be_false, truth
from appaccess_lint.values.objects.items import elements

MAX_ROUNDS = 8
"""Maximum number of iterations for which a loop and its enclosing loops are unrolled."""
MAX_FILLING = 40
"""The same for a loop that only fills a table, or sets attributes."""


def _loop(
    machine: Machine,
    frame: Frame,
    loop: ir.For | ir.While,
    endless: bool,
    assumed: dict[str, _Assumed],
    rows: Sequence[Value] = (),
) -> bool:
    before = dict(frame.names)
    growing, frame.growing = frame.growing, frozenset(before).difference(set_in_loop(loop))
    frame.rounds *= 1 + len(rows)
    ends, broken = _iteration(machine, frame, loop.body)
    for row in rows:
        replace_names(frame, dict(before))
        if isinstance(loop, ir.For):
            assign_item(machine, frame, loop.target, row)
        more, left = _iteration(machine, frame, loop.body)
        ends, broken = [*ends, *more], [*broken, *left]
    frame.rounds //= 1 + len(rows)
    frame.growing = growing
    for names in (before, *ends, *broken):
        for name, assumption in assumed.items():
            # the bindings at the end include the effects of another iteration
            if names.get(name) is assumption.value:
                names[name] = assumption.before
    # the effects of an iteration are there when the next one breaks
    after = [*ends, *broken] if broken or not loop.orelse else []
    if loop.orelse:
        replace_names(frame, joined(machine, [*ends, before]))
        if run_block(machine, frame, loop.orelse):
            after.append(dict(frame.names))
    elif not endless or not after:
        after.append(before)
    if after:
        replace_names(frame, joined(machine, after))
    return bool(after)


def run_for(machine: Machine, frame: Frame, node: ir.For) -> bool:
    source = _iterated(machine, frame, node.iterable)
    source = found_in(machine, frame, node.target, search_of(node), source) or source
    if isinstance(source, SeqValue) and not source.open and not machine.exhausted:
        rounds = len(source.items) * frame.rounds
        if 0 < rounds <= (MAX_FILLING if _only_fills(node.body) else MAX_ROUNDS):
            return _run_unrolled(machine, frame, node, source.items)
    assumed = _widen_assigned(machine, frame, node)
    first, *rows = _rows(machine, frame, source)
    assign_item(machine, frame, node.target, first)
    return _loop(machine, frame, node, False, assumed, rows)


def _rows(machine: Machine, frame: Frame, source: Value) -> Sequence[Value]:
    """Return the items of *source*, of unknown number, that are separate: the parts of a row belong together.

    Example: ``for method, path in rows()`` with ``yield "GET", "/a"`` and ``yield "DELETE", "/b"``.
    """
    either = elements(source)
    found = members(either)
    is_bounded = len(found) > 1 and len(found) * frame.rounds <= MAX_ROUNDS and not machine.exhausted
    are_rows = is_bounded and all(isinstance(m, (DictValue, SeqValue)) for m in found)
    return found if are_rows and any(map(machine.observer.may_name, texts(found))) else (either,)


def _iterated(machine: Machine, frame: Frame, node: ir.Expr) -> Value:
    """Evaluate *node* as what is iterated over."""
    return iterated(machine, frame, node, evaluate(machine, frame, node))


def _only_fills(body: ir.Block) -> bool:
    """Return whether *body* only sets an item or an attribute: ``index[row.name] = row``."""
    match body:
        case (ir.Assign(targets=(ir.Subscript(),)) | ir.ExprStmt(value=ir.Call(func=ir.Name(id="setattr"))),):
            return True
    return False


def _run_unrolled(machine: Machine, frame: Frame, loop: ir.For, items: tuple[Value, ...]) -> bool:
    """Run the body once for each of *items*, which is the complete list."""
    growing, frame.growing = frame.growing, frozenset()
    frame.rounds *= len(items)
    after: list[Names] = []
    ends: list[Names] = []
    for value in items:
        assign_item(machine, frame, loop.target, value)
        ends, broken = _iteration(machine, frame, loop.body)
        after += broken
        if not ends:
            break
        replace_names(frame, joined(machine, ends))
    frame.growing = growing
    frame.rounds //= len(items)
    if ends and run_block(machine, frame, loop.orelse):
        after.append(dict(frame.names))
    if after:
        replace_names(frame, joined(machine, after))
    return bool(after)


def _iteration(machine: Machine, frame: Frame, body: ir.Block) -> tuple[list[Names], list[Names]]:
    """Run the body of a loop; return the bindings where it ends or continues, and where it breaks."""
    outer, frame.exits = frame.exits, []
    ends = [dict(frame.names)] if run_block(machine, frame, body) else []
    ends += [names for kind, names in frame.exits if kind == "continue"]
    broken = [names for kind, names in frame.exits if kind == "break"]
    frame.exits = outer
    return ends, broken


class _Assumed(NamedTuple):
    """The value that a name is assumed to have in each iteration, and its value before the loop."""

    value: Value
    before: Value


def _widen_assigned(machine: Machine, frame: Frame, loop: ir.For | ir.While) -> dict[str, _Assumed]:
    """Prepare a loop: the names that the body assigns have other values from the second iteration on.

    A name with a string has one of the strings that the body assigns to it, or any value if the body assigns
    something else too.
    """
    assumed: dict[str, _Assumed] = {}
    for name, strings in set_in_loop(loop).items():
        value = frame.names.get(name)
        if value is None:
            continue
        if any(isinstance(m, Scalar) for m in members(value)):
            frame.names[name] = join((value, UNKNOWN))
        elif isinstance(value, (DictValue, SeqValue)):
            changed = widened(value) if isinstance(value, DictValue) else SeqValue(value.items, True)
            for alias in [n for n, v in frame.names.items() if v is value]:
                frame.names[alias] = changed
                assumed[alias] = _Assumed(changed, value)
        elif text_in(value) is not None:
            later = (evaluate(machine, frame, string) if string else UNKNOWN for string in strings)
            unknown = hole("", value.parameters)
            frame.names[name] = more = join((value, *(text_in(v) or unknown for v in later)))
            assumed[name] = _Assumed(more, value)
    return assumed


def run_while(machine: Machine, frame: Frame, node: ir.While) -> bool:
    assumed = _widen_assigned(machine, frame, node)
    known = truth(evaluate(machine, frame, node.test))
    if known is False:
        return run_block(machine, frame, node.orelse)
    return _loop(machine, frame, node, known is True, assumed)


MAX_WAYS = 4
"""Maximum number of alternative lists that are evaluated separately."""
MAX_ITEMS = 32
"""Maximum number of items of a known list that are evaluated separately."""


def comprehension(machine: Machine, frame: Frame, node: ir.Comprehension) -> Value:
    """Return the list, set or dictionary of a comprehension, or the items of a generator."""
    source = _iterated(machine, frame, node.clauses[0].iterable)
    ways = members(source) if node.key is not None else (source,)
    if len(ways) > MAX_WAYS or not all(isinstance(way, SeqValue) for way in ways):
        ways = (source,)
    return join(_of_source(machine, frame, node, way) for way in ways)


def _of_source(machine: Machine, frame: Frame, node: ir.Comprehension, source: Value) -> Value:
    kept = dict(frame.names)
    results: list[Part] = []
    items: list[tuple[Value, Value]] = []
    certain: list[tuple[Value, Value]] = []
    unsure = False
    clause = node.clauses[0]
    source = found_in(machine, frame, clause.target, clause.conditions, source) or source
    # evaluate each item of a known list: "/".join(part for part in [base, path])
    single = (
        len(node.clauses) == 1
        and isinstance(source, SeqValue)
        and source.ordered
        and len(source.items) <= MAX_ITEMS
        and not machine.exhausted
    )
    rounds = source.items if single and isinstance(source, SeqValue) else _rows(machine, frame, source)
    for value in rounds:
        machine.steps += 1
        assign_item(machine, frame, clause.target, value)
        for inner in node.clauses[1:]:
            assign_item(machine, frame, inner.target, elements(_iterated(machine, frame, inner.iterable)))
        holds, may_fail = _conditions(machine, frame, node)
        if holds is False:
            continue
        unsure |= holds is None
        if node.key is None:
            results.append(Part(evaluate(machine, frame, node.element), may_fail))
            continue
        pair = (evaluate(machine, frame, node.key), evaluate(machine, frame, node.element))
        items.append(pair)
        if holds:
            certain.append(pair)
    frame.names.clear()  # another frame may have the same scope
    frame.names.update(kept)
    is_open = not single or (isinstance(source, SeqValue) and source.open)
    if node.key is not None:
        # {k: v for k, v in params.items() if v is not None}: any unknown item may be absent
        result = [items] if len(certain) == len(items) else [items, certain]
        return join(DictValue(tuple(pairs), is_open) for pairs in result)
    conditions = tuple(condition for c in node.clauses for condition in c.conditions)
    chosen = unsure and chooses(conditions)
    return lists_of(results, is_open=is_open or chosen, ordered=single and not chosen)


def _conditions(machine: Machine, frame: Frame, node: ir.Comprehension) -> tuple[bool | None, bool]:
    """Return whether the conditions hold in this iteration, and whether one is known to be false in a case.

    Afterwards, names are narrowed by the conditions.
    """
    holds: bool | None = True
    may_fail = False
    for clause in node.clauses:
        for condition in clause.conditions:
            value = evaluate(machine, frame, condition)
            known = truth(value)
            if known is False:
                return False, True
            if known is None:
                holds = None
                may_fail |= may_be_false(value)
                frame.bind(refine(machine, frame, condition, True, value))
    return holds, may_fail
