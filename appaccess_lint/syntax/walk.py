"""Walking over what was lowered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from appaccess_lint.model import Span
from appaccess_lint.syntax import ir

if TYPE_CHECKING:
    from typing import TypeGuard

_EXPRESSIONS = frozenset(get_args(ir.Expr))
_OF_FUNCTION = ("body", "decorators", "parameters", "returns")


def expressions(node: object) -> Iterator[ir.Expr]:
    """Every expression below statements or an expression, the bodies of functions included."""
    stack: list[object] = [node]
    while stack:
        at = stack.pop()
        kind: Any = type(at)
        if kind is tuple:
            assert isinstance(at, tuple)
            stack.extend(at)
            continue
        held = _held(kind)
        if not held:
            continue
        if _is_expression(at):
            yield at
        stack += [getattr(at, name, None) for name in held]


def _is_expression(node: object) -> TypeGuard[ir.Expr]:
    return type(node) in _EXPRESSIONS


@cache
def _held(kind: type) -> tuple[str, ...]:
    """Return the attributes of a kind of node that may hold further nodes; none for what isn't one."""
    if kind is ir.Function:
        return _OF_FUNCTION
    return () if kind is Span else tuple(getattr(kind, "__slots__", ()))


def blocks(node: ir.Stmt) -> tuple[ir.Block, ...]:
    """Return the blocks that a statement holds, in order; none of one that is simple."""
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
