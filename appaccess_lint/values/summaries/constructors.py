"""Run the methods that set an object's attributes."""

from __future__ import annotations

from appaccess_lint.syntax.stores import stores_of
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.values import OWN, FunctionValue, Instance, Value, depending
from appaccess_lint.values.evaluator.dispatch import run_block
from appaccess_lint.values.summaries.runs import bound_scope, run_body, symbolic_frame
from appaccess_lint.values.summaries.state import Summarizer


def construct(machine: Summarizer, instance: Instance, method: FunctionValue) -> None:
    """Run a constructor on *instance*, for the attributes."""
    key = (method.function, instance)
    if key in machine.constructed:
        return
    machine.constructed.add(key)
    if instance.arguments is None:
        frame = _own_frame(machine, instance, method)
    else:
        frame = Frame(bound_scope(machine, method, instance, instance.arguments), method, instance, 2)
    run_body(machine, frame, method.function)


def stored(machine: Summarizer, instance: Instance, method: FunctionValue, name: str) -> Value | None:
    """Return what *method* sets an attribute of *instance* to, for any arguments; ``None`` for nothing."""
    key = (instance, method, name)
    found = machine.set_on.get(key)
    if found is not None:
        machine.cycles.asked(key)
        return found.get(name)
    found = machine.set_on[
        key
    ] = {}  # a reader that runs in the meantime sees the attributes set so far, and is run again
    with machine.cycles.under_way(key) as outdated:
        _run_for_stores(machine, instance, method, name, found)
    machine.forget(outdated)
    return found.get(name)


def _run_for_stores(
    machine: Summarizer, instance: Instance, method: FunctionValue, name: str, found: dict[str, Value]
) -> None:
    """Run a part of *method* without changing the object; add to *found* what the method would set."""
    before = instance.recorded, instance.changes, machine.recorder
    machine.recorder = (instance, method.function, name)
    instance.recorded = found
    instance.changes = -len(machine.set_on)  # earlier results of methods were computed with other attributes
    try:
        run_block(machine, _own_frame(machine, instance, method), stores_of(method.function, name))
    finally:  # a run that is too deep is abandoned, but the object is still used
        instance.recorded, instance.changes, machine.recorder = before


def _own_frame(machine: Summarizer, instance: Instance, method: FunctionValue) -> Frame:
    """Return a frame with unknown arguments: for other functions, these are a part of the object."""
    frame = symbolic_frame(machine, method, instance)
    own = method.function.parameters[1:]
    of_self = dict.fromkeys([parameter.name for parameter in own], OWN)
    for parameter in own:
        frame.names[parameter.name] = depending(frame.names[parameter.name], of_self)
    frame.depth = 2
    return frame
