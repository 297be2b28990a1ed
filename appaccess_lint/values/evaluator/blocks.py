"""Running statements in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from appaccess_lint.syntax import ir

if TYPE_CHECKING:
    from appaccess_lint.values.domain.frames import Frame
    from appaccess_lint.values.interpreter import Interpreter

RUN: dict[type, Callable[..., bool | None]] = {}
"""What runs each kind of statement (``statements`` fills it); ``False`` from it: control stops here."""


def run_block(it: Interpreter, frame: Frame, block: ir.Block) -> bool:
    """Run statements in order; whether control comes out at the end."""
    for statement in block:
        it.steps += 1
        if it.steps > it.last_step:
            it.gave_up = True
            return True
        if RUN[type(statement)](it, frame, statement) is False:
            return False
    return True
