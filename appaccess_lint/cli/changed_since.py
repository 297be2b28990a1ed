"""``--changed-since``: only changed files, and only findings on lines changed since a git revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from appaccess_lint.cli.status import UsageError
from appaccess_lint.files.discovery import STANDARD_INPUT, Discovered
from appaccess_lint.formats.report import Report
from appaccess_lint.git.changes import Changes, ChangesError
from appaccess_lint.model import Finding
from appaccess_lint.wording import one_line

Lines = Mapping[str, frozenset[int]]
"""The changed lines of each changed file."""


def changed_lines(revision: str, found: Discovered) -> Lines:
    """Return the changed lines in the files of *found*; raises ``UsageError`` if they can't be determined."""
    if STANDARD_INPUT in found.files:
        raise UsageError("--changed-since needs files: standard input has no earlier version")
    try:
        return Changes(revision, Path.cwd()).lines(found.files)
    except ChangesError as error:
        raise UsageError(one_line(f"--changed-since: {error}")) from error


def changed_files(found: Discovered, changed: Lines) -> Discovered:
    """Return the files that have changed."""
    return replace(found, files=tuple(file for file in found.files if file in changed))


def on_changed_lines(report: Report, changed: Lines) -> Report:
    """Return the report without findings whose call is on unchanged lines only.

    A changed notebook counts as a whole: the lines of its file aren't those of its cells.
    """

    def shown(finding: Finding) -> bool:
        span = finding.span
        if span.cell is not None:
            return finding.path in changed
        return not changed[finding.path].isdisjoint(range(span.line, span.end_line + 1))

    return replace(report, findings=tuple(finding for finding in report.findings if shown(finding)))
