"""Recognise objects that only contain the parts of a request: ``Request(method="GET", url=…)``."""

from __future__ import annotations

from dataclasses import replace

from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    Arguments,
    DictValue,
    FunctionValue,
    Instance,
    Scalar,
    SeqValue,
    Union,
    Unknown,
    Value,
    members,
)
from appaccess_lint.values.objects.classes import kinds, linear
from appaccess_lint.values.objects.instances import build

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
        for cls in linear(value.cls)
        for name, held in cls.names.items()
    )


def with_fields_of_requests(machine: Machine, arguments: Arguments) -> Arguments:
    """Return *arguments* with a record replaced by its fields, which an unknown executor reads."""
    fields: list[tuple[str, Value]] = []
    positional = tuple(v for v in arguments.positional if not _taken_apart(machine, v, fields))
    keywords = tuple((k, v) for k, v in arguments.keywords if not _taken_apart(machine, v, fields))
    if not fields:
        return arguments
    return replace(arguments, positional=positional, keywords=(*keywords, *fields))


def _taken_apart(machine: Machine, value: Value, fields: list[tuple[str, Value]]) -> bool:
    if not isinstance(value, Instance) or not is_record(value):
        return False
    build(machine, value)
    fields += value.attributes.items()
    return True
