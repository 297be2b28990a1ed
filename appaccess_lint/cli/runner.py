"""Runs the analysis of each file by itself, so that a failure doesn't affect other files."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from appaccess_lint.cli.configurations import Configurations, Configured, configurations_of
from appaccess_lint.cli.selection import Selection
from appaccess_lint.files.discovery import STANDARD_INPUT
from appaccess_lint.files.reading import (
    MAX_BYTES,
    ReadError,
    decode,
    read_bytes,
    read_source,
    standard_input,
)
from appaccess_lint.model import CallSite, FileError, Finding, Span
from appaccess_lint.resource_errors import exhausted
from appaccess_lint.rules import URLS
from appaccess_lint.rules.comments import UNUSED
from appaccess_lint.suppression import OWN_COMMENT, Suppressions, Unused
from appaccess_lint.wording import one_line


def runner_of(arguments: argparse.Namespace) -> Runner:
    """Return the runner for *arguments*."""
    return Runner(
        configurations_of(arguments),
        arguments.stdin_display_name,
        noqa=not getattr(arguments, "disable_noqa", False),
    )


@dataclass(frozen=True, slots=True)
class FileResult:
    """The result for one file: its call sites in order, and the findings that no comment suppresses.

    ``path`` is the displayed path.  If there are findings, ``sources`` has the lines of the file, and
    ``places`` the positions of a notebook's cells in its file.  ``followed`` are the modules that were read
    for it, except those that were read before for other files.
    """

    path: str
    sites: tuple[CallSite, ...] = ()
    findings: tuple[Finding, ...] = ()
    errors: tuple[FileError, ...] = ()
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    followed: tuple[str, ...] = ()


class Runner:
    """Analyses files, each with its own configuration.  Without *noqa*, comments suppress nothing."""

    def __init__(
        self, configurations: Configurations, stdin_display_name: str | None = None, *, noqa: bool = True
    ) -> None:
        self._noqa = noqa
        self._configurations = configurations
        self._stdin_display_name = stdin_display_name or "stdin"

    def check(self, files: Iterable[str]) -> None:
        """Raise ``UsageError`` if a catalog or client file in the configuration of *files* is invalid."""
        for configured in dict.fromkeys((self._configurations.own, *map(self._configurations.of, files))):
            if configured.configuration["catalog"] or configured.configuration["clients"]:
                _ = configured.analyzer

    def file(self, path: str) -> FileResult:
        """Analyze one file; the result has its errors."""
        configured = self._configurations.of(path)
        result = self._file(path, configured)
        followed = configured.take_followed()
        return replace(result, followed=followed) if followed else result

    def text(self, source: str, path: str) -> FileResult:
        """Analyze *source* as the content of the file *path*, saved or not."""
        return self._source(source, path, self._configurations.of(path))

    def notebook(self, text: str, path: str) -> FileResult:
        """Analyze *text* as the content of the notebook *path*, saved or not."""
        try:
            return self._notebook(text.encode("utf-8", "surrogatepass"), path, self._configurations.of(path))
        except ReadError as error:
            return FileResult(path, errors=(FileError(path, str(error), error.line),))

    def _file(self, path: str, configured: Configured) -> FileResult:
        shown = self._stdin_display_name if path == STANDARD_INPUT else path
        try:
            if shown.endswith(".ipynb"):
                return self._notebook(_notebook_bytes(path), shown, configured)
            source = _standard_input() if path == STANDARD_INPUT else read_source(path)
        except ReadError as error:
            return FileResult(shown, errors=(FileError(shown, str(error), error.line),))
        return self._source(source, shown, configured)

    def _notebook(self, data: bytes, shown: str, configured: Configured) -> FileResult:
        from appaccess_lint.notebooks.cells import parse_notebook

        notebook = parse_notebook(data)
        result = self._source(notebook.source, shown, configured)
        return FileResult(
            shown,
            tuple(map(notebook.site, result.sites)),
            tuple(map(notebook.finding, result.findings)),
            (
                *(FileError(shown, message) for message in notebook.broken),
                *map(notebook.error, result.errors),
            ),
            notebook.lines(shown) if result.findings else {},
            notebook.places(shown) if result.findings else {},
        )

    def _source(self, source: str, shown: str, configured: Configured) -> FileResult:
        # the folder counts too: within one called after Confluence, modules may name nothing but short paths
        if not configured.may_concern(source, shown):
            if configured.selection.shows(UNUSED.code, shown) and OWN_COMMENT.search(source):
                return self._shown(shown, source, configured.selection)
            return FileResult(shown)
        analyzer = configured.analyzer
        try:
            analysis = analyzer.analyze(source, shown)
        except Exception as error:
            # a bug of this program in one file must not hide the results of others
            return FileResult(shown, errors=(FileError(shown, failure(error)),))
        return self._shown(shown, source, configured.selection, analysis.sites, analysis.errors)

    def _shown(
        self,
        path: str,
        source: str,
        selection: Selection,
        found: Sequence[CallSite] = (),
        errors: tuple[FileError, ...] = (),
    ) -> FileResult:
        sites = tuple(
            replace(site, findings=tuple(selection.shown(site.findings, path)))
            for site in sorted(found, key=lambda site: (site.span.line, site.span.column))
        )
        findings = self._not_suppressed(path, source, sites, selection)
        sources = {path: tuple(source.split("\n"))} if findings else {}
        return FileResult(path, sites, findings, errors, sources)

    def _not_suppressed(
        self, path: str, source: str, sites: Sequence[CallSite], selection: Selection
    ) -> tuple[Finding, ...]:
        """Return the findings of *sites* that no comment suppresses, and the comments that suppress none."""
        found = [finding for site in sites for finding in site.findings]
        reports_unused = selection.shows(UNUSED.code, path)
        if not found and not reports_unused:
            return ()
        comments = Suppressions(source, noqa=self._noqa)
        left = [f for f in found if not comments.suppresses(f.span.line, f.span.end_line, f.code)]
        if reports_unused:
            unused = comments.unused(lambda code: selection.shows(code, path))
            for comment in unused:
                left += selection.shown([_unused_finding(path, comment)], path)
            left.sort(key=lambda finding: (finding.span.line, finding.span.column))
        return tuple(left)


def _unused_finding(path: str, comment: Unused) -> Finding:
    span = Span(comment.line, comment.column, comment.line, comment.end_column)
    exists = any(code.startswith(comment.code) for code in URLS)
    state = "is not reported here" if exists else "does not exist"
    message = one_line(f"comment ignores {comment.code}, which {state}")
    return Finding(UNUSED.code, message, path, span, UNUSED.severity)


def _notebook_bytes(path: str) -> bytes:
    from appaccess_lint.notebooks.cells import MAX_BYTES

    return standard_input(MAX_BYTES) if path == STANDARD_INPUT else read_bytes(path, MAX_BYTES)


def _standard_input() -> str:
    return decode(standard_input(MAX_BYTES + 1))


def failure(error: Exception) -> str:
    """Return the message about *error*, which the analysis of a file raised."""
    if isinstance(error, (RecursionError, MemoryError)):
        return exhausted(error)
    return f"internal error; please report it: {type(error).__name__}: {error}"
