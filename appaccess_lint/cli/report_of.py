"""From the arguments of a command to the report over the files that they mean."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from appaccess_lint.cli.jobs import run_files
from appaccess_lint.cli.outputs import outputs_of
from appaccess_lint.cli.progress import Progress
from appaccess_lint.cli.run import FileResult, runner_of
from appaccess_lint.cli.status import UsageError
from appaccess_lint.discovery import STANDARD_INPUT, Discovered, discover
from appaccess_lint.formats.report import Report
from appaccess_lint.pipes import read_file_or_pipe
from appaccess_lint.reading import ReadError, standard_input

MAX_LIST = 64_000_000
"""Bytes of a list of files: a device, or a pipe that never ends, would fill the memory."""


def report_of(arguments: argparse.Namespace) -> Report:
    """Analyse what *arguments* name; raises ``UsageError`` where something that they set can't be used."""
    return report_on(arguments, files_of(arguments))


def files_of(arguments: argparse.Namespace) -> Discovered:
    """Return the files that *arguments* name, without a name those of the current folder."""
    paths = [*arguments.paths, *listed(arguments.files_from)]
    if arguments.files_from is None and not paths:
        paths = ["."]
    return discover(paths, arguments.exclude, respect_gitignore=arguments.respect_gitignore)


def report_on(arguments: argparse.Namespace, found: Discovered) -> Report:
    """Analyse the files of *found* as *arguments* say; raises ``UsageError`` as ``report_of`` does."""
    outputs = outputs_of(arguments)
    outputs.spare(found.files, "a source")
    runner = runner_of(arguments)
    if arguments.catalog or arguments.clients:
        _ = runner.analyzer  # a wrong file of the user's is told even where no source needs it
    jobs = 1 if STANDARD_INPUT in found.files else arguments.jobs
    make_runner = partial(runner_of, _picklable(arguments))
    bar = arguments.progress and not arguments.quiet
    with Progress(len(found.files), sys.stderr, wanted=bar) as progress:
        results = run_files(make_runner, found.files, jobs, runner, progress.advance)
    report = collected(found, results)
    outputs.spare(report.followed, "a source")
    return report


def collected(found: Discovered, results: Sequence[FileResult]) -> Report:
    """Put the results of the files of *found* together."""
    sites = tuple(site for result in results for site in result.sites)
    # a wrapper's request is resolved by calls of the wrapper in other files
    through = {place for site in sites if site.kind != "unresolved" for place in site.via}
    unresolved = {site for site in sites if site.kind == "unresolved" and through.intersection(site.via)}
    gone = {finding for site in unresolved for finding in site.findings}
    return Report(
        files=sum(1 for result in results if result.sites or not result.errors),
        sites=tuple(site for site in sites if site not in unresolved),
        findings=tuple(f for result in results for f in result.findings if f not in gone),
        errors=(*found.errors, *(error for result in results for error in result.errors)),
        sources={path: lines for result in results for path, lines in result.sources.items()},
        places={path: lines for result in results for path, lines in result.places.items()},
        paths=tuple(result.path for result in results if not result.errors),
        followed=tuple(path for result in results for path in result.followed),
    )


def _picklable(arguments: argparse.Namespace) -> argparse.Namespace:
    """What processes need of *arguments*: the function that does the command isn't theirs."""
    return argparse.Namespace(**{name: value for name, value in vars(arguments).items() if name != "run"})


def listed(file: str | None) -> list[str]:
    """Return the paths that *file* lists, one a line or parted by NUL characters; ``-`` is standard input.

    What they list is files and folders, even one that is called ``-``.
    """
    if file is None:
        return []
    try:
        if file == STANDARD_INPUT:
            content = standard_input(MAX_LIST + 1)
        else:
            content = read_file_or_pipe(Path(file), MAX_LIST + 1)
        if len(content) > MAX_LIST:
            raise ReadError(f"lists more than {MAX_LIST // 1_000_000} MB")
        text = content.decode(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
    except (OSError, ValueError, ReadError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(f"{file}: can't be read: {reason}") from error
    # not splitlines, for which a name may have line ends in it
    paths = text.split("\0") if "\0" in text else text.replace("\r\n", "\n").split("\n")
    return [path if path != STANDARD_INPUT else f"./{path}" for path in paths if path]
