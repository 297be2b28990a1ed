"""Run a function once: bind its parameters, interpret its body, return its result, or what it stores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import kinds, leading_yields
from appaccess_lint.syntax.stores import stores_of
from appaccess_lint.text.text import Text, hole, literal
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue, depending
from appaccess_lint.values.domain.frames import Frame, Invocation
from appaccess_lint.values.domain.machine import evaluate, run_block
from appaccess_lint.values.domain.observer import is_callable
from appaccess_lint.values.domain.outside import External, ExternalInstance
from appaccess_lint.values.domain.program import ClassValue, FunctionValue, Instance, Scope
from appaccess_lint.values.domain.unions import join, text_in, with_default
from appaccess_lint.values.domain.values import NONE, OWN, UNKNOWN, Unknown, Value
from appaccess_lint.values.library.fields import declared_default
from appaccess_lint.values.objects.annotations import annotated, declared_object, enum_choices
from appaccess_lint.values.objects.classes import mro
from appaccess_lint.values.objects.instances import CONSTRUCTORS
from appaccess_lint.values.objects.lookups import note_choices
from appaccess_lint.values.objects.subclasses import has_stub_body, is_abstract
from appaccess_lint.values.summaries.decorated import rows_of
from appaccess_lint.values.summaries.injected import injected
from appaccess_lint.values.summaries.state import Summarizer

_MANAGERS = frozenset({"contextmanager", "asynccontextmanager"})


def run_symbolic(machine: Summarizer, value: FunctionValue, classes: Sequence[ClassValue] = ()) -> Frame:
    """Run a function with unknown parameters.

    With *classes*, the function is a method, and is run on an object of each of them.
    """
    is_of_class = "classmethod" in kinds(value.function)
    receivers: list[Value | None] = [cls if is_of_class else machine.self_of(cls) for cls in classes]
    rows = rows_of(machine, value) if value.function.decorators else [{}]
    runs = [(receiver, row) for receiver in receivers or [None] for row in rows]
    first, *others = [symbolic_frame(machine, value, receiver, row) for receiver, row in runs]
    run_body(machine, first, value.function)
    for frame in others:
        run_body(machine, frame, value.function)
        first.returns += frame.returns
        first.yields += frame.yields
        first.requests += frame.requests
        first.nested += frame.nested
        first.deferred |= frame.deferred
    return first


def symbolic_frame(
    machine: Summarizer,
    value: FunctionValue,
    receiver: Value | None = None,
    known: Mapping[str, Value] = MappingProxyType({}),
) -> Frame:
    """Return a frame with unknown parameters, except those in *known*."""
    function = value.function
    names: dict[str, Value] = {}
    first = 0
    if value.owner is not None and function.parameters and "staticmethod" not in kinds(function):
        if receiver is None:
            receiver = (
                value.owner if "classmethod" in kinds(function) else _self_object(machine, value, value.owner)
            )
        names[function.parameters[0].name] = receiver
        first = 1
    for parameter in function.parameters[first:]:
        names[parameter.name] = known.get(parameter.name) or _symbolic(machine, value, parameter)
    return Frame(Scope(value.scope.module, names, value.scope), value, receiver, 0, True)


def _self_object(machine: Summarizer, value: FunctionValue, owner: ClassValue) -> Instance:
    """Return the object on which a method is run; a mixin's annotation may state the class."""
    annotation = value.function.parameters[0].annotation
    promised = annotated(machine, value.scope, annotation) if annotation is not None else None
    if isinstance(promised, Instance) and owner in mro(promised.cls):
        return machine.self_of(promised.cls)
    return machine.self_of(owner)


