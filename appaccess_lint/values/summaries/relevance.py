"""Decide whether a function needs re-analysis for the arguments of a call."""

from __future__ import annotations

from collections.abc import Iterable

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, outline_of, passed_arguments, tested_in, texts_in
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.frames import Invocation, Summary
from appaccess_lint.values.domain.observer import takes_callable
from appaccess_lint.values.domain.outside import External, ExternalInstance, UrlValue
from appaccess_lint.values.domain.program import ClassValue, EnumMember, FunctionValue, Instance
from appaccess_lint.values.domain.unions import Union, literals, members, texts
from appaccess_lint.values.domain.values import Scalar, Unknown, Value
from appaccess_lint.values.objects.annotations import annotated
from appaccess_lint.values.objects.classes import classes_beyond, mro
from appaccess_lint.values.objects.declared_fields import field_names
from appaccess_lint.values.objects.subclasses import may_differ, own_members
from appaccess_lint.values.summaries.completion import is_replaceable, result_depends
from appaccess_lint.values.summaries.state import Summarizer

_INSTANCES = frozenset({Instance, Union})
_OBJECTS = frozenset({EnumMember, Instance, Union})
_PARTS = (DictValue, SeqValue, Text)


def needs_reanalysis(
    machine: Summarizer, call: Invocation, summary: Summary, result_used: bool, names: bool
) -> bool:
    """Return whether the function's requests, or a result that is used, depend on arguments of a call.

    *names* states that its requests may name an endpoint with these arguments: see ``may_name``.
    """
    value, receiver, arguments = call
    if takes_callable(machine.observer, arguments):
        return True  # the function may call it
    # the function may read members of a subclass; what it sets on its object is set by running it
    obj = receiver if isinstance(receiver, Instance) and value.owner is not None else None
    if obj is not None and obj.state == "building":
        return True
    if names and isinstance(receiver, Instance) and value.owner is None:
        return True  # a function made outside the class knows nothing of the methods of its object
    of_result = result_depends(machine, summary) if result_used else frozenset[str]()
    if not names or _lead_elsewhere(machine, arguments):
        needed = of_result
    elif value.owner is not None and may_differ(machine, value, _class_of(receiver) or value.owner):
        return True
    else:
        needed = summary.depends | of_result
    if names and _passes_subclass(machine, call):
        return True
    if not needed:
        return False
    # a result that isn't an object needs no run for unknown arguments: their names replace the parameters'
    replaceable = (not names or not summary.depends) and is_replaceable(summary.returned)
    symbolic = replaceable and machine.is_symbolic(call)
    if "self" in needed and ((not symbolic and _known(receiver)) or holds_object(arguments)):
        return True
    if obj is not None and result_used and _returns_self(summary.returned, value.owner, obj.cls):
        return True
    if any(
        _adds_information(call, summary, parameter, given, replaceable)
        for parameter, given in call.given()
        if parameter.name in needed
    ):
        return True
    # a nested function depends on parameters of the enclosing function
    return bool(needed - {p.name for p in value.function.parameters} - {"self"})


def _class_of(receiver: Value | None) -> ClassValue | None:
    """Return the class that *receiver* is or belongs to."""
    match receiver:
        case ClassValue():
            return receiver
        case Instance():
            return receiver.cls
    return None


def _adds_information(
    call: Invocation, summary: Summary, parameter: ir.Parameter, given: Value | None, replaceable: bool
) -> bool:
    """Return whether another run for what *call* gives for a parameter may have another result."""
    if parameter.kind in {"*", "**"}:
        return True
    if given is None and (call.arguments.open_keywords or call.arguments.open_positional):
        return True
    is_made = isinstance(given, Unknown) and given.name.endswith("()")
    if is_made and ExternalInstance in map(type, members(summary.returned)):
        return True  # credentials of a client: requests.auth.HTTPBasicAuth(…)
    # an unknown argument replaces a default
    by_itself = replaceable and parameter.default is None
    if given is not None and (
        _known_here(given, call.value.function, parameter) if by_itself else _known(given)
    ):
        return True
    return parameter.name in summary.chosen_by and (given is None or isinstance(given, Scalar))


def _lead_elsewhere(machine: Summarizer, arguments: Arguments) -> bool:
    """Return whether an argument is the path of another product: no request to it is relevant."""
    strings = [value for value in arguments.values if isinstance(value, Text)]
    return any(map(machine.observer.leads_elsewhere, strings))


def _passes_subclass(machine: Summarizer, call: Invocation) -> bool:
    """Return whether an argument is an object of a subclass of the annotated class that names an endpoint."""
    for parameter, given in call.given() if call.arguments.may_be(_INSTANCES) else ():
        if given is None or parameter.annotation is None:
            continue
        if objects := [m for m in members(given) if isinstance(m, Instance)]:
            declared = annotated(machine, call.value.scope, parameter.annotation)
            for base in members(declared) if declared is not None else ():
                if isinstance(base, Instance) and any(
                    base.cls in mro(m.cls)[1:] and _adds_word(machine, base.cls, m.cls) for m in objects
                ):
                    return True
    return False


