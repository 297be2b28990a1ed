"""The command line: what may be said on it, and its help."""

from __future__ import annotations

import argparse

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

CHECK_EPILOG = """\
A "# noqa" or "# noqa: AAR101" comment on the line of a finding silences it, and
"# flake8: noqa" on a line of its own the whole file, as in flake8.

examples:
  appaccess-lint check src tests
  appaccess-lint check --ignore AAR3 src        no hints of replacements
  appaccess-lint check --format json src > findings.json
  git show HEAD:app.py | appaccess-lint check --stdin-display-name app.py -

exit status: 0 clean, 1 findings, 2 usage or input error
"""

INVENTORY_EPILOG = """\
Each call stands with the operations that it may be: their app access (blocked,
not-blocked, unlisted), life cycle (current, deprecated, removed), replacements,
and the codes of the findings.

examples:
  appaccess-lint inventory src
  appaccess-lint inventory --explain src/client.py
  appaccess-lint inventory --format json src > calls.json

exit status: 0, or 2 on a usage or input error
"""


def build_parser(version: str) -> argparse.ArgumentParser:
    """Return the parser of the command."""
    parser = argparse.ArgumentParser(
        "appaccess-lint", description=DESCRIPTION, epilog=EPILOG, formatter_class=_VERBATIM
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    check = commands.add_parser(
        "check",
        help="lint: print the findings",
        description="Prints what there is to say about each Confluence call.",
        epilog=CHECK_EPILOG,
        formatter_class=_VERBATIM,
    )
    inventory = commands.add_parser(
        "inventory",
        help="list every Confluence call, those without a finding too",
        description="Lists every Confluence call, those without a finding too.",
        epilog=INVENTORY_EPILOG,
        formatter_class=_VERBATIM,
    )
    for command in (check, inventory):
        _add_input(command)
        _add_codes(command)
        _add_analysis(command)
    inventory.add_argument(
        "--explain", action="store_true", help="show the lines that each URL was put together from (text)"
    )
    return parser


def _add_input(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", nargs="+", metavar="PATH", help="file or folder; - for standard input")
    command.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
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


def _add_codes(command: argparse.ArgumentParser) -> None:
    codes = command.add_argument_group("codes", "Prefixes: AAR2 stands for all of AAR201 to AAR204.")
    for option, meaning in (
        ("--select", "show these codes instead of the default ones"),
        ("--extend-select", "show these codes besides"),
        ("--ignore", "leave out these codes"),
    ):
        codes.add_argument(option, action="extend", type=_listed, metavar="CODE,...", help=meaning)


def _add_analysis(command: argparse.ArgumentParser) -> None:
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
