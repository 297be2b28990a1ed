"""The report as Markdown, to be read in a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from appaccess_lint.model import Operation, Replacement
from appaccess_lint.report.model import (
    ACCESS,
    LIFE,
    Affected,
    Call,
    Share,
    Step,
    Summary,
    Use,
    by_place,
)
from appaccess_lint.report.wording import FAILING, OMITTING, SCOPES, footnotes, headlines, origin
from appaccess_lint.rules import URLS
from appaccess_lint.wording import counted, listing, one_line

T = TypeVar("T")
MAX_ROWS = 200
"""Maximum number of rows in a table; code hosts limit the size of a pull request's text."""
_SPECIAL = re.compile(r"([\\`*_\[\]#|~])")
_ENTITIES = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&commat;"})


def markdown_report(summary: Summary) -> str:
    """Return the report."""
    return "\n".join(_lines(summary)) + "\n"


def _lines(summary: Summary) -> Iterator[str]:
    yield f"# App access: {_text(summary.title)}"
    yield ""
    for sentence in headlines(summary):
        yield f"- **{_text(sentence)}**"
    for sentence in (*footnotes(summary), *origin(summary)):
        yield f"- {_text(sentence)}"
    if summary.calls:
        yield from _section("Effect of an app access rule", _counts("app access", ACCESS, summary.access))
        yield from _section("Life cycle", _counts("life cycle", LIFE, summary.life))
        if summary.stopping:
            lines = _affected(FAILING, summary.stopping)
            yield from _section("Functions that stop working in a blocked space", lines)
        if summary.omitting:
            lines = _affected(OMITTING, summary.omitting)
            yield from _section("Functions that miss blocked content", lines)
        if summary.plan:
            yield from _section("Tasks, in order", _plan(summary.plan))
        yield from _section("OAuth scopes", _all_scopes(summary))
        if summary.by_repository:
            yield from _section("By repository", _shares(summary.by_repository, "repository"))
        yield from _folded("By group of operations", _shares(summary.groups, "group"))
        yield from _folded("By file", _shares(summary.by_file, "file"))
        yield from _folded("Every call", _calls(summary.calls))
    if summary.errors:
        yield from _section("Not analyzed", (_error(e.path, e.line, e.message) for e in summary.errors))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from lines


def _folded(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", f"<details><summary>{title}</summary>", "")
    yield from lines
    yield from ("", "</details>")


def _counts(title: str, names: Mapping[T, str], counts: Mapping[T, int]) -> Iterator[str]:
    return table((title, "calls"), [(names[kind], str(number)) for kind, number in counts.items() if number])


def _affected(why: str, functions: Sequence[Affected]) -> Iterator[str]:
    yield _text(why)
    yield ""
    rows = [
        (
            (code_span(function.name) if function.name else "module level")
            + ("" if function.is_sure else " (maybe)"),
            "<br>".join(map(_documented, function.operations)),
            _places(function.calls),
        )
        for function in functions[:MAX_ROWS]
    ]
    yield from table(("function", "operations", "where"), rows, escape=False)
    yield from _more(len(functions))


def _plan(plan: Sequence[Step]) -> Iterator[str]:
    for index, step in enumerate(plan, 1):
        if index > 1:
            yield ""
        yield f"{index}. **{step.title}** ({counted(step.calls, 'call')}). {_text(step.why)}"
        yield ""
        rows = [
            (_documented(use.operation), _instead(use), _places(use.calls)) for use in step.uses[:MAX_ROWS]
        ]
        for line in table(("operation", "instead", "where"), rows, escape=False):
            yield f"   {line}"


def _all_scopes(summary: Summary) -> Iterator[str]:
    yield _text(SCOPES)
    yield ""
    rows = [
        (kind, _listed(scopes.today), _listed(scopes.added), _listed(scopes.dropped))
        for kind, scopes in (("classic", summary.classic), ("granular", summary.granular))
    ]
    yield from table(("kind", "today", "new with v2", "no longer needed"), rows, escape=False)


def _listed(scopes: Sequence[str]) -> str:
    return "<br>".join(code_span(scope) for scope in scopes) or "-"


def _shares(shares: Sequence[Share], name: str) -> Iterator[str]:
    rows = [
        (code_span(share.name), *(str(n or "") for n in share.counts.values())) for share in shares[:MAX_ROWS]
    ]
    yield from table((name, *ACCESS.values()), rows, escape=False)
    yield from _more(len(shares))


def _calls(calls: Sequence[Call]) -> Iterator[str]:
    rows = [
        (
            _place(call),
            _operations(call),
            ACCESS[call.access],
            LIFE[call.life],
            " ".join(map(_rule, call.codes)),
        )
        for call in calls[:MAX_ROWS]
    ]
    yield from table(("where", "operation", "app access", "life cycle", "codes"), rows, escape=False)
    yield from _more(len(calls))


def _more(number: int) -> Iterator[str]:
    if number > MAX_ROWS:
        yield ""
        yield f"… and {number - MAX_ROWS} more; the other formats list all."


def _operations(call: Call) -> str:
    if not call.operations:
        return code_span(call.what)
    instead = [f"v2: {code_span(call.instead)}"] if call.instead else []
    return "<br>".join([*map(_documented, call.operations[:4]), *instead])


def _documented(operation: Operation) -> str:
    key = code_span(operation.key)
    return f"[{key}](<{_url(operation.documentation)}>)" if operation.documentation else key


def _rule(code: str) -> str:
    return f"[{code}](<{URLS[code]}>)"


def _instead(use: Use) -> str:
    return "<br>".join(map(_replacement, use.operation.replacements)) or "-"


def _replacement(replacement: Replacement) -> str:
    request, when = code_span(replacement.request), _text(replacement.when)
    return f"{request} ({when}{', likely' if replacement.likely else ''})" if when else request


def _places(calls: Sequence[Call]) -> str:
    files = [
        ", ".join([_place(first), *(_linked(call, str(call.line)) for call in others)])
        for _, (first, *others) in by_place(calls)
    ]
    return listing(files, 5, joint="<br>")


def _place(call: Call) -> str:
    return _linked(call, code_span(call.place))


def _linked(call: Call, text: str) -> str:
    return f"[{text}](<{_url(call.link)}>)" if call.link else text


def _url(link: str) -> str:
    return re.sub(r"[<>\s\\]", lambda m: f"%{ord(m[0]):02X}", link)


def _error(path: str, line: int | None, message: str) -> str:
    return f"- {code_span(path)}{f', line {line}' if line else ''}: {_text(message)}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, escape: bool = True) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(_text(cell) if escape else cell for cell in row)} |"


def _text(text: str) -> str:
    """Escape all syntax of Markdown, and of HTML within it."""
    return _SPECIAL.sub(r"\\\1", one_line(text).translate(_ENTITIES))


def code_span(text: str) -> str:
    """Return a code span, in which backslashes don't escape: characters that end it are replaced."""
    return f"`{one_line(text).replace('`', chr(39)).replace('|', chr(0xA6))}`"
