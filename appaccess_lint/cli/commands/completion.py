"""``appaccess-lint completion``: completion scripts for shells."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from appaccess_lint.cli.parser import Command
from appaccess_lint.cli.status import CLEAN

EPILOG = """\
examples:
  appaccess-lint completion bash > ~/.local/share/bash-completion/completions/appaccess-lint
  appaccess-lint completion fish > ~/.config/fish/completions/appaccess-lint.fish
  appaccess-lint completion zsh > ~/.zfunc/_appaccess-lint
                                                a folder in your fpath
  appaccess-lint completion tcsh > ~/.appaccess-lint.csh
                                                load it with: source ~/.appaccess-lint.csh

exit status: 0
"""
FILES = frozenset({"PATH", "FILE", "OPENAPI.json"})
FOLDERS = frozenset({"FOLDER"})
CODES = frozenset({"CODE,...", "WHAT"})


def add(command: Command) -> None:
    """Declare the options of the command."""
    command.describe(
        description="Prints the completion script for a shell.",
        epilog=EPILOG,
        run=run,
    )
    command.add_argument(
        "shell", metavar="SHELL", choices=("bash", "fish", "tcsh", "zsh"), help="bash, fish, tcsh or zsh"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the script; returns the exit status."""
    import shtab

    from appaccess_lint.rules import RULES

    for action in _actions(arguments.parser):
        if action.metavar in FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.metavar in FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.metavar in CODES:
            # only for the script: this parser parses nothing
            action.choices = [rule.code for rule in RULES]
    print(shtab.complete(arguments.parser, shell=arguments.shell))
    return CLEAN


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the arguments and options of *parser* and its subcommands."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                if isinstance(command, Command):
                    command.load()
                yield from _actions(command)
