"""``appaccess-lint explain``: explain a code, an operation or a client method."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from appaccess_lint.cli.arguments import add_configuration, add_options
from appaccess_lint.cli.parser import Command
from appaccess_lint.cli.status import CLEAN, UsageError
from appaccess_lint.wording import describe, hint

if TYPE_CHECKING:
    from appaccess_lint.explain.client_method import MethodVersions
    from appaccess_lint.explain.operation import Explanation
    from appaccess_lint.rules import Rule
    from appaccess_lint.rules.help import RuleHelp

EPILOG = """\
For a rule: what it reports, why that matters, and what to do. For an operation:
whether an app access rule can block it and which source says so, its life cycle with
dates, its replacements, and the OAuth scopes that they add and remove. For a method
of atlassian-python-api: the operations that it calls in each version.

examples:
  appaccess-lint explain AAR201
  appaccess-lint explain "GET /wiki/rest/api/content/{id}"
  appaccess-lint explain /wiki/rest/api/content/123/label
  appaccess-lint explain get_page_by_id
  appaccess-lint explain "https://api.atlassian.com/ex/confluence/CLOUDID/rest/api/space"
  appaccess-lint explain --format json "GET /wiki/rest/api/search"

exit status: 0, or 2 if no such code or operation exists; the message names the nearest
"""
FEW = 3
"""Maximum number of matching operations whose pages are printed without a list of them."""
_CODE_START = "AAR"


def add(command: Command) -> None:
    """Declare the options of the command."""
    command.describe(
        description="Shows what a code means, or the facts about an operation.",
        epilog=EPILOG,
        run=run,
    )
    command.add_argument(
        "what",
        nargs="+",
        metavar="WHAT",
        help="code or name of a rule, client method, or operation: method and path, path or URL",
    )
    command.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_options(command, "catalog")
    add_configuration(command)


def run(arguments: argparse.Namespace) -> int:
    """Print the explanations; returns the exit status."""
    from appaccess_lint.formats.client_method import method_lines
    from appaccess_lint.formats.explanation import explanation_lines
    from appaccess_lint.formats.explanation_document import explanation_document
    from appaccess_lint.formats.rule_page import rule_lines
    from appaccess_lint.rules.wording import titled

    asked = list(_queries(arguments.what))
    rules = [pair for query in asked if _is_code(query) for pair in _rules(query)]
    methods = {query: _methods(query) for query in asked if _is_method(query) and not _is_code(query)}
    queries = [query for query in asked if not _is_code(query) and not methods.get(query)]
    operations = _operations(arguments, queries)
    if arguments.format == "json":
        print(explanation_document(rules, operations, [one for found in methods.values() for one in found]))
        return CLEAN
    pages = [rule_lines(rule, found) for rule, found in rules]
    pages += [method_lines(query, found) for query, found in methods.items() if found]
    pages += [explanation_lines(explanation) for explanation in operations]
    if len(operations) > FEW * len(queries):
        print(f"{len(operations)} operations:")
        for explanation in operations:
            print(f"  {titled(explanation.operation)}")
        print()
        print("=" * 100)
        print()
    for number, page in enumerate(pages):
        if number:
            print()
            print("=" * 100)
            print()
        for line in page:
            print(line)
    return CLEAN


def _queries(words: Sequence[str]) -> Iterator[str]:
    """Join a method and the path after it: users easily forget the quotes around the two."""
    from appaccess_lint.catalog.schema import METHODS

    method = ""
    for word in words:
        if word.upper() in METHODS and not method:
            method = word
            continue
        yield f"{method} {word}".strip()
        method = ""
    if method:
        yield method


def _is_code(query: str) -> bool:
    from appaccess_lint.rules import RULES

    return query.strip().upper().startswith(_CODE_START) or query.lower() in {rule.name for rule in RULES}


def _rules(query: str) -> list[tuple[Rule, RuleHelp]]:
    """Return the rules whose code is *query* or begins with it, or whose name it is."""
    from appaccess_lint.rules import RULES
    from appaccess_lint.rules.help import help_for

    code = query.strip().upper()
    found = [rule for rule in RULES if rule.code.startswith(code) or rule.name == query.lower()]
    if not found:
        codes = ", ".join(rule.code for rule in RULES)
        raise UsageError(f"unknown code {describe(query)}; expected one of {codes}")
    return [(rule, help_for(rule)) for rule in found]


def _is_method(query: str) -> bool:
    return all(part.isidentifier() for part in query.removesuffix("()").split("."))


def _methods(query: str) -> list[MethodVersions]:
    """Return the operations of a client method by library version: ``get_page``, ``Confluence.get_page``.

    The part before the method is a class, or the name of an object in the code.
    """
    from appaccess_lint.clients.load import load_clients
    from appaccess_lint.explain.client_method import known_methods, method_versions

    owner, _, name = query.removesuffix("()").rpartition(".")
    models = load_clients()
    found = method_versions(name, models)
    if not found and "_" in name and (meant := hint(name, known_methods(models))):
        raise UsageError(f'no client method is "{name}"{meant}')
    return [one for one in found if f".{one.cls}".endswith(f".{owner}")] or found


def _operations(arguments: argparse.Namespace, queries: Sequence[str]) -> list[Explanation]:
    from appaccess_lint.cli.settings import make_catalog
    from appaccess_lint.explain.lookup import NotFound, look_up
    from appaccess_lint.explain.operation import explanations

    catalog = make_catalog(arguments)
    try:
        return [one for query in queries for one in explanations(look_up(query, catalog), catalog)]
    except NotFound as error:
        raise UsageError(str(error)) from error
