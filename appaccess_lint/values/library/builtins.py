"""Model functions of Python and its libraries that build strings, containers and callables."""

from __future__ import annotations

from functools import partial

from appaccess_lint.syntax import ir
from appaccess_lint.text.formatting import dollars
from appaccess_lint.text.text import NO_TEXT, Hole, Text, literal
from appaccess_lint.values.domain.callables import is_callable
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    NONE,
    UNKNOWN,
    Arguments,
    ClassValue,
    DictValue,
    External,
    ExternalInstance,
    ExternalMethod,
    Instance,
    PartialValue,
    Scalar,
    SeqValue,
    TextMethod,
    Unknown,
    UrlValue,
    Value,
    join,
    literals,
    members,
    parameters_of,
    with_default,
)
from appaccess_lint.values.library.fields import GIVEN_FIELDS, JSON
from appaccess_lint.values.library.known import Known
from appaccess_lint.values.library.patterns import METHODS, PATTERN, PATTERN_FUNCTIONS, pattern_method
from appaccess_lint.values.library.records import RECORD_FUNCTIONS, replaced
from appaccess_lint.values.library.sequences import SEQUENCE_FUNCTIONS, dict_method, seq_method, sequence
from appaccess_lint.values.library.strings import TEXT_METHODS, first, texts_by_key, texts_by_name
from appaccess_lint.values.library.url_functions import GIVEN_URLS, call_method, url_object
from appaccess_lint.values.objects.annotations import annotated
from appaccess_lint.values.objects.attributes import attribute
from appaccess_lint.values.objects.changed_values import merged
from appaccess_lint.values.objects.convert import as_text
from appaccess_lint.values.objects.items import looked_up
from appaccess_lint.values.objects.mutation import change_by_method
from appaccess_lint.values.objects.placeholders import left_empty

TEMPLATE = "string.Template"


def call_known(
    machine: Machine,
    frame: Frame,
    node: ir.Call,
    callee: External | TextMethod | ExternalMethod,
    arguments: Arguments,
) -> Value | None:
    """Return the result of a modelled function or method; ``None`` if there is no model."""
    if isinstance(callee, ExternalMethod):
        if callee.receiver.cls == JSON and callee.name in {"encode", "decode"}:
            return callee.receiver
        if callee.receiver.cls == PATTERN and callee.name in METHODS:
            made = callee.receiver.arguments
            return pattern_method(machine, frame, node, made, callee.name, arguments)
        return _substituted(machine, callee, arguments) if callee.receiver.cls == TEMPLATE else None
    if isinstance(callee, External):
        gives = machine.observer.gives(callee.name)
        if gives == "url object":
            return url_object(machine, callee.name, arguments)
        known = _FUNCTIONS.get(callee.name) or _GIVEN.get(gives or "")
        return known(machine, frame, node, arguments) if known is not None else None
    results = [_method(machine, frame, node, m, callee.name, arguments) for m in members(callee.receiver)]
    found = [value for value in results if value is not None]
    return join(found) if found else None


def _substituted(machine: Machine, callee: ExternalMethod, arguments: Arguments) -> Value | None:
    """Evaluate ``string.Template(text).substitute(…)``."""
    made = callee.receiver.arguments
    if callee.name not in {"substitute", "safe_substitute"} or made is None:
        return None
    given = first(arguments) if arguments.positional else DictValue(())
    rest = Hole("", parameters_of((given, *(v for _, v in arguments.keywords))))
    fields = texts_by_key(machine, given) | texts_by_name(machine, arguments)
    return dollars(as_text(machine, first(made, "template")), fields, rest)


def _method(
    machine: Machine, frame: Frame, node: ir.Call, receiver: Value, name: str, arguments: Arguments
) -> Value | None:
    if isinstance(receiver, Text):
        known = TEXT_METHODS.get(name)
        if known is not None:
            return known(machine, receiver, arguments)
        return Unknown("", parameters_of((receiver,)))
    if isinstance(receiver, (DictValue, SeqValue)):
        result = (
            dict_method(machine, frame, receiver, name, arguments)
            if isinstance(receiver, DictValue)
            else seq_method(frame, receiver, name, arguments)
        )
        owner = node.func.value if isinstance(node.func, ir.Attr) else None
        changes = change_by_method(machine, frame, owner, receiver, name, arguments)
        return NONE if changes and name not in {"pop", "popitem", "setdefault"} else result
    if isinstance(receiver, UrlValue):
        return call_method(machine, receiver, name, arguments)
    if isinstance(receiver, Scalar) and isinstance(receiver.value, bytes) and name == "decode":
        return as_text(machine, receiver)
    return None


