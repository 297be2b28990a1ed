"""Evaluate calls of the project's functions and classes, also through decorators.

A decorator may make a request from the function's name, arguments or result: ``@api def content(self)`` may
request ``f"{ROOT}/{f.__name__}"``. A call of the decorated function is then a call of the function that
replaces it.
"""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.immutable import replace
from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.containers import Arguments, SeqValue, origins_of
from appaccess_lint.values.domain.frames import Frame, Invocation, Outcome, invocation
from appaccess_lint.values.domain.machine import evaluate
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.program import BoundMethod, ClassValue, FunctionValue, Instance
from appaccess_lint.values.domain.unions import Union, join, members, parameters_of
from appaccess_lint.values.domain.values import NONE, Unknown, Value
from appaccess_lint.values.library.fields import JSON
from appaccess_lint.values.objects import classes, declared_fields, library_members
from appaccess_lint.values.objects.annotations import states_class
from appaccess_lint.values.objects.attributes import library_init
from appaccess_lint.values.objects.instances import is_record
from appaccess_lint.values.summaries.decorated import changes_arguments
from appaccess_lint.values.summaries.effects import invalidate, run_setter
from appaccess_lint.values.summaries.functions import call_function, summarize
from appaccess_lint.values.summaries.state import Summarizer

MAX_KEY = 16
"""Maximum length of the chain of calls from a function to a request that its callers complete."""
_OBJECTS = frozenset({ExternalInstance, Instance, Union})


def call_project_function(
    machine: Summarizer,
    frame: Frame,
    node: ir.Call,
    callee: FunctionValue | BoundMethod,
    arguments: Arguments,
) -> Value:
    """Call a function of the project at *node*, for its result, its requests and its effects in *frame*."""
    call = invocation(callee, arguments)
    note_arguments(machine, call)
    if (outcome := run_setter(machine, frame, node, call)) is not None:
        return outcome.returned
    outcome = call_function(machine, frame, node, call)
    decorated = [*by_decorators(machine, frame, node, call)]
    if not any(is_changed and made.requests for made, is_changed in decorated):
        add_requests(frame, node, outcome)
    for made, _ in decorated:
        add_requests(frame, node, made)
    invalidate(machine, frame, node, call)
    return outcome.returned


def add_requests(frame: Frame, node: ir.Call, outcome: Outcome) -> None:
    """Add the requests of a called function to the caller; *node* is now the call that completes them."""
    frame.deferred |= outcome.deferred
    for request in outcome.requests:
        if len(request.key) < MAX_KEY:
            key = (node, *request.key)
            frame.requests.append(replace(request, key=key, node=node, module=frame.scope.module))


def instantiate(
    machine: Summarizer, frame: Frame, node: ir.Call, cls: ClassValue, arguments: Arguments
) -> Value:
    if classes.is_enum(cls):
        named = [m for m in classes.enum_members(cls) if arguments.positional[:1] == (m.value,)]
        return named[0] if named else Unknown("", parameters_of(arguments.positional))
    if (client := _client_of_new(machine, frame, node, cls, arguments)) is not None:
        return client
    key = (cls, arguments, origins_of(arguments) or node)
    found = machine.instances.setdefault(key, Instance(cls, arguments))
    init = classes.class_member(machine, cls, "__init__")
    if isinstance(init, FunctionValue):
        call = Invocation(init, found, arguments)
        note_arguments(machine, call)
        summary = summarize(machine, init)
        if summary is not None and summary.depends:
            add_requests(frame, node, call_function(machine, frame, node, call))
    elif init is None:
        is_given = any(isinstance(m, ExternalInstance) for value in arguments.values for m in members(value))
        if is_given and (generated := declared_fields.fields_as_parameters(cls)) is not None:
            note_arguments(machine, Invocation(generated, found, arguments))
        inherited = library_init(machine, found, cls)
        if inherited is not None:
            machine.call(frame, node, inherited, arguments)
    return found


def _client_of_new(
    machine: Summarizer, frame: Frame, node: ir.Call, cls: ClassValue, arguments: Arguments
) -> Value | None:
    """Return the library's client that ``__new__`` of *cls* returns in place of an object of *cls*."""
    new = classes.method_of(machine, cls, "__new__")
    if new is None:
        return None
    made = call_function(machine, frame, node, Invocation(new, cls, arguments)).returned
    return made if all(isinstance(m, ExternalInstance) for m in members(made)) else None


def note_arguments(machine: Summarizer, call: Invocation) -> None:
    """Record the objects that a call passes to parameters that are unknown in the function."""
    if not call.arguments.may_be(_OBJECTS):  # most calls
        return
    for parameter, given in call.given():
        if given is None or parameter.kind in {"*", "**"}:
            continue
        if _OBJECTS.isdisjoint(map(type, members(given))):  # most arguments
            continue
        if any(_is_object(m, states_class(parameter.annotation)) for m in members(given)):
            key = (call.value.function, parameter.name)
            known = machine.observed.get(key)
            machine.observed[key] = given if known is None else join((known, given))


def _is_object(value: Value, class_is_known: bool) -> bool:
    """Return whether to record a value; an annotation states the class, but not how the object is made."""
    if isinstance(value, ExternalInstance):
        # requests aren't sent through a body
        return value.cls != JSON and not (class_is_known and value.arguments is None)
    return isinstance(value, Instance) and not class_is_known and not is_record(value)


def by_decorators(
    machine: Summarizer, frame: Frame, node: ir.Call, call: Invocation
) -> Iterator[tuple[Outcome, bool]]:
    """Yield the outcomes of a call through the functions that the decorators of its function return.

    Each is with whether that function calls the decorated one with other arguments.
    """
    value = call.value
    if not any(isinstance(decorator, FunctionValue) for decorator in value.decorators):
        return
    bare = call._replace(value=replace(value, decorators=()))  # a decorator calls the function itself
    for written in value.function.decorators:
        if isinstance(written, ir.Call) and library_members.is_given_path(machine, written):
            continue  # the decorator itself names the request
        made = evaluate(machine, Frame(value.scope), written)
        if not isinstance(made, FunctionValue):
            continue
        is_changed = False
        if _receives_all(machine, made):
            given = _as_values(bare)
        else:
            parameters = made.function.parameters
            made = machine.returned(made, Arguments((bare.value,)))
            given = call.all_arguments
            if isinstance(made, FunctionValue) and parameters:
                is_changed = changes_arguments(made.function, parameters[0].name)
        if (
            isinstance(made, FunctionValue)
            and made.function is not value.function
            and (is_changed or _requests(machine, made))
        ):
            yield call_function(machine, frame, node, Invocation(made, None, given)), is_changed


def _receives_all(machine: Summarizer, decorator: FunctionValue) -> bool:
    """Return whether a library builds the decorator from a function that receives all arguments as values."""
    outside = library_members.external_decorators(machine, decorator)
    return any(machine.observer.gives(found.name) == "wrapper" for found in outside)


def _requests(machine: Summarizer, function: FunctionValue) -> bool:
    """Return whether *function* sends a request that depends on its arguments."""
    twin = machine.unbound.get(function.function, function)
    summary = summarize(machine, twin)
    return summary is not None and bool(summary.rest)


def _as_values(bare: Invocation) -> Arguments:
    value, receiver, arguments = bare
    wrapped: Value = BoundMethod(receiver, value) if receiver is not None else value
    positional = SeqValue(arguments.positional, arguments.open_positional)
    return Arguments((wrapped, receiver or NONE, positional, arguments.table))
