"""Model functions of Python and its libraries that build strings, containers and callables."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.text.formatting import dollars
from appaccess_lint.text.text import NO_TEXT, Hole, Text
from appaccess_lint.values.domain.containers import Arguments, DictValue, PartialValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.outside import (
    External,
    ExternalInstance,
    ExternalMethod,
    TextMethod,
    UrlValue,
)
from appaccess_lint.values.domain.program import ClassValue, Instance
from appaccess_lint.values.domain.unions import join, literals, members, parameters_of, with_default
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Scalar, Unknown, Value
from appaccess_lint.values.library.callables import CALLABLES
from appaccess_lint.values.library.fields import FIELDS, made_class
from appaccess_lint.values.library.model import KnownCall, Model
from appaccess_lint.values.library.modules import MODULES
from appaccess_lint.values.library.sequences import SEQUENCES, dict_method
from appaccess_lint.values.library.strings import PATTERNS, TEXT_METHODS, texts_by_key, texts_by_name
from appaccess_lint.values.library.url_functions import URLS
from appaccess_lint.values.objects.annotations import annotated
from appaccess_lint.values.objects.attributes import attribute
from appaccess_lint.values.objects.changed_values import merged, table_of
from appaccess_lint.values.objects.convert import as_text
from appaccess_lint.values.objects.items import elements, looked_up
from appaccess_lint.values.objects.mutation import change_by_method, popped
from appaccess_lint.values.objects.placeholders import left_empty


def call_known(
    machine: Machine,
    frame: Frame,
    node: ir.Call,
    callee: External | TextMethod | ExternalMethod | Unknown,
    arguments: Arguments,
) -> Value | None:
    """Return the result of a modelled function or method; ``None`` if there is no model."""
    if type(callee) is Unknown:
        # a method of what a function of a library returned
        owner, _, method = callee.name.rpartition(".")
        made_by = owner.removesuffix("()")
        name = f"{made_by}.{method}"
        if made_by == owner or machine.observer.gives(name) not in MODELS:  # most calls
            return None
        return _of_method(KnownCall(name, machine, frame, node, arguments), Unknown(owner), name)
    call = KnownCall(callee.name, machine, frame, node, arguments)
    if isinstance(callee, External):
        owner, _, method = callee.name.rpartition(".")
        if owner == "builtins.str" and method in TEXT_METHODS and arguments.positional:  # str.format(text, …)
            text = TextMethod(arguments.positional[0], method)
            return call_known(machine, frame, node, text, arguments.after_first())
        return modelled(call)
    if isinstance(callee, TextMethod):
        results = [_method(call, m) for m in members(callee.receiver)]
        found = [value for value in results if value is not None]
        return join(found) if found else None
    if isinstance(callee, ExternalMethod):
        return _of_method(call, callee.receiver, f"{callee.receiver.cls}.{callee.name}")
    return None


def modelled(call: KnownCall) -> Value | None:
    """Evaluate a call as ``rules_data/library`` describes the function."""
    model = MODELS.get(call.machine.observer.gives(call.name) or "")
    return model(call) if model is not None else None


def _of_method(call: KnownCall, receiver: Value, name: str) -> Value | None:
    """Evaluate a call as one of the method *name* of *receiver*; most methods have no model."""
    model = MODELS.get(call.machine.observer.gives(name) or "")
    return model(call.on(receiver, name)) if model is not None else None


def _method(call: KnownCall, receiver: Value) -> Value | None:
    machine, name = call.machine, call.name
    match receiver:
        case Text() if name in TEXT_METHODS:
            return TEXT_METHODS[name](machine, receiver, call.arguments)
        case Text():
            return Unknown("", receiver.parameters)
        case DictValue() | SeqValue():
            result: Value = UNKNOWN
            if isinstance(receiver, DictValue):
                result = dict_method(call, receiver)
            elif name in {"pop", "popleft"}:
                result = popped(call.frame, receiver, name, call.arguments)
            elif name in {"get", "get_nowait"}:  # of a queue or a context variable
                result = elements(receiver)
            owner = call.node.receiver
            changes = change_by_method(machine, call.frame, owner, receiver, name, call.arguments)
            return NONE if changes and name not in {"pop", "popitem", "popleft", "setdefault"} else result
        case UrlValue():
            return _of_method(call, receiver, f"{receiver.cls}.{name}")
        case Scalar(value=bytes()) if name == "decode":
            return as_text(machine, receiver)
    return None


def _same(call: KnownCall) -> Value:
    """Return the first argument, for functions whose result has the same text."""
    return call.first("x", "text", "main", "iterable")


def _to_text(call: KnownCall) -> Value:
    given = call.positional or call.arguments.keywords
    return as_text(call.machine, call.first("object", "s", "uri", "url")) if given else NO_TEXT


def _getattr(call: KnownCall) -> Value:
    if len(call.positional) < 2:
        return UNKNOWN
    owner, name = call.positional[:2]
    found = [looked_up(call.machine, attribute(call.machine, owner, n), name) for n in literals(name)[:8]]
    found = found or _by_verb(call.machine, owner, name) or [Unknown("", parameters_of((owner, name)))]
    default = call.positional[2] if len(call.positional) > 2 else None
    if default is None or not all(isinstance(f, (External, Unknown)) for f in found):
        return join(found)
    if isinstance(default, Text):
        found = [Unknown(f.name) if isinstance(f, External) else f for f in found]
    return _or_default(join(found), default)


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


def _setattr(call: KnownCall) -> Value:
    if len(call.positional) == 3:
        for name in literals(call.positional[1]):
            call.machine.assign(call.frame, ir.Attr(call.node.args[0].value, name), call.positional[2])
    return NONE


def _environ(call: KnownCall) -> Value:
    names = literals(call.first("key"))
    unknown = Unknown(f"os.environ.{names[0]}" if names else "os.environ")
    default = call.arguments.get(1, "default")
    return unknown if default is None or default == NONE else _or_default(unknown, default)


def _or_default(unknown: Value, default: Value) -> Value:
    """Return a setting of *unknown* value that has a *default*."""
    if default == NO_TEXT and isinstance(unknown, Unknown):
        return left_empty(default, unknown.name)
    return join((default, with_default(unknown)))


def _dict(call: KnownCall) -> Value:
    """Evaluate ``dict(mapping, key=value)``, and ``ChainMap(first, second)``, where the first counts."""
    below = DictValue(())
    for given in reversed(call.positional):
        below = merged(call.machine, below, table_of(given) or given)
    return merged(call.machine, below, call.arguments.table)


def _field_default(call: KnownCall) -> Value | None:
    """Return the default of ``dataclasses.field``, pydantic's ``Field`` and similar functions."""
    for name, value in call.arguments.keywords:
        if name in {"default", "value"}:
            return value
        if name in {"default_factory", "factory"}:
            return call.call(value, Arguments())
    if call.positional and not isinstance(call.positional[0], Scalar):
        return call.positional[0]
    return NONE if call.positional else UNKNOWN


