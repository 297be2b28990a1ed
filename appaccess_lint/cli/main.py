"""The entry point of the command: arguments in, output and exit status out."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator, Sequence, Set
from functools import partial
from importlib import import_module
from typing import Any, TextIO

from appaccess_lint.cli.commands import ALIASES, COMMANDS
from appaccess_lint.cli.parser import ELSEWHERE, Command, new_parser
from appaccess_lint.cli.signals import Terminated, ended_by_signals
from appaccess_lint.cli.status import ERROR, INTERRUPTED, UNREAD, UsageError
from appaccess_lint.os_errors import reason
from appaccess_lint.wording import hint, one_line


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with *argv*, by default the process's own; returns the exit status."""
    parser = build_parser()
    _prepare_streams()
    try:
        arguments = _parsed(parser, argv)
        if arguments.command is None:
            parser.print_help(sys.stderr)
            return ERROR
        from appaccess_lint.cli.settings import configure  # not for the help and the version

        with ended_by_signals():
            configure(arguments)
            status: int = arguments.run(arguments)
            if not sys.stdout.closed:  # as the language server leaves it
                sys.stdout.flush()
    except UsageError as error:
        _say(f"{parser.prog}: error: {error}")
        return ERROR
    except BrokenPipeError:
        # the reader (head, a pager) has closed the pipe
        _discard(sys.stdout)
        _discard(sys.stderr)
        return UNREAD
    except OSError as error:
        # such as a full disk; errors of single files were reported where they occurred
        _say(f"{parser.prog}: error: {_described(error)}")
        _discard(sys.stdout)
        return ERROR
    except KeyboardInterrupt:
        return INTERRUPTED
    except Terminated as ended:
        return ended.end_by_signal()
    return status


def _parsed(parser: argparse.ArgumentParser, argv: Sequence[str] | None) -> argparse.Namespace:
    """Parse *argv*; the error for an unknown option suggests the one that is probably meant."""
    arguments, unknown = parser.parse_known_args(argv)
    if unknown:
        options = {name[2:] for name in _options(parser, arguments) if name.startswith("--")}
        parser.error(f"unrecognized arguments: {' '.join(unknown)}{_meant(unknown[0], options)}")
    return arguments


def _meant(argument: str, options: Set[str]) -> str:
    """Return the hint for the unknown *argument*: what it is called here, or the nearest of *options*."""
    name = argument.partition("=")[0]
    if name in ELSEWHERE:
        return f'; did you mean "{ELSEWHERE[name]}"?'
    found = hint(name.removeprefix("--"), options, 0.7) if name.startswith("--") else ""
    return found.replace('"', '"--', 1)


def _options(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> Iterator[str]:
    """Yield the options of the command in *arguments*, or of its action."""
    for action in parser._actions:
        chosen = getattr(arguments, action.dest) if isinstance(action, argparse._SubParsersAction) else None
        if isinstance(action, argparse._SubParsersAction) and chosen is not None:
            yield from _options(action.choices[chosen], arguments)
            return
    yield from (option for action in parser._actions for option in action.option_strings)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command with all its subcommands."""
    parser = new_parser()
    parser.set_defaults(parser=parser)  # `completion` prints it
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Command)
    for name, help_line in COMMANDS.items():
        commands.add_parser(name, help=help_line, aliases=ALIASES.get(name, ()), add=partial(_declare, name))
    return parser


def _declare(name: str, command: Command) -> None:
    """Import the module of the command *name*, and let it declare the options."""
    module = import_module(f"appaccess_lint.cli.commands.{name}")
    module.add(command)


def _say(text: str) -> None:
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        # not even this can be printed: only the exit status reports the error
        _discard(sys.stderr)


def _prepare_streams() -> None:
    """Make both output streams escape what they can't encode."""
    # None if the process was started without them
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    own: TextIO = sys.stdout
    # another program's stream would be closed together with the one around it
    if own is sys.__stdout__ and isinstance(getattr(own, "buffer", None), io.RawIOBase):
        # with PYTHONUNBUFFERED, Python drops what a full disk doesn't take of a text, and reports no error
        sys.stdout = io.TextIOWrapper(
            _Whole(own.buffer), own.encoding, "backslashreplace", write_through=True
        )


class _Whole(io.BufferedWriter):
    """Writes a whole text, or raises ``OSError``."""

    def write(self, data: Any) -> int:
        written = super().write(data)
        self.flush()
        return written


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def _discard(stream: TextIO) -> None:
    """Discard what *stream* has buffered; Python would report an error for it at exit, with status 120."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _described(error: OSError) -> str:
    """Return the place and the reason of an error for a message."""
    if error.filename is not None:
        where = one_line(str(error.filename))
    else:
        # os.getcwd names nothing either
        where = "the current folder" if isinstance(error, FileNotFoundError) else "standard output"
    return f"{where}: {reason(error)}"
