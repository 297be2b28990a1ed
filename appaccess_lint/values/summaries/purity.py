"""What a run of a function for given arguments can leave out: see ``slicing``.

The run that knows nothing of a function's parameters tells of each call whether it has any effect but its
result, and which of its arguments bear on it.
"""

from __future__ import annotations

from dataclasses import replace

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.callables import is_callable, takes_callable
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.summary import Slice, Summary
from appaccess_lint.values.domain.values import (
    NONE,
    Arguments,
    BoundMethod,
    ClassValue,
    External,
    ExternalMethod,
    FunctionValue,
    Instance,
    TextMethod,
    Unknown,
    Value,
    members,
)
from appaccess_lint.values.objects.classes import class_member, linear
from appaccess_lint.values.objects.overriding import may_differ
from appaccess_lint.values.summaries.effects import changes_of
from appaccess_lint.values.summaries.slicing import essential
from appaccess_lint.values.summaries.state import CallFacts, Summarizer

_CHANGING = frozenset({"builtins.setattr", "builtins.delattr", "builtins.vars", "builtins.next"})
"""Functions of Python that change what they are given."""


def note_call(
    machine: Summarizer, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments, requests: int
) -> None:
    """Remember what a run without arguments tells of a call; *frame* had so many *requests* before."""
    if not frame.symbolic or frame.function is None:
        return
    facts = machine.call_facts.get(id(node))
    if facts is None:
        facts = machine.call_facts[id(node)] = CallFacts()
    called = members(callee)
    for m in called:
        relevant = machine.observer.relevant(m) if facts.relevant is not None else None
        facts.relevant = (
            facts.relevant | relevant if facts.relevant is not None and relevant is not None else None
        )
    handed = (m for v in arguments.values for m in members(v))
    if facts.pure and (len(frame.requests) != requests or any(_may_be_callable(machine, m) for m in handed)):
        facts.pure = False
    for m in called if facts.pure else ():
        if isinstance(m, (FunctionValue, BoundMethod, ClassValue)):
            function = _function(machine, m)
            if function is not None and function not in facts.called:
                facts.called += (function,)
        elif not _does_nothing(machine, node, m, arguments):
            facts.pure = False


def _function(machine: Summarizer, callee: FunctionValue | BoundMethod | ClassValue) -> FunctionValue | None:
    if isinstance(callee, ClassValue):
        init = class_member(machine, callee, "__init__")
        return init if isinstance(init, FunctionValue) else None
    return callee.function if isinstance(callee, BoundMethod) else callee


def _does_nothing(machine: Summarizer, node: ir.Call, callee: Value, arguments: Arguments) -> bool:
    match callee:
        case TextMethod():
            return True  # of what methods change, ``slicing`` takes care
        case Unknown():
            known = not callee.parameters
        case External():
            known = callee.name not in _CHANGING
        case ExternalMethod():
            known = True
        case _:
            known = False
    return known and not machine.observer.may_request(node, callee, arguments)


def _may_be_callable(machine: Summarizer, value: Value) -> bool:
    """Whether *value* may be handed over to be called, where more is known of the parameters."""
    if isinstance(value, Unknown):
        # a parameter itself is looked at when the function is run for a call
        return "self" in value.parameters or (bool(value.parameters) and "." in value.name)
    return is_callable(machine, value)


class Purity:
    """Tells ``slicing`` of calls in runs on objects of one class."""

    def __init__(self, machine: Summarizer, cls: ClassValue | None) -> None:
        self._machine = machine
        self._cls = cls

    def is_pure(self, call: ir.Call) -> bool:
        facts = self._machine.call_facts.get(id(call))
        return facts is not None and facts.pure and all(map(self._is_silent, facts.called))

    def is_relevant(self, call: ir.Call, argument: ir.Arg) -> bool:
        facts = self._machine.call_facts.get(id(call))
        if facts is None or facts.relevant is None or argument.keyword is None:
            return True
        return argument.keyword in facts.relevant

    def _is_silent(self, value: FunctionValue) -> bool:
        """Whether calling a function changes nothing, and does no request whatever it is given."""
        machine = self._machine
        if value.scope.module is machine.target:
            return False  # what it is given is noted
        if value.owner is not None and self._cls is not None and value.owner in linear(self._cls):
            own = class_member(machine, self._cls, value.function.name)
            if isinstance(own, FunctionValue):
                value = own
            if may_differ(machine, value, self._cls):
                return False
        summary = machine.summaries.get((id(value.function), id(value.scope)))
        if summary is None or summary.rest or summary.depends:
            return False
        return value.function.name == "__init__" or not changes_of(machine, value)


def slice_for(
    machine: Summarizer, value: FunctionValue, receiver: Value | None, arguments: Arguments, summary: Summary
) -> Slice | None:
    """What of a function's body a run needs; ``None`` where it may need all."""
    if takes_callable(machine, arguments) or (
        isinstance(receiver, Instance) and receiver.state == "building"
    ):
        return None
    cls = receiver.cls if isinstance(receiver, Instance) else None
    key = id(cls)
    if key not in summary.slices:
        summary.slices[key] = None  # a slice for one run would cost more than it spares
        if cls is not None:
            machine.kept.append(cls)
        return None
    found = summary.slices[key]
    if found is None:
        purity = Purity(machine, cls)
        found = summary.slices[key] = essential(value.function, purity.is_pure, purity.is_relevant)
    return found


def relevant(
    value: FunctionValue, has_receiver: bool, arguments: Arguments, reads: frozenset[str]
) -> Arguments:
    """Those of *arguments* that a run reads which reads the names *reads*."""
    parameters = value.function.parameters
    unread = {p.name for p in parameters if p.kind not in {"*", "**"} and p.name not in reads}
    if not unread:
        return arguments
    names = [p.name for p in parameters[has_receiver:] if p.kind in {"positional", "plain"}]
    positional = tuple(
        NONE if i < len(names) and names[i] in unread else v for i, v in enumerate(arguments.positional)
    )
    keywords = tuple((name, v) for name, v in arguments.keywords if name not in unread)
    return replace(arguments, positional=positional, keywords=keywords)
