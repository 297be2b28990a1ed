"""The parsers of the command and its subcommands, without their options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from appaccess_lint.cli.status import ERROR
from appaccess_lint.version import __version__
from appaccess_lint.wording import hint, one_line

_VERBATIM = argparse.RawDescriptionHelpFormatter

NAME = "appaccess-lint"
DESCRIPTION = """\
Finds the Confluence Cloud REST calls in Python code and reports which of them an
app access rule can block, which are deprecated, and what replaces them.
"""

EPILOG = """\
examples:
  appaccess-lint check src                      lint a folder
  appaccess-lint check --select AAR101,AAR102 src
                                                only what app access rules can block
  appaccess-lint check --extend-select AAR105 src
                                                also what rules don't govern
  appaccess-lint inventory src                  list every call with its operations
  appaccess-lint inventory --explain app.py     show how each URL was built
  appaccess-lint inventory --format json src    the same for programs
  appaccess-lint fix src                        show deprecated calls rewritten to v2
  appaccess-lint report src                     show how rules affect the app
  appaccess-lint explain AAR201                 show what a code means
  appaccess-lint explain "GET /wiki/rest/api/space"
                                                show the facts about an operation
  appaccess-lint catalog search attachment      find operations
  appaccess-lint config                         show the settings in force

exit status: 0 clean, 1 findings (check), edits (fix), differences (catalog diff) or an old
catalog (catalog status), 2 usage or input error
"""


ELSEWHERE = {
    "--add-noqa": "--update-baseline",
    "--diff": "appaccess-lint fix",
    "--fix": "appaccess-lint fix --write",
    "--fix-only": "appaccess-lint fix --write",
    "--force-exclude": "--exclude",
    "--ignore-noqa": "--disable-noqa",
    "--output-format": "--format",
    "--sarif": "--format sarif",
    "--show-source": "--format full",
    "--stdin-filename": "--stdin-display-name",
    "--warn-unused-ignores": "--report-unused-ignores",
    "baseline": "check --update-baseline",
    "help": "--help",
    "lint": "check",
    "lsp": "server",
    "rule": "explain",
    "version": "--version",
}
"""Options and commands of ruff, flake8 and mypy, and what they are called here."""


class Parser(argparse.ArgumentParser):
    """Parse options by their full names only.

    An abbreviation that is unique today may be ambiguous tomorrow.  The parsers of subcommands do the same.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"allow_abbrev": False, **options})
        self.add_argument(
            "--version", action="version", version=f"{NAME} {__version__}", help="show the version and exit"
        )

    def error(self, message: str) -> NoReturn:
        """Exit with one line; argparse would print the usage, of up to twenty lines, before it."""
        if message.startswith("the following arguments are required"):
            for action in self._actions:
                if not action.required or not message.endswith(f" {action.metavar or action.dest}"):
                    continue
                choices = ", ".join(map(str, action.choices or ()))
                message += f", one of {choices}" if choices else f" ({action.help})" if action.help else ""
        self.exit(ERROR, f"{self.prog}: error: {one_line(message)}\n")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Exit; raises ``OSError`` if the help or the version can't be written."""
        self._print_message(message or "", sys.stderr)
        sys.stdout.flush()
        raise SystemExit(status)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write *message*; argparse would ignore that the disk is full, or that nobody reads."""
        (file or sys.stderr).write(message)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Raise ``ArgumentError`` with the nearest choice, which argparse names from Python 3.14 on only."""
        if action.choices is not None and value not in action.choices:
            choices = [str(choice) for choice in action.choices]
            known = f"expected one of {', '.join(choices)}"
            meant = hint(str(value), choices)
            if action.dest == "command" and value in ELSEWHERE:
                meant = f'; did you mean "{ELSEWHERE[value]}"?'
            elif action.dest == "command" and Path(value).exists():
                meant = f'; did you mean "check {value}"?'
            message = f'{known}, found "{value}"{meant}'
            raise argparse.ArgumentError(action, message)


def new_parser() -> argparse.ArgumentParser:
    """Return the parser of the command, without its subcommands."""
    return Parser(NAME, description=DESCRIPTION, epilog=EPILOG, formatter_class=_VERBATIM)


class Command(Parser):
    """The parser of a subcommand, whose options are declared when it is first used."""

    def __init__(self, *arguments: Any, add: Callable[[Command], None], **options: Any) -> None:
        """Take *add*, which declares the options."""
        super().__init__(*arguments, formatter_class=_VERBATIM, **options)
        self._add: Callable[[Command], None] | None = add

    def load(self) -> None:
        """Declare the options, unless this is done already."""
        add, self._add = self._add, None
        if add is not None:
            add(self)

    def describe(self, *, description: str, epilog: str, run: Callable[[argparse.Namespace], int]) -> None:
        """Set the texts of the help, and the function *run*, which returns the exit status."""
        self.description, self.epilog = description, epilog
        self.set_defaults(run=run)

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Load the options, then parse."""
        self.load()
        return super().parse_known_args(args, namespace)