def _adds_word(machine: Summarizer, owner: ClassValue, cls: ClassValue) -> bool:
    """Return whether *cls*, a subclass of *owner*, adds members that have a word of an endpoint."""
    return any(holds_word(machine, c.names.values()) for c in classes_beyond(owner, cls))


def _returns_self(returned: Value, owner: ClassValue | None, cls: ClassValue) -> bool:
    """Return whether a method that a subclass inherits returns its own object, one of the subclass."""
    return cls is not owner and any(isinstance(m, Instance) and m.cls is owner for m in members(returned))


def may_name(machine: Summarizer, call: Invocation, summary: Summary) -> bool:
    """Return whether a request of a function may name an endpoint with the arguments of a call.

    It can't if neither the function's open requests nor the arguments have a word of an endpoint.
    """
    value, receiver, arguments = call
    # in the analysed file, the URLs of calls of its own wrappers matter
    if summary.completes or value.scope.module is machine.target or holds_word(machine, arguments.values):
        return True
    if not isinstance(receiver, Instance):
        return True
    if receiver.arguments is not None and holds_word(machine, receiver.arguments.values):
        return True
    if receiver.changes and holds_word(machine, receiver.attributes.values()):
        return True
    owner = value.owner
    return (
        owner is not None
        and receiver.cls is not owner
        and _overrides_name_endpoint(machine, value, receiver.cls)
    )


@cached
def _overrides_name_endpoint(machine: Summarizer, function: FunctionValue, cls: ClassValue) -> bool:
    """Return whether an own member of *cls* that an inherited method reads has a word of an endpoint."""
    read = own_members(machine, function, cls)
    return read is None or holds_word(machine, read)


def holds_word(machine: Summarizer, values: Iterable[Value]) -> bool:
    """Return whether one of *values* has a word of an endpoint, or is an object that may contain one.

    The key of a row with such a word counts, too.
    """
    observer = machine.observer
    for value in values:
        match value:
            case Unknown() | Scalar() | External():
                found = False
            case Text():
                found = observer.may_name(value) or not machine.row_keys.isdisjoint(literals(value))
            case UrlValue() | SeqValue() | DictValue() | Union():
                found = holds_word(machine, value.contents)
            case FunctionValue(function=function):
                found = any(observer.may_name(literal(text)) for text in texts_in(function))
            case _:
                found = True
        if found:
            return True
    return False


def chosen_by(machine: Summarizer, value: FunctionValue, returned: Value) -> frozenset[str]:
    """Return the parameters by which a function chooses between strings, or tuples of them, that it returns.

    Only strings that may name an endpoint are worth another run.
    """
    ways = [m for m in members(returned) if isinstance(m, (Text, SeqValue))]
    count = sum(len(way.alternatives) if isinstance(way, Text) else 1 for way in ways)
    if count < 2 or not any(map(machine.observer.may_name, texts(ways))):
        return frozenset()
    return tested_in(value.function) & {parameter.name for parameter in value.function.parameters}


def holds_object(arguments: Arguments) -> bool:
    """Return whether an argument is an object of the project of which more is known than its class.

    The attributes of a parameter that is annotated with a class are as unknown as those of the function's
    own object.
    """
    return arguments.may_be(_OBJECTS) and any(
        isinstance(m, EnumMember) or (isinstance(m, Instance) and m.arguments is not None)
        for value in arguments.values
        for m in members(value)
    )


def _known(value: Value | None) -> bool:
    """Return whether *value* is known, or may be known to a caller further up."""
    match value:
        case None | Scalar():
            return False
        case Unknown():
            return bool(value.parameters)
        case Text():
            return any(part for t in value.alternatives for part in t.parts if isinstance(part, str)) or bool(
                value.parameters
            )
        case UrlValue() | SeqValue() | DictValue() | Union():
            return any(map(_known, value.contents))
        case Instance():
            given = value.arguments
            if given is None or given.is_open or any(map(_known, given.values)):
                return True
            if value.changes and any(_known(v) for v in value.attributes.values() if isinstance(v, _PARTS)):
                return True
            return not given.values and bool(field_names(value.cls))  # its fields have their defaults
        case _:
            return True


def _known_here(given: Value, function: ir.Function, parameter: ir.Parameter) -> bool:
    """Return whether an argument adds information, whatever callers further up pass.

    The name of an unknown function adds information if it may be called: ``retry(session.get, url)``.
    """
    match given:
        case Union():
            return any(_known_here(m, function, parameter) for m in given.members)
        case Unknown(name=name):
            passed = "." in name and any(h.path == parameter.name for h in passed_arguments(function))
            return not name.endswith(")") and (passed or parameter.name in outline_of(function).calls)
    return _known(given)
