"""Write results to standard output, or to files that are replaced atomically."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from appaccess_lint.cli.arguments import add_output_file
from appaccess_lint.cli.status import UsageError
from appaccess_lint.files.named_pipes import is_pipe, write_pipe
from appaccess_lint.formats.choices import BY_NAME, FORMATS
from appaccess_lint.os_errors import reason
from appaccess_lint.wording import hint

if TYPE_CHECKING:
    from appaccess_lint.formats.report import Report

SCRATCH = ".appaccess-lint"
"""Suffix of incomplete files, which no other program uses."""
DAY = 86_400


def add_output(command: argparse.ArgumentParser) -> None:
    """Add the options for output formats and output files."""
    output = command.add_argument_group(
        "output", "\n".join(f"{found.name:7} {found.help}" for found in FORMATS)
    )
    output.add_argument("--format", choices=tuple(BY_NAME), metavar="FORMAT", help="default: text")
    add_output_file(output)
    output.add_argument(
        "--output",
        action="append",
        type=_format_and_file,
        default=[],
        metavar="FORMAT=FILE",
        help="write another format to a file; may be repeated",
    )
    output.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="color in text and full (default: auto, on a terminal unless NO_COLOR is set)",
    )


def _targets(arguments: argparse.Namespace) -> list[tuple[str, str]]:
    named = [] if arguments.output_file is None else [(arguments.format, arguments.output_file)]
    return [*arguments.output, *named]


def write_report(report: Report, arguments: argparse.Namespace) -> None:
    """Write *report* in each format that *arguments* request.

    Raises ``UsageError`` for a file that can't be written.
    """
    if arguments.output_file is None:
        sys.stdout.write(BY_NAME[arguments.format].render(report, _coloured(arguments.color)))
    for name, file in _targets(arguments):
        write_whole(Path(file), BY_NAME[name].render(report, arguments.color == "always"))


def print_statistics(report: Report, arguments: argparse.Namespace) -> None:
    """Print the number of findings of each code, the highest first; after a document, on standard error."""
    from appaccess_lint.rules import RULES

    summaries = {rule.code: rule.summary for rule in RULES}
    for_people = arguments.format in {"text", "full"} and arguments.output_file is None
    counted = Counter(finding.code for finding in report.findings)
    for code, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        print(f"{number:<7} {code} {summaries[code]}", file=sys.stdout if for_people else sys.stderr)


def write_text(text: str, file: str | None) -> None:
    """Write *text* to *file* like ``write_whole``, or to standard output if there is none."""
    if file is None:
        sys.stdout.write(text)
    else:
        write_whole(Path(file), text)


def write_whole(path: Path, text: str) -> None:
    """Write *text* to *path* atomically: the old content stays until the new content is complete.

    Raises ``UsageError`` if the file can't be written.
    """
    try:
        if is_pipe(path):
            write_pipe(path, text.encode("utf-8", "backslashreplace"))
            return
        if path.exists() and not path.is_file():  # /dev/stderr
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
            return
        replace_file(path, text.encode("utf-8", "backslashreplace"))
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise UsageError(f"{path}: can't be written: {why}") from error


def replace_file(path: Path, data: bytes) -> None:
    """Replace the content of the regular file *path*, or of the target of a link, with *data* atomically.

    Raises ``OSError``; *path* then has its old content.
    """
    import tempfile

    target = path.resolve()
    prefix = f".{target.name[:40]}."
    descriptor, name = tempfile.mkstemp(SCRATCH, prefix, target.parent)
    scratch = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        scratch.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        scratch.replace(target)
        _forget_unfinished(target.parent, prefix)
    except BaseException:
        with contextlib.suppress(OSError):
            scratch.unlink()
        raise


def _forget_unfinished(folder: Path, prefix: str) -> None:
    """Delete the incomplete files of runs that were killed while they wrote the same file."""
    oldest = time.time() - DAY
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            if (
                file.name.startswith(prefix)
                and file.name.endswith(SCRATCH)
                and file.lstat().st_mtime < oldest
            ):
                file.unlink()


def _umask() -> int:
    known = os.umask(0)
    os.umask(known)
    return known


def _coloured(wanted: str) -> bool:
    if wanted != "auto":
        return wanted == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def _format_and_file(text: str) -> tuple[str, str]:
    name, equals, file = text.partition("=")
    if not equals or not file:
        raise argparse.ArgumentTypeError(f'expected FORMAT=FILE, found "{text}"')
    if name not in BY_NAME:
        known = ", ".join(BY_NAME)
        raise argparse.ArgumentTypeError(f'expected one of {known}, found "{name}"{hint(name, BY_NAME)}')
    return name, file
