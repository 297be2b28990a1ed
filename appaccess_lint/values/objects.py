"""Attributes and items: of modules, classes, instances, enums and containers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from appaccess_lint.project.view import Location
from appaccess_lint.syntax import ir
from appaccess_lint.values import urls
from appaccess_lint.values.annotations import annotated
from appaccess_lint.values.domain import (
    NONE,
    UNKNOWN,
    BoundMethod,
    ClassValue,
    DictValue,
    EnumMember,
    External,
    ExternalInstance,
    ExternalMethod,
    FunctionValue,
    Imported,
    Instance,
    ModuleValue,
    Scalar,
    SeqValue,
    SuperValue,
    Text,
    TextMethod,
    Union,
    Unknown,
    Value,
    join,
    literal,
    literals,
    members,
    parameters_of,
)
from appaccess_lint.values.text import Origin, Template

if TYPE_CHECKING:
    from appaccess_lint.values.frames import Frame
    from appaccess_lint.values.interpreter import Interpreter

MAX_BASES = 40
MAX_SETTERS = 8
MAX_SUBCLASS_FILES = 6
MAX_SUBCLASSES = 3
_ENUMS = frozenset(
    {"enum.Enum", "enum.StrEnum", "enum.IntEnum", "enum.Flag", "enum.IntFlag", "strenum.StrEnum"}
)


def attribute(it: Interpreter, value: Value, name: str) -> Value:
    """``value.name``."""
    match value:
        case Union():
            return join(attribute(it, m, name) for m in value.members if m != NONE)
        case Unknown():
            return Unknown(f"{value.name}.{name}" if value.name else name, value.parameters)
        case External():
            return External(f"{value.name}.{name}")
        case ModuleValue():
            found = it.member(value, name)
            return found if found is not None else Unknown(name)
        case ExternalInstance():
            part = _url_part(value, name)
            if part is not None:
                return part
            cls = it.observer.attribute(value.cls, name)
            return ExternalInstance(cls) if cls is not None else ExternalMethod(value, name)
        case Text() | DictValue() | SeqValue() | Scalar():
            return TextMethod(value, name)
        case Instance():
            return _instance_attribute(it, value, name)
        case ClassValue():
            return _class_attribute(it, value, name)
        case SuperValue():
            return _super_attribute(it, value, name)
        case EnumMember():
            return _enum_attribute(it, value, name)
        case _:
            return Unknown(name, parameters_of((value,)))


_PARTS = {"scheme": 0, "netloc": 1, "hostname": 1, "path": 2, "query": -2}


def parsed_url(value: Value, size: int = 6) -> SeqValue | None:
    """The parts of what ``urlparse`` (six of them) or ``urlsplit`` (five) gave; ``None`` for another value."""
    if not isinstance(value, ExternalInstance) or value.cls != "urllib.parse.ParseResult":
        return None
    whole = value.arguments.positional[0] if value.arguments is not None else None
    if not isinstance(whole, Text):
        return None
    scheme, host, path, query = urls.split(whole)
    empty = (literal(""),) * (size - 5)
    return SeqValue((scheme, host, path, *empty, query, literal("")))


def _url_part(value: ExternalInstance, name: str) -> Value | None:
    parts = parsed_url(value)
    if parts is None:
        return None
    if name in _PARTS:
        return parts.items[_PARTS[name]]
    return None


def linear(it: Interpreter, cls: ClassValue) -> tuple[ClassValue, ...]:
    """The classes of the tree in which a name of *cls* is looked up, in order."""
    if cls.linear is None:
        cls.linear = (cls,)  # a class that is its own ancestor
        found: list[ClassValue] = []
        for base in cls.bases:
            for m in members(base):
                if isinstance(m, ClassValue):
                    found.extend(linear(it, m))
        # a base that several classes share comes behind all of them
        order = list(dict.fromkeys(reversed(found)))
        cls.linear = (cls, *[c for c in reversed(order) if c is not cls][:MAX_BASES])
    return cls.linear


def external_bases(it: Interpreter, cls: ClassValue) -> list[str]:
    """Dotted names of the bases from outside the tree."""
    return [
        m.name for c in linear(it, cls) for base in c.bases for m in members(base) if isinstance(m, External)
    ]


def is_enum(cls: ClassValue) -> bool:
    return any(
        (isinstance(b, External) and b.name in _ENUMS)
        or (isinstance(b, ClassValue) and b is not cls and is_enum(b))
        for b in cls.bases
    )


def class_member(it: Interpreter, cls: ClassValue, name: str) -> Value | None:
    """A name in the bodies of *cls* and its bases, as it stands there."""
    for c in linear(it, cls):
        if name in c.names:
            return it.forced(c.scope, name)
    return None


def kinds(function: ir.Function) -> frozenset[str]:
    """The last names of a function's decorators: ``property``, ``staticmethod``, …"""
    found = set()
    for d in function.decorators:
        target = d.func if isinstance(d, ir.Call) else d
        found.add(
            target.name if isinstance(target, ir.Attr) else target.id if isinstance(target, ir.Name) else ""
        )
    return frozenset(found)


