"""Define the results of a run, which are the input of all formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from appaccess_lint.immutable import immutable
from appaccess_lint.model import CallSite, FileError, Finding, Fix
from appaccess_lint.secrets.literals import SecretLiterals
from appaccess_lint.secrets.masking import MASK, masked

MAX_LINE = 1_000
"""Maximum length of a displayed line of source; a minified line would be repeated for each finding."""
MARGIN = 1_000
"""Number of characters after the displayed ones that are searched for the end of a secret."""


@immutable(frozen=True, slots=True)
class Report:
    """The results of a run.

    Attributes:
        files: The number of analyzed files.
        findings: The findings that no comment suppresses.
        sources: The lines of the files with findings, by path; of a notebook, by ``path:cell 3``.
        places: The lines of a notebook's file for the lines of each cell.
        paths: All analyzed files.
        followed: The modules that were read for them.
        fixes: The fixes of findings; ``None`` if they weren't requested.
    """

    files: int
    sites: tuple[CallSite, ...]
    findings: tuple[Finding, ...]
    errors: tuple[FileError, ...]
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    paths: tuple[str, ...] = ()
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    followed: tuple[str, ...] = ()
    fixes: Mapping[Finding, Fix] | None = None
    _secrets: dict[str, SecretLiterals] = field(default_factory=dict, repr=False, compare=False)

    @property
    def calls(self) -> tuple[CallSite, ...]:
        """The sites that reach Confluence: all but the requests that could not be resolved."""
        return tuple(site for site in self.sites if site.kind != "unresolved")

    @property
    def unresolved(self) -> tuple[CallSite, ...]:
        """The requests that could not be resolved."""
        return tuple(site for site in self.sites if site.kind == "unresolved")

    def lines_in_file(self, finding: Finding) -> tuple[int, int]:
        """Return the first and the last line of *finding* in its file, also for a notebook."""
        span = finding.span
        if span.cell is None:
            return span.line, span.end_line
        lines = self.places.get(f"{finding.path}:cell {span.cell}", ())
        first, last = (lines[at - 1] if at <= len(lines) else 1 for at in (span.line, span.end_line))
        return first, max(first, last)

    def text(self, finding: Finding) -> str:
        """Return the source of *finding*, shortened if long; for a notebook, whole lines; empty if unknown.

        Secrets in it are masked.
        """
        span, secrets = finding.span, self._secrets_of(finding)
        whole = span.cell is not None
        start = secrets.at(span.line, 0 if whole else span.column - 1)
        end = secrets.at(span.end_line + 1, -1) if whole else secrets.at(span.end_line, span.end_column - 1)
        return self._shown(secrets, start, min(end, start + MAX_LINE + MARGIN))[:MAX_LINE]

    def line(self, finding: Finding) -> str:
        """Return the beginning of the first source line of *finding*; empty if it is unknown.

        Secrets in it are masked.
        """
        secrets = self._secrets_of(finding)
        start, end = secrets.at(finding.span.line, 0), secrets.at(finding.span.line + 1, -1)
        return self._shown(secrets, start, min(end, start + MAX_LINE + MARGIN))[:MAX_LINE]

    def around(self, finding: Finding) -> tuple[str, str, str]:
        """Return the text before, of and after *finding* on its line, as far as it is near.

        Secrets are masked.
        """
        secrets, span = self._secrets_of(finding), finding.span
        first, last = secrets.at(span.line, 0), secrets.at(span.line + 1, -1)
        start = min(last, first + span.column - 1)
        end = max(start, first + span.end_column - 1) if span.end_line == span.line else last
        before = self._shown(secrets, max(first, start - MAX_LINE - MARGIN), start)[-MAX_LINE:]
        after = self._shown(secrets, end, min(last, end + MAX_LINE + MARGIN))[:MAX_LINE]
        return before, self._shown(secrets, start, min(end, start + MAX_LINE + MARGIN))[:MAX_LINE], after

    @staticmethod
    def _shown(secrets: SecretLiterals, start: int, end: int) -> str:
        return masked(secrets.shown(start, max(start, end), MASK))

    def _secrets_of(self, finding: Finding) -> SecretLiterals:
        cell = finding.span.cell
        path = finding.path if cell is None else f"{finding.path}:cell {cell}"
        if path not in self._secrets:
            self._secrets[path] = SecretLiterals(self.sources.get(path, ()))
        return self._secrets[path]
