"""``appaccess-lint organisation``: many repositories at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from appaccess_lint.cli.arguments import add_codes, add_configuration, add_options, add_output_file
from appaccess_lint.cli.parser import Command
from appaccess_lint.cli.status import CLEAN, ERROR, UsageError
from appaccess_lint.config.option_types import Jobs
from appaccess_lint.os_errors import reason
from appaccess_lint.wording import one_line

if TYPE_CHECKING:
    from appaccess_lint.catalog.load import Catalog
    from appaccess_lint.organisation.mapping import Analyse
    from appaccess_lint.organisation.merging import Part
    from appaccess_lint.organisation.task import Result
    from appaccess_lint.report.model import Summary

EPILOG = """\
A REPOSITORY is a folder, an archive (.zip, .tar.gz, .tgz) or a git bundle. Each
repository is analyzed in a separate process. The settings of the current folder, or
of --config, hold for all: configuration files of the repositories aren't read.
--results keeps results: a second run analyzes only what is missing or has changed.

examples:
  appaccess-lint organisation --from repositories.txt
  appaccess-lint organisation --from - --results kept --format html --output-file all.html
  appaccess-lint organisation --scheduler tcp://10.0.0.5:8786 --from repositories.txt

exit status: 0, or 2 if a repository or a file could not be analyzed
"""
FORMATS = ("text", "json", "markdown", "html", "csv")
SUFFIXES = {"text": "txt", "markdown": "md"}
PASSED = ("deployment", "auth", "certainty", "client-versions", "catalog", "clients")
"""Options that are passed to the analysis of each repository."""


def add(command: Command) -> None:
    """Declare the options of the command."""
    command.describe(
        description="Finds the Confluence calls of many repositories, and summarizes each one and all.\n"
        "--scheduler needs the extra: pip install 'appaccess-lint[organisation]'.",
        epilog=EPILOG,
        run=run,
    )
    command.add_argument(
        "repositories", nargs="*", metavar="REPOSITORY", help="folder, archive or git bundle"
    )
    command.add_argument(
        "--from",
        dest="files_from",
        metavar="FILE",
        help="read more repositories from FILE, one per line; - for standard input",
    )
    work = command.add_argument_group("work")
    work.add_argument(
        "--results", metavar="FOLDER", help="keep results in FOLDER, and reuse the results in it"
    )
    work.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="a Dask scheduler whose workers see the same paths (default: local processes)",
    )
    for name, unit, default, most, limit in (
        ("--workers", "N", None, Jobs.most, "number of local processes (default: one per processor)"),
        ("--memory", "MB", 4096, 10**9, "memory limit for one repository (default: 4096)"),
        ("--timeout", "S", 1800, 10**9, "time limit for one repository (default: 1800)"),
    ):
        work.add_argument(name, type=partial(_number, most), metavar=unit, default=default, help=limit)
    work.add_argument("--quiet", "-q", action="store_true", help="print no line for each finished repository")
    output = command.add_argument_group("output")
    output.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="default: text")
    add_output_file(output)
    output.add_argument("--each", metavar="FOLDER", help="also write a report for each repository to FOLDER")
    output.add_argument("--title", default="organisation", help="title of the summary of all repositories")
    add_codes(command)
    analysis = command.add_argument_group("analysis")
    add_options(analysis, *PASSED, "follow-imports")
    add_configuration(command)


def run(arguments: argparse.Namespace) -> int:
    """Write the report; returns the exit status."""
    from appaccess_lint.cli.inputs import listed
    from appaccess_lint.cli.output import write_text
    from appaccess_lint.cli.report_metadata import background_of
    from appaccess_lint.cli.settings import analyzer_of, make_catalog, selection_of
    from appaccess_lint.organisation.merging import merged, parts_of
    from appaccess_lint.report.build import summarized

    paths = [*arguments.repositories, *listed(arguments.files_from)]
    if not paths:
        raise UsageError("no REPOSITORY given; name one, or --from FILE")
    analyzer_of(arguments.configuration)  # report an invalid client or catalog file before all else
    catalog = make_catalog(arguments)
    _check_outputs(arguments, paths)
    lost: list[str] = []
    shows = selection_of(arguments.configuration).shows
    parts = parts_of(_results(arguments, paths, catalog, lost), catalog, shows)
    background = background_of(arguments)
    summaries = [(part, summarized(part.report, catalog, part.name, background=background)) for part in parts]
    total = summarized(
        merged(parts),
        catalog,
        arguments.title,
        background=background,
        repositories=[part.name for part in parts],
    )
    write_text(_rendered(arguments.format, summaries, total), arguments.output_file)
    if arguments.each is not None:
        _write_each(arguments, summaries)
    for line in lost:
        print(line, file=sys.stderr)
    return max(_print_all_errors(parts), ERROR if lost else CLEAN)


def _check_outputs(arguments: argparse.Namespace, paths: Sequence[str]) -> None:
    """Raise ``UsageError`` if an input would be overwritten, or if a repository could supply results."""
    from appaccess_lint.cli.output_checks import Outputs, check_link, protect_settings
    from appaccess_lint.organisation.repositories import repositories

    wanted = repositories(paths)
    named = [] if arguments.output_file is None else [arguments.output_file]
    if arguments.each is not None and Path(arguments.each).is_dir():
        named += (str(_each(arguments, repository.name)) for repository in wanted)
    outputs = Outputs(named)
    outputs.protect((repository.source for repository in wanted), "a repository")
    outputs.protect([arguments.files_from] if arguments.files_from not in {None, "-"} else [], "the list")
    protect_settings(outputs, arguments)
    for option in ("each", "results"):
        folder = getattr(arguments, option)
        if folder is not None:
            check_link(folder)
            if Path(folder).exists() and not Path(folder).is_dir():
                raise UsageError(f'--{option}: expected a folder, found "{folder}"')
    if arguments.results is not None:
        kept = Path(arguments.results).resolve()
        for repository in wanted:
            if kept.is_relative_to(Path(repository.source).resolve()):
                message = f"{arguments.results} is inside the repository {repository.name}"
                raise UsageError(f"--results: {message}; name a folder elsewhere")


def _each(arguments: argparse.Namespace, name: str) -> Path:
    """Return the file for the report of the repository called *name*."""
    from appaccess_lint.organisation.results import file_name

    suffix = SUFFIXES.get(arguments.format, arguments.format)
    return Path(arguments.each) / f"{file_name(name)}.{suffix}"


def _results(
    arguments: argparse.Namespace, paths: Sequence[str], catalog: Catalog, lost: list[str]
) -> dict[str, Result]:
    """Return the results by repository; *lost* gets a line for each that can't be stored in ``--results``."""
    import tempfile

    from appaccess_lint.organisation.mapping import mapped
    from appaccess_lint.organisation.merging import is_whole
    from appaccess_lint.organisation.repositories import repositories
    from appaccess_lint.organisation.results import Results

    wanted = repositories(paths)
    analyse = _analyse(arguments, len(wanted))
    try:
        with tempfile.TemporaryDirectory() as temporary:
            results = Results(Path(arguments.results or temporary), _passed(arguments))
            return mapped(
                wanted,
                results,
                analyse,
                _advance(len(wanted), quiet=arguments.quiet),
                partial(is_whole, catalog=catalog),
                lambda place, error: lost.append(f"{place}: can't be cached: {reason(error)}"),
            )
    except OSError as error:
        if error.filename is not None:
            raise UsageError(f"{error.filename}: {reason(error)}") from error
        where = f"--scheduler {arguments.scheduler}".strip() + ": " if arguments.scheduler is not None else ""
        raise UsageError(f"{where}{reason(error)}") from error


