"""What may be said on several subcommands, and the help."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from appaccess_lint.cli.status import ERROR
from appaccess_lint.config.option_types import Choice, Flag
from appaccess_lint.config.options import BY_NAME
from appaccess_lint.version import __version__

_VERBATIM = argparse.RawDescriptionHelpFormatter

NAME = "appaccess-lint"
DESCRIPTION = """\
Finds the Confluence Cloud REST calls of Python source, and says which of them
app access rules can block, which are deprecated, and what replaces them.
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


class Parser(argparse.ArgumentParser):
    """Parse options by their full names only.

    An abbreviation that is unique today may be ambiguous tomorrow.  The parsers of subcommands do the same.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        """Exit with one line; argparse would print the usage, of up to twenty lines, before it."""
        from appaccess_lint.rules.wording import one_line

        self.exit(ERROR, f"{self.prog}: error: {one_line(message)}\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Raise ``ArgumentError`` with the nearest choice, which argparse names from Python 3.14 on only."""
        if action.choices is not None and value not in action.choices:
            from appaccess_lint.config.nearest import hint

            choices = [str(choice) for choice in action.choices]
            known = f"expected one of {', '.join(choices)}"
            raise argparse.ArgumentError(action, f"no {value!r}; {known}{hint(str(value), choices)}")


def new_parser() -> argparse.ArgumentParser:
    """Return the parser of the command, without its subcommands."""
    parser = Parser(NAME, description=DESCRIPTION, epilog=EPILOG, formatter_class=_VERBATIM)
    _add_version(parser)
    return parser


def new_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    *,
    help: str,
    description: str,
    epilog: str,
    run: Callable[[argparse.Namespace], int],
    aliases: Sequence[str] = (),
) -> argparse.ArgumentParser:
    """Return the parser of a new subcommand, which *run* does; it returns the exit status."""
    command = commands.add_parser(
        name, aliases=aliases, help=help, description=description, epilog=epilog, formatter_class=_VERBATIM
    )
    command.set_defaults(run=run)
    _add_version(command)
    return command


def _add_version(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--version", action="version", version=f"{NAME} {__version__}", help="show the version and exit"
    )


def add_input(command: argparse.ArgumentParser) -> None:
    """Add the files to analyse."""
    command.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="file or folder (default: .); - for standard input",
    )
    command.add_argument(
        "--files-from",
        metavar="FILE",
        help="read further PATHs from FILE, one per line or separated by NULs; - for standard input",
    )
    add_options(command, "exclude", "extend-exclude", "respect-gitignore")
    command.add_argument(
        "--stdin-display-name",
        metavar="PATH",
        help="read standard input as the source of the file PATH; imports are resolved from PATH",
    )
    command.add_argument("--jobs", "-j", metavar="N", help=BY_NAME["jobs"].help)
    command.add_argument(
        "--quiet",
        "-q",
        action="store_true",
        help="print only errors on standard error: no progress bar, no notes",
    )
    command.add_argument("--no-progress", dest="progress", action="store_false", help="show no progress bar")


def add_baseline(command: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add the baseline, or that there is none."""
    baseline = command.add_argument_group("baseline", "Findings that are known, and not shown again.")
    add_options(baseline, "baseline")
    baseline.add_argument(
        "--no-baseline",
        dest="baseline",
        action="store_const",
        const="",
        help="show all findings, whatever the configuration says",
    )
    return baseline


def add_codes(command: argparse.ArgumentParser) -> None:
    """Add which codes are shown, and where."""
    codes = command.add_argument_group(
        "codes", "Prefixes: AAR2 stands for AAR201 to AAR204, without those that are off by default."
    )
    add_options(codes, "select", "extend-select", "ignore", "extend-ignore", "per-file-ignores", "severity")


def add_analysis(command: argparse.ArgumentParser) -> None:
    """Add how the files are analysed, and the configuration files that say so."""
    analysis = command.add_argument_group("analysis")
    add_options(
        analysis, "deployment", "auth", "certainty", "client-versions", "per-path", "catalog", "clients"
    )
    add_options(analysis, "roots", "follow-imports", "cache", "cache-dir")
    add_configuration(command)


def add_configuration(command: argparse.ArgumentParser) -> None:
    """Add which file the options that aren't given are read from.

    A command that takes declared options needs it to have them resolved; ``add_analysis`` brings it along.
    """
    files = command.add_argument_group("configuration").add_mutually_exclusive_group()
    files.add_argument(
        "--config",
        metavar="FILE",
        help="read the settings of this file instead of the nearest file of each source",
    )
    files.add_argument("--isolated", action="store_true", help="read no configuration file")


def add_options(command: argparse._ActionsContainer, *names: str) -> None:
    """Add the declared options of these *names*; one that isn't given is ``None`` until it is resolved."""
    for name in names:
        option = BY_NAME[name]
        if isinstance(option.kind, Flag):
            command.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, help=option.help)
        elif isinstance(option.kind, Choice):
            command.add_argument(f"--{name}", choices=option.kind.values, help=option.help)
        elif option.kind.many:
            command.add_argument(f"--{name}", action="append", metavar=option.kind.metavar, help=option.help)
        else:
            command.add_argument(f"--{name}", metavar=option.kind.metavar, help=option.help)
