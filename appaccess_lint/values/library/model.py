"""A call of a modelled function, and the form of a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.containers import Arguments
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import UNKNOWN, Value
from appaccess_lint.values.objects.convert import as_text


@dataclass(slots=True)
class KnownCall:
    """A call of the function *name*; of a method, the object is the first argument."""

    name: str
    machine: Machine
    frame: Frame
    node: ir.Call
    arguments: Arguments

    @property
    def positional(self) -> tuple[Value, ...]:
        return self.arguments.positional

    def on(self, receiver: Value, name: str) -> KnownCall:
        """Return the call as one of the method *name* of *receiver*."""
        return KnownCall(name, self.machine, self.frame, self.node, self.arguments.prepend(receiver))

    def first(self, *keywords: str) -> Value:
        return self.arguments.first(*keywords)

    def text(self, position: int, keyword: str) -> Text:
        """Return an argument as a string, a hole if it isn't passed."""
        return as_text(self.machine, self.arguments.get(position, keyword) or UNKNOWN)

    def call(self, function: Value, arguments: Arguments) -> Value:
        """Return the result of a call of *function*, at the place of this call."""
        return self.machine.call(self.frame, self.node, function, arguments)


Model = Callable[[KnownCall], Value | None]
"""Returns the result of a call, ``None`` if nothing is known of a call with these arguments."""
