"""Run each kind of statement."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import RUN, Machine, evaluate
from appaccess_lint.values.domain.values import (
    NONE,
    UNKNOWN,
    External,
    Imported,
    ModuleValue,
    SeqValue,
    Unknown,
    construction_cost,
    join,
)
from appaccess_lint.values.evaluator.assignment import assign
from appaccess_lint.values.evaluator.control import run_if, run_match, run_try, run_with
from appaccess_lint.values.evaluator.definitions import define, define_class
from appaccess_lint.values.evaluator.loops import run_for, run_while
from appaccess_lint.values.evaluator.operators import binary
from appaccess_lint.values.objects.annotations import annotated
from appaccess_lint.values.objects.mutation import delete_item

WEIGHT_A_STEP = 64
"""Number of values within a value whose traversal costs about as much as one statement."""


def _assign(machine: Machine, frame: Frame, node: ir.Assign) -> None:
    value = evaluate(machine, frame, node.value)
    machine.steps += construction_cost(value) // WEIGHT_A_STEP
    for target in node.targets:
        assign(machine, frame, target, value)


def _ann_assign(machine: Machine, frame: Frame, node: ir.AnnAssign) -> None:
    value = evaluate(machine, frame, node.value) if node.value is not None else None
    known = annotated(machine, frame.scope, node.annotation)
    if known is not None and (value is None or isinstance(value, Unknown) or value == NONE):
        value = known if value != NONE else join((known, NONE))
    if isinstance(value, SeqValue) and isinstance(known, SeqValue) and all(m == NONE for m in value.items):
        # of: ContextVar[Confluence] = ContextVar("of")
        value = SeqValue((*value.items, *known.items), True)
    if value is not None:
        assign(machine, frame, node.target, value)


def _aug_assign(machine: Machine, frame: Frame, node: ir.AugAssign) -> None:
    value = binary(
        machine, node.op, evaluate(machine, frame, node.target), evaluate(machine, frame, node.value)
    )
    machine.steps += construction_cost(value) // WEIGHT_A_STEP
    assign(machine, frame, node.target, value)


def _delete(machine: Machine, frame: Frame, node: ir.Delete) -> None:
    for target in node.targets:
        if isinstance(target, ir.Subscript):
            delete_item(machine, frame, target.value, evaluate(machine, frame, target.index))
        elif isinstance(target, ir.Slice):
            delete_item(machine, frame, target.value, UNKNOWN)


def _expr(machine: Machine, frame: Frame, node: ir.ExprStmt) -> None:
    frame.discarded = node.value if isinstance(node.value, ir.Call) else None
    evaluate(machine, frame, node.value)


def _return(machine: Machine, frame: Frame, node: ir.Return) -> bool:
    frame.returns.append(evaluate(machine, frame, node.value) if node.value is not None else NONE)
    return False


def _jump(machine: Machine, frame: Frame, node: ir.Jump) -> bool:
    for value in node.values:
        evaluate(machine, frame, value)
    if node.kind != "raise":
        frame.exits.append((node.kind, dict(frame.names)))
    elif frame.raised is not None:
        frame.raised.append(dict(frame.names))
    return False


def _import(machine: Machine, frame: Frame, node: ir.Import) -> None:
    module = node.module if node.whole else node.bound
    frame.names[node.bound] = Imported(frame.scope.module, module, 0, None)


def _import_from(machine: Machine, frame: Frame, node: ir.ImportFrom) -> None:
    for bound, name in node.names:
        if name != "*":
            frame.names[bound] = Imported(frame.scope.module, node.module, node.level, name)
            continue
        source = machine.imported(Imported(frame.scope.module, node.module, node.level, None))
        if isinstance(source, ModuleValue):
            machine.ready(source)
            frame.names.update({k: v for k, v in source.scope.names.items() if not k.startswith("_")})
        elif isinstance(source, External):
            names = machine.observer.exports(source.name)
            frame.names.update({name: External(f"{source.name}.{name}") for name in names})


def _scope(machine: Machine, frame: Frame, node: ir.Scope) -> None:
    (frame.globals if node.kind == "global" else frame.nonlocals).update(node.names)


RUN.update(
    {
        ir.Assign: _assign,
        ir.AnnAssign: _ann_assign,
        ir.AugAssign: _aug_assign,
        ir.Delete: _delete,
        ir.ExprStmt: _expr,
        ir.Return: _return,
        ir.If: run_if,
        ir.For: run_for,
        ir.While: run_while,
        ir.With: run_with,
        ir.Try: run_try,
        ir.Match: run_match,
        ir.Jump: _jump,
        ir.Import: _import,
        ir.ImportFrom: _import_from,
        ir.Scope: _scope,
        ir.Define: define,
        ir.DefineClass: define_class,
    }
)
