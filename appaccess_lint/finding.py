"""Define findings and errors of files.

A run with cached results imports only this module of the data model.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from appaccess_lint.immutable import immutable

Severity = Literal["note", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
"""From the least urgent to the most urgent."""


@immutable(frozen=True, slots=True)
class Span:
    """A range of the source; lines and columns (in characters) count from 1, and the end column is exclusive.

    In a notebook, lines are counted within the ``cell``, whose number counts from 1; otherwise, ``cell`` is
    ``None``.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    cell: int | None = None


@immutable(frozen=True, slots=True)
class Finding:
    """A statement of a rule about a call site; ``severity`` is that of the code, or the user's."""

    code: str
    message: str
    path: str
    span: Span
    severity: Severity = "warning"


@immutable(frozen=True, slots=True)
class TextEdit:
    """A range of the source, and its new text."""

    span: Span
    text: str


@immutable(frozen=True, slots=True)
class Fix:
    """Edits that belong together; ``level`` is ``unsafe`` if, for example, only a name supports them."""

    level: Literal["safe", "unsafe"]
    message: str
    edits: tuple[TextEdit, ...]


@immutable(frozen=True, slots=True)
class FileError:
    """A file, or a part of it, that could not be analyzed, with the reason."""

    path: str
    message: str
    line: int | None = None


_OF_THE_ANSWER = frozenset({"AAR104", "AAR106"})
"""The handling of a refusal is another fact than AAR101, so that these codes don't hide it."""


def one_of_each_hundred(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the most severe finding of each hundred (AAR1xx, AAR2xx, …) of a call site.

    The handling of a refusal (AAR104, AAR106) is a group of its own.  *findings* must contain only codes that
    are shown: a code that is off must not hide one that is on.
    """
    best: dict[str, Finding] = {}
    for finding in findings:
        group = "refusal" if finding.code in _OF_THE_ANSWER else finding.code[:4]
        known = best.setdefault(group, finding)
        if _rank(finding) < _rank(known):
            best[group] = finding
    return tuple(best.values())


def _rank(finding: Finding) -> tuple[int, str]:
    return -SEVERITIES.index(finding.severity), finding.code
