"""Traverse the intermediate representation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import attrgetter
from typing import Any

from appaccess_lint.syntax import ir

_OF_FUNCTION = ("body", "decorators", "parameters", "returns")
_HOLDS_NODES = re.compile(r"\b(?:Expr|Arg|Block|Parameter|Clause|Handler|Case|Function|Class)\b")


def expressions(node: object) -> Iterator[ir.Expr]:
    """Yield every expression in statements or in an expression, also in bodies of functions."""
    stack: list[object] = [node]
    while stack:
        at = stack.pop()
        kind: Any = type(at)
        if kind is tuple:
            stack += at  # type: ignore[arg-type]
            continue
        is_expression, parts = _kind(kind)
        if is_expression:
            yield at  # type: ignore[misc]
        if parts is not None:
            stack += parts(at)


def calls_in(node: object) -> Iterator[ir.Call]:
    """Yield every call in statements or in an expression, as ``expressions`` does."""
    return (found for found in expressions(node) if isinstance(found, ir.Call))


@cache
def _kind(kind: type) -> tuple[bool, Callable[[object], tuple[object, ...]] | None]:
    """Return whether objects of *kind* are expressions, and a getter of fields that may contain nodes."""
    if kind is ir.Function:
        names: tuple[str, ...] = _OF_FUNCTION
    elif is_dataclass(kind):
        names = tuple(f.name for f in fields(kind) if _HOLDS_NODES.search(str(f.type)))
    else:
        names = ()
    if len(names) == 1:
        read = attrgetter(names[0])
        return issubclass(kind, ir.Expr), lambda node: (read(node),)
    return issubclass(kind, ir.Expr), attrgetter(*names) if names else None


def statements(block: ir.Block) -> Iterator[ir.Stmt]:
    """Yield each statement of a block, followed by those in its own blocks, without nested functions."""
    for statement in block:
        yield statement
        for inner in blocks(statement):
            yield from statements(inner)


def functions(block: ir.Block) -> Iterator[ir.Function]:
    """Yield each function and method that a block defines, followed by the nested ones."""
    for statement in statements(block):
        if isinstance(statement, ir.Function):
            yield statement
            yield from functions(statement.body)
        elif isinstance(statement, ir.Class):
            yield from functions(statement.body)


def with_blocks(node: ir.Stmt, change: Callable[[ir.Block], ir.Block]) -> ir.Stmt:
    """Return *node* with *change* applied to each of its blocks, in order."""
    match node:
        case ir.If() | ir.For() | ir.While():
            return replace(node, body=change(node.body), orelse=change(node.orelse))
        case ir.With():
            return replace(node, body=change(node.body))
        case ir.Try():
            handlers = tuple(replace(h, body=change(h.body)) for h in node.handlers)
            body, orelse, final = map(change, (node.body, node.orelse, node.final))
            return ir.Try(body, handlers, orelse, final)
        case ir.Match():
            return replace(node, cases=tuple(replace(c, body=change(c.body)) for c in node.cases))
    return node


def blocks(node: ir.Stmt) -> tuple[ir.Block, ...]:
    """Return the blocks of a statement, in order; none for a simple statement."""
    match node:
        case ir.If() | ir.For() | ir.While():
            return node.body, node.orelse
        case ir.With():
            return (node.body,)
        case ir.Try():
            return node.body, *(h.body for h in node.handlers), node.orelse, node.final
        case ir.Match():
            return tuple(c.body for c in node.cases)
    return ()
