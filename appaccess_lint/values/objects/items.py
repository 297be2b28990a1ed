"""Evaluate subscripts and iteration of dictionaries, lists, enumerations and objects."""

from __future__ import annotations

import re
from functools import partial
from itertools import product
from math import prod

from appaccess_lint.text.text import NO_TEXT, Hole, Origin, Template, Text, template, united
from appaccess_lint.values.domain.containers import Arguments, DictValue, PartialValue, SeqValue, origins_of
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.outside import External, ExternalInstance, UrlValue
from appaccess_lint.values.domain.program import BoundMethod, ClassValue, EnumMember, Instance
from appaccess_lint.values.domain.unions import (
    Union,
    join,
    literals,
    members,
    parameters_of,
    texts,
    with_default,
)
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Scalar, Unknown, Value, whole_number
from appaccess_lint.values.objects.classes import enum_members, is_enum, method_of, special
from appaccess_lint.values.objects.convert import parts_of
from appaccess_lint.values.objects.instances import fields_of

_TYPE_FORMS = frozenset(
    f"{module}.{name}"
    for module in ("typing", "typing_extensions")
    for name in ("Annotated", "Literal", "Optional", "Union")
)
MAX_ROWS = 40
"""Maximum number of rows of a table that count as alternatives if the key is unknown."""


def item(machine: Machine, value: Value, key: Value) -> Value:
    """Evaluate ``value[key]``."""
    match value:
        case Union():
            return join(item(machine, m, key) for m in value.members if m != NONE)
        case DictValue():
            return _dict_item(machine, value, key)
        case SeqValue():
            return _sequence_item(value, key)
        case UrlValue() if (parts := parts_of(value)) is not None:
            return item(machine, parts, key)
        case ClassValue():
            return _enum_item(machine, value, key) if is_enum(value) else _class_item(machine, value, key)
        case External(name=form) if form in _TYPE_FORMS:
            return _type_of(form, key)
        case Unknown() if isinstance(key, ClassValue) and not is_enum(key):  # a container of dependencies
            return machine.self_of(key)
        case External() | Unknown():
            return _outside_item(machine, value, key)
        case Instance():
            if (fields := fields_of(machine, value)) is not None:
                return item(machine, fields, key)
            if (own := special(machine, value, "__getitem__", Arguments((key,)))) is not None:
                return own
    return Unknown("", parameters_of((value, key)))


def _sequence_item(value: SeqValue, key: Value) -> Value:
    index = whole_number(key)
    if index is not None and (known := value.at(index)) is not None:
        return known
    if value.head == len(value.items) > 0 and index is not None:  # after the known items
        return Unknown("", parameters_of(value.items))
    return join(value.items) if value.items else UNKNOWN


def _class_item(machine: Machine, cls: ClassValue, key: Value) -> Value:
    """Evaluate ``Api["pages"]``, or a generic class with its parameter."""
    own = method_of(machine, cls, "__class_getitem__")
    return machine.returned(BoundMethod(cls, own), Arguments((key,))) if own is not None else cls


def _enum_item(machine: Machine, cls: ClassValue, key: Value) -> Value:
    """Evaluate ``Endpoint["PAGE"]`` for an enumeration."""
    keys = literals(key)
    rows = [m for m in enum_members(cls) if not keys or m.name in keys]
    found = [looked_up(machine, m, key) for m in rows] if keys else rows
    return join(found) if found and not key.parameters else Unknown("", key.parameters)


def _outside_item(machine: Machine, value: External | Unknown, key: Value) -> Value:
    """Evaluate ``value[key]`` for data from outside the program."""
    if (link := _link_of(machine, value, key)) is not None:
        return link
    names = literals(key)
    name = f"{value.name}.{names[0]}" if names else value.name
    is_row = isinstance(value, Unknown) and value.has_default
    return Unknown(name, parameters_of((value, key)), has_default=is_row)


def got_link(machine: Machine, callee: Value, arguments: Arguments) -> Value | None:
    """Evaluate ``file.get("_links")``, a call of *callee*, if that is a link or a mapping of links."""
    if not isinstance(callee, Unknown) or not callee.name.endswith(".get"):
        return None
    owner = Unknown(callee.name.removesuffix(".get"), callee.parameters)
    link = _link_of(machine, owner, arguments.first())
    return join((link, arguments.get(1, "default") or NONE)) if link is not None else None


def _link_of(machine: Machine, owner: External | Unknown, key: Value) -> Value | None:
    """Return what *owner*, data from outside, has under *key*: a known link, or a mapping of such links."""
    names = literals(key)
    name = f"{owner.name}.{names[0]}" if names else ""
    path = machine.observer.link(name)
    if not path or not isinstance(key, Text):
        return None if path is None else Unknown(name, owner.parameters)
    around = re.split(r"\{\w+\}", path)
    fills = [Hole(name, owner.parameters) for _ in around]
    parts = [part for pair in zip(around, fills, strict=True) for part in pair][:-1]
    return Text((template(parts, united(t.origins for t in key.alternatives)),))


def _type_of(form: str, key: Value) -> Value:
    """Return the type that ``Annotated[Client, Depends(make)]`` or ``Optional[Client]`` states."""
    if not isinstance(key, SeqValue):
        return key
    types = key.items[:1] if form.endswith("Annotated") else key.items
    return join(types) if types else UNKNOWN


def elements(value: Value) -> Value:
    """Return the item that iterating over *value* yields."""
    found: list[Value] = []
    for m in members(value):
        match m:
            case SeqValue(items=items, open=is_open):
                found.extend(items or ((UNKNOWN,) if is_open else ()))
            case DictValue(items=items):
                found.extend(k for k, _ in items)
            case Unknown() | Text():
                found.append(Unknown("", m.parameters))
            case _:
                found.append(UNKNOWN)
    return join(found)


