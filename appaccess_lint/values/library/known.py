"""The signature of a modelled function."""

from __future__ import annotations

from collections.abc import Callable

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import Arguments, Value

Known = Callable[[Machine, Frame, ir.Call, Arguments], Value | None]
"""Returns ``None`` for arguments that it can't evaluate."""
