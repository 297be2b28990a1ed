"""Evaluate attributes of modules, classes, instances and enumerations."""

from __future__ import annotations

from appaccess_lint.immutable import replace
from appaccess_lint.syntax.facts import kinds
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.containers import EMPTY, Arguments, DictValue, PartialValue, SeqValue
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.outside import (
    External,
    ExternalInstance,
    ExternalMethod,
    TextMethod,
    UrlValue,
)
from appaccess_lint.values.domain.program import (
    BoundMethod,
    ClassValue,
    EnumMember,
    FunctionValue,
    Instance,
    ModuleValue,
    SuperValue,
)
from appaccess_lint.values.domain.unions import Union, join
from appaccess_lint.values.domain.values import NONE, OWN, UNKNOWN, Scalar, Unknown, Value, is_none
from appaccess_lint.values.objects import classes, declared_fields, library_members
from appaccess_lint.values.objects.annotations import annotated, is_made_later
from appaccess_lint.values.objects.attribute_tables import as_set, switch
from appaccess_lint.values.objects.convert import url_attribute
from appaccess_lint.values.objects.instances import build
from appaccess_lint.values.objects.items import is_address
from appaccess_lint.values.objects.subclasses import implementing, sends_to_argument, subclasses

_HTTP_METHODS = frozenset({"httpmethod", "httpmethods"})
MAX_MIXED_INTO = 3
"""Maximum number of subclasses that are searched for an attribute that a mixin lacks."""


def attribute(machine: Machine, value: Value, name: str) -> Value:
    """Evaluate ``value.name``."""
    match value:
        case Instance():
            return _instance_attribute(machine, value, name)
        case Unknown():
            return Unknown(
                f"{value.name}.{name}" if value.name else name, value.parameters, value.has_default
            )
        case Union():
            return join([attribute(machine, m, name) for m in value.members if not is_none(m)])
        case ModuleValue(library=library):
            return (
                machine.member(value, name)
                or _of_loader(value, name)
                or (External(f"{library}.{name}") if library else Unknown(name))
            )
        case External():
            is_method = name.isupper() and value.name.rpartition(".")[2].lower() in _HTTP_METHODS
            # an enumeration: http.HTTPMethod, airbyte_cdk.HttpMethod
            return literal(name) if is_method else External(f"{value.name}.{name}")
        case ExternalInstance():
            return machine.observer.attribute(value, name) or ExternalMethod(value, name)
        case ExternalMethod() if machine.observer.keeps(value.receiver.cls, value.name):
            return ExternalMethod(value.receiver, f"{value.name}.{name}")  # session.headers.update
        case Text() if name == "value":  # a member of an enumeration of strings
            return value
        case Text() | DictValue() | SeqValue() | Scalar():
            return TextMethod(value, name)
        case ClassValue():
            return _class_attribute(machine, value, name)
        case FunctionValue() | BoundMethod():
            return library_members.attribute_of_callable(machine, value, name)
        case UrlValue():
            return url_attribute(value, name)
        case SuperValue():
            return _super_attribute(machine, value, name)
        case EnumMember():
            return _enum_attribute(machine, value, name)
    return Unknown(name, value.parameters)


def _of_loader(module: ModuleValue, name: str) -> Value | None:
    """Return an attribute of what loads *module*: ``SourceFileLoader("a", "a.py").load_module()``."""
    if name == "load_module":
        return PartialValue(External("importlib.util.module_from_spec"), Arguments((module,)))
    return module if name == "loader" else None


_PROPERTIES = frozenset(
    {"property", "cached_property", "computed_field", "abstractproperty", "lazy_property"}
)


def bind(machine: Machine, receiver: Value, cls: ClassValue, member: Value) -> Value:
    """Bind *member*, found in a class, to *receiver*, as Python does when it reads an attribute."""
    if isinstance(member, PartialValue) and member.of_method:
        return PartialValue(bind(machine, receiver, cls, member.function), member.arguments)
    if not isinstance(member, FunctionValue):
        return _by_descriptor(machine, receiver, cls, member) or member
    how = kinds(member.function)
    if how & _PROPERTIES:
        return machine.returned(BoundMethod(receiver, member))
    if "staticmethod" in how:
        return member
    if "classmethod" in how:
        return BoundMethod(cls, member)
    return BoundMethod(receiver, member)


