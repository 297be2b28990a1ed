"""What a run over files has found: the input of all formats."""

from __future__ import annotations

from dataclasses import dataclass

from appaccess_lint.model import CallSite, FileError, Finding


@dataclass(frozen=True, slots=True)
class Report:
    """``files`` is the number of files analysed; ``findings`` are those that no comment silences."""

    files: int
    sites: tuple[CallSite, ...]
    findings: tuple[Finding, ...]
    errors: tuple[FileError, ...]
