"""The form of a function that is known: what a call of it gives."""

from __future__ import annotations

from collections.abc import Callable

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import Arguments, Value

Known = Callable[[Machine, Frame, ir.Call, Arguments], Value | None]
"""Gives ``None`` where nothing is known of a call with these arguments."""
