"""What users are shown of a file: findings, and why something could not be analysed.

For results that are kept, all but this stays out of a run.
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
    """A stretch of source; lines and columns (in characters) count from 1, the end column is exclusive.

    In a notebook, lines are those of the ``cell``, which counts from 1; elsewhere that is ``None``.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    cell: int | None = None


@immutable(frozen=True, slots=True)
class Finding:
    """What there is to say about a call site; ``severity`` is that of the code, or the user's."""

    code: str
    message: str
    path: str
    span: Span
    severity: Severity = "warning"


@immutable(frozen=True, slots=True)
class TextEdit:
    """A stretch of source, and the text to put there instead."""

    span: Span
    text: str


@immutable(frozen=True, slots=True)
class Fix:
    """Edits that are made together; ``level`` is ``unsafe`` where they rest on a name, say."""

    level: Literal["safe", "unsafe"]
    message: str
    edits: tuple[TextEdit, ...]


@immutable(frozen=True, slots=True)
class FileError:
    """A file, or a part of it, that could not be analysed, and why."""

    path: str
    message: str
    line: int | None = None


_OF_THE_ANSWER = frozenset({"AAR104", "AAR106"})
"""What the app does with a refusal is another fact than that the call can be refused: it hides no AAR101."""


def one_of_each_hundred(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return of the findings of one call site the most severe of each hundred (AAR1xx, AAR2xx, …).

    What becomes of a refusal (AAR104, AAR106) counts apart.
    Which codes a user sees is decided before: a code that is off must not hide one that is on.
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
