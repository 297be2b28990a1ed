"""Model functions that make objects of fields, and convert objects and mappings to mappings and strings.

The options of a command line are the fields of the object that ``parse_args`` returns.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from urllib.parse import quote_plus

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import string_of
from appaccess_lint.syntax.walk import calls_in
from appaccess_lint.text.text import Hole, Part, Text, literal, template
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue, origins_of
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate
from appaccess_lint.values.domain.outside import External, ExternalInstance
from appaccess_lint.values.domain.program import ClassValue, EnumMember, FunctionValue, Instance, Scope
from appaccess_lint.values.domain.unions import join, literals, members, with_default
from appaccess_lint.values.domain.values import UNKNOWN, Scalar, Unknown, Value
from appaccess_lint.values.library.model import KnownCall, Model
from appaccess_lint.values.objects.changed_values import MAX_ITEMS, table_of
from appaccess_lint.values.objects.classes import mro
from appaccess_lint.values.objects.convert import as_text
from appaccess_lint.values.objects.declared_fields import aliases
from appaccess_lint.values.objects.instances import build, with_fields

MAX_DEPTH = 4
"""Maximum depth of nested objects that are converted to mappings."""
_LEAVES_OUT = frozenset({"include", "exclude", "exclude_unset", "exclude_defaults", "filter"})
_OWN_NAMES = frozenset({"builtins.locals", "builtins.vars"})
JSON = "json.dumps"
"""The kind of result of a function that serialises its argument as JSON."""


def _fields(call: KnownCall) -> Value | None:
    """Evaluate ``dataclasses.asdict(object)``, ``model.model_dump()``, and ``locals()`` or ``vars()``."""
    if not call.arguments.values and call.name in _OWN_NAMES:
        return _names(call.frame)
    if not call.positional or not _LEAVES_OUT.isdisjoint(name for name, _ in call.arguments.keywords):
        return None
    by_alias = call.arguments.get(None, "by_alias") == Scalar(True)
    found = (_fields_of(call.machine, m, by_alias) for m in members(call.positional[0]))
    return join(UNKNOWN if value is None else value for value in found)


def _names(frame: Frame) -> DictValue | None:
    """Return the names that *frame* binds as a dictionary."""
    items = [(literal(name), value) for name, value in frame.names.items() if "." not in name]
    return DictValue(tuple(items)) if len(items) <= MAX_ITEMS else None


def _fields_of(machine: Machine, value: Value, by_alias: bool, depth: int = 0) -> Value | None:
    """Return *value* as a mapping if it is an object with known fields.

    *by_alias* states that fields with an alias are named by it.
    """
    if isinstance(value, EnumMember):
        return value.value
    if isinstance(value, SeqValue) and depth < MAX_DEPTH:
        listed = tuple(_fields_of(machine, item, by_alias, depth + 1) or item for item in value.items)
        return SeqValue(listed, value.open)
    if not isinstance(value, Instance) or depth >= MAX_DEPTH:
        return None
    build(machine, value)
    classes = mro(value.cls)
    if not any(c.annotations for c in classes) and not value.attributes:
        return None
    renamed = {k: v for c in reversed(classes) for k, v in aliases(c, "serialization_alias", "alias").items()}
    names = {name: alias for name, alias in renamed.items() if by_alias and alias is not None}
    hidden = renamed.keys() - names.keys()
    items: list[tuple[Value, Value]] = [
        (literal(names.get(name, name)), _fields_of(machine, item, by_alias, depth + 1) or item)
        for name, item in value.attributes.items()
        if name not in hidden and not name.startswith("_")
    ]
    # a function may generate a model's aliases
    configured = any({"model_config", "Config"} & {*c.names} for c in classes)
    return DictValue(tuple(items), bool(hidden) or configured or value.arguments is None)


def _json(call: KnownCall) -> Value | None:
    """Evaluate ``json.dumps(mapping)`` and ``model.model_dump_json()``."""
    if not _LEAVES_OUT.isdisjoint(name for name, _ in call.arguments.keywords):
        return None
    by_alias = call.arguments.get(None, "by_alias") == Scalar(True)
    written = (
        (_fields_of(call.machine, m, by_alias) or UNKNOWN) if isinstance(m, Instance) else m
        for m in members(call.first("obj"))
    )
    return ExternalInstance(JSON, Arguments((join(written),)))


_QUOTED = partial(quote_plus, safe=",:/")
"""Percent-encode a value so that the query stays readable."""


def query_of(machine: Machine, value: Value) -> Text | None:
    """Return the query string of *value*, a mapping or a list of pairs; ``None`` if it is neither.

    Example: ``{"limit": 25, "title": title}`` becomes ``limit=25&title={}``.
    """
    table = table_of(value)
    if table is None:
        return None
    parts: list[Part] = []
    for key, item in table.items:
        names = literals(key)
        if len(names) != 1:
            return None
        parts += ["&" if parts else "", f"{_QUOTED(names[0])}=", *_written(machine, item)]
    if table.open:
        parts += ["&" if parts else "", Hole("", table.parameters)]
    return Text((template(parts),))


def _written(machine: Machine, value: Value) -> tuple[Part, ...]:
    """Return *value* as it appears in a query string; a hole if there are several alternatives."""
    if isinstance(value, Scalar) and not isinstance(value.value, bytes):
        return (_QUOTED(str(value.value)),)
    alternatives = as_text(machine, value).alternatives
    if len(alternatives) == 1:
        return tuple(_QUOTED(part) if isinstance(part, str) else part for part in alternatives[0].parts)
    return (Hole(value.name if isinstance(value, Unknown) else "", value.parameters),)


def _replaced(call: KnownCall) -> Value | None:
    """Evaluate ``dataclasses.replace(object, field=…)`` and ``copy.copy(object)``."""
    return None if call.arguments.open_keywords else _copied(call, call.arguments.keywords)


def _updated(call: KnownCall) -> Value | None:
    """Evaluate ``model.model_copy(update={"field": …})``."""
    update = call.arguments.get(None, "update") or DictValue(())
    if not isinstance(update, DictValue) or update.open:
        return None
    return _copied(call, tuple(update.named))


def _copied(call: KnownCall, fields: tuple[tuple[str, Value], ...]) -> Value | None:
    """Return the object in the first argument with other values for *fields*."""
    if not call.positional:
        return call.first("x")  # copy.copy(x=object)
    return join(
        with_fields(call.machine, m, fields) if isinstance(m, Instance) else UNKNOWN if fields else m
        for m in members(call.positional[0])
    )


def _named_tuple(call: KnownCall) -> Value | None:
    """Evaluate ``collections.namedtuple("Route", "method path")`` to a class with these fields."""
    fields = call.arguments.get(1, "field_names")
    parts = fields.items if isinstance(fields, SeqValue) and not fields.open else (fields or UNKNOWN,)
    names = [name for part in parts for text in literals(part) for name in text.replace(",", " ").split()]
    name = next(iter(literals(call.first("typename"))), "")
    cls = _class_of(call.frame.scope, name, (External("collections.namedtuple"),), names)
    defaults = call.arguments.get(None, "defaults")
    if isinstance(defaults, SeqValue) and 0 < len(defaults.items) <= len(names):
        cls.names.update(zip(names[-len(defaults.items) :], defaults.items, strict=True))
    return cls


def _class_of(scope: Scope, name: str, bases: tuple[Value, ...], fields: Iterable[str]) -> ClassValue:
    """Return a class with *fields* that is made in *scope*."""
    own = Scope(scope.module, {}, scope, is_class=True)
    annotations: dict[str, ir.Expr] = {field: ir.Const(0) for field in fields}
    return ClassValue(ir.Class(name, (), (), ()), own, bases, annotations)


def made_class(call: KnownCall) -> ClassValue | None:
    """Evaluate ``type("Pages", (Resource,), {"path": "pages"})``; ``None`` if the arguments aren't known."""
    name, bases, names = call.positional
    if not literals(name) or not isinstance(bases, SeqValue) or not isinstance(names, DictValue):
        return None
    cls = _class_of(call.frame.scope, literals(name)[0], bases.items, ())
    cls.names.update(names.named)
    return cls


