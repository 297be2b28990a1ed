"""Evaluating an expression, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.values import Value

if TYPE_CHECKING:
    from appaccess_lint.values.domain.frames import Frame
    from appaccess_lint.values.interpreter import Interpreter

EVALUATE: dict[type, Callable[..., Value]] = {}
"""What evaluates each kind of expression; ``expressions`` fills it."""


def evaluate(it: Interpreter, frame: Frame, node: ir.Expr) -> Value:
    """The value of an expression; requests that it does are noted in *frame*."""
    return EVALUATE[type(node)](it, frame, node)
