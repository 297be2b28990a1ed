"""Evaluate calls: of the project's functions and classes, of modelled functions, and of other values."""

from __future__ import annotations

import re
from collections.abc import Iterable

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import path_of
from appaccess_lint.text.operations import path_join
from appaccess_lint.text.text import NO_TEXT, Template, Text, literal
from appaccess_lint.values.domain.containers import EMPTY, Arguments, DictValue, PartialValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import WEIGHT_A_STEP, Machine, evaluate
from appaccess_lint.values.domain.observer import MAY_CALL, is_callable
from appaccess_lint.values.domain.outside import External, ExternalInstance, ExternalMethod, TextMethod
from appaccess_lint.values.domain.program import (
    BoundMethod,
    ClassValue,
    EnumMember,
    FunctionValue,
    Instance,
    SuperValue,
)
from appaccess_lint.values.domain.unions import Union, join, literals, members, with_default
from appaccess_lint.values.domain.values import NONE, Unknown, Value, weight
from appaccess_lint.values.evaluator.assignment import change_client
from appaccess_lint.values.library import builtins
from appaccess_lint.values.library.callables import NOT_SEEN, RUN_KEYWORDS, bundled, forwarded, gives_list
from appaccess_lint.values.objects import classes, convert, items
from appaccess_lint.values.objects.instances import with_fields_of_requests
from appaccess_lint.values.objects.mutation import write_unseen
from appaccess_lint.values.objects.subclasses import is_stub

MAX_WAYS = 6
"""Maximum number of combinations of tuples that ``*args`` can be, each of which is evaluated separately."""


def evaluate_call(machine: Machine, frame: Frame, node: ir.Call) -> Value:
    """Return the value of a call expression; record its requests in *frame*."""
    machine.steps += 1
    if isinstance(node.func, ir.Name) and node.func.id == "super" and (found := _super(frame)) is not None:
        return found
    callee = evaluate(machine, frame, node.func)
    results: list[Value] = []
    for arguments in evaluate_arguments(machine, frame, node):
        machine.steps += (weight(callee) + arguments.weight) // WEIGHT_A_STEP
        results.append(call_value(machine, frame, node, callee, arguments))
    return results[0] if len(results) == 1 else join(results)


def evaluate_arguments(machine: Machine, frame: Frame, node: ir.Call) -> list[Arguments]:
    """Evaluate the arguments of *node*, in the order of the source.

    There are several alternatives for ``*args`` that can be one of several tuples: their items belong
    together.
    """
    if not node.args:
        return [EMPTY]
    ways: list[list[Value]] = [[]]
    keywords: list[tuple[str, Value]] = []
    open_positional = open_keywords = False
    rest: list[Value] = []
    keyword_rest: list[Value] = []
    for arg in node.args:
        value = evaluate(machine, frame, arg.value)
        if not arg.star:
            if arg.keyword is not None:
                keywords.append((arg.keyword, value))
                continue
            for way in ways:
                way.append(value)
        elif arg.star == "*":
            value = items.as_tuple(machine, value)
            tuples = [m.items for m in members(value) if isinstance(m, SeqValue) and m.ordered]
            open_positional |= len(tuples) < len(members(value))
            if 0 < len(tuples) * len(ways) <= MAX_WAYS:
                ways = [[*way, *given] for given in tuples for way in ways]
            elif isinstance(value, SeqValue):
                rest.extend(value.items)
            else:
                open_positional = True
        else:
            tables = [m for m in members(value) if isinstance(m, DictValue)]
            keywords += _keywords(machine, tables)
            more, is_open = _other_keywords(value, tables)
            keyword_rest += more
            open_keywords |= is_open
    named = tuple(keywords)
    more_given = join(rest) if rest else None
    more_named = join(keyword_rest) if keyword_rest else None
    return [
        Arguments(tuple(way), named, open_positional, open_keywords, more_given, more_named) for way in ways
    ]


def _other_keywords(value: Value, tables: Iterable[DictValue]) -> tuple[list[Value], bool]:
    """Return what ``**value`` has under unknown keys, and whether it may have further keys.

    *tables* are the dictionaries that *value* can be.
    """
    found = [v for table in tables for k, v in table.items if isinstance(k, Unknown)]
    if not tables or any(m != NONE and not isinstance(m, DictValue) for m in members(value)):
        return [*found, Unknown("", value.parameters)], True
    return found, any(table.open for table in tables)


