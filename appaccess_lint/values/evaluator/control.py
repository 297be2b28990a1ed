"""Run branches and other compound statements."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import path_of
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate, run_block
from appaccess_lint.values.domain.program import Imported, Instance
from appaccess_lint.values.domain.unions import join, members, with_default
from appaccess_lint.values.domain.values import UNKNOWN, Unknown, Value
from appaccess_lint.values.evaluator.assignment import assign
from appaccess_lint.values.evaluator.conditions import compare, matched_part, presumed, refine, tested_name
from appaccess_lint.values.library.callables import entered
from appaccess_lint.values.objects.convert import truth, truthy

Names = dict[str, Value]
NAMES_A_STEP = 256
"""Number of names whose copy for a branch costs about as much as one statement."""


def joined(machine: Machine, branches: list[Names]) -> Names:
    """Return the bindings after branches join."""
    return reduce(partial(_joined_pair, machine), branches) if len(branches) > 1 else branches[0]


def _joined_pair(machine: Machine, one: Names, other: Names) -> Names:
    """Join the bindings of two branches; unchanged bindings take no time.

    An attribute chain that only one of them narrowed is unknown after the other. An object that only one of
    them changed is the old one, too.
    """
    result: Names = {}
    for name, value in one.items():
        second = other.get(name)
        if second is value:
            result[name] = value
        elif second is not None:
            result[name] = _joined_values(machine, (value, second))
        elif "." not in name:
            result[name] = value
        elif _is_changed(value):
            result[name] = join((_chain(machine, other, name), value))
    for name, value in other.items():
        if name not in one and "." not in name:
            result[name] = value
        elif name not in one and _is_changed(value):
            result[name] = join((_chain(machine, one, name), value))
    return result


def _is_changed(value: Value) -> bool:
    return any(isinstance(m, Instance) and m.changes > 0 for m in members(value))


def _chain(machine: Machine, names: Names, path: str) -> Value:
    """Return the value of ``self.builder`` by the attributes of its object."""
    name, *attributes = path.split(".")
    return reduce(machine.attribute, attributes, names.get(name, UNKNOWN))


def _joined_values(machine: Machine, values: Sequence[Value]) -> Value:
    if isinstance(values[0], Imported) and all(v == values[0] for v in values):
        return values[0]
    # except ImportError: requests = None
    return join([machine.imported(v) if isinstance(v, Imported) else v for v in values])


def replace_names(frame: Frame, names: Names) -> None:
    """Give *names* to *frame*, which changes them from now on."""
    frame.names = frame.scope.names = names


def _branches(
    machine: Machine,
    frame: Frame,
    branches: list[tuple[Names, ir.Block]],
    bound: frozenset[str] = frozenset(),
) -> bool:
    """Run each branch with its own bindings, keeping those in *bound*; return whether any completes."""
    before, outer = frame.names, frame.before_branches
    machine.steps += len(before) // NAMES_A_STEP
    ended: list[tuple[Names, Names]] = []
    if len(branches) > 1:
        frame.before_branches = len(frame.requests)
    for known, block in branches:
        replace_names(frame, dict(before))
        if known:
            frame.bind(known)
        if run_block(machine, frame, block):
            ended.append((known, frame.names))
    frame.before_branches = outer
    if not ended:
        replace_names(frame, before)
        return False
    if len(ended) == 1 < len(branches):  # a guard: the rest of the block has its condition
        replace_names(frame, ended[0][1])
        return True
    _widen_narrowed(before, ended, bound)
    replace_names(frame, joined(machine, [left for _, left in ended]))
    return True


def _widen_narrowed(before: Names, ended: list[tuple[Names, Names]], bound: frozenset[str]) -> None:
    """Give the names that the branches narrowed, except those in *bound*, their values *before* again.

    A narrowed value survives its branch only if another branch has assigned the name.
    """
    refined = {path for known, _ in ended for path in known if path not in bound}
    for path in refined:
        if not any(_is_reassigned(path, before, *end) for end in ended):
            for known, left in ended:
                if path in known and path in before:
                    left[path] = before[path]
                elif path in known:
                    left.pop(path, None)


def _is_reassigned(path: str, before: Names, known: Names, left: Names) -> bool:
    """Return whether a branch, narrowed to *known*, has given *path* another value."""
    value = left.get(path)
    return value is not before.get(path) and value is not known.get(path)


def run_if(machine: Machine, frame: Frame, node: ir.If) -> bool:
    test = evaluate(machine, frame, node.test)
    known = truth(test)
    if known is None and frame.stated:
        known = _presumed(frame, node)
    branches: list[tuple[Names, ir.Block]] = []
    if known is not False:
        branches.append((refine(machine, frame, node.test, True, test), node.body))
    if known is not True:
        refined = refine(machine, frame, node.test, False, test)
        branches.append(({**refined, **_given(frame, node)}, node.orelse))
    return _branches(machine, frame, branches)


def _presumed(frame: Frame, node: ir.If) -> bool | None:
    """Evaluate a test of a parameter that the call states, unless the branch left out sets its default."""
    name, known = presumed(frame, node.test)
    left_out = node.orelse if known else node.body
    return None if any(_sets(statement, name) for statement in left_out) else known


def _given(frame: Frame, node: ir.If) -> Names:
    """Return the name that ``if not url: url = DEFAULT`` replaces, where it isn't replaced."""
    name, holds = tested_name(node.test)
    value = frame.names.get(name)
    if holds or value is None or node.orelse or not any(_sets(statement, name) for statement in node.body):
        return {}
    rest = truthy(value)
    return {name: join(map(with_default, rest))} if rest else {}


