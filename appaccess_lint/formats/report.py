"""What a run over files has found: the input of all formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from appaccess_lint.masking import masked
from appaccess_lint.model import CallSite, FileError, Finding

MAX_LINE = 1_000
"""Characters that are told of a line of source: a minified one would be there for each of its findings."""
MARGIN = 1_000
"""Characters beyond those that are told, which are looked at for the end of a secret."""


@dataclass(frozen=True, slots=True)
class Report:
    """``files`` is the number of files analysed; ``findings`` are those that no comment silences.

    ``sources`` has the lines of the files with findings, by path, of a notebook by ``path:cell 3``, and
    ``places`` the lines of its file at which those of the cell stand; ``paths`` are all files analysed.
    """

    files: int
    sites: tuple[CallSite, ...]
    findings: tuple[Finding, ...]
    errors: tuple[FileError, ...]
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def lines_in_file(self, finding: Finding) -> tuple[int, int]:
        """The first and the last line of *finding* as its file lies on the disk, a notebook's too."""
        span = finding.span
        if span.cell is None:
            return span.line, span.end_line
        lines = self.places.get(f"{finding.path}:cell {span.cell}", ())
        first, last = (lines[at - 1] if at <= len(lines) else 1 for at in (span.line, span.end_line))
        return first, max(first, last)

    def text(self, finding: Finding) -> str:
        """The source of *finding*, cut where it is long, of a notebook whole lines; empty where unknown.

        Secrets in it are masked.
        """
        span = finding.span
        lines = list(self._lines(finding)[span.line - 1 : span.end_line])
        if lines and span.cell is None:
            lines[-1] = lines[-1][: span.end_column - 1]
            lines[0] = lines[0][span.column - 1 :]
        return masked("\n".join(lines)[: MAX_LINE + MARGIN])[:MAX_LINE]

    def line(self, finding: Finding) -> str:
        """The beginning of the source line that *finding* begins on; empty where it isn't known.

        Secrets in it are masked.
        """
        return masked(self._line(finding)[: MAX_LINE + MARGIN])[:MAX_LINE]

    def around(self, finding: Finding) -> tuple[str, str, str]:
        """What stands on the line of *finding* before it, of it and behind it, as far as it is near.

        Secrets are masked.
        """
        line, span = self._line(finding), finding.span
        start = span.column - 1
        end = max(start, span.end_column - 1) if span.end_line == span.line else len(line)
        before = masked(line[max(0, start - MAX_LINE - MARGIN) : start])[-MAX_LINE:]
        after = masked(line[end : end + MAX_LINE + MARGIN])[:MAX_LINE]
        return before, masked(line[start : min(end, start + MAX_LINE + MARGIN)])[:MAX_LINE], after

    def _line(self, finding: Finding) -> str:
        lines = self._lines(finding)
        return lines[finding.span.line - 1] if finding.span.line <= len(lines) else ""

    def _lines(self, finding: Finding) -> tuple[str, ...]:
        cell = finding.span.cell
        return self.sources.get(finding.path if cell is None else f"{finding.path}:cell {cell}", ())
