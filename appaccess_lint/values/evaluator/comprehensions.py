"""Evaluate comprehensions and generator expressions."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import DictValue, SeqValue, Value, join, members
from appaccess_lint.values.evaluator.assignment import assign_item
from appaccess_lint.values.evaluator.conditions import refine
from appaccess_lint.values.evaluator.dispatch import evaluate
from appaccess_lint.values.library.sequences import Part, lists_of
from appaccess_lint.values.objects.convert import may_be_false, truth
from appaccess_lint.values.objects.items import elements

MAX_WAYS = 4
"""Maximum number of alternative lists that are evaluated separately."""
MAX_ROUNDS = 32
"""Maximum number of items of a known list that are evaluated separately."""


def comprehension(machine: Machine, frame: Frame, node: ir.Comprehension) -> Value:
    """Return the list, set or dictionary of a comprehension, or the items of a generator."""
    source = evaluate(machine, frame, node.clauses[0].iterable)
    ways = members(source) if node.key is not None else (source,)
    if len(ways) > MAX_WAYS or not all(isinstance(way, SeqValue) for way in ways):
        ways = (source,)
    return join(_of_source(machine, frame, node, way) for way in ways)


def _of_source(machine: Machine, frame: Frame, node: ir.Comprehension, source: Value) -> Value:
    kept = dict(frame.names)
    results: list[Part] = []
    items: list[tuple[Value, Value]] = []
    certain: list[tuple[Value, Value]] = []
    clause = node.clauses[0]
    # evaluate each item of a known list: "/".join(part for part in [base, path])
    single = (
        len(node.clauses) == 1
        and isinstance(source, SeqValue)
        and source.ordered
        and len(source.items) <= MAX_ROUNDS
        and not machine.exhausted
    )
    rounds = source.items if single and isinstance(source, SeqValue) else (elements(source),)
    for value in rounds:
        machine.steps += 1
        assign_item(machine, frame, clause.target, value)
        for inner in node.clauses[1:]:
            assign_item(machine, frame, inner.target, elements(evaluate(machine, frame, inner.iterable)))
        holds, may_fail = _conditions(machine, frame, node)
        if holds is False:
            continue
        if node.key is None:
            results.append(Part(evaluate(machine, frame, node.element), may_fail))
            continue
        pair = (evaluate(machine, frame, node.key), evaluate(machine, frame, node.element))
        items.append(pair)
        if holds:
            certain.append(pair)
    frame.names.clear()
    frame.names.update(kept)
    is_open = not single or (isinstance(source, SeqValue) and source.open)
    if node.key is not None:
        # {k: v for k, v in params.items() if v is not None}: any unknown item may be absent
        made = [items] if len(certain) == len(items) else [items, certain]
        return join(DictValue(tuple(pairs), is_open) for pairs in made)
    return lists_of(results, is_open=is_open, ordered=single)


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
                frame.bind(refine(machine, frame, condition, True))
    return holds, may_fail