_PROPERTIES = frozenset(
    {"property", "cached_property", "computed_field", "abstractproperty", "lazy_property"}
)


def bind(it: Interpreter, receiver: Value, cls: ClassValue, member: Value) -> Value:
    """What reading *member*, found in a class, gives on *receiver*."""
    from appaccess_lint.values.functions import call_function

    if not isinstance(member, FunctionValue):
        return member
    how = kinds(member.function)
    if how & _PROPERTIES:
        return call_function(it, None, None, BoundMethod(receiver, member)).returned
    if "staticmethod" in how:
        return member
    if "classmethod" in how:
        return BoundMethod(cls, member)
    return BoundMethod(receiver, member)


def _class_attribute(it: Interpreter, cls: ClassValue, name: str) -> Value:
    found = class_member(it, cls, name)
    if found is None:
        for base in external_bases(it, cls):
            if it.observer.is_class(base):
                return ExternalMethod(ExternalInstance(base), name)
        return Unknown(name)
    if is_enum(cls) and not isinstance(found, FunctionValue):
        return EnumMember(cls, name, found)
    if isinstance(found, FunctionValue) and "classmethod" in kinds(found.function):
        return BoundMethod(cls, found)
    return found


def enum_members(cls: ClassValue) -> list[EnumMember]:
    return [
        EnumMember(cls, name, value)
        for name, value in cls.names.items()
        if not name.startswith("_") and isinstance(value, (Text, Scalar, SeqValue, DictValue))
    ]


def _enum_attribute(it: Interpreter, member: EnumMember, name: str) -> Value:
    if name in {"value", "_value_"}:
        return member.value
    if name in {"name", "_name_"}:
        return literal(member.name)
    found = class_member(it, member.cls, name)
    if found is not None:
        return bind(it, member, member.cls, found)
    return attribute(it, member.value, name)


def _super_attribute(it: Interpreter, value: SuperValue, name: str) -> Value:
    receiver = value.receiver
    cls = (
        receiver.cls
        if isinstance(receiver, Instance)
        else receiver
        if isinstance(receiver, ClassValue)
        else value.cls
    )
    order = linear(it, cls)
    behind = order[order.index(value.cls) + 1 :] if value.cls in order else order[1:]
    for c in behind:
        if name in c.names:
            return bind(it, receiver, cls, it.forced(c.scope, name))
    for base in external_bases(it, cls):
        if it.observer.is_class(base):
            return ExternalMethod(ExternalInstance(base), name)
    return Unknown(f"super().{name}", parameters_of((receiver,)))


