"""The report for programs: as complete JSON, and as CSV with a row for each call."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from appaccess_lint.display_paths import document_path
from appaccess_lint.formats.json_text import result_document
from appaccess_lint.formats.operation import operation_record
from appaccess_lint.report.model import Affected, Call, Scopes, Step, Summary, Use
from appaccess_lint.report.wording import headlines
from appaccess_lint.rules import URLS
from appaccess_lint.wording import one_line

COLUMNS = "path cell line function call app_access lifecycle refusal operations replacements codes".split()
_OF_OPERATION = (
    "method path title group app_access app_access_source refusal documentation lifecycle replacements"
).split()


def json_report(summary: Summary) -> str:
    """Return the report; lines count from 1."""
    document = result_document(
        title=summary.title,
        headlines=list(headlines(summary)),
        files=summary.files,
        server_calls=summary.server,
        unresolved_requests=summary.unresolved,
        date=summary.background.date or None,
        commit=summary.background.commit or None,
        options=dict(summary.background.options),
        newest_source=summary.newest_source,
        app_access=summary.access,
        app_access_sources=summary.deciders,
        lifecycle=summary.life,
        groups=[{"name": share.name, **share.counts} for share in summary.groups],
        by_file=[{"path": share.name, **share.counts} for share in summary.by_file],
        by_repository=[{"name": share.name, **share.counts} for share in summary.by_repository],
        stopping=[_affected(affected) for affected in summary.stopping],
        omitting=[_affected(affected) for affected in summary.omitting],
        scopes={"classic": _scopes(summary.classic), "granular": _scopes(summary.granular)},
        plan=[_step(step) for step in summary.plan],
        operations=[_use(use) for use in summary.uses],
        calls=[_call(call) for call in summary.calls],
        errors=[
            {"path": document_path(e.path), "line": e.line, "message": e.message} for e in summary.errors
        ],
    )
    return document + "\n"


def _step(step: Step) -> dict[str, Any]:
    operations = [use.operation.key for use in step.uses]
    return {"title": step.title, "why": step.why, "calls": step.calls, "operations": operations}


def _use(use: Use) -> dict[str, Any]:
    record = operation_record(use.operation)
    shown = {name: record[name] for name in _OF_OPERATION}
    calls = [_place(call) for call in use.calls]
    return {**shown, "documentation": record["documentation"] or None, "calls": calls}


def _call(call: Call) -> dict[str, Any]:
    return {
        **_place(call),
        "call": call.what,
        "function": call.function or None,
        "app_access": call.access,
        "lifecycle": call.life,
        "operations": [operation.key for operation in call.operations],
        "request": call.instead or None,
        "codes": list(call.codes),
        "url_of_rule": {code: URLS[code] for code in call.codes},
    }


def csv_report(summary: Summary) -> str:
    """Return a row for each call, with the values of a cell separated by semicolons."""
    return csv_text(COLUMNS, map(_row, summary.calls))


def _row(call: Call) -> tuple[object, ...]:
    replacements = dict.fromkeys(r.request for o in call.operations for r in o.replacements)
    return (
        call.path,
        "" if call.cell is None else call.cell,
        call.line,
        call.function,
        call.what,
        call.access,
        call.life,
        ("omission" if call.omits else "error") if call.can_be_blocked else "",
        "; ".join(operation.key for operation in call.operations),
        "; ".join(replacements),
        " ".join(call.codes),
    )


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return *rows* as CSV for spreadsheets, after the names of the *columns*."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(inert, row) for row in rows)
    return text.getvalue()


def _affected(affected: Affected) -> dict[str, Any]:
    return {
        "path": affected.calls[0].path,
        "function": affected.name or None,
        "sure": affected.is_sure,
        "operations": [operation.key for operation in affected.operations],
        "calls": [_place(call) for call in affected.calls],
    }


def _place(call: Call) -> dict[str, Any]:
    cell = {} if call.cell is None else {"cell": call.cell}
    return {"path": call.path, **cell, "line": call.line}


def _scopes(scopes: Scopes) -> dict[str, list[str]]:
    return {
        "today": list(scopes.today),
        "later": list(scopes.later),
        "added": list(scopes.added),
        "dropped": list(scopes.dropped),
    }


def inert(cell: Any) -> Any:
    """Return *text* so that it is neither a formula in a spreadsheet nor a control sequence in a terminal."""
    if not isinstance(cell, str):
        return cell
    shown = one_line(cell)
    return f"'{shown}" if shown[:1] in ("=", "+", "-", "@") else shown
