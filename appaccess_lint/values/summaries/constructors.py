"""Running the methods that set an object's attributes."""

from __future__ import annotations

from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.values import FunctionValue, Instance, Unknown, Value, join, members
from appaccess_lint.values.summaries.runs import bound_scope, run_body, symbolic_frame
from appaccess_lint.values.summaries.state import Summarizer


def construct(
    machine: Summarizer, instance: Instance, method: FunctionValue, *, symbolic: bool = False
) -> None:
    """Run a constructor (or another method that sets attributes) on *instance*, for the attributes."""
    key = (method.function, instance)
    if key in machine.constructed:
        return
    machine.constructed.add(key)
    if instance.arguments is None or symbolic:
        frame = symbolic_frame(machine, method, instance)
        own = frozenset({"self"})
        for parameter in method.function.parameters[1:]:
            frame.names[parameter.name] = _of_self(frame.names[parameter.name], own)
        frame.depth = 2
    else:
        frame = Frame(bound_scope(machine, method, instance, instance.arguments), method, instance, 2)
    run_body(machine, frame, method.function)


def _of_self(value: Value, own: frozenset[str]) -> Value:
    """A constructor's parameter as other methods see it: something that depends on the object."""
    if isinstance(value, Unknown):
        return Unknown(value.name, own)
    found = [Unknown(m.name, own) if isinstance(m, Unknown) else m for m in members(value)]
    return join(found)