def _instance_attribute(it: Interpreter, instance: Instance, name: str) -> Value:
    member = class_member(it, instance.cls, name)
    if isinstance(member, FunctionValue):
        return bind(it, instance, instance.cls, member)
    build(it, instance)
    found = instance.attributes.get(name)
    if isinstance(found, Scalar) and found != NONE and _set_twice(instance.cls, name):
        found = join((found, UNKNOWN))
    if found is None or found == NONE or isinstance(found, Unknown):
        later = _set_elsewhere(it, instance, name)
        if later is not None:
            found = later if found is None else join((found, later))
    if found is not None:
        return _or_annotation(it, instance.cls, name, found)
    if member is not None:
        return _or_annotation(it, instance.cls, name, member)
    return _missing_attribute(it, instance, name)


def _set_twice(cls: ClassValue, name: str) -> bool:
    """Whether the module sets an attribute of that name at more than one place: a flag, not a constant."""
    module = cls.scope.module.module
    pattern = rf"\.{re.escape(name)}\s*(?::[^=\n]+)?[+|-]?=(?!=)"
    return module is not None and len(re.findall(pattern, module.source)) > 1


def _or_annotation(it: Interpreter, cls: ClassValue, name: str, value: Value) -> Value:
    if value == NONE or isinstance(value, Unknown):
        promised = _class_annotation(it, cls, name)
        if promised is not None and promised != NONE:
            return promised
    return value


def _class_annotation(it: Interpreter, cls: ClassValue, name: str) -> Value | None:
    for c in linear(it, cls):
        if name in c.annotations:
            return annotated(it, c.scope, c.annotations[name])
    return None


def _missing_attribute(it: Interpreter, instance: Instance, name: str) -> Value:
    promised = _class_annotation(it, instance.cls, name)
    if promised is not None and promised != NONE:
        return promised
    inherited = _external_member(it, instance.cls, name)
    if inherited is not None:
        return inherited
    delegate = class_member(it, instance.cls, "__getattr__")
    if isinstance(delegate, FunctionValue) and not name.startswith("__"):
        from appaccess_lint.values.domain import Arguments
        from appaccess_lint.values.functions import call_function

        given = call_function(
            it, None, None, BoundMethod(instance, delegate), Arguments((literal(name),))
        ).returned
        if not isinstance(given, Unknown):
            return given
    if instance.arguments is not None:
        return Unknown(f"self.{name}")
    unknown = Unknown(f"self.{name}", frozenset({"self"}))
    instance.attributes[name] = unknown
    of_subclasses = _of_subclasses(it, instance.cls, name)
    if of_subclasses:
        instance.attributes[name] = join(of_subclasses)
    return instance.attributes[name]


def _of_subclasses(it: Interpreter, cls: ClassValue, name: str) -> list[Value]:
    """What a mixin's missing attribute is in the classes that are made with it, where that can be called."""
    module = cls.scope.module.module
    found: list[Value] = []
    for file in it.project.subclass_files(module, cls.cls.name)[:MAX_SUBCLASS_FILES] if module else ():
        user = it.located(Location(file, None))
        for value in list(it.ready(user).scope.names.values()) if user is not None else ():
            if isinstance(value, ClassValue) and value is not cls and cls in linear(it, value):
                member = class_member(it, value, name)
                given = bind(it, it.self_of(value), value, member) if member is not None else None
                if given is None:
                    given = _external_member(it, value, name)
                if isinstance(given, (BoundMethod, FunctionValue, ExternalMethod)):
                    found.append(given)
    return found[:MAX_SUBCLASSES]


def _external_member(it: Interpreter, cls: ClassValue, name: str) -> Value | None:
    for base in external_bases(it, cls):
        if it.observer.is_class(base):
            return attribute(it, ExternalInstance(base), name)
    return None


def build(it: Interpreter, instance: Instance) -> None:
    """Run the constructor of an object of the tree, once."""
    if instance.state != "new":
        return
    instance.state = "building"
    from appaccess_lint.values.functions import construct

    init = class_member(it, instance.cls, "__init__")
    if isinstance(init, FunctionValue):
        construct(it, instance, init)
    else:
        _fill_fields(it, instance)
        after = class_member(it, instance.cls, "__post_init__")
        if isinstance(after, FunctionValue):
            construct(it, Instance(instance.cls, None, instance.attributes, "building"), after)
    instance.state = "built"