def _same(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    """Return the first argument, for functions whose result has the same text."""
    return first(arguments, "x", "text", "main", "iterable")


def _to_text(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    given = arguments.positional or arguments.keywords
    return as_text(machine, first(arguments, "object", "s", "uri", "url")) if given else NO_TEXT


def _partial(
    machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments, *, of_method: bool = False
) -> Value | None:
    if not arguments.positional:
        return None
    function, rest = arguments.positional[0], arguments.behind_first()
    inner = function if isinstance(function, PartialValue) and not function.of_method else None
    if inner is not None and not (of_method or inner.arguments.is_open or rest.is_open):
        # as Python does: a partial of a partial is one with the arguments of both
        return PartialValue(inner.function, inner.arguments.followed_by(rest))
    return PartialValue(function, rest, of_method)


def _getattr(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    if len(arguments.positional) < 2:
        return UNKNOWN
    owner, name = arguments.positional[:2]
    found = [looked_up(machine, attribute(machine, owner, n), name) for n in literals(name)[:8]]
    found = found or _by_verb(machine, owner, name) or [Unknown("", parameters_of((owner, name)))]
    default = arguments.positional[2:] if all(isinstance(f, Unknown) for f in found) else ()
    return join((*found, *default))


def _by_verb(machine: Machine, owner: Value, verb: Value) -> list[Value]:
    """Evaluate ``getattr(session, verb)`` as ``partial(session.request, verb)`` if *owner* is a client."""
    found: list[Value] = []
    for m in members(owner):
        request = (
            attribute(machine, m, "request")
            if isinstance(m, (External, ExternalInstance, Instance))
            else None
        )
        if isinstance(request, ExternalMethod):
            known = machine.observer.is_class(request.receiver.cls)
        else:
            known = isinstance(request, External) and machine.observer.is_function(request.name)
        if known and request is not None:
            found.append(PartialValue(request, Arguments((verb,))))
    return found


def _setattr(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    if len(arguments.positional) == 3:
        for name in literals(arguments.positional[1]):
            machine.assign(frame, ir.Attr(node.args[0].value, name), arguments.positional[2])
    return NONE


def _environ(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    names = literals(first(arguments, "key"))
    unknown = Unknown(f"os.environ.{names[0]}" if names else "os.environ")
    default = arguments.get(1, "default")
    if default is None or default == NONE:
        return unknown
    return left_empty(default, unknown.name) if default == NO_TEXT else join((default, with_default(unknown)))


def _dict(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    items = tuple((literal(k), v) for k, v in arguments.keywords)
    first = arguments.positional[0] if arguments.positional else None
    if isinstance(first, DictValue):
        return merged(machine, first, DictValue(items, arguments.open_keywords))
    if isinstance(first, SeqValue) and all(
        isinstance(p, SeqValue) and len(p.items) == 2 for p in first.items
    ):
        pairs = tuple((p.items[0], p.items[1]) for p in first.items if isinstance(p, SeqValue))
        return DictValue((*pairs, *items), first.open)
    return DictValue(items, first is not None or arguments.open_keywords)


def _field_default(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    """Return the default of ``dataclasses.field``, pydantic's ``Field`` and similar functions."""
    for name, value in arguments.keywords:
        if name in {"default", "value"}:
            return value
        if name in {"default_factory", "factory"}:
            return machine.call(frame, node, value, Arguments())
    if arguments.positional and not isinstance(arguments.positional[0], Scalar):
        return arguments.positional[0]
    return NONE if arguments.positional else UNKNOWN


def _cast(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    promised = annotated(machine, frame.scope, node.args[0].value) if node.args else None
    if promised is not None:
        return promised
    return arguments.positional[1] if len(arguments.positional) > 1 else UNKNOWN


def _in_thread(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    """Call the first argument with the other arguments, as ``asyncio.to_thread(f, x)`` does."""
    if not arguments.positional or not is_callable(machine.observer, arguments.positional[0]):
        return None
    return machine.call(frame, node, arguments.positional[0], arguments.behind_first())


def _mapping(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    """Evaluate ``httpx.QueryParams(type="page")``, which also accepts a query string."""
    is_text = arguments.positional and isinstance(arguments.positional[0], (Text, Scalar))
    return arguments.positional[0] if is_text else _dict(machine, frame, node, arguments)


def _class_of(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    given = first(arguments)
    found: list[Value] = [m.cls for m in members(given) if isinstance(m, Instance)]
    return join(found) if found and not isinstance(given, ClassValue) else UNKNOWN


_FUNCTIONS: dict[str, Known] = {
    "builtins.dict": _dict,
    "builtins.getattr": _getattr,
    "builtins.setattr": _setattr,
    "builtins.type": _class_of,
    "functools.partial": _partial,
    "functools.partialmethod": partial(_partial, of_method=True),
    "typing.cast": _cast,
    TEMPLATE: lambda machine, frame, node, arguments: ExternalInstance(TEMPLATE, arguments),
    **SEQUENCE_FUNCTIONS,
    **RECORD_FUNCTIONS,
    **PATTERN_FUNCTIONS,
}
_GIVEN: dict[str, Known] = {
    "argument": _same,
    "mapping": _mapping,
    "text": _to_text,
    "list": sequence,
    "call": _in_thread,
    "default": _field_default,
    "copy": replaced,
    "setting": _environ,
    **GIVEN_URLS,
    **GIVEN_FIELDS,
}
"""The functions for the kinds of results in ``rules_data/library``."""