def _keywords(machine: Machine, tables: Iterable[DictValue]) -> list[tuple[str, Value]]:
    """Return the arguments that ``**`` makes of a dictionary, which is one of *tables*."""
    found: dict[str, list[Value]] = {}
    for table in tables:
        for name in dict(table.named):
            found.setdefault(name, []).append(items.item(machine, table, literal(name)))
        for key, value in table.items:
            for name in literals(key.value) if isinstance(key, EnumMember) else ():
                found.setdefault(name, []).append(value)
    return [(name, join(values)) for name, values in found.items()]


def _super(frame: Frame) -> Value | None:
    function = frame.function
    if function is None or function.owner is None or frame.receiver is None:
        return None
    return SuperValue(function.owner, frame.receiver)


def call_value(machine: Machine, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments) -> Value:
    """Call *callee* with *arguments* at *node*."""
    match callee:
        case Union():
            return join([call_value(machine, frame, node, m, arguments) for m in callee.members])
        case External() | TextMethod() | ExternalMethod() | Unknown():  # most often
            if (known := builtins.call_known(machine, frame, node, callee, arguments)) is not None:
                return known
        case FunctionValue() | BoundMethod():
            _call_stub(machine, frame, node, callee, arguments)
            _note_sent(frame, arguments)
            return machine.call_function(frame, node, callee, arguments)
        case ClassValue() if classes.derives_from(callee, classes.TYPED_DICTS):
            return call_value(machine, frame, node, External("builtins.dict"), arguments)
        case ClassValue():
            return machine.instantiate(frame, node, callee, arguments)
        case Instance() | EnumMember():
            if classes.method_of(machine, callee.cls, "__call__") is not None:
                return call_value(machine, frame, node, machine.attribute(callee, "__call__"), arguments)
        case PartialValue():
            return call_value(machine, frame, node, callee.function, callee.arguments.followed_by(arguments))
    return _call_outside(machine, frame, node, callee, arguments)


def _note_sent(frame: Frame, arguments: Arguments) -> None:
    frame.sent.extend([v for v in arguments.values if type(v) is ExternalInstance])


def _call_stub(
    machine: Machine, frame: Frame, node: ir.Call, callee: FunctionValue | BoundMethod, arguments: Arguments
) -> None:
    """Record what the unknown implementation of a declared method may send."""
    value = callee.function if isinstance(callee, BoundMethod) else callee
    if value.owner is not None and is_stub(machine, value):
        name = f"{path_of(node.receiver) or ''}.{value.owner.cls.name}.{value.function.name}"
        _call_outside(machine, frame, node, Unknown(name), arguments)


def _call_outside(
    machine: Machine, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments
) -> Value:
    if isinstance(callee, Unknown) and _updates_unseen(machine, frame, node, arguments):
        return NONE
    if (joined := _joined_by_name(machine, callee, arguments)) is not None:
        return joined
    passed = with_fields_of_requests(machine, arguments) if isinstance(callee, Unknown) else arguments
    value, requests = machine.observer.call(frame, node, callee, passed)
    frame.requests.extend(requests)
    _note_sent(frame, arguments)
    if isinstance(callee, ExternalMethod):
        changed = machine.observer.called(callee.receiver, callee.name, arguments)
        if changed is not None:
            change_client(machine, frame, node.receiver, callee.receiver, changed)
    if value is not None and value in arguments.values:
        return value  # a decorator calls its argument later
    # also if the observer knows the result: the arguments that are called make requests
    forwarded = _forwarded(machine, frame, node, arguments) if not requests else None
    known = value or forwarded or items.got_link(machine, callee, arguments)
    if known or (known := _provided(machine, node, arguments)):
        return known
    # the result of a function outside the project stays unknown, whatever callers pass
    if isinstance(callee, Unknown):
        unknown = Unknown(f"{callee.name}()", callee.parameters, callee.has_default)
    else:
        unknown = Unknown(_name(callee))
    default = _default(node, callee, arguments) if not requests else None
    return unknown if default is None else join((default, with_default(unknown)))


_PROVIDERS = frozenset({"aget", "get", "get_instance", "provide", "resolve"})