def _fill_fields(it: Interpreter, instance: Instance) -> None:
    """Fields of a dataclass, named tuple or model, from the arguments and the defaults."""
    given = instance.arguments
    position = 0
    for c in reversed(linear(it, instance.cls)):
        for name in c.annotations:
            value = given.get(position, name) if given is not None else None
            position += 1
            default = it.forced(c.scope, name) if name in c.names else None
            promised = annotated(it, c.scope, c.annotations[name])
            symbolic = given is None or given.open_keywords
            if value is None and promised is not None and promised != NONE:
                value = promised
            if value is None and default is not None:
                # another value may have been given to an object that is only known by its class
                other = Unknown(f"self.{name}", frozenset({"self"}))
                value = join((default, other)) if symbolic and isinstance(default, Text) else default
            if value is not None:
                instance.attributes[name] = value


def _set_elsewhere(it: Interpreter, instance: Instance, name: str) -> Value | None:
    """What methods other than the constructor assign to an attribute."""
    from appaccess_lint.values.functions import construct

    if name in instance.pending:
        return instance.attributes.get(name)
    instance.pending.add(name)
    for c in linear(it, instance.cls):
        if c.setters is None:
            c.setters = _setters(c)
        for method in c.setters.get(name, ())[:MAX_SETTERS]:
            construct(it, instance, method, symbolic=True)
    return instance.attributes.get(name)


def _setters(cls: ClassValue) -> dict[str, list[FunctionValue]]:
    found: dict[str, list[FunctionValue]] = {}
    for value in cls.names.values():
        if (
            isinstance(value, FunctionValue)
            and value.function.name != "__init__"
            and value.function.parameters
        ):
            first = value.function.parameters[0].name
            for name in dict.fromkeys(assigned(value.function.body, first)):
                found.setdefault(name, []).append(value)
    return found


def assigned(block: ir.Block, owner: str) -> list[str]:
    """Attributes that statements assign on the name *owner*."""
    return [
        target.name
        for target in _targets(block)
        if isinstance(target, ir.Attr) and isinstance(target.value, ir.Name) and target.value.id == owner
    ]


def names_assigned(block: ir.Block) -> list[str]:
    """Names and attribute chains that statements assign."""
    from appaccess_lint.values.expressions import path_of

    return [path for target in _targets(block) if (path := path_of(target)) is not None]


def _targets(block: ir.Block) -> Iterator[ir.Expr]:
    for statement in block:
        inner: tuple[ir.Block, ...] = ()
        targets: tuple[ir.Expr, ...] = ()
        match statement:
            case ir.Assign():
                targets = statement.targets
            case ir.AnnAssign() | ir.AugAssign():
                targets = (statement.target,)
            case ir.If() | ir.While():
                inner = (statement.body, statement.orelse)
            case ir.For():
                targets = (statement.target,)
                inner = (statement.body, statement.orelse)
            case ir.With():
                targets = tuple(t for _, t in statement.items if t is not None)
                inner = (statement.body,)
            case ir.Try():
                inner = (
                    statement.body,
                    *(h.body for h in statement.handlers),
                    statement.orelse,
                    statement.final,
                )
            case ir.Match():
                inner = tuple(c.body for c in statement.cases)
        for target in targets:
            yield from target.items if isinstance(target, ir.Sequence) else (target,)
        for body in inner:
            yield from _targets(body)


def store(it: Interpreter, frame: Frame, owner: Value, name: str, value: Value) -> None:
    """``owner.name = value``."""
    for m in members(owner):
        if isinstance(m, Instance):
            build(it, m)
            known = m.attributes.get(name)
            m.attributes[name] = value if known is None else join((known, value))
        elif isinstance(m, ClassValue):
            known = m.names.get(name)
            m.names[name] = value if known is None or isinstance(known, Imported) else join((known, value))


