"""Find what a function changes of its arguments.

A function isn't run at each call, and a run changes only its own names. For the caller, an attribute that
the function assigns on a parameter, or changes in place, has any value afterwards. Only methods that set
attributes of a builder, or of another local object that can be a part of a request, are run at each call.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.changes import changed_on_parameters
from appaccess_lint.syntax.facts import RECEIVER, cached, kinds, passed_arguments, path_of
from appaccess_lint.text.text import hole
from appaccess_lint.values.domain.containers import EMPTY, Arguments, DictValue, SeqValue, origins_of
from appaccess_lint.values.domain.frames import Frame, Invocation, Outcome
from appaccess_lint.values.domain.program import FunctionValue, Instance
from appaccess_lint.values.domain.unions import Union, join, members, parameters_of, texts
from appaccess_lint.values.domain.values import Value
from appaccess_lint.values.objects.changed_values import opened, widened
from appaccess_lint.values.objects.classes import class_member
from appaccess_lint.values.objects.instances import build
from appaccess_lint.values.objects.mutation import change, grows, is_local
from appaccess_lint.values.summaries.runs import returned_value, run_on
from appaccess_lint.values.summaries.state import FunctionKey, Summarizer

_NOTHING: frozenset[str] = frozenset()
MAX_DEPTH = 4
"""Maximum depth of nested calls that are run for what they set on clients."""


class _Passed(NamedTuple):
    """An argument of a call, and its expression in the caller, if there is one."""

    parameter: str
    value: Value
    written: ir.Expr | None


def run_setter(machine: Summarizer, frame: Frame, node: ir.Call, call: Invocation) -> Outcome | None:
    """Run a method that sets attributes of a local object on a copy, which replaces the object in *frame*.

    Return ``None`` for another call, and for an object that can't be a part of a request to an endpoint.
    """
    old, function = call.receiver, call.value.function
    if not isinstance(old, Instance) or not function.parameters or frame.depth >= MAX_DEPTH:
        return None
    changes = {name: held for name, held in changes_of(machine, call.value).items() if held}
    if (
        [*changes] != [function.parameters[0].name]
        or call.value.decorators
        or not is_local(machine, frame, node.receiver, old)
    ):
        return None
    held = call.arguments.values
    if not isinstance(node.receiver, ir.Attr):  # other objects are changed by what names an endpoint
        build(machine, old)
        held = (*held, *(old.arguments or EMPTY).values, *old.attributes.values())
    if not any(map(machine.observer.may_name, texts(held))):
        return None
    summary = machine.summary(call.value)
    if summary is None or summary.sites or summary.rest:
        return None  # what a method that sends requests sets is hardly a part of later ones
    new, outcome = _changed(machine, old, call, frame.depth + 1)
    if grows(frame, node.receiver, old):
        again, _ = _changed(machine, new, call, frame.depth + 1)
        if again.attributes != new.attributes:  # a path that each iteration extends
            return None
    is_certain = not isinstance(node.receiver, ir.Subscript) or isinstance(node.receiver.index, ir.Const)
    change(machine, frame, node.receiver, old, new if is_certain else join((old, new)))
    for name in changes[function.parameters[0].name]:
        frame.names.pop(f"{path_of(node.receiver)}.{name}", None)
    return outcome


def _changed(
    machine: Summarizer, old: Instance, call: Invocation, depth: int
) -> tuple[Instance, Outcome | None]:
    """Return what a method makes of *old*, and its outcome: ``None`` while it runs."""
    key = (old, *call.value.key, call.arguments, origins_of(call.arguments))
    if key not in machine.instances:
        build(machine, old)
        new = Instance(old.cls, old.arguments, dict(old.attributes), "building", changes=old.changes + 1)
        machine.instances[key] = new
        inner = run_on(machine, new, call.value, call.arguments, depth)
        machine.outcomes[key] = Outcome(returned_value(machine, inner, call.value))
        new.state = "settled"
    return machine.instances[key], machine.outcomes.get(key)


def invalidate(machine: Summarizer, frame: Frame, node: ir.Call, call: Invocation) -> None:
    """Treat as unknown what a function may have changed of its arguments in a call at *node*."""
    function, given = call.value.function, call.arguments
    changes = changes_of(machine, call.value)
    called = _methods_called(function)
    if not (changes or called) or function.name == "__init__":
        return  # most functions change nothing
    unknown = hole("", parameters_of(given.values))
    for passed in _passed(node, call):
        own = changes.get(passed.parameter, _NOTHING)
        if changed := own | _changed_by(machine, passed.value, called.get(passed.parameter, _NOTHING)):
            _invalidate(machine, frame, passed, changed, given, unknown)


@cached
def _methods_called(function: ir.Function) -> dict[str, frozenset[str]]:
    """Return by parameter the methods of it that a function calls, except those of its own object."""
    found: dict[str, set[str]] = {}
    for given in passed_arguments(function):
        if given.place == RECEIVER and isinstance(given.callee, ir.Attr):
            found.setdefault(given.path, set()).add(given.callee.name)
    found.pop("self", None)
    return {name: frozenset(methods) for name, methods in found.items()}


def _changed_by(machine: Summarizer, value: Value, methods: Set[str]) -> Set[str]:
    """Return the attributes that *methods* of an argument change."""
    found: set[str] = set()
    for m in members(value) if methods else ():
        members_of = (
            [class_member(machine, m.cls, name) for name in methods] if isinstance(m, Instance) else ()
        )
        for method in members_of:
            if isinstance(method, FunctionValue) and method.function.parameters:
                found |= changes_of(machine, method).get(method.function.parameters[0].name, _NOTHING)
    return found


def _passed(node: ir.Call, call: Invocation) -> Iterator[_Passed]:
    """Yield the arguments of a call at *node*, and the object on which a method is called."""
    written = call.expressions(node)
    first = call.value.function.parameters[0]
    if call.receiver is not None and first.kind != "*":
        yield _Passed(first.name, call.receiver, node.receiver)
    for parameter, value in call.given():
        if value is not None and parameter.kind not in {"*", "**"}:
            yield _Passed(parameter.name, value, written.get(parameter.name))


def _invalidate(
    machine: Summarizer, frame: Frame, passed: _Passed, changed: Set[str], given: Arguments, unknown: Value
) -> None:
    value = passed.value
    if not isinstance(value, (Instance, DictValue, SeqValue, Union)):
        return
    for m in members(value):
        if isinstance(m, Instance):
            _attributes(machine, m, changed, unknown)
        elif "" in changed and isinstance(m, DictValue):
            change(machine, frame, None, m, widened(m, given.positional))
        elif "" in changed and isinstance(m, SeqValue):
            change(machine, frame, None, m, opened(m, unknown))
    path = path_of(passed.written)
    for name in changed if path is not None else ():
        if (known := frame.names.get(f"{path}.{name}")) is not None:
            frame.bind({f"{path}.{name}": join((known, unknown))})


def changes_of(machine: Summarizer, value: FunctionValue) -> Mapping[str, Set[str]]:
    """Return by parameter the attributes that a function, or a function that it calls, changes."""
    if not passed_arguments(value.function):
        return changed_on_parameters(value.function)
    key = value.key
    if key not in machine.changes:
        _find_changes(machine, value)
    return machine.changes[key]


def _find_changes(machine: Summarizer, value: FunctionValue) -> None:
    """Find what *value* and the functions that receive its parameters change."""
    users: dict[FunctionKey, list[tuple[FunctionKey, str, str]]] = {}
    new = [value]
    while new:
        function = new.pop()
        key = function.key
        if key in machine.changes:
            continue
        machine.changes[key] = {
            name: set(names) for name, names in changed_on_parameters(function.function).items()
        }
        for given in passed_arguments(function.function):
            called, is_method = _called(machine, function, given.callee)
            if called is not None and (name := _parameter(called, given.place, is_method)):
                users.setdefault(called.key, []).append((key, given.path, name))
                new.append(called)
    changed = list(users)
    while changed:
        key = changed.pop()
        for user, path, parameter in users.get(key, ()):
            if _add_changes(machine.changes[user], path, machine.changes[key].get(parameter, ())):
                changed.append(user)


def _parameter(called: FunctionValue, place: int | str, is_method: bool) -> str:
    """Return the parameter for the argument at *place*; empty if there is none."""
    if isinstance(place, str):
        return place
    names = [p.name for p in called.function.parameters if p.kind in {"positional", "plain"}]
    index = place + is_method
    return names[index] if 0 <= index < len(names) else ""


def _add_changes(known: dict[str, set[str]], path: str, attributes: Iterable[str]) -> bool:
    """Add changed *attributes* of *path*, a parameter or its attribute; return whether any is new."""
    added = False
    for attribute in list(attributes):
        name, _, rest = f"{path}.{attribute}".rstrip(".").partition(".")
        if "." not in rest and rest not in known.get(name, ()):
            known.setdefault(name, set()).add(rest)
            added = True
    return added


def _called(machine: Summarizer, value: FunctionValue, callee: ir.Expr) -> tuple[FunctionValue | None, bool]:
    """Return the function that *value* calls by *callee*, and whether it is called on the same object."""
    found: Value | None = None
    is_method = False
    match callee:
        case ir.Name(id=name) if all(p.name != name for p in value.function.parameters):
            found = machine.lookup(value.scope, name)
        case ir.Attr(value=ir.Name(id=name), name=method) if value.owner is not None:
            if value.function.parameters and value.function.parameters[0].name == name:
                found = class_member(machine, value.owner, method)
                is_method = isinstance(found, FunctionValue) and "staticmethod" not in kinds(found.function)
    return (found if isinstance(found, FunctionValue) else None), is_method


def _attributes(machine: Summarizer, instance: Instance, names: Set[str], unknown: Value) -> None:
    if instance.arguments is None or instance.state == "building":
        return  # only the class is known: attributes are uncertain, and the constructor is run
    build(machine, instance)
    for name in names:
        if (known := instance.attributes.get(name)) is not None:
            instance.attributes[name] = join((known, unknown))
