"""``appaccess-lint catalog``: list and search the operations, and update them from a newer document."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from appaccess_lint.cli.arguments import add_configuration, add_options
from appaccess_lint.cli.parser import Command, Parser
from appaccess_lint.cli.status import CLEAN, FINDINGS, UsageError
from appaccess_lint.wording import one_line

if TYPE_CHECKING:
    from appaccess_lint.catalog.difference import Difference
    from appaccess_lint.catalog.load import Catalog
    from appaccess_lint.catalog.openapi import Document

EPILOG = """\
OPENAPI.json is Atlassian's OpenAPI document of REST API v1 or v2, a JSON file.
The paths in the file determine the version.

examples:
  appaccess-lint catalog list --app-access blocked --api-version v2
  appaccess-lint catalog list --group 'content*' --lifecycle current --format csv
  appaccess-lint catalog search attachment
  appaccess-lint catalog list --scope 'write:*' --format json
  appaccess-lint catalog status
  appaccess-lint catalog diff openapi-v2.json
  appaccess-lint catalog import openapi-v2.json -o confluence-v2.toml
  appaccess-lint check --catalog confluence-v2.toml src

exit status: 0, or 1 if diff finds a difference or status finds an old catalog,
or 2 on a usage or input error
"""
_DOCUMENT = "OPENAPI.json"
_OLD = (
    "warning: the newest source of the catalog is older than a year; install a newer release, or import "
    "Atlassian's OpenAPI documents with `appaccess-lint catalog import`"
)


def add(command: Command) -> None:
    """Declare the options and actions of the command."""
    command.describe(
        description="Lists the documented operations, and keeps them up to date.",
        epilog=EPILOG,
        run=run_list,
    )
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True, parser_class=Parser)
    listing = _action(actions, "list", "list the operations", run_list)
    listing.set_defaults(words=[])
    text = "list the operations that contain all words in path, title, group, note or scopes"
    search = _action(actions, "search", text, run_list)
    search.add_argument("words", nargs="+", metavar="TEXT", help="word, in any case")
    for action in (listing, search):
        _add_filters(action)
    text = "show the newest source of the catalog, and warn if it is older than a year"
    status = _action(actions, "status", text, run_status)
    status.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    status.add_argument(
        "--month",
        type=_month,
        metavar="YYYY-MM",
        help="the month to compute the age for; default: this month",
    )
    diff = _action(actions, "diff", "show what an OpenAPI document changes", run_diff, " against the catalog")
    diff.add_argument("document", metavar=_DOCUMENT)
    diff.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    text = "write the changes of an OpenAPI document as a file for --catalog"
    imports = _action(actions, "import", text, run_import)
    imports.add_argument("document", metavar=_DOCUMENT)
    imports.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="the TOML file; - for standard output"
    )
    imports.add_argument(
        "--month", metavar="YYYY-MM", help="when the document was published; default: this month"
    )
    for action in (listing, search, status, diff, imports):
        add_options(action, "catalog")
        add_configuration(action)


def _action(
    actions: argparse._SubParsersAction[Parser],
    name: str,
    text: str,
    run: Callable[[argparse.Namespace], int],
    more: str = "",
) -> Parser:
    """Return the parser of the action *name*, whose own help has *more* than the *text* in the list."""
    action = actions.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}{more}.")
    action.set_defaults(run=run)
    return action


def _month(text: str) -> date:
    """Return the first day of the month *text*.  Raises ``argparse.ArgumentTypeError``."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise argparse.ArgumentTypeError(f'expected a month such as "2026-11", found "{text}"') from error


def _add_filters(action: argparse.ArgumentParser) -> None:
    action.add_argument("--format", choices=("text", "json", "csv"), default="text", help="default: text")
    filters = action.add_argument_group(
        "filters", "Each filter may be repeated; one of its values must match."
    )
    filters.add_argument("--api-version", action="append", choices=("v1", "v2"))
    filters.add_argument("--app-access", action="append", choices=("blocked", "not-blocked", "unlisted"))
    filters.add_argument("--lifecycle", action="append", choices=("current", "deprecated", "removed"))
    filters.add_argument("--method", action="append", type=str.upper, metavar="METHOD")
    filters.add_argument(
        "--group", action="append", metavar="GROUP", help="name or pattern, such as 'content*'"
    )
    filters.add_argument(
        "--scope", action="append", metavar="SCOPE", help="OAuth or Connect scope, or pattern"
    )


