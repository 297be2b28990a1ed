"""Print the differences between an OpenAPI document and the catalog, for people and programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from appaccess_lint.catalog.difference import Changed, Difference, FieldChange
from appaccess_lint.catalog.openapi import Documented
from appaccess_lint.formats.json_text import result_document
from appaccess_lint.formats.operation import operation_record
from appaccess_lint.rules.wording import titled
from appaccess_lint.wording import one_line

_MARKS = {"blocked": "not exempt", "not-blocked": "exempt", None: "no mark"}
_DOCUMENTED = (
    "method path api_version title group app_access deprecated experimental classic_scopes granular_scopes "
    "connect_scope"
).split()
_NAMES = {
    "classic_scopes": "classic scopes",
    "granular_scopes": "granular scopes",
    "connect_scope": "Connect scope",
}


def difference_lines(changes: Difference) -> Iterator[str]:
    """Yield the changes under headings, and a last line that counts them."""
    sections = (
        ("added", [_added(documented) for documented in changes.added]),
        ("gone", [f"{titled(operation)}" for operation in changes.gone]),
        ("back", [_line(change) for change in changes.changed if change.returned]),
        ("newly deprecated", [_line(change) for change in changes.changed if _deprecated(change)]),
        ("changed", [line for change in changes.changed for line in _field_lines(change)]),
    )
    for title, lines in sections:
        if lines:
            yield f"{title}:"
            yield from (f"  {one_line(line)}" for line in lines)
            yield ""
    versions = " and ".join(changes.versions)
    if not changes:
        yield f"no difference between the catalog and this document of {versions}"
        return
    counted = f"{len(changes.added)} added, {len(changes.gone)} gone, {len(changes.changed)} changed"
    yield f"{versions}: {counted}"


def difference_document(changes: Difference) -> str:
    """Return the same as JSON."""
    return result_document(
        api_versions=list(changes.versions),
        added=[_documented(documented) for documented in changes.added],
        gone=[operation_record(operation) for operation in changes.gone],
        changed=[_change(change) for change in changes.changed],
    )


def _added(documented: Documented) -> str:
    said = [_MARKS[documented.app_access]]
    said += ["deprecated"] if documented.deprecated else []
    said += ["experimental"] if documented.experimental else []
    return f"{documented.key} ({documented.title}): {', '.join(said)}"


def _line(change: Changed) -> str:
    return f"{change.operation.key} ({change.documented.title})"


def _deprecated(change: Changed) -> bool:
    field = change.field("deprecated")
    return field is not None and field.after is True


def _field_lines(change: Changed) -> Iterator[str]:
    for field in change.fields:
        if field.name == "deprecated" and field.after is True:
            continue
        yield f"{change.operation.key}: {_field(field, change)}"


def _field(field: FieldChange, change: Changed) -> str:
    name = _NAMES.get(field.name, field.name)
    if field.name == "app_access":
        verdict = change.operation.app_access
        before, after = _MARKS[_mark(field.before)], _MARKS[_mark(field.after)]
        return f"app access rules: {before} -> {after} (the catalog's verdict: {verdict})"
    if field.name == "deprecated":
        return "no longer deprecated"
    if isinstance(field.before, tuple):
        return f"{name}: {_signed(field)}"
    return f"{name}: {_shown(field.before)} -> {_shown(field.after)}"


def _mark(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _signed(field: FieldChange) -> str:
    return " ".join([*(f"+{scope}" for scope in field.added), *(f"-{scope}" for scope in field.removed)])


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f'"{value}"'


def _documented(documented: Documented) -> dict[str, Any]:
    return {name: _json(getattr(documented, name)) for name in _DOCUMENTED}


def _change(change: Changed) -> dict[str, Any]:
    return {
        "method": change.operation.method,
        "path": change.operation.path,
        "api_version": change.operation.api_version,
        "returned": change.returned,
        "changes": {
            field.name: {"from": _json(field.before), "to": _json(field.after)} for field in change.fields
        },
    }


def _json(value: Iterable[str] | bool | None) -> object:
    return list(value) if isinstance(value, tuple) else value
