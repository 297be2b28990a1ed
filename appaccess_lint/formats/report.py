"""What a run over files has found: the input of all formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from appaccess_lint.masking import masked
from appaccess_lint.model import CallSite, FileError, Finding


@dataclass(frozen=True, slots=True)
class Report:
    """``files`` is the number of files analysed; ``findings`` are those that no comment silences.

    ``sources`` has the lines of the files with findings, by path, of a notebook by ``path:cell 3``; ``paths``
    are all files analysed.
    """

    files: int
    sites: tuple[CallSite, ...]
    findings: tuple[Finding, ...]
    errors: tuple[FileError, ...]
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    paths: tuple[str, ...] = ()

    def line(self, finding: Finding) -> str:
        """The source line that *finding* begins on, without its line end; empty where it isn't known.

        Secrets in it are masked.
        """
        cell = finding.span.cell
        lines = self.sources.get(finding.path if cell is None else f"{finding.path}:cell {cell}", ())
        return masked(lines[finding.span.line - 1]) if finding.span.line <= len(lines) else ""
