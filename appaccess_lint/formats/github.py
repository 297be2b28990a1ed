"""Findings as workflow commands of GitHub Actions, which show them on the lines of a pull request."""

from __future__ import annotations

from pathlib import Path

from appaccess_lint.formats.report import Report
from appaccess_lint.formats.text import place as where_is
from appaccess_lint.rules.wording import one_line

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def github_commands(report: Report) -> str:
    """Return one command for each finding, and for each file that couldn't be analysed."""
    lines = []
    for finding in report.findings:
        span = finding.span
        first, last = report.lines_in_file(finding)
        place: dict[str, str | int] = {
            "title": finding.code,
            "file": _file(finding.path),
            "line": first,
            "endLine": last,
            "col": span.column,
            "endColumn": span.end_column,
        }
        if span.end_line != span.line or span.cell is not None:
            # columns of several lines are refused, and those of a cell aren't the file's
            del place["col"], place["endColumn"]
        command = _COMMANDS[finding.severity]
        text = f"{where_is(finding.path, span)}: {finding.code} {finding.message}"
        lines.append(_command(command, place, text))
    for error in report.errors:
        where: dict[str, str | int] = {
            "title": "appaccess-lint",
            "file": _file(error.path),
            "line": error.line or 1,
        }
        lines.append(_command("error", where, f"{error.path}: {error.message}"))
    return "".join(f"{line}\n" for line in lines)


def _file(path: str) -> str:
    """*path* as GitHub compares it with those of the pull request, whatever system this is."""
    return Path(path).as_posix()


def _command(name: str, properties: dict[str, str | int], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
