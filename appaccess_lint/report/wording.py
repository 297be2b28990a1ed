"""The sentences that summarise a report, the same in all formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appaccess_lint.catalog.sources import month_of
from appaccess_lint.report.model import DECIDERS, Affected, Breaking, Summary
from appaccess_lint.version import __version__
from appaccess_lint.wording import counted, listing, one_line

MAX_NAME = 60
MAX_OPTIONS = 400
_FUNCTIONS = ("function or module", "functions or modules")


def headlines(summary: Summary) -> Iterator[str]:
    """Yield the headlines of the report, the most important first."""
    total = len(summary.calls)
    if not total:
        yield f"No calls of Confluence Cloud were found in {counted(summary.files, 'file')}."
        return
    access, life = summary.access, summary.life
    yield (
        f"{access['blocked']} of {counted(total, 'call')} can be blocked by an app access rule"
        + (f", and {access['maybe']} more may be." if access["maybe"] else ".")
    )
    yield from _stopping(summary.stopping)
    yield from _omitting(summary.omitting)
    if life["answers-410"]:
        fail = _verb(life["answers-410"], "call fails", "calls fail")
        yield f"{fail} today: the v1 operation answers 410 Gone to OAuth apps."
    yield from map(_broken, summary.breaking)
    if life["deprecated"]:
        use = _verb(life["deprecated"], "call uses an operation that is", "calls use operations that are")
        yield f"{use} deprecated or removed from the documentation."
    if access["unknown"]:
        match = _verb(access["unknown"], "call matches", "calls match")
        yield f"{match} no documented operation."


def _stopping(functions: Sequence[Affected]) -> Iterator[str]:
    """Yield the number of functions of the app that fail in a blocked space."""
    sure = sum(function.is_sure for function in functions)
    may = len(functions) - sure
    if sure:
        stop = _verb(sure, "function or module stops", "functions or modules stop")
        yield f"{stop} working in a space that is blocked for the app" + (
            f", and {may} more may." if may else "."
        )
    elif may:
        yield f"{_verb(may, *_FUNCTIONS)} may stop working in a space that is blocked for the app."


def _omitting(functions: Sequence[Affected]) -> Iterator[str]:
    """Yield the number of functions of the app that get lists without blocked content."""
    if functions:
        get = _verb(len(functions), "function or module gets", "functions or modules get")
        yield f"{get} lists or search results that leave out blocked content, without an error."


def _broken(breaking: Breaking) -> str:
    """Yield the calls that a version of a client library breaks."""
    methods = listing([one_line(name, MAX_NAME) for name in breaking.methods])
    if breaking.in_use:
        fails = f"{_verb(breaking.calls, 'call fails', 'calls fail')} today with {breaking.library}"
    else:
        fails = f"{_verb(breaking.calls, 'call breaks', 'calls break')} on upgrade of {breaking.library} to"
    says = f"{fails} {breaking.version}, which lacks {methods} on Cloud"
    return f"{says}, or sends them outside the REST API."


def footnotes(summary: Summary) -> Iterator[str]:
    """Yield the sources of the figures, and what the figures leave out."""
    decided = [
        f"{DECIDERS[decider]} for {counted(number, 'call')}"
        for decider, number in summary.deciders.items()
        if number
    ]
    if decided:
        yield f"Whether a call can be blocked is stated by {', '.join(decided)}."
    if summary.newest_source is not None:
        yield f"The newest source of the catalog is from {month_of(summary.newest_source)}."
    if summary.unresolved:
        total = summary.unresolved + len(summary.calls) + summary.server
        share = round(100 * summary.unresolved / total)
        yield (
            f"{summary.unresolved} of {counted(total, 'request')} ({share}%) could not be resolved and are "
            "not included in other numbers. `appaccess-lint inventory --unresolved` lists them."
        )
    if summary.server:
        go = _verb(summary.server, "call goes", "calls go")
        are = "is" if summary.server == 1 else "are"
        yield f"{go} to Server or Data Center, where there are no app access rules, and {are} not counted."
    if summary.errors:
        yield f"{_verb(len(summary.errors), 'file was', 'files were')} not analysed; see the end."


def origin(summary: Summary) -> Iterator[str]:
    """Yield the date, the commit and the options of the report."""
    background = summary.background
    made = [f"Made with appaccess-lint {__version__}"]
    if background.date:
        made.append(f"on {background.date}")
    if background.commit:
        made.append(f"from commit {background.commit}")
    yield f"{' '.join(made)}."
    if background.options:
        options = "; ".join(f"{name} = {value}" for name, value in background.options)
        yield f"Options: {one_line(options, MAX_OPTIONS)}."


FAILING = (
    "These calls fail for the app if an app access rule covers the space: Confluence answers that the "
    "content does not exist, or that the app may not read it. Rules apply to installed apps, not to scripts "
    "with a user's API token."
)
OMITTING = (
    "These lists and searches return no error and leave out the content of blocked spaces. Code that treats "
    "such a list as complete, for example to count or delete content, silently gives wrong results."
)
SCOPES = (
    "The scopes that the operations need today, and with v2 wherever it has a replacement. The app may need "
    "further scopes for requests that could not be resolved. If a replacement depends on an unknown content "
    "type, the scopes of all replacements are listed, so the app may need fewer."
)


def _verb(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
