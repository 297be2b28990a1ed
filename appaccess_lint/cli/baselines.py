"""``--baseline`` and ``--update-baseline``: known findings aren't shown."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from appaccess_lint.baseline import Baseline, BaselineError
from appaccess_lint.cli.configurations import configurations_of
from appaccess_lint.cli.inputs import named_paths
from appaccess_lint.cli.output import write_whole
from appaccess_lint.cli.output_checks import check_in_project
from appaccess_lint.cli.status import UsageError
from appaccess_lint.files.checks import is_folder
from appaccess_lint.formats.report import Report
from appaccess_lint.wording import counted, listing, one_line


def baseline_of(arguments: argparse.Namespace) -> Baseline:
    """Return the baseline that *arguments* name, before anything is analyzed.

    Raises ``UsageError`` where it can't be used.
    """
    if arguments.baseline is None:
        raise UsageError("--update-baseline needs --baseline FILE")
    if arguments.update_baseline and arguments.changed_since is not None:
        raise UsageError("--update-baseline can't be combined with --changed-since")
    file = Path(arguments.baseline)
    if arguments.update_baseline and arguments.configuration.source_of("baseline") == ("file",):
        check_in_project(arguments.baseline, arguments.configuration.file.folder)
    configurations = configurations_of(arguments)

    def shows(code: str, path: str) -> bool:
        return configurations.of(path).selection.shows(code, path)

    try:
        if arguments.update_baseline and not file.exists():
            return Baseline(file, Counter(), shows, ())
        return Baseline.read(file, shows, _searched(arguments))
    except BaselineError as error:
        raise UsageError(one_line(str(error))) from error


def _searched(arguments: argparse.Namespace) -> list[str]:
    """Return the folders whose files are all analyzed, apart from excluded ones."""
    if arguments.changed_since is not None:
        return []
    paths = named_paths(arguments) or ([] if arguments.files_from is not None else ["."])
    return [path for path in paths if is_folder(Path(path))]


def without_known(report: Report, baseline: Baseline, arguments: argparse.Namespace) -> Report:
    """Return the report without the findings in *baseline*, which is first updated on request."""
    file = arguments.baseline
    if arguments.update_baseline:
        write_whole(Path(file), baseline.updated(report))
        _note(f"{file}: {counted(len(report.findings), 'finding')} written", arguments)
        return replace(report, findings=())
    new, stale = baseline.compared(report)
    if number := stale.total():
        entries, them = (
            ("entries no longer match", "them") if number > 1 else ("entry no longer matches", "it")
        )
        where = listing(sorted(stale))
        _note(f"{file}: {number} {entries} a finding in {where}; --update-baseline removes {them}", arguments)
    return new


def _note(text: str, arguments: argparse.Namespace) -> None:
    if not arguments.quiet:
        print(one_line(text), file=sys.stderr)
