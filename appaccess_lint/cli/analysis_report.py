"""Analyze the files that the arguments of a command name, and report the results."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from appaccess_lint.cli.configurations import NAME, configurations_of
from appaccess_lint.cli.inputs import listed, named_paths
from appaccess_lint.cli.jobs import run_files
from appaccess_lint.cli.output_checks import outputs_of
from appaccess_lint.cli.progress import Progress, print_slowest
from appaccess_lint.cli.runner import FileResult, runner_of
from appaccess_lint.cli.settings import excluded
from appaccess_lint.display_paths import shown_path, with_shown_places
from appaccess_lint.files.discovery import STANDARD_INPUT, Discovered, discover, is_within
from appaccess_lint.formats.report import Report
from appaccess_lint.project.copies import is_copied_library


def report_of(arguments: argparse.Namespace) -> Report:
    """Analyze the files that *arguments* name; raises ``UsageError`` for an unusable argument or setting."""
    return report_on(arguments, files_of(arguments))


def files_of(arguments: argparse.Namespace) -> Discovered:
    """Return the files that *arguments* name; by default, those of the current folder."""
    paths = [*named_paths(arguments), *listed(arguments.files_from)]
    if arguments.files_from is None and not paths:
        paths = ["."]
    ignored = arguments.respect_gitignore
    found = discover(paths, arguments.exclude, respect_gitignore=ignored, skips=is_copied_library)
    configurations = configurations_of(arguments)

    def wanted(file: str) -> bool:
        configured = configurations.of(file)
        return configured is configurations.own or not is_within(file, excluded(configured.configuration))

    # outputs show paths relative to the current folder
    return replace(found, files=tuple(map(shown_path, filter(wanted, found.files))))


def report_on(arguments: argparse.Namespace, found: Discovered) -> Report:
    """Analyze the files of *found* with the options in *arguments*; raises ``UsageError`` like above."""
    outputs = outputs_of(arguments)
    outputs.protect(found.files, "a source")
    runner = runner_of(arguments)
    runner.check(found.files)  # report an invalid client or catalog file even if no source needs it
    warn_without_files(arguments, found)
    jobs = 1 if STANDARD_INPUT in found.files else arguments.jobs
    make_runner = partial(runner_of, _picklable(arguments))
    bar = arguments.progress and not arguments.quiet
    with Progress(len(found.files), sys.stderr, wanted=bar) as progress:
        results = run_files(make_runner, found.files, jobs, runner, progress)
    print_slowest(progress, arguments)
    report = collected(found, results)
    outputs.protect(report.followed, "a source")
    return report


def warn_without_files(arguments: argparse.Namespace, found: Discovered) -> None:
    """Print a warning if *found* has no file, unless *arguments* ask for a part of the files.

    pre-commit may list none, and all may be excluded.
    """
    narrowed = arguments.files_from is not None or getattr(arguments, "changed_since", None) is not None
    if not (found.files or found.errors or arguments.quiet or narrowed or arguments.exclude):
        print("appaccess-lint: warning: no Python files found", file=sys.stderr)


def collected(found: Discovered, results: Sequence[FileResult]) -> Report:
    """Combine the results of the files of *found* in one report."""
    sites = tuple(site for result in results for site in result.sites)
    # a wrapper's request is resolved by calls of the wrapper in other files
    through = {place for site in sites if site.kind != "unresolved" for place in site.via}
    unresolved = {site for site in sites if site.kind == "unresolved" and through.intersection(site.via)}
    gone = {finding for site in unresolved for finding in site.findings}
    return Report(
        files=sum(1 for result in results if result.sites or not result.errors),
        sites=tuple(with_shown_places(site) for site in sites if site not in unresolved),
        findings=tuple(f for result in results for f in result.findings if f not in gone),
        errors=(*found.errors, *(error for result in results for error in result.errors)),
        sources={path: lines for result in results for path, lines in result.sources.items()},
        places={path: lines for result in results for path, lines in result.places.items()},
        paths=tuple(result.path for result in results if not result.errors),
        followed=tuple(path for result in results for path in result.followed),
    )


def _picklable(arguments: argparse.Namespace) -> argparse.Namespace:
    """Return the *arguments* without those that can't be pickled, which worker processes don't need."""
    kept = {name: value for name, value in vars(arguments).items() if name not in {"parser", "run", NAME}}
    return argparse.Namespace(**kept)