def _namespace(call: KnownCall) -> Value | None:
    """Evaluate ``types.SimpleNamespace(path="/x")`` to an object with these attributes."""
    if call.positional or call.arguments.open_keywords:
        return None
    key = (call.node, call.arguments, origins_of(call.arguments))
    if key not in call.machine.instances:
        cls = _class_of(call.frame.scope, "SimpleNamespace", (), dict(call.arguments.keywords))
        call.machine.instances[key] = Instance(cls, call.arguments)
    return call.machine.instances[key]


_NAMESPACE = "argparse.Namespace"
_ADDS = frozenset({"add_argument", "add_option"})


def _options(call: KnownCall) -> Value:
    """Evaluate ``parser.parse_args()`` to an object with all options that the module declares.

    An option with a string as default has that or another value; other options are unknown.
    """
    module = call.frame.scope.module
    key = (module, _NAMESPACE)
    if key not in call.machine.instances and module.module is not None:
        found: dict[str, list[Value]] = {}
        for node in calls_in(module.module.body):
            name = _option_name(node)
            if name is not None and isinstance(node.func, ir.Attr) and node.func.name in _ADDS:
                unknown = Unknown(f"args.{name}")
                default = _default(call.machine, Frame(module.scope), node)
                values = (unknown,) if default is None else (default, with_default(unknown))
                found.setdefault(name, []).extend(values)
        cls = _class_of(module.scope, "Namespace", (External(_NAMESPACE),), ())
        attributes = {name: join(values) for name, values in found.items()}
        call.machine.instances[key] = Instance(cls, Arguments(), attributes, "built")
    return call.machine.instances.get(key, UNKNOWN)