def _by_descriptor(machine: Machine, receiver: Value, cls: ClassValue, member: Value | None) -> Value | None:
    """Return what the ``__get__`` of *member*, an object of the project, returns for *receiver*.

    Return ``None`` if that is unknown: the attribute may be set on the receiver.
    """
    if not isinstance(member, Instance):
        return None
    given = classes.special(machine, member, "__get__", Arguments((receiver, cls)))
    return None if isinstance(given, Unknown) or given == NONE else given


def _class_attribute(machine: Machine, cls: ClassValue, name: str) -> Value:
    found = classes.class_member(machine, cls, name)
    if found is None:
        base = classes.client_base(machine.observer, cls)
        if base is not None:
            return ExternalMethod(base, name)
        return Unknown(name)
    if classes.is_enum(cls) and not isinstance(found, FunctionValue):
        return EnumMember(cls, name, found)
    if implementers := implementing(machine, cls, name):
        return join(_class_attribute(machine, c, name) for c in implementers)
    if isinstance(found, FunctionValue) and "classmethod" in kinds(found.function):
        return BoundMethod(cls, found)
    return found


def _enum_attribute(machine: Machine, member: EnumMember, name: str) -> Value:
    if name in {"value", "_value_"}:
        return member.value
    if name in {"name", "_name_"}:
        return literal(member.name)
    found = classes.class_member(machine, member.cls, name)
    if found is not None:
        return bind(machine, member, member.cls, found)
    # a tuple, ``PAGE = "GET", "/pages"``, makes a dataclass or named tuple that the enumeration derives from
    is_record = isinstance(member.value, SeqValue) and any(
        name in c.annotations for c in classes.mro(member.cls)
    )
    if is_record or classes.method_of(machine, member.cls, "__init__") is not None:
        return attribute(machine, _initialized(machine, member), name)
    return attribute(machine, member.value, name)


def _initialized(machine: Machine, member: EnumMember) -> Instance:
    """Return the object whose attributes the constructor of an enumeration sets from a member's value."""
    parts = member.value.items if isinstance(member.value, SeqValue) else (member.value,)
    result = Instance(member.cls, Arguments(tuple(parts)))
    return machine.instances.setdefault((member.cls, member), result)


def _super_attribute(machine: Machine, value: SuperValue, name: str) -> Value:
    receiver = value.receiver
    cls = receiver.cls if isinstance(receiver, Instance) else receiver
    if not isinstance(cls, ClassValue):
        cls = value.cls
    order = classes.mro(cls)
    behind = order[order.index(value.cls) + 1 :] if value.cls in order else order[1:]
    if (found := classes.member_in(machine, behind, name)) is not None:
        return bind(machine, receiver, cls, found)
    if name == "__init__" and (made := library_init(machine, receiver, cls)) is not None:
        return made
    base = classes.client_base(machine.observer, cls)
    if base is not None:
        return _own_sender(machine, receiver, cls, name) or ExternalMethod(base, name)
    if name == "__new__":
        return External("builtins.object.__new__")
    if name == "__init__" and behind and (init := declared_fields.generated_init(*behind)) is not None:
        return bind(machine, receiver, cls, init)
    return Unknown(f"super().{name}", receiver.parameters)


def library_init(machine: Machine, receiver: Value, cls: ClassValue) -> Value | None:
    """Return the constructor that *cls* inherits from a library's client or request: ``httpx.Request``.

    Members of *cls* that replace those of a request give its arguments: ``get_method`` of urllib's.
    """
    base = classes.function_base(machine.observer, cls)
    if base is None:
        client = classes.client_base(machine.observer, cls)
        return ExternalMethod(client, "__init__") if client is not None else None
    request, given = ExternalInstance(base.name), EMPTY
    for name, member in [pair for c in reversed(classes.mro(cls)) for pair in c.names.items()]:
        value = bind(machine, receiver, cls, member)
        if isinstance(value, (FunctionValue, BoundMethod)):
            if machine.observer.with_field(request, name := f"{name}()", UNKNOWN) is None:
                continue
            value = machine.returned(value)
        changed = machine.observer.with_field(request, name, value)
        if changed is not None and changed.arguments is not None:
            given = replace(given, keywords=(*given.keywords, *changed.arguments.keywords))
    return PartialValue(base, given) if given.keywords else base


