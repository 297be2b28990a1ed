"""Analyze one of many repositories in a separate process, so that a failure doesn't affect the others."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from appaccess_lint.cache.sites import site_to
from appaccess_lint.cli.analysis_report import report_of
from appaccess_lint.cli.arguments import add_analysis, add_codes, add_input
from appaccess_lint.cli.parser import new_parser
from appaccess_lint.cli.settings import configure
from appaccess_lint.cli.status import UsageError
from appaccess_lint.organisation.repositories import laid_out
from appaccess_lint.processes.serving import Connection


def analyse(
    source: str, scratch: str, options: tuple[str, ...], megabytes: int, connection: Connection
) -> None:
    """Send the inventory of the repository *source* as JSON; an archive is unpacked below *scratch*.

    *options* are those of ``inventory``; *megabytes* limits the address space of this process and of the
    processes that it starts.  Exceptions are passed on.
    """
    with _bounded(megabytes), laid_out(Path(source), Path(scratch)) as folder:
        os.chdir(folder)
        try:
            result = _result(options)
        finally:
            os.chdir(scratch)  # Windows can't delete the current folder of a process
    connection.send(json.dumps(result))


def _result(options: tuple[str, ...]) -> dict[str, Any]:
    # the repository's own configuration isn't read: the user who lists the repositories decides
    words = ["--isolated", "--quiet", "--no-cache", "--jobs", "1", *options, "."]
    parser = new_parser()
    parser.set_defaults(command="inventory")
    add_input(parser)
    add_codes(parser)
    add_analysis(parser)
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            arguments = parser.parse_args(words)
    except SystemExit as error:
        raise UsageError(said.getvalue().strip().rpartition("\n")[2]) from error
    configure(arguments)
    report = report_of(arguments)
    return {
        "files": report.files,
        "sites": [site_to(site) for site in report.sites],
        "errors": [[error.path, error.message, error.line] for error in report.errors],
    }


@contextlib.contextmanager
def _bounded(megabytes: int) -> Iterator[None]:
    """Limit this process's address space within the block; reporting an error afterwards needs memory."""
    try:
        import resource
    except ImportError:  # Windows
        yield
        return
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = megabytes << 20
    resource.setrlimit(resource.RLIMIT_AS, (bound if most < 0 else min(bound, most), most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, most))