def declared_default(machine: Machine, value: FunctionValue, name: str) -> Value | None:
    """Return the default that a decorator such as ``click.option("--url", default=…)`` gives a parameter."""
    for decorator in value.function.decorators:
        if isinstance(decorator, ir.Call) and (_option_name(decorator) or "").lower() == name:
            made = evaluate(machine, Frame(value.scope), decorator.func)
            if isinstance(made, External) and machine.observer.gives(made.name) == "option":
                return _default(machine, Frame(value.scope), decorator)
    return None


def _option_name(node: ir.Call) -> str | None:
    """Return the name under which a program reads an option: ``url`` for ``"-u", "--url"``."""
    if (stated := string_of(node.keyword("dest"))) is not None:
        return stated
    names = [name for given in node.positional if (name := string_of(given)) is not None]
    plain = [name for name in names if not name.startswith("-")]
    long = [name for name in names if name.startswith("--")]
    chosen = next(iter(plain or long or names), "")
    return chosen.split("/")[0].lstrip("-").replace("-", "_") or None


def _default(machine: Machine, frame: Frame, node: ir.Call) -> Value | None:
    """Return the default of an option if it is a string."""
    default = node.keyword("default")
    value = evaluate(machine, frame, default) if default is not None else None
    return value if isinstance(value, Text) else None


FIELDS: dict[str, Model] = {
    "fields": _fields,
    "json": _json,
    "query": lambda call: query_of(call.machine, call.first("query")),
    "copy": _replaced,
    "copy with update": _updated,
    "namedtuple": _named_tuple,
    "SimpleNamespace": _namespace,
    "options": _options,
    "options and rest": lambda call: SeqValue((_options(call), UNKNOWN)),
}
