"""Evaluate binary operators on strings, lists, dictionaries, URLs, and objects that define them."""

from __future__ import annotations

from appaccess_lint.text import formatting, operations
from appaccess_lint.text.lifted import path_join
from appaccess_lint.text.text import Hole, Text
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    UNKNOWN,
    Arguments,
    BoundMethod,
    DictValue,
    EnumMember,
    ExternalInstance,
    FunctionValue,
    Instance,
    SeqValue,
    Unknown,
    UrlValue,
    Value,
    join,
    members,
    parameters_of,
)
from appaccess_lint.values.library.strings import texts_by_key
from appaccess_lint.values.library.url_functions import slash, with_query
from appaccess_lint.values.objects.changed_values import merged
from appaccess_lint.values.objects.classes import class_member
from appaccess_lint.values.objects.convert import as_string, as_text

_OPERATORS = {"+": "__add__", "/": "__truediv__", "//": "__floordiv__", "%": "__mod__"}


def binary(machine: Machine, op: str, left: Value, right: Value) -> Value:
    """Evaluate ``left op right``."""
    if isinstance(left, Instance) and op in _OPERATORS:
        method = class_member(machine, left.cls, _OPERATORS[op])
        if isinstance(method, FunctionValue):
            return machine.returned(BoundMethod(left, method), Arguments((right,)))
    if op == "+":
        if _stringy(left) or _stringy(right):
            return operations.concat((as_string(machine, left), as_string(machine, right)))
        if isinstance(left, SeqValue) and isinstance(right, SeqValue):
            return SeqValue(left.items + right.items, left.open or right.open)
        if isinstance(left, SeqValue) and isinstance(right, Unknown):
            return SeqValue((*left.items, *_within(right)), True, head=left.head)
        if isinstance(left, Unknown) and isinstance(right, SeqValue):
            return SeqValue((*_within(left), *right.items), True, tail=right.tail)
        if isinstance(left, Unknown) and isinstance(right, Unknown) and (left.name or right.name):
            return operations.concat((as_text(machine, left), as_text(machine, right)))
    if op == "%" and _stringy(left):
        return percent(machine, as_text(machine, left), right)
    if isinstance(left, UrlValue) and op in {"/", "%"}:
        return slash(machine, left, right) if op == "/" else with_query(machine, left, right)
    if op == "/" and (_stringy(left) or _stringy(right) or isinstance(left, ExternalInstance)):
        return path_join((as_text(machine, left), as_text(machine, right)))
    return _either(machine, left, right) if op == "|" else UNKNOWN


def _within(value: Unknown) -> tuple[Unknown, ...]:
    """Return the items of a list that depends on parameters: unknown, with the same dependencies."""
    return (Unknown("", value.parameters),) if value.parameters else ()


def _either(machine: Machine, left: Value, right: Value) -> Value:
    """Evaluate ``left | right``: merged dictionaries, or a union of types."""
    below = members(left)
    if not any(isinstance(m, DictValue) for m in (*below, right)):
        return join((left, right))
    return join(merged(machine, m if isinstance(m, DictValue) else DictValue((), True), right) for m in below)


def _stringy(value: Value) -> bool:
    return any(isinstance(m.value if isinstance(m, EnumMember) else m, Text) for m in members(value))


def percent(machine: Machine, text: Text, right: Value) -> Text:
    rest = Hole("", parameters_of((right,)))
    if isinstance(right, DictValue):
        return formatting.percent(text, (), texts_by_key(machine, right), rest)
    values = right.items if isinstance(right, SeqValue) and not right.open else (right,)
    return formatting.percent(text, [as_text(machine, v) for v in values], {}, rest)
