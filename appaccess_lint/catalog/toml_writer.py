"""Write ``[[operation]]`` tables as TOML, in the order and layout of the shipped catalog."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from appaccess_lint.catalog.schema import OPERATION
from appaccess_lint.model import Lookup, Replacement, SourceClaim

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LAST = ("replacements", "claims")
"""The keys at the end of a table, because they take several lines."""


def operation_table(key: str, fields: Mapping[str, object], remark: str = "") -> str:
    """Return the table of the operation *key*, with the *fields* given and a comment above it."""
    return "".join(f"{line}\n" for line in _lines(key, fields, remark))


def _lines(key: str, fields: Mapping[str, object], remark: str) -> Iterator[str]:
    if remark:
        yield f"# {_escaped(remark)}"
    yield "[[operation]]"
    method, _, path = key.partition(" ")
    values = {**fields, "method": method, "path": path}
    for name in OPERATION:
        if name in values and name not in _LAST:
            yield f"{name} = {_value(values[name])}"
    replacements = values.get("replacements")
    if isinstance(replacements, tuple):
        yield from _replacements(replacements)
    claims = values.get("claims")
    if isinstance(claims, tuple):
        yield "[operation.claims]"
        for claim in claims:
            yield f"{_key(claim.source)} = {_claim(claim)}"


def _replacements(replacements: Sequence[Replacement]) -> Iterator[str]:
    if not replacements:
        yield "replacements = []"
        return
    yield "replacements = ["
    for replacement in replacements:
        yield f"    {_inline(replacement, 'method', 'path', 'when', 'query', 'needs')},"
    yield "]"


def _inline(facts: Replacement | Lookup, *names: str) -> str:
    """Return the nonempty fields of *facts* as an inline table."""
    pairs = [f"{name} = {_value(value)}" for name in names if (value := getattr(facts, name))]
    return f"{{ {', '.join(pairs)} }}"


def _claim(claim: SourceClaim) -> str:
    if not claim.listed:
        return "{ listed = false }"
    said = {"app_access": claim.app_access, "deprecated": claim.deprecated}
    pairs = [f"{name} = {_value(value)}" for name, value in said.items() if value is not None]
    return f"{{ {', '.join(pairs)} }}" if pairs else "{}"


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _value(name)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    if isinstance(value, Lookup):
        return _inline(value, "gives", "method", "path", "query")
    quoted = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_escaped(quoted)}"'


def _escaped(text: str) -> str:
    return "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in text)
