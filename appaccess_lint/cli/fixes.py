"""``check --show-fixes``: the edits that ``fix`` would make for each finding."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace

from appaccess_lint.cli.configurations import configurations_of
from appaccess_lint.cli.fixing import failure_in
from appaccess_lint.cli.status import UsageError
from appaccess_lint.files.reading import decode, read_bytes
from appaccess_lint.fix.edits import fixes_of
from appaccess_lint.fix.file import rewrite
from appaccess_lint.formats.report import Report
from appaccess_lint.model import FileError, Finding, Fix
from appaccess_lint.secrets.literals import SecretLiterals
from appaccess_lint.secrets.masking import MASK, masked

FORMS = frozenset({"json", "sarif"})
"""The formats that can contain edits."""
FIXED = frozenset({"AAR201", "AAR202", "AAR301", "AAR302", "AAR303"})
"""The codes of findings that a rewrite of the call resolves."""


def check_options(arguments: argparse.Namespace) -> None:
    """Raise ``UsageError`` if the options for fixes contradict each other."""
    if not arguments.show_fixes and (arguments.unsafe_fixes or arguments.content_type):
        raise UsageError("--unsafe-fixes and --content-type need --show-fixes")
    if arguments.show_fixes and FORMS.isdisjoint({arguments.format, *(form for form, _ in arguments.output)}):
        raise UsageError("--show-fixes needs a format that shows them: json or sarif")


def with_fixes(report: Report, arguments: argparse.Namespace, files: Iterable[str]) -> Report:
    """Return *report* with fixes for its findings in *files*; failures are added to its errors."""
    by_path: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.code in FIXED and finding.span.cell is None:
            by_path.setdefault(finding.path, []).append(finding)
    fixes: dict[Finding, Fix] = {}
    errors: list[FileError] = []
    for path in files:
        if path in by_path:
            with failure_in(path, errors):
                fixes.update(_fixes(path, by_path[path], report.sources[path], arguments))
    return replace(report, fixes=fixes, errors=(*report.errors, *errors))


def _fixes(
    path: str, findings: Iterable[Finding], lines: Sequence[str], arguments: argparse.Namespace
) -> dict[Finding, Fix]:
    data = read_bytes(path)
    if decode(data).split("\n") != list(lines):
        raise UsageError("changed during the analysis; run the command again")
    analyzer = configurations_of(arguments).of(path).analyzer
    found = fixes_of(rewrite(data, path, analyzer, arguments.content_type, unsafe=arguments.unsafe_fixes))
    return {f: found[f.span] for f in findings if f.span in found and not _shows_secret(found[f.span])}


def _shows_secret(fix: Fix) -> bool:
    """Return whether the new text contains a secret of the source; masking it would break the edit."""
    for text in (edit.text for edit in fix.edits):
        if masked(SecretLiterals(text.split("\n")).shown(0, len(text), MASK)) != text:
            return True
    return False