def run_list(arguments: argparse.Namespace) -> int:
    """Print the operations that pass the filters; returns the exit status."""
    from appaccess_lint.catalog.query import Query, QueryError
    from appaccess_lint.catalog.schema import METHODS
    from appaccess_lint.catalog.sources import newest_source
    from appaccess_lint.cli.settings import make_catalog
    from appaccess_lint.formats.catalog import catalog_document, catalog_lines, catalog_table

    wrong = [method for method in arguments.method or () if method not in METHODS]
    if wrong:
        raise UsageError(f'--method: expected one of {", ".join(METHODS)}, found "{wrong[0]}"')
    catalog = make_catalog(arguments)
    query = Query(
        words=arguments.words,
        api_versions=arguments.api_version or (),
        app_access=arguments.app_access or (),
        lifecycles=arguments.lifecycle or (),
        methods=arguments.method or (),
        groups=arguments.group or (),
        scopes=arguments.scope or (),
    )
    try:
        operations = query.pick(catalog)
    except QueryError as error:
        raise UsageError(str(error)) from error
    newest = newest_source(catalog)
    if arguments.format == "json":
        print(catalog_document(operations, newest))
    elif arguments.format == "csv":
        print(catalog_table(operations), end="")
    else:
        for line in catalog_lines(operations, len(catalog), newest):
            print(line)
    return CLEAN


def run_status(arguments: argparse.Namespace) -> int:
    """Print the age of the newest source; returns 1 if it is more than a year."""
    from appaccess_lint.catalog.sources import MONTHS_FRESH, age_in_months, month_of, newest_source
    from appaccess_lint.cli.settings import make_catalog
    from appaccess_lint.formats.catalog import status_document, status_lines

    newest = newest_source(make_catalog(arguments))
    age = None if newest is None else age_in_months(month_of(newest), arguments.month or date.today())
    old = age is None or age > MONTHS_FRESH
    if arguments.format == "json":
        print(status_document(newest, age, old))
    else:
        for line in status_lines(newest, age):
            print(line)
    if old:
        print(_OLD, file=sys.stderr)
    return FINDINGS if old else CLEAN


def run_diff(arguments: argparse.Namespace) -> int:
    """Print the differences between catalog and document; returns the exit status."""
    from appaccess_lint.cli.settings import make_catalog
    from appaccess_lint.formats.difference import difference_document, difference_lines

    changes = _difference(make_catalog(arguments), _read(arguments.document))
    if arguments.format == "json":
        print(difference_document(changes))
    else:
        for line in difference_lines(changes):
            print(line)
    return FINDINGS if changes else CLEAN


def run_import(arguments: argparse.Namespace) -> int:
    """Write the differences as a catalog file; returns the exit status."""
    from appaccess_lint.catalog.load import CatalogError
    from appaccess_lint.catalog.overlay import overlay
    from appaccess_lint.cli.output_checks import Outputs
    from appaccess_lint.cli.settings import make_catalog

    outputs = Outputs([] if arguments.output == "-" else [arguments.output])
    outputs.protect([arguments.document], "the document")
    file = arguments.configuration.file
    outputs.protect([] if file is None else [file.path], "the configuration")
    outputs.protect((name for name in arguments.catalog if not _was_imported(name)), "a catalog")
    # a file that is overwritten doesn't count, or its operations would be lost
    catalog = make_catalog(arguments, without=arguments.output)
    changes = _difference(catalog, _read(arguments.document))
    try:
        text = overlay(catalog, changes, arguments.month or date.today().isoformat()[:7])
    except CatalogError as error:
        raise UsageError(f"--{error.message}") from error
    if arguments.output == "-":
        print(text, end="")
        return CLEAN
    from pathlib import Path

    from appaccess_lint.cli.output import write_whole

    write_whole(Path(arguments.output), text)
    print(f"{len(changes.added)} added, {len(changes.gone)} gone, {len(changes.changed)} changed")
    return CLEAN


def _was_imported(file: str) -> bool:
    """Return whether *file* is empty or an earlier import, which a newer import replaces."""
    from pathlib import Path

    from appaccess_lint.catalog.overlay import SIGN

    try:
        with Path(file).open(encoding="utf-8", errors="replace") as text:
            head = text.readline(1000)
            return SIGN in head or not (head or text.readline(1))
    except OSError:
        return False


def _difference(catalog: Catalog, document: Document) -> Difference:
    from appaccess_lint.catalog.difference import difference

    return difference(catalog, document)


def _read(path: str) -> Document:
    from pathlib import Path

    from appaccess_lint.catalog.openapi import OpenApiError, read_openapi

    try:
        return read_openapi(Path(path))
    except OpenApiError as error:
        raise UsageError(one_line(str(error))) from error
