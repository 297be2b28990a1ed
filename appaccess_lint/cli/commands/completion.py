"""``appaccess-lint completion``: what a shell completes the command by."""

from __future__ import annotations

import argparse

from appaccess_lint.cli.arguments import new_command
from appaccess_lint.cli.status import CLEAN

EPILOG = """\
examples:
  appaccess-lint completion bash > ~/.local/share/bash-completion/completions/appaccess-lint
  appaccess-lint completion zsh > ~/.zfunc/_appaccess-lint
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = new_command(
        commands,
        "completion",
        help="print what a shell completes the command by",
        description="Prints the script that a shell completes the command by.",
        epilog=EPILOG,
        run=run,
    )
    command.add_argument("shell", choices=("bash", "zsh", "tcsh"))


def run(arguments: argparse.Namespace) -> int:
    """Print the script; returns the exit status."""
    import shtab

    from appaccess_lint.cli.main import build_parser

    print(shtab.complete(build_parser(), shell=arguments.shell))
    return CLEAN
