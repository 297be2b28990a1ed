"""Operations of the catalog as a table for people, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from appaccess_lint import __version__
from appaccess_lint.formats.operation import operation_record
from appaccess_lint.model import Operation
from appaccess_lint.rules.wording import one_line

SCHEMA = 1
_COLUMNS = (
    "method path api_version title group app_access app_access_source lifecycle experimental "
    "classic_scopes granular_scopes connect_scope replacements documentation note"
).split()


def catalog_lines(operations: Sequence[Operation], total: int) -> Iterator[str]:
    """Yield a line for each operation, and how many they are of *total*."""
    for operation in operations:
        yield one_line(
            f"{operation.app_access:11}  {operation.lifecycle:10}  {operation.method:6}  {operation.path}"
            f"  {operation.title}"
        )
    yield f"{len(operations)} of {total} operations"


def catalog_document(operations: Sequence[Operation]) -> str:
    """Return all fields as JSON."""
    document = {
        "schema": SCHEMA,
        "tool": {"name": "appaccess-lint", "version": __version__},
        "operations": [operation_record(operation) for operation in operations],
    }
    # ASCII only, so that no encoding of the terminal or the pipe can break it
    return json.dumps(document, indent=2)


def catalog_table(operations: Sequence[Operation]) -> str:
    """Return the fields but the claims as CSV; several scopes stand with spaces between them."""
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
        "replacements": "; ".join(f"{r} ({r.when})" if r.when else str(r) for r in operation.replacements),
    }
