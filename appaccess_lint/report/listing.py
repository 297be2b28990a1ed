"""The inventory as tables: CSV with a row for each call, Markdown and HTML with a table for each group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from appaccess_lint.display_paths import document_path
from appaccess_lint.formats.report import Report
from appaccess_lint.model import CallSite
from appaccess_lint.report.documents import csv_text
from appaccess_lint.report.markdown import code_span, table
from appaccess_lint.rules import URLS
from appaccess_lint.wording import counted, one_line

UNKNOWN, NO_CODE = "no documented operation", "no finding"
COLUMNS = (
    "path cell line column function kind client call deployment authentication certainty operations "
    "app_access lifecycle replacements codes"
).split()
HEAD = ("place", "call", "operations", "app access", "life cycle", "instead", "codes")
STYLE = """\
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem }
div { overflow-x: auto }
table { border-collapse: collapse }
th, td { border-bottom: 1px solid #8886; padding: .3rem .6rem; text-align: left; vertical-align: top }
code { display: block; overflow-wrap: break-word }
h2 code { display: inline }
@media (max-width: 44rem) {
  table, tbody, tr, td { display: block }
  thead, td:empty { display: none }
  tr { border-bottom: 1px solid #8886; padding: .5rem 0 }
  td { border: 0; padding: .2rem 0 }
  code { overflow-wrap: anywhere }
  td::before { content: attr(data-label); font-size: .8rem; opacity: .7 }
}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def groups(sites: Sequence[CallSite], by: str | None) -> list[tuple[str, list[CallSite]]]:
    """Return the calls grouped *by* operation, file or code, in order of its name, or one unnamed group.

    A call with several operations or codes is in the group of each.
    """
    if by is None:
        return [("", list(sites))]
    found: dict[str, list[CallSite]] = {}
    for site in sites:
        for name in _names(site, by):
            found.setdefault(name, []).append(site)
    return sorted(found.items())


def csv_inventory(report: Report) -> str:
    """Return a row for each call, several values of a cell separated by semicolons."""
    return csv_text(COLUMNS, map(_row, report.calls))


def _row(site: CallSite) -> tuple[object, ...]:
    span = site.span
    return (
        document_path(site.path),
        "" if span.cell is None else span.cell,
        span.line,
        span.column,
        site.function,
        site.kind,
        site.client or "",
        _call(site),
        site.deployment,
        site.auth.value,
        site.certainty,
        *("; ".join(values) for values in _of_operations(site)),
        " ".join(_codes(site)),
    )


def markdown_inventory(report: Report, by: str | None) -> str:
    """Return a table for each group."""
    return "\n".join(_markdown(report, by)) + "\n"


def html_inventory(report: Report, by: str | None) -> str:
    """Return a self-contained page with a table for each group, without scripts."""
    return "\n".join(_html(report, by)) + "\n"


def _markdown(report: Report, by: str | None) -> Iterator[str]:
    yield f"# {_title(report)}"
    for name, sites in groups(report.calls, by):
        if name:
            yield from ("", f"## {code_span(name)} ({len(sites)})")
        yield ""
        rows = [_markdown_row(site) for site in sites]
        yield from table(HEAD, rows, escape=False)


def _html(report: Report, by: str | None) -> Iterator[str]:
    title = escape(_title(report))
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    for name, sites in groups(report.calls, by):
        if name:
            yield f"<h2><code>{escape(one_line(name))}</code> ({len(sites)})</h2>"
        heads = "".join(f'<th scope="col">{name}</th>' for name in HEAD)
        yield f"<div><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
        for site in sites:
            cells = "".join(map(_html_cell, HEAD[:-1], _cells(site)))
            yield f'<tr>{cells}<td data-label="{HEAD[-1]}">{"".join(map(_html_code, _codes(site)))}</td></tr>'
        yield "</tbody>\n</table></div>"
    yield "</body>\n</html>"


def _markdown_row(site: CallSite) -> list[str]:
    codes = [f"[{code_span(code)}](<{URLS[code]}>)" for code in _codes(site)]
    return ["<br>".join(values) for values in (*(map(code_span, each) for each in _cells(site)), codes)]


def _html_code(code: str) -> str:
    return f'<a href="{escape(URLS[code])}"><code>{escape(code)}</code></a>'


def _html_cell(label: str, values: Sequence[str]) -> str:
    texts = (escape(one_line(value)).replace("/", "/<wbr>") for value in values)  # where a long path wraps
    codes = "".join(f"<code>{text}</code>" for text in texts)
    return f'<td data-label="{label}">{codes}</td>'


def _title(report: Report) -> str:
    calls = counted(len(report.calls), "Confluence call")
    left = len(report.unresolved)
    return f"{calls}, {counted(left, 'unresolved request')}" if left else calls


def _cells(site: CallSite) -> tuple[list[str], ...]:
    """Return the values of each column of ``HEAD`` except the last."""
    span = site.span
    cell = "" if span.cell is None else f"cell {span.cell}:"
    place = f"{document_path(site.path)}:{cell}{span.line}"
    return [place], [_call(site)], *_of_operations(site)


def _codes(site: CallSite) -> list[str]:
    return [finding.code for finding in site.findings]


def _of_operations(site: CallSite) -> tuple[list[str], ...]:
    """Return operations, their app access, life cycle, and replacements."""
    known = site.operations
    return (
        [operation.key for operation in known],
        list(dict.fromkeys(operation.app_access for operation in known)),
        list(dict.fromkeys(operation.lifecycle for operation in known)),
        list(dict.fromkeys(r.request for operation in known for r in operation.replacements)),
    )


def _call(site: CallSite) -> str:
    return site.client_method or f"{site.method or '?'} {site.url or '{}'}"


def _names(site: CallSite, by: str) -> list[str]:
    if by == "file":
        return [document_path(site.path)]
    if by == "code":
        return [finding.code for finding in site.findings] or [NO_CODE]
    return [operation.key for operation in site.operations] or [UNKNOWN]
