"""Evaluate expressions and run statements, whatever their kinds."""

from __future__ import annotations

from collections.abc import Callable

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import Value

EVALUATE: dict[type, Callable[..., Value]] = {}
"""The function for each kind of expression, from ``expressions``."""
RUN: dict[type, Callable[..., bool | None]] = {}
"""The function for each kind of statement, from ``statements``; it returns whether control continues."""


def evaluate(machine: Machine, frame: Frame, node: ir.Expr) -> Value:
    """Return the value of an expression; record its requests in *frame*."""
    return EVALUATE[type(node)](machine, frame, node)


def run_block(machine: Machine, frame: Frame, block: ir.Block) -> bool:
    """Run statements in order; return whether control reaches the end."""
    for statement in block:
        machine.steps += 1
        if machine.steps > machine.last_step:
            machine.gave_up = True
            return True
        if RUN[type(statement)](machine, frame, statement) is False:
            return False
    return True