def _instance_attribute(machine: Machine, instance: Instance, name: str) -> Value:
    if name == "__class__":
        return instance.cls
    member = classes.class_member(machine, instance.cls, name)
    if (given := _by_descriptor(machine, instance, instance.cls, member)) is not None:
        return given
    if isinstance(member, (FunctionValue, PartialValue)):
        if instance.arguments is None and (implementers := implementing(machine, instance.cls, name)):
            return join(attribute(machine, machine.self_of(cls), name) for cls in implementers)
        return bind(machine, instance, instance.cls, member)
    build(machine, instance)
    found = as_set(machine, instance, name, member)
    if found is not None:
        return _or_annotation(machine, instance.cls, name, found)
    if member is not None:
        return _or_annotation(machine, instance.cls, name, switch(instance, member))
    return _missing_attribute(machine, instance, name)


def _or_annotation(machine: Machine, cls: ClassValue, name: str, value: Value) -> Value:
    if isinstance(value, Unknown) or is_none(value):
        promised = _class_annotation(machine, cls, name)
        if promised is None and isinstance(made := _external_member(machine, cls, name), ExternalInstance):
            promised = made  # by the model of a library's class: a reader's client
        if promised is not None and not (value == NONE and is_made_later(cls.scope, name, promised)):
            return promised
    return value


def _class_annotation(machine: Machine, cls: ClassValue, name: str) -> Value | None:
    for c in classes.mro(cls):
        if name in c.annotations:
            promised = annotated(machine, c.scope, c.annotations[name])
            return promised if promised != NONE else None
    return None


def _missing_attribute(machine: Machine, instance: Instance, name: str) -> Value:
    if (promised := _class_annotation(machine, instance.cls, name)) is not None:
        return promised
    inherited = _external_member(machine, instance.cls, name)
    if inherited is not None:
        return _own_sender(machine, instance, instance.cls, name) or inherited
    for base in classes.external_bases(instance.cls):
        if machine.observer.gives(method := f"{base}.{name}"):
            return PartialValue(External(method), Arguments((instance,)))
    if not name.startswith("__"):
        given = classes.special(machine, instance, "__getattr__", Arguments((literal(name),)))
        if given is not None and not isinstance(given, Unknown):
            return given
    if instance.arguments is not None:
        return Unknown(f"self.{name}")
    unknown = Unknown(f"self.{name}", OWN)
    instance.attributes[name] = unknown
    if of_subclasses := _of_subclasses(machine, instance.cls, name):
        instance.attributes[name] = join(of_subclasses)
    return instance.attributes[name]


def _of_subclasses(machine: Machine, cls: ClassValue, name: str) -> list[Value]:
    """Return a mixin's missing attribute as its subclasses define it: a callable, or their only address."""
    found: list[Value] = []
    addresses: set[Value] = set()
    for subclass in subclasses(machine, cls):
        member = classes.class_member(machine, subclass, name)
        if member is not None:
            given: Value | None = bind(machine, machine.self_of(subclass), subclass, member)
        else:
            given = _external_member(machine, subclass, name)
        if isinstance(given, (BoundMethod, FunctionValue, ExternalMethod)):
            found.append(given)
        elif isinstance(given, Text) and is_address(machine, given):
            addresses.add(given)
    return found[:MAX_MIXED_INTO] or ([*addresses] if len(addresses) == 1 else [])


def _external_member(machine: Machine, cls: ClassValue, name: str) -> Value | None:
    base = classes.client_base(machine.observer, cls)
    return attribute(machine, base, name) if base is not None else None


def _own_sender(machine: Machine, receiver: Value, cls: ClassValue, name: str) -> Value | None:
    """Return ``get`` of a session whose class overrides ``request``, which the library's ``get`` calls."""
    base = classes.client_base(machine.observer, cls)
    found = machine.observer.sent_by(base.cls, name) if base is not None else None
    if found is None:
        return None
    member = classes.method_of(machine, cls, found[0])
    if member is None or not sends_to_argument(machine, member):
        return None
    return PartialValue(bind(machine, receiver, cls, member), Arguments((literal(found[1]),)))
