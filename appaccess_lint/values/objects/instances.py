"""Construct objects of the project's classes, store attributes on them, and recognise records.

A record only contains the parts of a request: ``Request(method="GET", url=…)``.
"""

from __future__ import annotations

from dataclasses import replace

from appaccess_lint.syntax.changes import attributes_set
from appaccess_lint.syntax.facts import cached, kinds
from appaccess_lint.text.text import NO_TEXT, Text
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue, origins_of
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.program import BoundMethod, ClassValue, FunctionValue, Instance
from appaccess_lint.values.domain.unions import Union, join, members, with_default
from appaccess_lint.values.domain.values import NONE, OWN, UNKNOWN, Scalar, Unknown, Value
from appaccess_lint.values.objects import classes, declared_fields
from appaccess_lint.values.objects.annotations import annotated
from appaccess_lint.values.objects.names import bind

CONSTRUCTORS = frozenset({"__init__", "__post_init__"})
_CALLED_BY_PYTHON = CONSTRUCTORS | {"__new__", "__init_subclass__", "__set_name__"}
"""Methods that Python calls when an object is created or a class is defined."""


@cached
def setters(cls: ClassValue, name: str) -> list[FunctionValue]:
    """Return the methods of *cls* and its bases, without constructors, that set or change an attribute.

    They are in the order of their names, not of the source.
    """
    return [method for c in classes.mro(cls) for method in _own_setters(c).get(name, ())]


@cached
def _own_setters(cls: ClassValue) -> dict[str, list[FunctionValue]]:
    found: dict[str, list[FunctionValue]] = {}
    for method in methods_of(cls):
        for name in attributes_set(method.function) if method.function.parameters else ():
            found.setdefault(name, []).append(method)
    return found


def methods_of(cls: ClassValue) -> list[FunctionValue]:
    """Return the methods that *cls* itself has, without constructors, in the order of their names."""
    found = [value for _, value in sorted(cls.names.items()) if isinstance(value, FunctionValue)]
    return [method for method in found if method.function.name not in _CALLED_BY_PYTHON]


def build(machine: Machine, instance: Instance) -> None:
    """Run the constructor of an object once."""
    if instance.state != "new":
        return
    instance.state = "building"
    if (new := classes.method_of(machine, instance.cls, "__new__")) is not None:
        machine.construct(instance, new)  # the object also stands for its class: super().__new__(cls)
    if (init := classes.method_of(machine, instance.cls, "__init__")) is not None:
        if classes.external_bases(instance.cls):
            _fill_fields(machine, instance, by_base=True)
        machine.construct(instance, init)
    else:
        _fill_fields(machine, instance)
        _after_init(machine, instance.cls, instance.attributes)
    instance.state = "built"


def _after_init(machine: Machine, cls: ClassValue, attributes: dict[str, Value]) -> None:
    """Run ``__post_init__`` on an object of a dataclass that has *attributes*."""
    if (after := classes.method_of(machine, cls, "__post_init__")) is not None:
        machine.construct(Instance(cls, None, attributes, "building"), after)


def _fill_fields(machine: Machine, instance: Instance, by_base: bool = False) -> None:
    """Set the fields of a dataclass, named tuple or model from the arguments and the defaults.

    A constructor may pass what it gets to a base outside the project, as to pydantic's.  With *by_base*,
    the fields whose default is ``None`` are set to what such a base may set.
    """
    given = None if by_base else instance.arguments
    # an object of which only the class is known may have another value
    symbolic = given is None or given.open_keywords or given.open_positional
    other_given = symbolic or declared_fields.is_filled_from_environment(instance.cls)
    position = 0
    for c in declared_fields.field_classes(instance.cls):
        outside = declared_fields.aliases(c, "validation_alias", "alias")
        for name in declared_fields.own_fields(c):
            value = given.get(position, name) if given is not None else None
            if value is None and given is not None and (alias := outside.get(name)) is not None:
                value = given.get(None, alias)
            position += 1
            default = classes.class_member(machine, instance.cls, name) if name in c.names else None
            if by_base and (default != NONE or name.startswith("_")):
                continue
            promised = annotated(machine, c.scope, c.annotations[name])
            unknown = Unknown(f"self.{name}", OWN if symbolic else frozenset())
            if value is None and instance.arguments is None and not by_base:
                value = _passed(machine, instance.cls, name, promised)
            if value is None and promised is not None and (other_given or not isinstance(default, Text)):
                value = _promised(instance.cls, c, name, promised, default)
            if value is None:
                value = default
                if other_given and (isinstance(default, (Text, Scalar)) or default == SeqValue(())):
                    value = join((default, with_default(unknown)))
            value = _converted(machine, c, name, value, unknown)
            if value is not None:
                instance.attributes[name] = value