def _cast(call: KnownCall) -> Value:
    promised = annotated(call.machine, call.frame.scope, call.node.args[0].value) if call.node.args else None
    if promised is not None:
        return promised
    return call.positional[1] if len(call.positional) > 1 else UNKNOWN


def _mapping(call: KnownCall) -> Value:
    """Evaluate ``httpx.QueryParams(type="page")``, which also accepts a query string."""
    is_text = call.positional and isinstance(call.positional[0], (Text, Scalar))
    return call.positional[0] if is_text else _dict(call)


def _substituted(call: KnownCall) -> Value | None:
    """Evaluate ``string.Template(text).substitute(…)``; ``safe_substitute`` keeps fields without a value."""
    result = call.first()
    if not isinstance(result, ExternalInstance) or result.arguments is None:
        return None
    rest = call.arguments.after_first()
    given = rest.positional[0] if rest.positional else DictValue(())
    unknown = Hole("", parameters_of((given, *(v for _, v in rest.keywords))))
    fields = texts_by_key(call.machine, given) | texts_by_name(call.machine, rest)
    is_known = isinstance(given, DictValue) and not given.open and not rest.open_keywords
    keeps = is_known and call.name.endswith("safe_substitute")
    return dollars(as_text(call.machine, result.arguments.first("template")), fields, unknown, keeps=keeps)


def _class_of(call: KnownCall) -> Value | None:
    if len(call.positional) == 3:
        return made_class(call)
    given = call.first()
    found: list[Value] = [m.cls for m in members(given) if isinstance(m, Instance)]
    return join(found) if found and not isinstance(given, ClassValue) else UNKNOWN


def _new(call: KnownCall) -> Value:
    """Evaluate ``object.__new__(cls)``; while an object is built, ``cls`` is the object."""
    given = call.first("cls")
    return given if isinstance(given, Instance) else UNKNOWN


MODELS: dict[str, Model] = {
    "argument": _same,
    "argument of method": lambda call: call.arguments.after_first().first("request"),
    "mapping": _mapping,
    "text": _to_text,
    "default": _field_default,
    "setting": _environ,
    "getattr": _getattr,
    "setattr": _setattr,
    "type": _class_of,
    "__new__": _new,
    "cast": _cast,
    "Template": lambda call: ExternalInstance(call.name, call.arguments),
    "substituted": _substituted,
    **CALLABLES,
    **SEQUENCES,
    **PATTERNS,
    **URLS,
    **FIELDS,
    **MODULES,
}
"""The models by the kinds of results in ``rules_data/library``."""