def _symbolic(machine: Summarizer, value: FunctionValue, parameter: ir.Parameter) -> Value:
    unknown = Unknown(parameter.name, frozenset({parameter.name}))
    if parameter.kind == "*":
        each = annotated(machine, value.scope, parameter.annotation)
        return SeqValue((each, unknown) if isinstance(each, ExternalInstance) else (unknown,), True)
    if parameter.kind == "**":
        return unknown
    if (seed := machine.seeds.get((value.function, parameter.name))) is not None:
        return seed
    passed = injected(machine, value, parameter)
    if passed is not None:
        return passed
    promised = annotated(machine, value.scope, parameter.annotation)
    if parameter.annotation is not None and (promised is None or isinstance(promised, Text)):
        choices = enum_choices(machine, value.scope, parameter.annotation) if promised is None else [promised]
        note_choices(machine, value.function, parameter.name, choices)
        promised = None
    default = default_of(machine, value, parameter)
    if isinstance(promised, ExternalInstance) and default == NONE:
        return join((promised, NONE))
    if promised is not None and promised != NONE:
        may_be_other = isinstance(promised, (SeqValue, DictValue, ClassValue))
        return join((promised, unknown)) if may_be_other else promised
    is_filled = isinstance(default, (DictValue, SeqValue)) and default.items
    if default is not None and (
        isinstance(default, (Text, ExternalInstance)) or is_filled or is_callable(machine.observer, default)
    ):
        return join((default, with_default(unknown)))
    return unknown


def default_of(machine: Summarizer, value: FunctionValue, parameter: ir.Parameter) -> Value | None:
    """Return the default that the function or one of its decorators states; ``None`` without one."""
    if parameter.default is None:
        return declared_default(machine, value, parameter.name)
    default = parameter.default
    if isinstance(default, ir.Const) and (known := machine.constants.get(default)) is not None:
        return known
    return evaluate(machine, Frame(value.scope), default)


def run_body(machine: Summarizer, frame: Frame, function: ir.Function) -> None:
    """Run the body of *function*."""
    falls = run_block(machine, frame, function.body)
    if falls and frame.returns:
        frame.returns.append(NONE)
    if function.name in CONSTRUCTORS and isinstance(frame.receiver, Instance):
        _settle(frame.names, function, frame.receiver)


def _settle(names: dict[str, Value], function: ir.Function, instance: Instance) -> None:
    """Keep only the last value that a constructor assigns to an attribute."""
    prefix = f"{function.parameters[0].name}."
    for path, value in names.items():
        if path.startswith(prefix) and path.count(".") == 1:
            instance.attributes[path.removeprefix(prefix)] = value


def returned_value(machine: Summarizer, frame: Frame, value: FunctionValue) -> Value:
    """Return the result of a run, with strings widened that a decorator may change."""
    returned = _returned(machine, frame, value)
    if text_in(returned) is not None and any(_alters(machine, d) for d in value.decorators):
        return join((returned, hole("", returned.parameters)))
    return returned


def _alters(machine: Summarizer, decorator: Value) -> bool:
    """Return whether a decorator of the project returns something other than its argument."""
    if not isinstance(decorator, FunctionValue):
        return True
    given = [Unknown(p.name, frozenset({p.name})) for p in decorator.function.parameters[:1]]
    summary = machine.summary(decorator)
    return summary is None or summary.returned not in given


def _returned(machine: Summarizer, frame: Frame, value: FunctionValue) -> Value:
    function = value.function
    if frame.yields:
        if kinds(function) & _MANAGERS:
            returned = join(frame.yields)
        else:
            return _generated(frame, function)
    else:
        returned = join(frame.returns) if frame.returns else NONE
    if isinstance(returned, (External, Unknown)) or returned == NONE:
        if (declared := declared_object(machine, value.scope, function.returns)) is not None:
            return declared
        if returned == NONE and (is_abstract(function) or has_stub_body(function)):
            depends = OWN if value.owner is not None else frozenset[str]()
            return Unknown(function.name, depends)
    return returned


def _generated(frame: Frame, function: ir.Function) -> SeqValue:
    """Return what a generator yields: first, what it always does, then any of the rest."""
    known = leading_yields(function)
    first, rest = frame.yields[:known], frame.yields[known:]
    if not first or frame.yields.count(first[0]) > 1:  # it may have been run for several classes
        return SeqValue((join(frame.yields),), True)
    return SeqValue((*first, *([join(rest)] if rest else [])), True, head=len(first))


