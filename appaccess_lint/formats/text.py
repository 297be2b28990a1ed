"""Results as lines for people."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from appaccess_lint.formats.report import Report
from appaccess_lint.model import CallSite, FileError, Operation, Replacement, Span
from appaccess_lint.rules.wording import lifecycle_of
from appaccess_lint.wording import counted, one_line

MAX_STEP = 100


def check_lines(report: Report) -> Iterator[str]:
    """Yield one line for each finding, as flake8 does: ``app.py:12:8: AAR101 message``."""
    for finding in report.findings:
        span = finding.span
        yield f"{place(finding.path, span)}: {finding.code} {finding.message}"


def place(path: str, span: Span) -> str:
    """Return ``app.py:12:8``, or ``notebook.ipynb:cell 3:12:8``."""
    cell = "" if span.cell is None else f"cell {span.cell}:"
    return f"{one_line(path)}:{cell}{span.line}:{span.column}"


def inventory_lines(report: Report, explain: bool = False, unresolved: bool = False) -> Iterator[str]:
    """Yield a line for each call site, its operations and codes, and the number of sites.

    With *explain*, the trail of each site follows; *unresolved* adds the unresolved requests.
    """
    for site in report.sites:
        if site.kind != "unresolved" or unresolved:
            yield from site_lines(site, explain)
    yield sum_line(report, unresolved)


def site_lines(site: CallSite, explain: bool = False) -> Iterator[str]:
    """Yield a line for a call site or an unresolved request, and lines with its facts."""
    yield f"{place(site.path, site.span)}: {_what(site)}"
    if site.kind == "unresolved":
        yield f"    could not be resolved: {one_line(site.help, 100)}"
    else:
        yield from _known(site)
    if explain:
        yield from _trail(site)


def sum_line(report: Report, unresolved: bool = False) -> str:
    """Return the numbers of calls and unresolved requests; *unresolved* means that the latter are listed."""
    calls = counted(len(report.calls), "Confluence call")
    if number := len(report.unresolved):
        hint = "" if unresolved else " (--unresolved lists them)"
        calls += f", {counted(number, 'request')} that could not be resolved{hint}"
    return f"{calls} in {counted(report.files, 'file')}"


def _known(site: CallSite) -> Iterator[str]:
    for operation in site.operations:
        yield f"    {_operation(operation)}"
        yield from (f"        -> {_replacement(replacement)}" for replacement in operation.replacements)
    for path in site.outside:
        answer = f", returns {path.answer}" if path.answer else ""
        yield f"    {one_line(f'{path.key} ({path.title}): outside the REST API{answer}')}"
        yield from (f"        -> {_replacement(replacement)}" for replacement in path.replacements)
    if not site.operations and not site.outside:
        yield "    no documented operation"
    if site.findings:
        yield f"    {' '.join(finding.code for finding in site.findings)}"


def print_errors(report: Report) -> None:
    """Print what could not be analyzed, on standard error."""
    for error in report.errors:
        print(error_line(error), file=sys.stderr)


def error_line(error: FileError) -> str:
    """Return ``path:line: message``, without the line if it is unknown."""
    place = f"{one_line(error.path)}:{error.line}" if error.line else one_line(error.path)
    return f"{place}: {one_line(error.message)}"


def _what(site: CallSite) -> str:
    client = one_line(site.client or site.kind)
    if site.url is None:
        client = f"{client} {one_line(site.client_method or '')}".strip()
    known = [client, site.method, None if site.url is None else one_line(site.url, 200)]
    deployment = "" if site.deployment == "unknown" else f" [{site.deployment}]"
    return " ".join(part for part in known if part) + deployment


_APP_ACCESS = {
    "blocked": "can be blocked",
    "not-blocked": "not affected by app access rules",
    "unlisted": "app access not documented",
}


def _operation(operation: Operation) -> str:
    title = f" ({operation.title})" if operation.title else ""
    access = _APP_ACCESS[operation.app_access]
    return one_line(f"{operation.key}{title}: {access}, {lifecycle_of(operation)}")


def _replacement(replacement: Replacement) -> str:
    return f"{replacement.request} ({replacement.when})" if replacement.when else replacement.request


def _trail(site: CallSite) -> Iterator[str]:
    for step in site.trail:
        place = f"{one_line(step.path)}:{step.line}:{step.column}"
        yield f"    from {place}: {one_line(step.text, MAX_STEP)}".rstrip()