def _sets(statement: ir.Stmt, name: str) -> bool:
    targets = statement.targets if isinstance(statement, ir.Assign) else ()
    return any(isinstance(target, ir.Name) and target.id == name for target in targets)


def run_with(machine: Machine, frame: Frame, node: ir.With) -> bool:
    suppresses = False
    for expr, target in node.items:
        manager = evaluate(machine, frame, expr)
        suppresses |= isinstance(manager, Unknown) and manager.name.endswith("suppress()")
        value = entered(machine, frame, manager)
        if target is not None:
            assign(machine, frame, target, value)
    if not suppresses:
        return run_block(machine, frame, node.body)
    falls, passed = _run_guarded(machine, frame, node.body)
    replace_names(frame, joined(machine, [passed, dict(frame.names)] if falls else [passed]))
    return True


def _run_guarded(machine: Machine, frame: Frame, body: ir.Block) -> tuple[bool, Names]:
    """Run a body that an error may end anywhere.

    Return whether control reaches the end, and the bindings for a handler.
    """
    outer, frame.raised = frame.raised, []
    before = dict(frame.names)
    values = {name: [value] for name, value in before.items()}
    falls = True
    for statement in body:
        falls = run_block(machine, frame, (statement,))
        for state in (*frame.raised, frame.names):
            for name, value in state.items():
                known = values.setdefault(name, [])
                if not known and _is_changed(value) and "." in name:
                    known.append(_chain(machine, before, name))
                if not known or known[-1] is not value:
                    known.append(value)
        frame.raised.clear()
        if not falls:
            break
    frame.raised = outer
    return falls, {
        n: found[0] if len(found) == 1 else _joined_values(machine, found) for n, found in values.items()
    }


def run_try(machine: Machine, frame: Frame, node: ir.Try) -> bool:
    if node.handlers:
        falls, passed = _run_guarded(machine, frame, node.body)
    else:
        falls, passed = run_block(machine, frame, node.body), {}
    after_body = dict(frame.names)
    ends: list[Names] = []
    if falls and run_block(machine, frame, node.orelse):
        ends.append(dict(frame.names))
    for handler in node.handlers:
        replace_names(frame, dict(passed))
        if handler.type is not None:
            evaluate(machine, frame, handler.type)
        if handler.name:
            frame.names[handler.name] = UNKNOWN
        if run_block(machine, frame, handler.body):
            ends.append(frame.names)
    replace_names(frame, joined(machine, ends) if ends else after_body)
    return run_block(machine, frame, node.final) and bool(ends)


def run_match(machine: Machine, frame: Frame, node: ir.Match) -> bool:
    subject = evaluate(machine, frame, node.subject)
    path = path_of(node.subject)
    branches: list[tuple[Names, ir.Block]] = []
    certain = False
    for case in node.cases:
        bound = {name: matched_part(machine, frame.scope, subject, steps) for name, steps in case.bindings}
        known: Names = {name: value for name, value in bound.items() if value is not None}
        if len(known) < len(bound):
            continue
        if case.literals is not None:
            values = [evaluate(machine, frame, e) for e in case.literals]
            answers = [compare("==", subject, v) for v in values]
            if all(a is False for a in answers):
                continue
            if path is not None:
                known[path] = join(values)
            certain = True in answers and case.guard is None
        elif case.guard is None and len(case.bindings) <= 1 and case is node.cases[-1]:
            certain = True
        if case.guard is not None:
            evaluate(machine, frame, case.guard)
        branches.append((known, case.body))
        if certain:
            break
    if not certain:
        branches.append(({}, ()))
    return _branches(
        machine, frame, branches, frozenset(name for case in node.cases for name, _ in case.bindings)
    )
