"""What a function's body names, told from its form alone and without lowering it.

``ast`` has the whole file anyway, so what only asks for names is answered from there: libcst would have to
parse every method of a class to tell which of them set an attribute.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from appaccess_lint.syntax.ir import CHANGING, Outline

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def set_by(node: FunctionNode) -> tuple[str, ...]:
    """The attributes that a function sets on its first parameter; see ``ir.Function.sets``."""
    first = _first(node)
    sets = (
        target.attr
        for target in map(whole, _targets(node.body))
        if isinstance(target, ast.Attribute)
        and isinstance(target.value, ast.Name)
        and target.value.id == first
    )
    return tuple(dict.fromkeys(sets))


def whole(target: ast.expr) -> ast.expr:
    """What *target* is, or is an item of, or an item of an item."""
    while isinstance(target, ast.Subscript):
        target = target.value
    return target


def outline(node: FunctionNode) -> Outline:
    """The outline of a function; what nested functions name counts as its own."""
    first = _first(node)
    reads: set[str] = set()
    calls: set[str] = set()
    reads_all = False
    for part in (part for statement in node.body for part in ast.walk(statement)):
        kind = type(part)
        if kind is ast.Attribute:
            assert isinstance(part, ast.Attribute)
            if isinstance(part.value, ast.Name) and part.value.id == first:
                reads.add(part.attr)
        elif kind is ast.Call:
            assert isinstance(part, ast.Call)
            if isinstance(part.func, ast.Attribute):
                calls.add(part.func.attr)
            elif isinstance(part.func, ast.Name):
                calls.add(part.func.id)
        elif kind is ast.Name:
            assert isinstance(part, ast.Name)
            reads_all |= part.id in {"getattr", "vars"}
    return Outline(frozenset(reads), reads_all, frozenset(calls))


def _first(node: FunctionNode) -> str | None:
    """The name of the first parameter, of whatever kind."""
    arguments = node.args
    plain = [*arguments.posonlyargs, *arguments.args]
    others = [arguments.vararg, *arguments.kwonlyargs, arguments.kwarg]
    return next((a.arg for a in (*plain, *others) if a is not None), None)


_SUITES = ("body", "handlers", "orelse", "finalbody", "cases")


def _targets(body: Iterable[ast.AST]) -> Iterator[ast.expr]:
    """What statements assign, delete or change in place; nested functions and classes don't count."""
    waiting = [*reversed(list(body))]
    while waiting:
        statement = waiting.pop()
        targets: list[ast.expr] = []
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                continue
            case ast.Assign():
                targets = statement.targets
            case ast.Delete():
                targets = [t for t in statement.targets if isinstance(t, ast.Subscript)]
            case ast.AnnAssign() | ast.AugAssign() | ast.For() | ast.AsyncFor():
                targets = [statement.target]
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr=method))) if method in CHANGING:
                targets = [owner]
            case ast.With() | ast.AsyncWith():
                targets = [i.optional_vars for i in statement.items if i.optional_vars is not None]
        for target in targets:
            yield from target.elts if isinstance(target, (ast.Tuple, ast.List)) else (target,)
        for suite in reversed(_SUITES):
            waiting += reversed(getattr(statement, suite, []))
