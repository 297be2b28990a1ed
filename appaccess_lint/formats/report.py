"""Define the results of a run, which are the input of all formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from appaccess_lint.immutable import immutable
from appaccess_lint.model import CallSite, FileError, Finding, Fix
from appaccess_lint.secrets.literals import SecretLiterals
from appaccess_lint.secrets.masking import MASK, masked

MAX_LINE = 1_000
"""Characters of a line of source that are shown: a minified line would stand at each finding."""
MARGIN = 1_000
"""Characters beyond those that are shown, which are searched for the end of a secret."""


@immutable(frozen=True, slots=True)
class Report:
    """``files`` is the number of files analysed; ``findings`` are those that no comment silences.

    ``sources`` has the lines of the files with findings, by path, of a notebook by ``path:cell 3``, and
    ``places`` the lines of its file at which those of the cell stand; ``paths`` are all files analysed,
    ``followed`` the modules that were read for them.  ``fixes`` are those of the findings that have one,
    ``None`` where nobody asked for them.
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
        """Return the first and the last line of *finding* as its file lies on the disk, a notebook's too."""
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
        span, secrets = finding.span, self._secrets_of(finding)
        whole = span.cell is not None
        start = secrets.at(span.line, 0 if whole else span.column - 1)
        end = secrets.at(span.end_line + 1, -1) if whole else secrets.at(span.end_line, span.end_column - 1)
        return self._shown(secrets, start, min(end, start + MAX_LINE + MARGIN))[:MAX_LINE]

    def line(self, finding: Finding) -> str:
        """Return the beginning of the source line that *finding* begins on; empty where it isn't known.

        Secrets in it are masked.
        """
        secrets = self._secrets_of(finding)
        start, end = secrets.at(finding.span.line, 0), secrets.at(finding.span.line + 1, -1)
        return self._shown(secrets, start, min(end, start + MAX_LINE + MARGIN))[:MAX_LINE]

    def around(self, finding: Finding) -> tuple[str, str, str]:
        """Return what stands on the line of *finding* before it, of it and behind it, as far as it is near.

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