def bound_scope(machine: Summarizer, call: Invocation) -> Scope:
    """Return the scope of a run of the called function, with the parameters bound to the arguments."""
    function, given = call.value.function, call.all_arguments
    names: dict[str, Value] = {}
    for position, (parameter, value) in enumerate(given.given(function.parameters)):
        if parameter.kind == "*":
            more = () if given.rest is None else (given.rest,)
            names[parameter.name] = SeqValue((*given.positional[position:], *more), given.open_positional)
        elif parameter.kind == "**":
            known = {p.name for p in function.parameters if p.kind in {"plain", "keyword"}}
            extra: list[tuple[Value, Value]] = [(literal(k), v) for k, v in given.keywords if k not in known]
            if given.keyword_rest is not None and given.keyword_rest.parameters:
                extra.append((UNKNOWN, given.keyword_rest))
            names[parameter.name] = DictValue(tuple(extra), given.open_keywords)
        else:
            names[parameter.name] = _argument(machine, call, parameter, value)
    return Scope(call.value.scope.module, names, call.value.scope)


def _argument(machine: Summarizer, call: Invocation, parameter: ir.Parameter, given: Value | None) -> Value:
    value, arguments = call.value, call.arguments
    if given is None:
        default = default_of(machine, value, parameter)
        by_position = arguments.open_positional and parameter.kind != "keyword"
        other = arguments.rest if by_position else None
        if other is None:
            named = arguments.keyword_rest if parameter.kind != "positional" else None
            other = Unknown(parameter.name, named.parameters if named is not None else frozenset())
        if default is None:
            given = other
        elif by_position or arguments.open_keywords:
            given = join((default, with_default(other)))
        else:
            return default
    if isinstance(given, Unknown):
        return declared_object(machine, value.scope, parameter.annotation) or given
    return given


def construct(machine: Summarizer, instance: Instance, method: FunctionValue) -> None:
    """Run a constructor on *instance*, for the attributes."""
    if instance.arguments is None:
        run_body(machine, _own_frame(machine, instance, method), method.function)
    else:
        run_on(machine, instance, method, instance.arguments)


def run_hook(
    machine: Summarizer, receiver: Instance | ClassValue, method: FunctionValue, given: Arguments
) -> None:
    """Run a method that Python calls with *given*, for the attributes; once with the same arguments."""
    if (key := (method.function, receiver, given)) not in machine.hooks_run:
        machine.hooks_run.add(key)
        run_on(machine, receiver, method, given)


def run_on(
    machine: Summarizer,
    receiver: Instance | ClassValue,
    method: FunctionValue,
    given: Arguments,
    depth: int = 2,
) -> Frame:
    """Run a method for the attributes that it sets; of an object that is being built, the last ones."""
    frame = Frame(bound_scope(machine, Invocation(method, receiver, given)), method, receiver, depth)
    run_body(machine, frame, method.function)
    if isinstance(receiver, Instance) and receiver.state == "building":
        _settle(frame.names, method.function, receiver)
    return frame


def stored(machine: Summarizer, instance: Instance, method: FunctionValue, name: str) -> Value | None:
    """Return what *method* sets an attribute of *instance* to, for any arguments; ``None`` for nothing."""
    key = (instance, method, name)
    found = machine.set_on.get(key)
    if found is not None:
        machine.cycles.note_use(key)
        return found.get(name)
    # a reader that runs in the meantime sees the attributes set so far, and is run again
    found = machine.set_on[key] = {}
    with machine.cycles.computing(key) as outdated:
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
    of_self = {parameter.name: Unknown(parameter.name, OWN) for parameter in own}
    for parameter in own:
        frame.names[parameter.name] = depending(frame.names[parameter.name], of_self)
    frame.depth = 2
    return frame
