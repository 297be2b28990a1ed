"""Build the query string of a URL from a mapping."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote_plus

from appaccess_lint.text.text import Hole, Part, Text, template
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    DictValue,
    Scalar,
    SeqValue,
    Unknown,
    Value,
    literals,
    parameters_of,
)
from appaccess_lint.values.objects.convert import as_text

_QUOTED = partial(quote_plus, safe=",:/")
"""Percent-encode a value so that the query stays readable."""


def query_of(machine: Machine, value: Value) -> Text | None:
    """Return the query string of *value*, a mapping or a list of pairs; ``None`` if it is neither.

    Example: ``{"limit": 25, "title": title}`` becomes ``limit=25&title={}``.
    """
    table = _table(value)
    if table is None:
        return None
    parts: list[Part] = []
    for key, held in table.items:
        names = literals(key)
        if len(names) != 1:
            return None
        parts += ["&" if parts else "", f"{_QUOTED(names[0])}=", *_written(machine, held)]
    if table.open:
        parts += ["&" if parts else "", Hole("", parameters_of((table,)))]
    return Text((template(parts),))


def _table(value: Value) -> DictValue | None:
    if isinstance(value, SeqValue):
        pairs = [
            (item.items[0], item.items[1])
            for item in value.items
            if isinstance(item, SeqValue) and len(item.items) == 2
        ]
        return DictValue(tuple(pairs), value.open or len(pairs) < len(value.items))
    return value if isinstance(value, DictValue) else None


def _written(machine: Machine, value: Value) -> tuple[Part, ...]:
    """Return *value* as it appears in a query string; a hole if there are several alternatives."""
    if isinstance(value, Scalar) and not isinstance(value.value, bytes):
        return (_QUOTED(str(value.value)),)
    alternatives = as_text(machine, value).alternatives
    if len(alternatives) == 1:
        return tuple(_QUOTED(part) if isinstance(part, str) else part for part in alternatives[0].parts)
    return (Hole(value.name if isinstance(value, Unknown) else "", parameters_of((value,))),)