def _provided(machine: Machine, node: ir.Call, arguments: Arguments) -> Value | None:
    """Return the object that a container of dependencies gives for a class: ``container.resolve(Client)``."""
    if not isinstance(node.func, ir.Attr) or node.func.name not in _PROVIDERS or arguments.keywords:
        return None
    asked = arguments.positional[0] if len(arguments.positional) == 1 else None
    if isinstance(asked, External) and machine.observer.is_class(asked.name):
        return ExternalInstance(asked.name)
    return machine.self_of(asked) if isinstance(asked, ClassValue) and not classes.is_enum(asked) else None


def _updates_unseen(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> bool:
    """Evaluate ``body.update({"type": "page"})`` for an unknown ``body``; return whether it applies."""
    if not (isinstance(node.func, ir.Attr) and node.func.name == "update" and len(arguments.positional) == 1):
        return False
    written = arguments.positional[0]
    if not isinstance(written, DictValue) or written.open or arguments.open_keywords:
        return False
    owner = node.func.value
    table = DictValue((*written.items, *arguments.table.items))
    return write_unseen(frame, owner, evaluate(machine, frame, owner), table)


_KEY = re.compile(r"[\w.-]+")
_LOOKUPS = frozenset({"get", "getenv", "pop", "setdefault", "str"})
_DEFAULTS = ("default", "fallback", "default_var", "default_value")


def _default(node: ir.Call, callee: Value, arguments: Arguments) -> Value | None:
    """Return the default of a lookup in an unknown mapping or by a function that reads settings.

    Example: ``settings.get("host", "localhost")``, ``env("HOST", default="localhost")`` and
    ``parser.get("section", "host", fallback="localhost")``; an object only of ``setdefault``.
    """
    if not isinstance(callee, (External, Unknown)):
        return None
    if isinstance(node.func, ir.Attr) and node.func.name == "setdefault":
        made = arguments.get(1, None)
        if isinstance(made, (ExternalInstance, Instance)):
            return made
    keywords = arguments.keywords
    default = next((value for name, value in keywords if name in _DEFAULTS), None) if keywords else None
    is_lookup = isinstance(node.func, ir.Attr) and node.func.name in _LOOKUPS
    if default is None and not is_lookup:  # most calls
        return None
    keys = literals(arguments.get(0, "key") or callee)
    if len(keys) != 1:
        return None
    if default is None and _KEY.fullmatch(keys[0]):
        default = arguments.get(1, None)
    return default if isinstance(default, Text) and default != NO_TEXT else None


_JOINS = re.compile(
    r"(?:^|[._])(?:url_?join(?:er)?|join_?(?:url|uri|path)s?|(?:url|path|uri)_join(?:er)?)$", re.IGNORECASE
)


def _joined_by_name(machine: Machine, callee: Value, arguments: Arguments) -> Value | None:
    """Return the result of an unknown function whose name indicates that it joins URLs: ``url_joiner``."""
    if len(arguments.positional) < 2 or not isinstance(callee, (Unknown, External, ExternalMethod)):
        return None
    if "join" not in callee.name.lower() or not _JOINS.search(callee.name):
        return None
    parts = [convert.as_text(machine, v) for v in arguments.positional if v != NONE]
    return path_join([p for p in parts if p.alternatives != (Template(),)])


def _name(callee: Value) -> str:
    match callee:
        case External():
            return f"{callee.name}()"
        case ExternalMethod():
            return f"{callee.receiver.cls}.{callee.name}()"
    return ""


def _forwarded(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    """Call a callable that is passed to an unknown function: ``retry(client.get_page, id)``.

    The arguments that follow the callable are assumed to be its arguments, or one item of each, as in pools
    and threads.
    """
    if not arguments.may_be(MAY_CALL):  # most often
        return None
    results: list[Value] = []
    for index, value in enumerate(arguments.positional):
        found = [m for m in members(value) if is_callable(machine.observer, m)]
        if found:
            calls = forwarded(node, arguments, arguments.positional[index + 1 :])
            results.extend(call_value(machine, frame, node, m, given) for m in found for given in calls)
            break
    for keyword, value in arguments.keywords:
        bundle = bundled(arguments) if keyword in RUN_KEYWORDS else None
        for m in members(value):
            is_run = bundle is not None and is_callable(machine.observer, m)
            if is_run or isinstance(m, (BoundMethod, ExternalMethod, PartialValue)):
                results.append(call_value(machine, frame, node, m, bundle or NOT_SEEN))
    if not results:
        return None
    return SeqValue((join(results),), True) if gives_list(node) else join(results)