def write_global(frame: Frame, name: str, value: Value) -> None:
    """An assignment in a function to a name that it declared ``global``."""
    names = frame.scope.module.scope.names
    known = names.get(name)
    names[name] = value if known is None or isinstance(known, Imported) else join((known, value))


def with_global_writes(it: Interpreter, module: ModuleValue, name: str, found: Value | None) -> Value | None:
    """A module's name after every function that assigns it by ``global`` has run once."""
    from appaccess_lint.values.functions import summarize

    assert module.module is not None
    if (id(module), name) not in it.written:
        it.written.add((id(module), name))
        for function in module.module.global_writers[name]:
            bound = module.scope.names.get(function.name)
            made = bound if isinstance(bound, FunctionValue) and bound.function is function else None
            summarize(it, made or FunctionValue(function, module.scope))
    return module.scope.names.get(name, found)


def decorate(it: Interpreter, frame: Frame, function: FunctionValue) -> Value:
    """What a decorated definition binds.  Decorators are taken to keep what the function does."""
    return function


def item(it: Interpreter, value: Value, key: Value) -> Value:
    """``value[key]``."""
    match value:
        case Union():
            return join(item(it, m, key) for m in value.members if m != NONE)
        case DictValue():
            return _dict_item(value, key)
        case SeqValue():
            index = key.value if isinstance(key, Scalar) and isinstance(key.value, int) else None
            if index is not None and not value.open and -len(value.items) <= index < len(value.items):
                return value.items[index]
            return join(value.items) if value.items else UNKNOWN
        case ExternalInstance() if (parts := parsed_url(value)) is not None:
            return item(it, parts, key)
        case ClassValue():
            if is_enum(value):
                wanted = literals(key)
                found = [m for m in enum_members(value) if not wanted or m.name in wanted]
                return (
                    join(found) if found and not parameters_of((key,)) else Unknown("", parameters_of((key,)))
                )
            return value
        case External() | Unknown():
            names = literals(key)
            name = f"{value.name}.{names[0]}" if names else value.name
            return Unknown(name, parameters_of((value, key)))
        case Instance():
            from appaccess_lint.values.domain import Arguments
            from appaccess_lint.values.functions import call_function

            method = class_member(it, value.cls, "__getitem__")
            if isinstance(method, FunctionValue):
                return call_function(it, None, None, BoundMethod(value, method), Arguments((key,))).returned
    return Unknown("", parameters_of((value, key)))


def _dict_item(value: DictValue, key: Value) -> Value:
    found: list[Value] = []
    sure = known = True
    for m in members(key):
        wanted = _dict_key(m)
        if wanted is None:
            sure = known = False
            continue
        for name in wanted:
            hit = next((v for k, v in reversed(value.items) if name in (_dict_key(k) or ())), None)
            if hit is None:
                sure = False
            else:
                found.append(_looked_up(hit, m))
    depends = parameters_of((key,))
    if sure:
        return join(found)
    if known or depends or found:  # a key that isn't there gives none of the values
        return join((*found, Unknown("", depends)))
    # nothing tells which: a table of endpoints looked up by an unknown key gives any of them
    everything = [v for _, v in value.items]
    return join([*everything, UNKNOWN] if value.open else everything) if everything else UNKNOWN


def _looked_up(value: Value, key: Value) -> Value:
    """A value found by a literal key: whoever wrote the key chose it."""
    if not isinstance(value, Text) or not isinstance(key, Text):
        return value
    chosen = frozenset[Origin]().union(*(t.origins for t in key.alternatives))
    return Text(tuple(Template(t.parts, t.origins | chosen) for t in value.alternatives))


def _dict_key(value: Value) -> tuple[object, ...] | None:
    if isinstance(value, Text):
        known = tuple(t.literal for t in value.alternatives)
        return None if None in known else known
    if isinstance(value, Scalar):
        return (value.value,)
    if isinstance(value, EnumMember):
        return (value,)
    return None
