"""What each kind of statement does to the names of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.values import (
    NONE,
    UNKNOWN,
    ClassValue,
    FunctionValue,
    Imported,
    Scalar,
    Unknown,
    effort,
    join,
)
from appaccess_lint.values.evaluator.assignment import assign
from appaccess_lint.values.evaluator.blocks import RUN, run_block
from appaccess_lint.values.evaluator.control import run_if, run_match, run_try, run_with
from appaccess_lint.values.evaluator.evaluation import evaluate
from appaccess_lint.values.evaluator.loops import run_for, run_while
from appaccess_lint.values.evaluator.operators import binary
from appaccess_lint.values.objects.annotations import annotated
from appaccess_lint.values.objects.classes import linear
from appaccess_lint.values.objects.mutation import delete_item
from appaccess_lint.values.summaries.closures import made_here

if TYPE_CHECKING:
    from appaccess_lint.values.domain.frames import Frame
    from appaccess_lint.values.interpreter import Interpreter

WEIGHT_A_STEP = 64
"""Values within a value that are looked at in about the time that a statement takes."""


def _assign(it: Interpreter, frame: Frame, node: ir.Assign) -> None:
    value = evaluate(it, frame, node.value)
    it.steps += effort(value) // WEIGHT_A_STEP
    for target in node.targets:
        assign(it, frame, target, value)


def _ann_assign(it: Interpreter, frame: Frame, node: ir.AnnAssign) -> None:
    value = evaluate(it, frame, node.value) if node.value is not None else None
    known = annotated(it, frame.scope, node.annotation)
    if known is not None and (value is None or isinstance(value, Unknown) or value == NONE):
        value = known if value != NONE else join((known, NONE))
    if value is not None:
        assign(it, frame, node.target, value)


def _aug_assign(it: Interpreter, frame: Frame, node: ir.AugAssign) -> None:
    value = binary(it, node.op, evaluate(it, frame, node.target), evaluate(it, frame, node.value))
    it.steps += effort(value) // WEIGHT_A_STEP
    assign(it, frame, node.target, value)


def _delete(it: Interpreter, frame: Frame, node: ir.Delete) -> None:
    for target in node.targets:
        if isinstance(target, ir.Subscript):
            delete_item(it, frame, target.value, evaluate(it, frame, target.index))
        elif isinstance(target, ir.Slice):
            delete_item(it, frame, target.value, UNKNOWN)


def _expr(it: Interpreter, frame: Frame, node: ir.ExprStmt) -> None:
    value = node.value.value if isinstance(node.value, ir.Await) else node.value
    frame.discarded = value if isinstance(value, ir.Call) else None
    evaluate(it, frame, node.value)


def _return(it: Interpreter, frame: Frame, node: ir.Return) -> bool:
    frame.returns.append(evaluate(it, frame, node.value) if node.value is not None else NONE)
    return False


def _jump(it: Interpreter, frame: Frame, node: ir.Jump) -> bool:
    for value in node.values:
        evaluate(it, frame, value)
    if node.kind != "raise":
        frame.exits.append((node.kind, dict(frame.names)))
    elif frame.raised is not None:
        frame.raised.append(dict(frame.names))
    return False


def _import(it: Interpreter, frame: Frame, node: ir.Import) -> None:
    module = node.module if node.whole else node.bound
    frame.names[node.bound] = Imported(frame.scope.module, module, 0, None)


def _import_from(it: Interpreter, frame: Frame, node: ir.ImportFrom) -> None:
    for bound, name in node.names:
        if name != "*":
            frame.names[bound] = Imported(frame.scope.module, node.module, node.level, name)
            continue
        source = it.imported(Imported(frame.scope.module, node.module, node.level, None))
        from appaccess_lint.values.domain.values import ModuleValue

        if isinstance(source, ModuleValue):
            it.ready(source)
            frame.names.update({k: v for k, v in source.scope.names.items() if not k.startswith("_")})


def _scope(it: Interpreter, frame: Frame, node: ir.Scope) -> None:
    (frame.globals if node.kind == "global" else frame.nonlocals).update(node.names)


def _define(it: Interpreter, frame: Frame, node: ir.Define) -> None:
    made = made_here(it, frame, node.function)
    names = [d.func if isinstance(d, ir.Call) else d for d in node.function.decorators]
    found = [evaluate(it, frame, name) for name in names if isinstance(name, ir.Name)]
    made.decorators = tuple(d for d in found if isinstance(d, (FunctionValue, ClassValue)))
    frame.names[node.function.name] = made


def _define_class(it: Interpreter, frame: Frame, node: ir.DefineClass) -> None:
    from appaccess_lint.values.domain.frames import Frame as NewFrame
    from appaccess_lint.values.domain.values import Scope

    cls = node.cls
    bases = tuple(evaluate(it, frame, b.value) for b in cls.bases if b.keyword is None and not b.star)
    scope = Scope(frame.scope.module, {}, frame.scope, is_class=True)
    made = ClassValue(cls, scope, bases, scope.names)
    linear(made)  # now that the bases have theirs: later, a long line of ancestors would be as deep
    inner = NewFrame(scope, symbolic=True, depth=frame.depth)
    run_block(it, inner, cls.body)
    for statement in cls.body:
        if isinstance(statement, ir.AnnAssign) and isinstance(statement.target, ir.Name):
            made.annotations[statement.target.id] = statement.annotation
    for function in inner.nested:
        if function.function.owner is cls:
            function.owner = made
    getters = {id(f): f for f in inner.nested}
    for name, method in cls.methods.items():
        chosen = next((f for f in getters.values() if f.function is method), None)
        if chosen is not None and not isinstance(scope.names.get(name), Scalar):
            scope.names[name] = chosen
    frame.nested.extend(inner.nested)
    frame.requests.extend(inner.requests)
    frame.names[cls.name] = made


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
        ir.Define: _define,
        ir.DefineClass: _define_class,
    }
)
