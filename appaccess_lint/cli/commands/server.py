"""``appaccess-lint server``: the language server for editors."""

from __future__ import annotations

import argparse
import contextlib
import io
from collections.abc import Sequence

from appaccess_lint.cli.commands import check
from appaccess_lint.cli.parser import Command
from appaccess_lint.cli.status import CLEAN, UsageError

EPILOG = """\
An editor starts the server and uses the Language Server Protocol over standard input
and output. The server needs the extra: pip install 'appaccess-lint[server]'. The client
may pass options of "check" as "arguments" of its initialization options.

exit status: 0 if the editor ends it, 2 if the extra is missing
"""


def add(command: Command) -> None:
    """Declare the options of the command."""
    command.describe(
        description="Shows findings while you type, the facts about a call, and fixes.",
        epilog=EPILOG,
        run=run,
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until the editor ends the connection; returns the exit status."""
    try:
        from appaccess_lint.cli.server.handlers import new_server
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise UsageError("server needs pygls: pip install 'appaccess-lint[server]'") from error
    new_server(parsed).start_io()
    return CLEAN


def parsed(words: Sequence[str]) -> argparse.Namespace:
    """Parse *words* as options of ``check``; raises ``UsageError``."""
    parser = Command("appaccess-lint check", add=check.add)
    try:
        # argparse prints errors, which nobody would read, and help, which would break the protocol
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as said:
            return parser.parse_args(words, argparse.Namespace(command="check"))
    except SystemExit as error:
        _, _, message = said.getvalue().strip().partition(": error: ")
        raise UsageError(f"arguments: {message or 'options of an analysis are expected'}") from error