def _analyse(arguments: argparse.Namespace, number: int) -> Analyse:
    """Return the function that analyzes repositories: in local processes, or on the user's scheduler."""
    import os

    from appaccess_lint.cli.repository import analyse
    from appaccess_lint.organisation.cluster import on_scheduler
    from appaccess_lint.organisation.local import on_this_machine
    from appaccess_lint.organisation.task import Bounds

    options, bounds = _passed(arguments), Bounds(arguments.memory, arguments.timeout)
    if arguments.scheduler is None:
        processes = arguments.workers or os.cpu_count() or 1
        workers = min(processes, number)
        # few repositories leave processes for the files of each
        options = (*options, "--jobs", str(processes // workers))
        return partial(on_this_machine, analyse=analyse, options=options, bounds=bounds, workers=workers)
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        message = "--scheduler needs Dask: pip install 'appaccess-lint[organisation]'"
        raise UsageError(message) from error
    return partial(on_scheduler, analyse=analyse, options=options, bounds=bounds, address=arguments.scheduler)


def _passed(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return the options of the analysis as a command line of ``inventory``."""
    words: list[str] = []
    for setting in arguments.configuration.settings:
        name, value = setting.option.name, setting.value
        if name == "follow-imports" and not value:
            words.append("--no-follow-imports")
        elif name in PASSED and value != setting.option.default:
            words += (word for text in _texts(name, value) for word in (f"--{name}", text))
    return tuple(words)


def _texts(name: str, value: object) -> list[str]:
    if name == "client-versions":
        from appaccess_lint.config.versions import written

        return [written(pair) for pair in value]  # type: ignore[attr-defined]
    if isinstance(value, str):
        return [value]
    return [str(Path(file).absolute()) for file in value]  # type: ignore[attr-defined]


def _advance(number: int, *, quiet: bool) -> Callable[[str], None]:
    done = 0

    def advance(name: str) -> None:
        nonlocal done
        done += 1
        if not quiet:
            print(f"{done} of {number}: {one_line(name)}", file=sys.stderr)

    return advance


def _rendered(form: str, parts: list[tuple[Part, Summary]], total: Summary) -> str:
    if form in {"text", "json"}:
        from appaccess_lint.organisation.documents import organisation_document, organisation_lines

        if form == "json":
            return organisation_document(parts, total) + "\n"
        return "".join(f"{line}\n" for line in organisation_lines(parts, total))
    from appaccess_lint.cli.commands.report import rendered

    return rendered(form, total)


def _write_each(arguments: argparse.Namespace, parts: list[tuple[Part, Summary]]) -> None:
    from appaccess_lint.cli.output import write_whole

    try:
        Path(arguments.each).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{arguments.each}: {reason(error)}") from error
    for part, summary in parts:
        write_whole(_each(arguments, part.name), _rendered(arguments.format, [(part, summary)], summary))


def _print_all_errors(parts: Sequence[Part]) -> int:
    """Print the errors of all repositories; return the exit status for them."""
    from dataclasses import replace

    from appaccess_lint.formats.text import print_errors
    from appaccess_lint.organisation.merging import merged

    whole = merged(parts)
    print_errors(replace(whole, sites=(), findings=()))
    return ERROR if whole.errors else CLEAN


def _number(most: int, text: str) -> int:
    if text.isdecimal() and len(text) <= len(str(most)) and 0 < int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(f'expected a number from 1 to {most}, found "{text}"')
