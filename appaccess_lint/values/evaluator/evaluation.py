"""Evaluating an expression, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import Value

EVALUATE: dict[type, Callable[..., Value]] = {}
"""What evaluates each kind of expression; ``expressions`` fills it."""


def evaluate(machine: Machine, frame: Frame, node: ir.Expr) -> Value:
    """The value of an expression; requests that it does are noted in *frame*."""
    return EVALUATE[type(node)](machine, frame, node)