def _promised(
    cls: ClassValue, owner: ClassValue, name: str, promised: Value, default: Value | None
) -> Value | None:
    """Return the value of a field of *owner*, which an object of *cls* has, by what its annotation promises.

    Return ``None`` if it promises nothing.
    """
    if promised == NONE:
        return None
    # a method that sets the field tests for the default None first
    if default is None or NONE not in members(default) or not setters(cls, name):
        return promised
    is_parameter = not name.startswith("_") and (owner.cls.decorators or owner.bases)
    return NONE if default == NONE and not is_parameter else join((promised, NONE))


def _passed(machine: Machine, cls: ClassValue, name: str, promised: Value | None) -> Value | None:
    """Return the client that all callers pass to a field of a dataclass or model."""
    if not isinstance(promised, ExternalInstance):
        return None
    init = declared_fields.fields_as_parameters(cls)
    if init is None:
        return None
    machine.summary(init)  # so that its callers are searched
    return machine.seeds.get((init.function, name))


def _converted(
    machine: Machine, cls: ClassValue, name: str, value: Value | None, unknown: Unknown
) -> Value | None:
    """Return the value of a field after its validators and converters, which may make an object or a text.

    *unknown* is the value of an unknown field.
    """
    functions: list[FunctionValue | BoundMethod] = [
        BoundMethod(cls, validator) for validator in declared_fields.validators_of(cls).get(name, ())
    ]
    for node in declared_fields.converters_of(cls).get(name, ()):
        function = evaluate(machine, Frame(cls.scope), node)
        functions += [function] if isinstance(function, FunctionValue) else []
    for function in functions:
        given = unknown if value is None else value
        found = members(machine.returned(function, Arguments((given,))))
        if result := [m for m in found if isinstance(m, (Instance, ExternalInstance))]:
            value = join(result if len(result) == len(found) or value is None else (*result, value))
        elif all(isinstance(m, (Text, Unknown)) for m in members(given)) and any(map(_is_stated, found)):
            value = join(found)
    return value


def _is_stated(value: Value) -> bool:
    return isinstance(value, Text) and any(isinstance(p, str) for t in value.alternatives for p in t.parts)


def fields_of(machine: Machine, instance: Instance) -> SeqValue | None:
    """Return an object of a named tuple's class as a tuple; ``None`` for another object."""
    if not classes.derives_from(instance.cls, classes.NAMED_TUPLES):
        return None
    build(machine, instance)
    names = declared_fields.field_names(instance.cls)
    return SeqValue(tuple(instance.attributes.get(name, UNKNOWN) for name in names))


def with_fields(machine: Machine, instance: Instance, given: tuple[tuple[str, Value], ...]) -> Instance:
    """Return a copy of *instance* with other values for some attributes, as ``dataclasses.replace`` does."""
    build(machine, instance)
    attributes = {**instance.attributes, **dict(given)}
    arguments = Arguments((), tuple(attributes.items())) if instance.arguments is not None else None
    key = (instance, arguments, origins_of(arguments or Arguments((), given)))
    found = machine.instances.get(key)
    if found is None:
        found = machine.instances[key] = Instance(instance.cls, arguments, attributes, "building")
        _after_init(machine, instance.cls, attributes)
        found.state = "built"
    return found


def with_attribute(machine: Machine, instance: Instance, name: str, value: Value) -> Instance:
    """Return the object after ``instance.name = value``, where nothing else changes it."""
    key = (instance, name, value, origins_of(Arguments((value,))))
    attributes = {**instance.attributes, name: value}
    new = Instance(instance.cls, instance.arguments, attributes, "settled", changes=instance.changes + 1)
    return machine.instances.setdefault(key, new)


