"""Operations of the catalog as a table for people, JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from appaccess_lint.catalog.sources import MONTHS_FRESH, month_of
from appaccess_lint.formats.json_text import result_document
from appaccess_lint.formats.operation import operation_record
from appaccess_lint.model import Operation
from appaccess_lint.rules.wording import source_name
from appaccess_lint.wording import one_line

_COLUMNS = (
    "method path api_version title group app_access app_access_source lifecycle experimental "
    "classic_scopes granular_scopes connect_scope replacements documentation note"
).split()


def catalog_lines(operations: Sequence[Operation], total: int, newest: str | None) -> Iterator[str]:
    """Yield a line for each operation, their number of *total*, and the *newest* source."""
    for operation in operations:
        yield one_line(
            f"{operation.app_access:11}  {operation.lifecycle:10}  {operation.method:6}  {operation.path}"
            f"  {operation.title}"
        )
    yield f"{len(operations)} of {total} operations; newest source: {source_said(newest)}"


def catalog_document(operations: Sequence[Operation], newest: str | None) -> str:
    """Return all fields as JSON, with the *newest* source of the whole catalog."""
    return result_document(
        **_source(newest), operations=[operation_record(operation) for operation in operations]
    )


def status_lines(newest: str | None, age: int | None) -> Iterator[str]:
    """Yield the *newest* source and its *age* in months."""
    known = "" if age is None else f" ({age} month{'s' if age != 1 else ''} old)"
    yield f"newest source: {source_said(newest)}{known}"


def status_document(newest: str | None, age: int | None, old: bool) -> str:
    """Return the *newest* source, its *age* in months and whether that is *old* as JSON."""
    return result_document(**_source(newest), age_in_months=age, months_fresh=MONTHS_FRESH, old=old)


def source_said(source: str | None) -> str:
    """Return a source's name for readers, ``OpenAPI 2026-07``."""
    return "none" if source is None else one_line(source_name(source) if month_of(source) else source)


def _source(newest: str | None) -> dict[str, Any]:
    return {"newest_source": newest, "newest_month": month_of(newest or "") or None}


def catalog_table(operations: Sequence[Operation]) -> str:
    """Return the fields except the claims as CSV; several scopes are separated by spaces."""
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_row(operation) for operation in operations)
    return out.getvalue()


def _row(operation: Operation) -> dict[str, Any]:
    return {
        **operation_record(operation),
        "experimental": "true" if operation.experimental else "false",
        "classic_scopes": " ".join(operation.classic_scopes),
        "granular_scopes": " ".join(operation.granular_scopes),
        "replacements": "; ".join(
            f"{r.request} ({r.when})" if r.when else r.request for r in operation.replacements
        ),
    }
