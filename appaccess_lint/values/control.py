"""Branches, loops and other statements that hold statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import path_of, set_in_loop
from appaccess_lint.values.assignment import assign
from appaccess_lint.values.blocks import run_block
from appaccess_lint.values.classes import class_member
from appaccess_lint.values.conditions import compare, refine
from appaccess_lint.values.convert import hole, truth
from appaccess_lint.values.domain import (
    UNKNOWN,
    BoundMethod,
    DictValue,
    FunctionValue,
    Imported,
    Instance,
    Scalar,
    SeqValue,
    Text,
    Unknown,
    Value,
    join,
    members,
    parameters_of,
)
from appaccess_lint.values.evaluation import evaluate
from appaccess_lint.values.items import elements
from appaccess_lint.values.mutation import blurred

if TYPE_CHECKING:
    from appaccess_lint.values.frames import Frame
    from appaccess_lint.values.interpreter import Interpreter


Names = dict[str, Value]
NAMES_A_STEP = 256
"""Names that are copied for a branch in about the time that a statement takes."""


def joined(it: Interpreter, branches: list[Names]) -> Names:
    """Names after branches meet."""
    if len(branches) == 1:
        return branches[0]
    if len(branches) == 2:
        return _joined_pair(it, *branches)
    result: Names = {}
    for name in dict.fromkeys(n for branch in branches for n in branch):
        values = [branch[name] for branch in branches if name in branch]
        first = values[0]
        if all(v is first for v in values):
            # an attribute chain that only one branch refined is unknown behind the other
            if len(values) == len(branches) or "." not in name:
                result[name] = first
        elif len(values) == len(branches) or "." not in name:
            result[name] = _joined_values(it, values)
    return result


def _joined_pair(it: Interpreter, one: Names, other: Names) -> Names:
    """The same for two, as most often: what neither changed is told at once."""
    result: Names = {}
    for name, value in one.items():
        second = other.get(name)
        if second is value:
            result[name] = value
        elif second is not None:
            result[name] = _joined_values(it, (value, second))
        elif "." not in name:
            result[name] = value
    for name, value in other.items():
        if name not in one and "." not in name:
            result[name] = value
    return result


def _joined_values(it: Interpreter, values: Sequence[Value]) -> Value:
    if isinstance(values[0], Imported) and all(v == values[0] for v in values):
        return values[0]
    # except ImportError: requests = None
    return join(it.imported(v) if isinstance(v, Imported) else v for v in values)


def _replace(frame: Frame, names: Names) -> None:
    frame.names.clear()
    frame.names.update(names)


def _branches(
    it: Interpreter, frame: Frame, branches: list[tuple[Names, ir.Block]], bound: frozenset[str] = frozenset()
) -> bool:
    """Run each branch from its own names, of which those in *bound* stay; whether any comes out."""
    before = dict(frame.names)
    it.steps += len(before) // NAMES_A_STEP
    after: list[Names] = []
    for known, block in branches:
        _replace(frame, before)
        frame.bind(known)
        if run_block(it, frame, block):
            left = dict(frame.names)
            for path, value in known.items():
                # what the condition told doesn't outlive the branch, unless the branch set it anew
                if left.get(path) is value and path not in bound:
                    if path in before:
                        left[path] = before[path]
                    else:
                        left.pop(path)
            after.append(left)
    if not after:
        _replace(frame, before)
        return False
    _replace(frame, joined(it, after))
    return True


def run_if(it: Interpreter, frame: Frame, node: ir.If) -> bool:
    known = truth(evaluate(it, frame, node.test))
    branches: list[tuple[Names, ir.Block]] = []
    if known is not False:
        branches.append((refine(it, frame, node.test, True), node.body))
    if known is not True:
        branches.append((refine(it, frame, node.test, False), node.orelse))
    return _branches(it, frame, branches)


def _loop(
    it: Interpreter, frame: Frame, loop: ir.For | ir.While, endless: bool, assumed: dict[str, _Assumed]
) -> bool:
    outer, frame.exits = frame.exits, []
    before = dict(frame.names)
    growing, frame.growing = frame.growing, frozenset(before).difference(set_in_loop(loop))
    falls = run_block(it, frame, loop.body)
    ends = [dict(frame.names)] if falls else []
    ends += [names for kind, names in frame.exits if kind == "continue"]
    broken = [names for kind, names in frame.exits if kind == "break"]
    frame.exits, frame.growing = outer, growing
    for names in (before, *ends, *broken):
        for name, assumption in assumed.items():
            # what another round may leave is in the names at its end
            if names.get(name) is assumption.value:
                names[name] = assumption.before
    # what a round left is there when the next one breaks
    after = [*ends, *broken] if broken or not loop.orelse else []
    if loop.orelse:
        _replace(frame, joined(it, [*ends, before]))
        if run_block(it, frame, loop.orelse):
            after.append(dict(frame.names))
    elif not endless or not after:
        after.append(before)
    if after:
        _replace(frame, joined(it, after))
    return bool(after)


def run_for(it: Interpreter, frame: Frame, node: ir.For) -> bool:
    source = evaluate(it, frame, node.iterable)
    assumed = _unsettle(frame, node)
    assign(it, frame, node.target, elements(source))
    return _loop(it, frame, node, False, assumed)


class _Assumed(NamedTuple):
    """What a name is taken to be in each round of a loop, and what it was before."""

    value: Value
    before: Value


def _unsettle(frame: Frame, loop: ir.For | ir.While) -> dict[str, _Assumed]:
    """Before a loop: what the body sets has any value from the second round on."""
    assumed: dict[str, _Assumed] = {}
    for name in set_in_loop(loop):
        value = frame.names.get(name)
        if value is None:
            continue
        if any(isinstance(m, Scalar) for m in members(value)):
            frame.names[name] = join((value, UNKNOWN))
        elif isinstance(value, (DictValue, SeqValue)):
            changed = blurred(value) if isinstance(value, DictValue) else SeqValue(value.items, True)
            for alias in [n for n, v in frame.names.items() if v is value]:
                frame.names[alias] = changed
                assumed[alias] = _Assumed(changed, value)
        elif any(isinstance(m, Text) for m in members(value)):
            frame.names[name] = more = join((value, hole("", parameters_of((value,)))))
            assumed[name] = _Assumed(more, value)
    return assumed


def run_while(it: Interpreter, frame: Frame, node: ir.While) -> bool:
    assumed = _unsettle(frame, node)
    known = truth(evaluate(it, frame, node.test))
    if known is False:
        return run_block(it, frame, node.orelse)
    return _loop(it, frame, node, known is True, assumed)


def run_with(it: Interpreter, frame: Frame, node: ir.With) -> bool:
    suppresses = False
    for expr, target in node.items:
        manager = evaluate(it, frame, expr)
        suppresses |= isinstance(manager, Unknown) and manager.name.endswith("suppress()")
        value = entered(it, frame, manager)
        if target is not None:
            assign(it, frame, target, value)
    if not suppresses:
        return run_block(it, frame, node.body)
    falls, passed = _watched(it, frame, node.body)
    _replace(frame, joined(it, [passed, dict(frame.names)] if falls else [passed]))
    return True


def entered(it: Interpreter, frame: Frame, value: Value) -> Value:
    """What ``with value as x`` binds."""
    from appaccess_lint.values.functions import call_function

    found: list[Value] = []
    for m in members(value):
        method: Value | None = None
        if isinstance(m, Instance):
            method = class_member(it, m.cls, "__enter__") or class_member(it, m.cls, "__aenter__")
        if isinstance(method, FunctionValue):
            returned = call_function(it, frame, None, BoundMethod(m, method)).returned
            found.append(m if isinstance(returned, Unknown) else returned)
        else:
            found.append(m)
    return join(found)


def _watched(it: Interpreter, frame: Frame, body: ir.Block) -> tuple[bool, Names]:
    """Run a body that an error may end anywhere: whether it comes out, and the names for a handler."""
    outer, frame.raised = frame.raised, []
    values = {name: [value] for name, value in frame.names.items()}
    falls = True
    for statement in body:
        falls = run_block(it, frame, (statement,))
        for state in (*frame.raised, frame.names):
            for name, value in state.items():
                known = values.setdefault(name, [])
                if not known or known[-1] is not value:
                    known.append(value)
        frame.raised.clear()
        if not falls:
            break
    frame.raised = outer
    return falls, {
        n: found[0] if len(found) == 1 else _joined_values(it, found) for n, found in values.items()
    }


def run_try(it: Interpreter, frame: Frame, node: ir.Try) -> bool:
    if node.handlers:
        falls, passed = _watched(it, frame, node.body)
    else:
        falls, passed = run_block(it, frame, node.body), {}
    after_body = dict(frame.names)
    ends: list[Names] = []
    if falls and run_block(it, frame, node.orelse):
        ends.append(dict(frame.names))
    for handler in node.handlers:
        _replace(frame, passed)
        if handler.type is not None:
            evaluate(it, frame, handler.type)
        if handler.name:
            frame.names[handler.name] = UNKNOWN
        if run_block(it, frame, handler.body):
            ends.append(dict(frame.names))
    _replace(frame, joined(it, ends) if ends else after_body)
    return run_block(it, frame, node.final) and bool(ends)


def run_match(it: Interpreter, frame: Frame, node: ir.Match) -> bool:
    subject = evaluate(it, frame, node.subject)
    path = path_of(node.subject)
    branches: list[tuple[Names, ir.Block]] = []
    certain = False
    for case in node.cases:
        known: Names = dict.fromkeys(case.bindings, Unknown("", parameters_of((subject,))))
        if case.literals is not None:
            values = [evaluate(it, frame, e) for e in case.literals]
            answers = [compare("==", subject, v) for v in values]
            if all(a is False for a in answers):
                continue
            if path is not None:
                known[path] = join(values)
            certain = True in answers and case.guard is None
        elif case.guard is None and len(case.bindings) <= 1 and case is node.cases[-1]:
            certain = True
        if case.guard is not None:
            evaluate(it, frame, case.guard)
        branches.append((known, case.body))
        if certain:
            break
    if not certain:
        branches.append(({}, ()))
    return _branches(it, frame, branches, frozenset(name for case in node.cases for name in case.bindings))
