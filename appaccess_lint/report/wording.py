"""The sentences that sum a report up, the same in all its forms."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.report.model import Summary


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
    if life["deprecated"]:
        are = _verb(life["deprecated"], "call is", "calls are")
        yield f"{are} of deprecated operations, or of some that are removed from the documentation."
    if access["unknown"]:
        match = _verb(access["unknown"], "call matches", "calls match")
        yield f"{match} no documented operation."


def footnotes(summary: Summary) -> Iterator[str]:
    """Yield what the figures leave out."""
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
