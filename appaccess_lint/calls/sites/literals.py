"""Find URL literals that no recognised call uses: code that can't be followed may request them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from appaccess_lint.calls.endpoints.evidence import EndpointResolver
from appaccess_lint.calls.endpoints.whole_urls import WholeUrls
from appaccess_lint.calls.requests.commands import commands_in
from appaccess_lint.calls.requests.http_requests import text_of
from appaccess_lint.calls.sites.calls import literal_site
from appaccess_lint.calls.unsent.literals import UnsentTexts
from appaccess_lint.calls.unsent.recorded_answers import reads_as_regex
from appaccess_lint.calls.unsent.translations import Translations, parts_of
from appaccess_lint.catalog.match import Match, has_root, looks_like_endpoint
from appaccess_lint.clients.programs import Programs
from appaccess_lint.clients.tables import VERBS
from appaccess_lint.model import CallSite, Span
from appaccess_lint.project.testing import is_test_module
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import last_name, path_of, string_of
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import expressions
from appaccess_lint.text.operations import lifted
from appaccess_lint.text.text import Hole, Origin, Template, template
from appaccess_lint.values.domain.program import ModuleValue
from appaccess_lint.values.domain.unions import literals

NOTEBOOK = ".ipynb"
_BOUND = re.compile(r"(?P<name>[^\W\d]\w*)[ \t]*=[ \t]*(?=[rRuU]?[\"'])")
MAX_LENGTH = 2000
"""Maximum length of a literal that may be a URL."""


def literal_sites(
    module: ModuleValue,
    seen: set[Origin],
    wholes: WholeUrls,
    resolver: EndpointResolver,
    unsent: UnsentTexts,
    programs: Programs,
) -> list[CallSite]:
    """Return sites for the URL literals of *module* that aren't in *seen*, except those that nothing sends.

    A command line of one of *programs* counts as a literal with the URL in it.  In a test, a URL that no call
    sends is one that a fake answers, or an expected value.  Tables of old and new paths translate.
    """
    source = module.module
    assert source is not None
    methods = _MethodsBeside(source)
    translated = Translations(source.body, resolver)
    known = {(o.line, o.column) for o in seen if o.path == source.path}
    joined: set[tuple[Template, frozenset[Origin]]] = set()
    sites: list[CallSite] = []
    for node in source.strings:
        span = node.span
        if span is None or (span.line, span.column) in known:
            continue
        named = _named(node, module, resolver, programs, methods)
        if named is None:
            named = _joined(node, module, resolver, wholes)
            if named is None or (named[0], named[0].origins) in joined:
                continue
            joined.add((named[0], named[0].origins))
        text, found = named
        is_unsent = unsent(source).text(node) or reads_as_regex(str(text)) or node in translated
        if not (is_unsent or _is_unread(source, span)):
            origin = Origin(source.path, span.line, span.column, span.end_line, span.end_column, str(text))
            found = wholes.narrowed((span.line, span.column), found, resolver)
            sites.append(literal_site(source.path, span, str(text), found, origin))
    return [] if sites and is_test_module(source) else sites


class _MethodsBeside:
    """The HTTP methods that stand beside the strings of a module: ``Job("PUT", path)``, ``("GET", path)``."""

    def __init__(self, source: Module) -> None:
        self._source = source

    def __call__(self, node: ir.Expr) -> str | None:
        """Return the only method in the innermost call, sequence or dictionary of *node* that has one."""
        return self._found.get(node)

    @cached_property
    def _found(self) -> dict[ir.Expr, str]:
        found: dict[ir.Expr, str] = {}
        for node in expressions(self._source.body):  # the outer ones first
            parts = parts_of(node)
            methods = {verb for part in parts if (verb := string_of(part) or last_name(part)) in VERBS}
            if len(methods) == 1:
                found |= dict.fromkeys(expressions(parts), methods.pop())
        return found


def _is_unread(source: Module, span: Span) -> bool:
    """Return whether the literal at *span* is bound to a name that nothing reads.

    Only a notebook shows that of a name of its own: other modules import what a module binds.
    """
    if not source.path.endswith(NOTEBOOK):
        return False
    bound = _BOUND.match(source.source.split("\n")[span.line - 1])
    if bound is None or bound.end() != span.column - 1:
        return False
    name = re.escape(bound["name"])
    uses = len(re.findall(rf"\b{name}\b", source.source))
    return uses == len(re.findall(rf"^{name}[ \t]*=(?!=)", source.source, re.MULTILINE))


def _named(
    node: ir.Const | ir.FString,
    module: ModuleValue,
    resolver: EndpointResolver,
    programs: Programs,
    methods: _MethodsBeside,
) -> tuple[Template, Match] | None:
    """Return the URL in the literal *node*, and its match."""
    text = _template(node)
    if text is None:
        return None
    for url, stated in _urls(text, programs):
        if resolver.names_endpoint(url, stated, module):
            for method in dict.fromkeys((stated or methods(node), stated)):
                found = resolver.match(url, method)
                if found is not None and (found.operations or found.outside):
                    return url, found
    return None


def _joined(
    node: ir.Const | ir.FString, module: ModuleValue, resolver: EndpointResolver, wholes: WholeUrls
) -> tuple[Template, Match] | None:
    """Return the URL of the literal *node* after a root in another place, and its match.

    The root alone is in ``BASE``, a path below it in ``BASE + "/content/1"``.
    """
    pieces = _pieces(node)
    span = node.span
    path = lifted(lambda text: text.partition("?")[0], pieces or Template())
    # a single word, such as the key of a table, isn't a path
    if span is None or "/" not in str(path) or not resolver.names_resource(path):
        return None
    for url in wholes.behind_root((span.line, span.column)):
        if resolver.names_endpoint(url, None, module):
            found = resolver.match(url, None)
            if found is not None and found.operations:
                return url, found
    return None


def _urls(text: Template, programs: Programs) -> Iterator[tuple[Template, str | None]]:
    """Yield *text*, or the URLs in it if it is a command line, each with its HTTP method."""
    is_command = False
    for command in commands_in(text, programs):
        is_command = True
        method = next(iter(literals(command.sends)), None)
        for url in command.urls:
            for alternative in text_of(url).alternatives:
                yield alternative, method
    if not is_command and any(isinstance(p, str) and looks_like_endpoint(p) for p in text.parts):
        yield text, None


def _template(node: ir.Const | ir.FString) -> Template | None:
    text = _pieces(node)
    return text if text is not None and any(isinstance(p, str) and has_root(p) for p in text.parts) else None


def _pieces(node: ir.Const | ir.FString) -> Template | None:
    if isinstance(node, ir.Const):
        is_short = isinstance(node.value, str) and len(node.value) <= MAX_LENGTH
        return template((node.value,)) if isinstance(node.value, str) and is_short else None
    return template([p if isinstance(p, str) else Hole(path_of(_bare_field(p)) or "") for p in node.parts])


def _bare_field(node: ir.Expr) -> ir.Expr:
    return node.value if isinstance(node, ir.Formatted) else node
