"""Walking over what was lowered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from appaccess_lint.model import Span
from appaccess_lint.syntax import ir

_EXPRESSIONS = get_args(ir.Expr)


def expressions(node: object) -> Iterator[ir.Expr]:
    """Every expression below statements or an expression, the bodies of functions included."""
    stack: list[object] = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, tuple):
            stack.extend(at)
            continue
        if isinstance(at, ir.Function):
            stack.extend((at.body, at.decorators, at.parameters, at.returns))
            continue
        slots = getattr(at, "__slots__", None)
        if slots is None or isinstance(at, Span):
            continue
        if isinstance(at, _EXPRESSIONS):
            yield at
        stack.extend(value for slot in slots if not isinstance(value := getattr(at, slot, None), str))
