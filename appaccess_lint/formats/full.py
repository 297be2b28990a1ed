"""Findings for people, in color on a terminal: with the line of source and explanations, or without."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.text import Text

from appaccess_lint.display_paths import shown_path
from appaccess_lint.explain.request import suggestion_of
from appaccess_lint.formats.report import Report
from appaccess_lint.formats.text import place
from appaccess_lint.model import CallSite, Finding
from appaccess_lint.rules import URLS
from appaccess_lint.rules.wording import of_one_path
from appaccess_lint.wording import COMMAND, one_line

MAX_EXCERPT = 160
SHOWN_REPLACEMENTS = 6
SHOWN_REQUESTS = 3
_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def full_text(report: Report, *, colour: bool) -> str:
    """Return the findings, each line of source once, with replacements and links.

    *color* adds the codes of terminals.
    """
    console = _console(colour)
    sites = {finding: site for site in report.sites for finding in site.findings}
    with console.capture() as capture:
        for _, group in groupby(report.findings, key=lambda finding: (finding.path, finding.span)):
            findings = list(group)
            for finding in findings:
                console.print(_head(finding))
            _excerpt(console, findings[0], *report.around(findings[0]))
            addresses = [("rule", URLS[code]) for code in dict.fromkeys(finding.code for finding in findings)]
            for kind, text in (*_remarks(sites.get(findings[0]), findings), *addresses):
                margin = " " * len(str(findings[0].span.line))
                console.print(Text.assemble((f"{margin} = ", "dim"), (f"{kind}: ", "bold"), one_line(text)))
            console.print()
        console.print(_sum(report))
    return capture.get()


def _remarks(site: CallSite | None, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """Yield what the lines of the findings leave out: all replacements, and links."""
    if site is None:
        return
    named = [operation for operation in site.operations if any(operation.key in f.message for f in findings)]
    same = [operation for operation in site.operations if any(operation.path in f.message for f in findings)]
    if of_one_path(site, same):  # the message lists methods: the first operation has the links
        named = same[:1]
    for operation in named:
        listed = [f"{r} ({r.when})" if r.when else str(r) for r in operation.replacements]
        if operation.lifecycle != "current" and len(listed) > 1:
            yield from (("help", text) for text in listed[:SHOWN_REPLACEMENTS])
            if len(listed) > SHOWN_REPLACEMENTS:
                yield "help", f"{len(listed) - SHOWN_REPLACEMENTS} more by content type"
    suggested = suggestion_of(site) if any(operation.lifecycle != "current" for operation in named) else None
    if suggested is not None:
        yield "v2", suggested.text
        yield from (("v2", note) for note in suggested.notes())
    for operation in named:
        if operation.lifecycle != "current":
            yield "note", f'appaccess-lint explain "{operation.key}" shows dates, scopes and what changes'
        if operation.documentation:
            yield "note", operation.documentation
    if not site.direct:
        yield from (("note", f"{_shown(at)} sends the request") for at in site.via[:SHOWN_REQUESTS])


def _shown(position: str) -> str:
    path, *numbers = position.rsplit(":", 2)
    return ":".join((shown_path(path), *numbers))


def coloured_lines(report: Report) -> str:
    """Return a line for each finding, with the codes of terminals."""
    console = _console(True)
    with console.capture() as capture:
        for finding in report.findings:
            console.print(_head(finding))
    return capture.get()


def _console(colour: bool) -> Console:
    return Console(force_terminal=colour, no_color=not colour, highlight=False, soft_wrap=True, width=10_000)


def _head(finding: Finding) -> Text:
    return Text.assemble(
        (f"{place(finding.path, finding.span)}: ", "bold"),
        (finding.code, _STYLES[finding.severity]),
        f" {finding.message}",
    )


def _excerpt(console: Console, finding: Finding, before: str, meant: str, after: str) -> None:
    line = before + meant + after
    if not line.strip():
        return
    number = str(finding.span.line)
    start, end = len(before), len(before) + len(meant)
    cut = max(0, min(start - 20, len(line) - MAX_EXCERPT)) if len(line) > MAX_EXCERPT else 0
    # control characters are replaced by one visible character each, so that the carets stay below the code
    shown = "".join(c if c.isprintable() else " " for c in line[cut : cut + MAX_EXCERPT])
    shown = COMMAND.sub("# ", shown)
    first = start - cut
    marked = max(1, min(end - cut, len(shown)) - first)
    margin = " " * len(number)
    style = _STYLES[finding.severity]
    console.print(Text.assemble((f"{margin} |", "dim")))
    console.print(Text.assemble((f"{number} | ", "dim"), shown))
    console.print(Text.assemble((f"{margin} | ", "dim"), " " * first, ("^" * marked, style)))


def _sum(report: Report) -> Text:
    number, files = len(report.findings), len({finding.path for finding in report.findings})
    if not number:
        return Text(
            f"No findings in {report.files} {'file' if report.files == 1 else 'files'}.", "bold green"
        )
    findings = "finding" if number == 1 else "findings"
    return Text(
        f"{number} {findings} in {files} of {report.files} {'file' if report.files == 1 else 'files'}."
    )