def _dict_item(machine: Machine, value: DictValue, key: Value) -> Value:
    found: list[Value] = []
    sure = known = True
    for m in members(key):
        keys = key_of(m)
        if keys is None:
            sure = known = False
            continue
        for name in keys:
            values, is_there = _under_key(machine, value, name, m)
            found += values
            sure &= is_there
    depends = key.parameters
    if sure:
        return join(found)
    rows = [v for k, v in value.items if not (known and key_of(k))]
    if senders := [v for v in rows if isinstance(v, (ExternalInstance, PartialValue))]:
        return join((*found, *senders, Unknown("", depends)))
    if not known and (depends or found) and _is_table_of_hosts(machine, value):
        return join((*(v for _, v in value.items), with_default(Unknown("", depends))))
    if known or depends or found:  # a missing key has none of the values
        return join((*found, Unknown("", depends)))
    # an unknown key of a table of endpoints can have any of the values
    everything = [v for _, v in value.items]
    return join([*everything, UNKNOWN] if value.open else everything) if everything else UNKNOWN


def _under_key(machine: Machine, table: DictValue, name: object, key: Value) -> tuple[list[Value], bool]:
    """Return the values that *name*, an alternative of *key*, may have, and whether it is certainly a key."""
    found: list[Value] = []
    for k, v in reversed(table.items):
        names = key_of(k)
        if names is None:  # may have overwritten earlier keys
            unseen = f"{k.name}.{name}" if k == v and isinstance(k, Unknown) and k.name else ""
            found.append(Unknown(unseen, parameters_of((k, v))))
        elif name in names:
            if isinstance(v, Text) and v != NO_TEXT:  # {**DEFAULTS, **settings}
                found = [*map(with_default, found)]
            found.append(looked_up(machine, v, key))
            if len(names) == 1:
                return found, True
    return found, False


def _is_table_of_hosts(machine: Machine, value: DictValue) -> bool:
    """Return whether all values of a mapping are addresses, or rows with one.

    Example: ``{"prod": "https://…"}``, ``{"prod": {"url": "https://…", "user": "…"}}``.
    """
    held = [v for _, v in value.items]
    holds_address = partial(is_address, machine)
    return 0 < len(held) <= MAX_ROWS and not value.open and all(map(holds_address, held))


def is_address(machine: Machine, value: Value) -> bool:
    """Return whether a value is a known URL without the path of an endpoint, or a row with one."""
    if isinstance(value, DictValue):
        return any(isinstance(v, Text) and is_address(machine, v) for _, v in value.items)
    if not isinstance(value, Text) or machine.observer.names_resource(value):
        return False
    return all("://" in (t.literal or "") for t in value.alternatives)


def looked_up(machine: Machine, value: Value, key: Value) -> Value:
    """Return a value that was found by a literal key, with the key's position as origin."""
    by = united(t.origins for text in texts((key,)) for t in text.alternatives)
    return _chosen(machine, value, by) if by else value


def _chosen(machine: Machine, value: Value, by: frozenset[Origin]) -> Value:
    match value:
        case Text():
            return Text(tuple(Template(t.parts, united((t.origins, by))) for t in value.alternatives))
        case SeqValue():
            chosen = tuple(_chosen(machine, i, by) for i in value.items)
            return SeqValue(chosen, value.open, value.same or value)
        case DictValue():
            pairs = tuple((k, _chosen(machine, v, by)) for k, v in value.items)
            return DictValue(pairs, value.open, value.same or value)
        case EnumMember():
            return EnumMember(value.cls, value.name, _chosen(machine, value.value, by))
        case Instance(arguments=Arguments() as given) if value.changes == 0:
            return _made_of(machine, value, given, by)
    return value


def _made_of(machine: Machine, value: Instance, given: Arguments, by: frozenset[Origin]) -> Instance:
    """Return an object like *value* whose constructor arguments were looked up by a literal key."""
    chosen = given.mapped(lambda held: _chosen(machine, held, by))
    key = (value, origins_of(chosen))
    return machine.instances.setdefault(key, Instance(value.cls, chosen, same=value.same or value))


def key_of(value: Value) -> tuple[object, ...] | None:
    """Return the possible values of a dictionary's key; ``None`` if they are unknown."""
    if type(value) is Text:
        first = value.alternatives[0].parts if len(value.alternatives) == 1 else ()
        if len(first) == 1 and type(first[0]) is str:  # most keys
            return first
        known = tuple([t.literal for t in value.alternatives])
        return None if None in known else known
    if isinstance(value, Scalar):
        return (value.value,)
    if isinstance(value, EnumMember):
        return (value,)
    if isinstance(value, SeqValue) and not value.open:  # a tuple: ("pages", "list")
        parts = [key_of(i) for i in value.items]
        names = [part for part in parts if part is not None]
        if len(names) == len(parts) and prod(map(len, names)) <= MAX_ROWS:
            return tuple(product(*names))
    return None


def as_tuple(machine: Machine, value: Value) -> Value:
    """Return what iterating over *value* yields as a tuple, if it isn't a list; else the value itself."""
    if isinstance(value, DictValue):
        return SeqValue(tuple(key for key, _ in value.items), value.open)
    if isinstance(value, ClassValue) and is_enum(value):
        return SeqValue(tuple(enum_members(value)))
    if isinstance(value, UrlValue):
        return parts_of(value) or value
    if isinstance(value, Instance):
        return fields_of(machine, value) or value
    return value
