"""Follow the answer to a call within one function: where it goes, what is read and tested."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from appaccess_lint.clients.answers import Answers
from appaccess_lint.usage.answer_values import AnswerValue, Flow, Test, Value, received
from appaccess_lint.usage.expressions import Expressions
from appaccess_lint.usage.sources import File
from appaccess_lint.usage.statuses import statuses_of_cases
from appaccess_lint.usage.variables import (
    bound_elsewhere,
    changed_in_place,
    loads,
    never_an_object,
    reads_of,
    seen_elsewhere,
)


def flow_of(file: File, start: ast.expr, value: Value, answers: Answers) -> Flow:
    """Return what becomes of *value*, which the expression *start* gives."""
    reader = _Reader(file, answers)
    reader.follow(start, received(value))
    for node in _later(file, start, answers):
        reader.follow(node, received(value))
    return reader.run()


def _later(file: File, start: ast.expr, answers: Answers) -> Iterator[ast.Call]:
    """Yield the calls that return the answer to the request *start* of the same connection."""
    if not answers.later or not isinstance(start, ast.Call) or not isinstance(start.func, ast.Attribute):
        return
    connection, scope = ast.dump(start.func.value), file.scope(start)
    for read in (read for name in answers.later for read in file.loads.get(name, ())):
        match read, file.parents[read]:
            case ast.Attribute(value=owner), ast.Call(func=func) as call if func is read:
                if ast.dump(owner) == connection and file.is_within(call, scope):
                    yield call


def flow_of_parameter(
    file: File,
    function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda,
    name: str,
    value: Value,
    answers: Answers,
) -> Flow:
    """Return what becomes of *value* in a function that has it as the parameter *name*."""
    reader = _Reader(file, answers)
    for node in loads(function, name, file):
        reader.follow(node, received(value))
    return reader.run()


class _Reader(Expressions):
    """Follows values through the statements of a function."""

    def run(self) -> Flow:
        while self.waiting:
            node, value = self.waiting.pop()
            self._step(node, self.file.parents[node], value)
        return self.flow

    def _step(self, node: ast.expr, parent: ast.AST, value: AnswerValue) -> None:
        is_answer = value.kind == "body" and not value.steps
        if is_answer and isinstance(node, ast.Name) and never_an_object(self.file, node):
            return
        match parent:
            case ast.Expr():
                pass
            case ast.Await() | ast.YieldFrom():
                self.flow.awaited.append(parent)
                self.follow(parent, value)
                if isinstance(parent, ast.YieldFrom):
                    self.escapes("yielded", parent, value)
            case ast.Starred():
                self.follow(parent, value)
            case ast.NamedExpr(target=target):
                self.bind(target, value)
                self.follow(parent, value)
            case ast.Attribute():
                self.attribute(parent, value)
            case ast.Subscript(value=owner) if owner is node:
                self.subscript(parent, value)
            case _:
                self._condition(node, parent, value)

    def _condition(self, node: ast.expr, parent: ast.AST, value: AnswerValue) -> None:
        """Follow *value* into what tests it, or chooses by it."""
        match parent:
            case ast.Subscript() if value.kind == "status":
                self.flow.tests.append(Test(parent))
                self.use("status", parent, value)
            case ast.Compare():
                self.compared(node, parent, value)
            case ast.BoolOp() | ast.IfExp() | ast.UnaryOp():
                self.tested(node, parent, value)
            case ast.If(test=tested) | ast.While(test=tested) | ast.Assert(test=tested) if tested is node:
                self.truth(node, value)
            case ast.Match(subject=subject, cases=cases) if subject is node and value.kind == "status":
                self.flow.tests.append(Test(parent, statuses_of_cases(case.pattern for case in cases)))
                self.use("status", parent, value)
            case _:
                self._passed_on(node, parent, value)

    def _passed_on(self, node: ast.expr, parent: ast.AST, value: AnswerValue) -> None:
        """Follow *value* to the caller, or into a call or a computation."""
        match parent:
            case ast.Return() | ast.Lambda():
                self._handed_up(parent, value)
            case ast.Yield():
                self._handed_up(parent, value)
                self.escapes("yielded", parent, value)
            case ast.Call():
                self.argument(node, parent, value)
            case ast.keyword():
                call = self.file.parents[parent]
                if isinstance(call, ast.Call):
                    self.argument(node, call, value)
                else:
                    self.use("value", node, value)
            case ast.BinOp() if value.kind == "status":
                self.computed(parent, value)
            case _:
                self._statement(node, parent, value)

    def _statement(self, node: ast.expr, parent: ast.AST, value: AnswerValue) -> None:
        """Follow *value* through what binds it to variables or puts it into something."""
        match parent:
            case ast.Assign(targets=targets):
                for target in targets:
                    self.bind(target, value)
            case ast.AnnAssign(target=target):
                self.bind(target, value)
            case ast.withitem(context_expr=owner, optional_vars=bound) if owner is node:
                if bound is not None:
                    self.bind(bound, value)
            case ast.For() | ast.AsyncFor() | ast.comprehension():
                self._loop(node, parent, value)
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp() if value.kind != "body":
                self.use("value", node, value)
                self.follow(parent, value)
            case ast.List() | ast.Tuple() | ast.Dict() | ast.Set() | ast.DictComp():
                self.use("value", node, value)
                self.escapes("container", parent, value)
            case _:
                self.use("value", node, value)

    def _loop(
        self, node: ast.expr, loop: ast.For | ast.AsyncFor | ast.comprehension, value: AnswerValue
    ) -> None:
        """Follow the items of *value* if *loop* iterates over it; a comprehension may test it instead."""
        if isinstance(loop, ast.comprehension) and node in loop.ifs:
            self.truth(node, value)
        if loop.iter is not node:
            return
        self.flow.awaited.append(node if isinstance(loop, ast.comprehension) else loop)
        target = loop.target
        if isinstance(target, (ast.Tuple, ast.List)) or value.kind != "body":
            self.use("value", target, value.item())
        self.bind(target, value.item())

    def _handed_up(self, parent: ast.AST, value: AnswerValue) -> None:
        if value.kind == "status":
            self.use("status", parent, value)
        elif value.steps:
            self.flow.keys.setdefault(value.keys)
            self.use("given", parent, value)
        self.flow.returned.append((parent, value.value))
        self.flow.mixed |= value.shared

    def bind(self, target: ast.expr, value: AnswerValue) -> None:
        """Follow *value* from where *target* is read."""
        match target:
            case ast.Name():
                self._variable(target, value)
            case ast.Attribute(value=ast.Name(id=owner), attr=name):
                for read in self._attribute_reads(target, owner, name):
                    self.follow(read, value)
                self.escapes("attribute", target, value)
            case ast.Tuple(elts=items) | ast.List(elts=items):
                if isinstance(self.file.parents[target], ast.Assign):
                    self.use("value", target, value)
                for item in items:
                    self.bind(item, value)
            case ast.Starred(value=inner):
                self.bind(inner, value)
            case _:
                self.use("value", target, value)
                self.escapes("container", target, value)

    def _variable(self, target: ast.Name, value: AnswerValue) -> None:
        kind = seen_elsewhere(self.file, target)
        if kind is not None:
            self.seen(kind, target, value)
        change = changed_in_place(self.file, target)
        if change is not None:
            self.use("changed", change, value)
        shared = value.shared or bound_elsewhere(self.file, target)
        for node in reads_of(self.file, target):
            self.follow(node, replace(value, shared=shared))

    def _attribute_reads(self, target: ast.Attribute, owner: str, name: str) -> Iterator[ast.Attribute]:
        cls = self.file.cls(target)
        scope = cls if cls is not None and owner in {"self", "cls"} else self.file.scope(target)
        for node in self.file.loads.get(name, ()):
            match node:
                case ast.Attribute(value=ast.Name(id=held)) if held == owner:
                    if self.file.is_within(node, scope):
                        yield node
