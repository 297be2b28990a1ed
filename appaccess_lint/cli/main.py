"""The entry point of the command: arguments in, output and exit status out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from appaccess_lint import __version__
from appaccess_lint.cli.arguments import new_parser
from appaccess_lint.cli.commands import COMMANDS
from appaccess_lint.cli.settings import configure
from appaccess_lint.cli.status import ERROR, INTERRUPTED, UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with *argv*, by default the process's own; returns the exit status."""
    parser = build_parser()
    arguments = parser.parse_args(argv)
    _never_fail_to_encode()
    try:
        configure(arguments)
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        print(f"{parser.prog}: error: {error}", file=sys.stderr)
        return ERROR
    except BrokenPipeError:
        # the reader (head, a pager) has gone; Python would complain once more when it closes the stream
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command with all its subcommands."""
    parser = new_parser(__version__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser


def _never_fail_to_encode() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
