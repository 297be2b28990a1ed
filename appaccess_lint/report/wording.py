"""The sentences that sum a report up, the same in all its forms."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.catalog.sources import month_of
from appaccess_lint.report.model import DECIDERS, Breaking, Summary
from appaccess_lint.rules.wording import listing, one_line

MAX_NAME = 60


def headlines(summary: Summary) -> Iterator[str]:
    """Yield what the report comes to, most important first."""
    total = len(summary.calls)
    if not total:
        yield f"No call of Confluence Cloud was found in {_count(summary.files, 'file')}."
        return
    access, life = summary.access, summary.life
    yield (
        f"{access['blocked']} of {_count(total, 'call')} can be blocked by an app access rule"
        + (f", and {access['maybe']} more may be." if access["maybe"] else ".")
    )
    if life["dead"]:
        fail = _verb(life["dead"], "call fails", "calls fail")
        yield f"{fail} today: the v1 operation answers 410 Gone to OAuth apps."
    yield from map(_broken, summary.breaking)
    if life["deprecated"]:
        are = _verb(life["deprecated"], "call is", "calls are")
        yield f"{are} of deprecated operations, or of some that are removed from the documentation."
    if access["unknown"]:
        match = _verb(access["unknown"], "call matches", "calls match")
        yield f"{match} no documented operation."


def _broken(breaking: Breaking) -> str:
    """Say what a version of a client library breaks."""
    methods = listing([one_line(name, MAX_NAME) for name in breaking.methods])
    if breaking.in_use:
        fails = f"{_verb(breaking.calls, 'call fails', 'calls fail')} today with {breaking.library}"
    else:
        fails = f"{_verb(breaking.calls, 'call breaks', 'calls break')} on upgrade of {breaking.library} to"
    says = f"{fails} {breaking.version}, which lacks {methods} on Cloud"
    return f"{says}, or sends them outside of the REST API."


def footnotes(summary: Summary) -> Iterator[str]:
    """Yield which sources the figures follow, and what they leave out."""
    decided = [
        f"{_count(number, 'call')} by {DECIDERS[decider]}"
        for decider, number in summary.deciders.items()
        if number
    ]
    if decided:
        yield f"Whether a call can be blocked is decided for {', '.join(decided)}."
    if summary.newest_source is not None:
        yield f"The newest source of the catalog is of {month_of(summary.newest_source)}."
    if summary.server:
        go = _verb(summary.server, "call goes", "calls go")
        are = "is" if summary.server == 1 else "are"
        yield f"{go} to Server or Data Center, where there are no app access rules, and {are} not counted."
    if summary.errors:
        yield f"{_verb(len(summary.errors), 'file was', 'files were')} not analysed; see the end."


def _verb(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
