"""The entry point of the command: arguments in, output and exit status out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from appaccess_lint import __version__
from appaccess_lint.cli.arguments import build_parser

if TYPE_CHECKING:
    from appaccess_lint.cli.selection import Selection
    from appaccess_lint.engine import Analyzer
    from appaccess_lint.formats.report import Report

CLEAN, FINDINGS, ERROR = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with *argv*, by default the process's own; returns the exit status."""
    parser = build_parser(__version__)
    arguments = parser.parse_args(argv)
    _never_fail_to_encode()
    try:
        status = _run(parser, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader (head, a pager) has gone; Python would complain once more when it closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERROR
    except KeyboardInterrupt:
        return 130
    return status


def _run(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from appaccess_lint.cli.run import Runner
    from appaccess_lint.formats.text import error_line

    selection = _selection(parser, arguments)
    runner = Runner(lambda: _analyzer(arguments), selection, arguments.stdin_display_name)
    try:
        if arguments.catalog or arguments.clients or arguments.client_version:
            _ = runner.analyzer  # a wrong file of the user's is told even where no source needs it
        report = runner.run(arguments.paths, arguments.exclude)
    except _WrongSettings as error:
        parser.exit(ERROR, f"{parser.prog}: error: {error}\n")
    _print(report, arguments)
    for file_error in report.errors:
        print(error_line(file_error), file=sys.stderr)
    if report.errors:
        return ERROR
    return FINDINGS if arguments.command == "check" and report.findings else CLEAN


def _print(report: Report, arguments: argparse.Namespace) -> None:
    if arguments.format == "json":
        from appaccess_lint.formats.json import check_document, inventory_document

        print(check_document(report) if arguments.command == "check" else inventory_document(report))
        return
    from appaccess_lint.formats.text import check_lines, inventory_lines

    is_check = arguments.command == "check"
    for line in check_lines(report) if is_check else inventory_lines(report, arguments.explain):
        print(line)


def _selection(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> Selection:
    from appaccess_lint.cli.selection import Selection, unknown_prefix

    select, extend_select, ignore = (
        None if prefixes is None else tuple(prefix.upper() for prefix in prefixes)
        for prefixes in (arguments.select, arguments.extend_select, arguments.ignore)
    )
    wrong = unknown_prefix((*(select or ()), *(extend_select or ()), *(ignore or ())))
    if wrong is not None:
        parser.error(f"no code begins with {wrong!r}")
    return Selection(select, extend_select or (), ignore or ())


class _WrongSettings(Exception):
    """A file or version that the user gave can't be used."""


def _analyzer(arguments: argparse.Namespace) -> Analyzer:
    # imported here, as it is dear and most files don't need it
    from appaccess_lint.catalog.load import CatalogError
    from appaccess_lint.clients.parse import ClientError
    from appaccess_lint.engine import Analyzer, Settings
    from appaccess_lint.rules.wording import one_line

    settings = Settings(
        deployment=arguments.deployment,
        catalog_files=tuple(arguments.catalog),
        client_files=tuple(arguments.clients),
        client_versions=tuple(arguments.client_version),
        follow_imports=not arguments.no_follow_imports,
        roots=tuple(arguments.root),
    )
    try:
        return Analyzer(settings)
    except (CatalogError, ClientError, ValueError) as error:
        raise _WrongSettings(one_line(str(error))) from error
    except OSError as error:
        raise _WrongSettings(one_line(f"{error.filename}: {error.strerror}")) from error


def _never_fail_to_encode() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
