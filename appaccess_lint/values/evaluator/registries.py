"""Put functions into the tables and lists to which decorators add them: ``@command("page")``."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached
from appaccess_lint.syntax.walk import statements
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate
from appaccess_lint.values.domain.program import FunctionValue, Scope
from appaccess_lint.values.domain.unions import join, members
from appaccess_lint.values.domain.values import Value
from appaccess_lint.values.evaluator.calls import evaluate_arguments
from appaccess_lint.values.objects.changed_values import SEQUENCE_METHODS, put


def register(machine: Machine, frame: Frame, decorator: ir.Expr, function: FunctionValue) -> None:
    """Add *function* to the global table or list to which *decorator* adds it, if it does."""
    name = decorator.func if isinstance(decorator, ir.Call) else decorator
    made = evaluate(machine, frame, name) if isinstance(name, ir.Name) else None
    if not isinstance(made, FunctionValue) or (kept := _kept(made.function)) is None:
        return
    table, key = kept
    names = made.scope.module.scope.names
    if not any(isinstance(m, (DictValue, SeqValue)) for m in members(names.get(table, function))):
        return
    bound: dict[str, Value] = {p.name: function for p in made.function.parameters[:1]}
    if isinstance(decorator, ir.Call):
        (given, *_) = evaluate_arguments(machine, frame, decorator)
        bound = given.by_name(p.name for p in made.function.parameters)
        bound |= {p.name: function for p in _inner(made.function).parameters[:1]}
    at = Frame(Scope(made.scope.module, bound, made.scope))
    row = evaluate(machine, at, key) if key is not None else None
    names[table] = join(_with(m, row, function) for m in members(names[table]))


def _with(held: Value, key: Value | None, function: FunctionValue) -> Value:
    if isinstance(held, DictValue) and key is not None:
        return put(held, key, function)
    if isinstance(held, SeqValue) and key is None:
        return SEQUENCE_METHODS["append"](held, Arguments((function,)), False)
    return held


def _inner(decorator: ir.Function) -> ir.Function:
    """Return the function that receives the decorated one: that within a decorator with arguments."""
    return next((s for s in decorator.body if isinstance(s, ir.Function)), decorator)


@cached
def _kept(decorator: ir.Function) -> tuple[str, ir.Expr | None] | None:
    """Return the name of the table to which a decorator adds the function, and the key; ``None`` for none."""
    inner = _inner(decorator)
    own = {parameter.name for parameter in inner.parameters[:1]}
    for statement in statements(inner.body):
        match statement:
            case ir.Assign(
                targets=(ir.Subscript(value=ir.Name(id=table), index=key),), value=ir.Name(id=name)
            ) if name in own:
                return table, key
            case ir.ExprStmt(
                value=ir.Call(
                    func=ir.Attr(value=ir.Name(id=table), name="append" | "add"),
                    args=(ir.Arg(value=ir.Name(id=name)),),
                )
            ) if name in own:
                return table, None
    return None
