"""``appaccess-lint config``: the settings in force."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from appaccess_lint.cli.arguments import add_analysis, add_baseline, add_codes, add_options
from appaccess_lint.cli.parser import Command
from appaccess_lint.cli.status import CLEAN, UsageError
from appaccess_lint.config.options import BY_NAME
from appaccess_lint.wording import one_line

if TYPE_CHECKING:
    from pathlib import Path

EPILOG = """\
The other commands take each option from the command line first, then from the
nearest appaccess-lint.toml, or pyproject.toml with the table [tool.appaccess-lint],
from a source's folder up to the top of the repository, and then use its default.
This command shows the settings of PATH. Options given to this command show what
they would change. flake8 reads its own files instead.

examples:
  appaccess-lint config
  appaccess-lint config services/api            a part of a monorepo
  appaccess-lint config --select AAR1
  appaccess-lint config --config other/pyproject.toml --format json

exit status: 0, or 2 if the configuration has a mistake
"""
LEFT_OUT = 'flake8 shows none of these codes: select in {file} leaves them out; add "extend-select = AAR"'


def add(command: Command) -> None:
    """Declare the options of the command."""
    command.describe(
        description="Shows the value of each option, and its origin.",
        epilog=EPILOG,
        run=run,
    )
    command.add_argument(
        "path", nargs="?", default=".", metavar="PATH", help="file or folder (default: the current folder)"
    )
    command.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    command.add_argument(
        "--schema", action="store_true", help="print the JSON Schema of the settings, for editors"
    )
    command.add_argument("--jobs", metavar="N", help=BY_NAME["jobs"].help)
    add_options(command, "fail-on", "exclude", "extend-exclude", "respect-gitignore")
    add_baseline(command)
    add_codes(command)
    add_analysis(command)


def run(arguments: argparse.Namespace) -> int:
    """Print the configuration; returns the exit status."""
    if arguments.schema:
        import json

        from appaccess_lint.config.schema import configuration_schema

        print(json.dumps(configuration_schema(), indent=2))
        return CLEAN
    import os
    from pathlib import Path

    path = Path(os.path.abspath(arguments.path))  # noqa: PTH100 - without following links
    if not os.path.exists(path):  # noqa: PTH110 - False for what can't be a path
        raise UsageError(f"{one_line(arguments.path)}: no such file or directory")
    show_settings(arguments, path if path.is_dir() else path.parent, arguments.format)
    return CLEAN


def show_settings(arguments: argparse.Namespace, folder: Path, form: str) -> None:
    """Print the settings for the files in the absolute *folder*, as ``text`` or JSON."""
    from appaccess_lint.cli.configurations import configurations_of
    from appaccess_lint.cli.settings import analyzer_of, selection_of
    from appaccess_lint.config.flake8_file import leaving_us_out
    from appaccess_lint.formats.configuration import configuration_document, configuration_lines
    from appaccess_lint.project.client_versions import script_versions_taken, taken_versions
    from appaccess_lint.rules import RULES

    configuration = configurations_of(arguments).in_folder(folder).configuration
    # report errors in the named client and catalog files here too
    settings = analyzer_of(configuration).settings
    clients = [*taken_versions(folder, settings), *script_versions_taken(folder, settings)]
    selection = selection_of(configuration)
    codes = [rule.code for rule in RULES if selection.shows(rule.code)]
    if form == "json":
        print(configuration_document(configuration, codes, clients))
    else:
        for line in configuration_lines(configuration, codes, clients):
            print(line)
        flake8 = leaving_us_out()
        if flake8 is not None:
            print("\n" + LEFT_OUT.format(file=one_line(flake8)))
