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
    """The attributes of a kind of node that may hold further nodes; none for what isn't one."""
    if kind is ir.Function:
        return _OF_FUNCTION
    return () if kind is Span else tuple(getattr(kind, "__slots__", ()))
