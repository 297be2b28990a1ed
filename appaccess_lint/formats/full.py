"""Findings for people, in colour on a terminal: with the line of source and what is meant, or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appaccess_lint.formats.report import Report
from appaccess_lint.formats.text import place
from appaccess_lint.model import Finding

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

MAX_EXCERPT = 160
_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def full_text(report: Report, *, colour: bool) -> str:
    """Return the findings with their lines; with *colour*, as terminals take it."""
    console = _console(colour)
    with console.capture() as capture:
        for finding in report.findings:
            console.print(_head(finding))
            _excerpt(console, finding, *report.around(finding))
        console.print(_sum(report))
    return capture.get()


def coloured_lines(report: Report) -> str:
    """Return a line for each finding, as terminals take it."""
    console = _console(True)
    with console.capture() as capture:
        for finding in report.findings:
            console.print(_head(finding))
    return capture.get()


def _console(colour: bool) -> Console:
    from rich.console import Console

    return Console(force_terminal=colour, no_color=not colour, highlight=False, soft_wrap=True, width=10_000)


def _head(finding: Finding) -> Text:
    from rich.text import Text

    return Text.assemble(
        (f"{place(finding.path, finding.span)}: ", "bold"),
        (finding.code, _STYLES[finding.severity]),
        f" {finding.message}",
    )


def _excerpt(console: Console, finding: Finding, before: str, meant: str, after: str) -> None:
    from rich.text import Text

    line = before + meant + after
    if not line.strip():
        return
    number = str(finding.span.line)
    start, end = len(before), len(before) + len(meant)
    cut = max(0, min(start - 20, len(line) - MAX_EXCERPT)) if len(line) > MAX_EXCERPT else 0
    # each character that a terminal would obey gets one that it shows, so that the carets stay below theirs
    shown = "".join(c if c.isprintable() else " " for c in line[cut : cut + MAX_EXCERPT])
    first = start - cut
    marked = max(1, min(end - cut, len(shown)) - first)
    margin = " " * len(number)
    style = _STYLES[finding.severity]
    console.print(Text.assemble((f"{margin} |", "dim")))
    console.print(Text.assemble((f"{number} | ", "dim"), shown))
    console.print(Text.assemble((f"{margin} | ", "dim"), " " * first, ("^" * marked, style)))
    console.print()


def _sum(report: Report) -> Text:
    from rich.text import Text

    number, files = len(report.findings), len({finding.path for finding in report.findings})
    if not number:
        return Text(
            f"No findings in {report.files} {'file' if report.files == 1 else 'files'}.", "bold green"
        )
    findings = "finding" if number == 1 else "findings"
    return Text(
        f"{number} {findings} in {files} of {report.files} {'file' if report.files == 1 else 'files'}."
    )
