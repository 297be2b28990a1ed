"""Walking over what was lowered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from appaccess_lint.syntax import ir

_OF_FUNCTION = ("body", "decorators", "parameters", "returns")
_HOLDS_NODES = re.compile(r"\b(?:Expr|Arg|Block|Parameter|Clause|Handler|Case|Function|Class)\b")


def expressions(node: object) -> Iterator[ir.Expr]:
    """Every expression below statements or an expression, the bodies of functions included."""
    stack: list[object] = [node]
    while stack:
        at = stack.pop()
        kind: Any = type(at)
        if kind is tuple:
            stack += at  # type: ignore[arg-type]
            continue
        is_expression, held = _kind(kind)
        if is_expression:
            yield at  # type: ignore[misc]
        for read in held:
            stack.append(read(at))


@cache
def _kind(kind: type) -> tuple[bool, tuple[Callable[[object], object], ...]]:
    """Return whether objects of *kind* are expressions, and what reads what may hold nodes."""
    if kind is ir.Function:
        names: tuple[str, ...] = _OF_FUNCTION
    elif is_dataclass(kind):
        names = tuple(f.name for f in fields(kind) if _HOLDS_NODES.search(str(f.type)))
    else:
        names = ()
    return issubclass(kind, ir.Expr), tuple(map(attrgetter, names))


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
