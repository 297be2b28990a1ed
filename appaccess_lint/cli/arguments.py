"""What may be said on several subcommands, and the help."""

from __future__ import annotations

import argparse
from collections.abc import Callable

_VERBATIM = argparse.RawDescriptionHelpFormatter

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
                                                also what they don't govern
  appaccess-lint inventory src                  list every call with its operations
  appaccess-lint inventory --explain app.py     show how each URL was put together
  appaccess-lint inventory --format json src    the same for programs

exit status: 0 clean, 1 findings (check only), 2 usage or input error
"""


def new_parser(version: str) -> argparse.ArgumentParser:
    """Return the parser of the command, without its subcommands."""
    parser = argparse.ArgumentParser(
        "appaccess-lint", description=DESCRIPTION, epilog=EPILOG, formatter_class=_VERBATIM
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version}")
    return parser


def new_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    *,
    help: str,
    description: str,
    epilog: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    """Return the parser of a new subcommand, which *run* does; it returns the exit status."""
    command = commands.add_parser(
        name, help=help, description=description, epilog=epilog, formatter_class=_VERBATIM
    )
    command.set_defaults(run=run)
    return command


def add_input(command: argparse.ArgumentParser) -> None:
    """Add the files to analyse."""
    command.add_argument("paths", nargs="+", metavar="PATH", help="file or folder; - for standard input")
    command.add_argument(
        "--exclude",
        action="extend",
        type=_listed,
        default=[],
        metavar="PATTERN,...",
        help="leave out files and folders of this name or path; hidden, environment and build folders "
        "below a PATH always are",
    )
    command.add_argument(
        "--stdin-display-name",
        default="stdin",
        metavar="PATH",
        help="the path that standard input stands for; imports are found from there",
    )


def add_codes(command: argparse.ArgumentParser) -> None:
    """Add which codes are shown."""
    codes = command.add_argument_group("codes", "Prefixes: AAR2 stands for all of AAR201 to AAR204.")
    for option, meaning in (
        ("--select", "show these codes instead of the default ones"),
        ("--extend-select", "show these codes besides"),
        ("--ignore", "leave out these codes"),
    ):
        codes.add_argument(option, action="extend", type=_listed, metavar="CODE,...", help=meaning)


def add_analysis(command: argparse.ArgumentParser) -> None:
    """Add how the files are analysed."""
    analysis = command.add_argument_group("analysis")
    analysis.add_argument(
        "--deployment",
        choices=("auto", "cloud", "server"),
        default="auto",
        help="where the code's Confluence runs: told by each URL's host (auto, the default), always Cloud, "
        "or always Server or Data Center, where there is nothing to report",
    )
    analysis.add_argument(
        "--catalog", action="append", default=[], metavar="FILE", help="TOML file with further operations"
    )
    analysis.add_argument(
        "--clients", action="append", default=[], metavar="FILE", help="TOML file with further client models"
    )
    analysis.add_argument(
        "--client-version",
        action="append",
        type=_named_version,
        default=[],
        metavar="NAME=VERSION",
        help="version of a client library, such as atlassian-python-api=3.41.16",
    )
    analysis.add_argument(
        "--no-follow-imports", action="store_true", help="look at each file by itself, which is quicker"
    )
    analysis.add_argument(
        "--root",
        action="append",
        default=[],
        metavar="FOLDER",
        help="folder from which the code's own modules are imported; mostly found without",
    )


def _listed(text: str) -> list[str]:
    return [item for item in text.replace(",", " ").split() if item]


def _named_version(text: str) -> tuple[str, str]:
    name, equals, version = (part.strip() for part in text.partition("="))
    if not (name and equals and version.strip("=")):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VERSION")
    return name, version.strip("= ")