def store(machine: Machine, frame: Frame, owner: Value, name: str, value: Value) -> None:
    """Evaluate ``owner.name = value``."""
    for m in members(owner):
        client = classes.client_base(machine.observer, m.cls) if isinstance(m, Instance) else m
        if isinstance(client, ExternalInstance):
            machine.observer.assigned(frame, client, name, value)
        if isinstance(m, Instance):
            build(machine, m)
            if (setter := _property_setter(machine, m, name)) is not None:
                machine.run_hook(m, setter, Arguments((value,)))
            elif m is frame.receiver and m.recorded is not None:
                known = m.recorded.get(name)
                m.recorded[name] = value if known is None else either(known, value)
            elif not _is_in_table(frame, m, name):
                _put(machine, m, name, value)
        elif isinstance(m, ClassValue) and m.names.get(name) == NO_TEXT:  # a placeholder
            m.names[name] = value
        elif isinstance(m, ClassValue):
            bind(m.names, name, value)


def is_property(machine: Machine, owner: Value, name: str) -> bool:
    """Return whether a property's setter gets what is assigned to an attribute of *owner*."""
    return any(
        isinstance(m, Instance) and _property_setter(machine, m, name) is not None for m in members(owner)
    )


def _property_setter(machine: Machine, owner: Instance, name: str) -> FunctionValue | None:
    return classes.method_of(machine, owner.cls, f"{name}.setter")


def _is_in_table(frame: Frame, instance: Instance, name: str) -> bool:
    """Return whether the attribute table of the class has what one of its methods sets on ``self``."""
    method = frame.function.function if frame.function is not None else None
    if method is None or instance is not frame.receiver or instance.arguments is not None:
        return False
    return instance.state == "built" and method.name not in CONSTRUCTORS and name in attributes_set(method)


def _put(machine: Machine, instance: Instance, name: str, value: Value) -> None:
    known = before = instance.attributes.get(name)
    if known is None:
        known = value_of_class(classes.class_member(machine, instance.cls, name))
    # a constructor's empty string is a placeholder for what another method sets
    instance.attributes[name] = value if known is None or known == NO_TEXT else either(known, value)
    if instance.arguments is not None and instance.state == "built" and instance.attributes[name] != before:
        instance.changes += 1


def either(known: Value, value: Value) -> Value:
    """Return the value of an attribute that is set to both values: one list, if the length is unknown."""
    if isinstance(known, SeqValue) and isinstance(value, SeqValue) and (known.open or value.open):
        return SeqValue(tuple(dict.fromkeys(known.items + value.items)), True)
    return join((known, value))


def value_of_class(member: Value | None) -> Value | None:
    """Return the value of an attribute that the object lacks: the class's *member*, if it is a value."""
    return member if isinstance(member, (Text, DictValue, SeqValue)) else None


_READING = frozenset({"classmethod", "staticmethod", "property", "cached_property"})
_PLAIN = (DictValue, Scalar, SeqValue, Text, Union, Unknown)


def is_record(value: Instance) -> bool:
    """Return whether an object has only plain values, and only methods that make or read it."""
    given = value.arguments.values if value.arguments is not None else ()
    plain = bool(given) and all(isinstance(m, _PLAIN) for v in given for m in members(v))
    return plain and not any(
        isinstance(held, FunctionValue)
        and not name.startswith("__")
        and kinds(held.function).isdisjoint(_READING)
        for cls in classes.mro(value.cls)
        for name, held in cls.names.items()
    )


def with_fields_of_requests(machine: Machine, arguments: Arguments) -> Arguments:
    """Return *arguments* with a record replaced by its fields, which an unknown executor reads."""
    records = [value for value in arguments.values if isinstance(value, Instance) and is_record(value)]
    if not records:  # most calls
        return arguments
    for record in records:
        build(machine, record)
    fields = [pair for record in records for pair in record.attributes.items()]
    positional = tuple(value for value in arguments.positional if value not in records)
    keywords = tuple((name, value) for name, value in arguments.keywords if value not in records)
    return replace(arguments, positional=positional, keywords=(*keywords, *fields))
