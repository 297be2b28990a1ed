"""A visitor of the calls that reach Confluence, and of the literals that name its paths."""

from __future__ import annotations

import libcst as cst

from appaccess_lint.model import CallSite
from appaccess_lint.visitor.provider import RequestProvider

String = cst.SimpleString | cst.FormattedString | cst.ConcatenatedString


class ConfluenceVisitor(cst.CSTVisitor):
    """Calls methods of subclasses for each call and each URL literal of a file, with its call sites.

    Example::

        class Deprecated(ConfluenceVisitor):
            def on_call(self, node, site):
                for operation in site.operations:
                    if operation.lifecycle != "current":
                        print(site.span.line, operation.key)

        sites = analyze(source, "app.py")
        wrapper = MetadataWrapper(cst.parse_module(source), cache={RequestProvider: sites})
        wrapper.visit(Deprecated())
    """

    METADATA_DEPENDENCIES = (RequestProvider,)

    def on_call(self, node: cst.Call, site: CallSite) -> None:
        """Handle a call that reaches Confluence: an HTTP request, or a method of a client library.

        If a call has documented and undocumented possibilities, the method is called once for each.
        """

    def on_literal(self, node: String, site: CallSite) -> None:
        """Handle a literal of a URL, once for each site.

        *site* is a call whose URL contains the literal, anywhere in the file, or a URL without a known call
        if ``site.kind`` is ``"literal"``.  Adjacent literals count as one: the method isn't called for their
        parts.
        """

    def visit_Call(self, node: cst.Call) -> None:
        for site in self._sites(node):
            self.on_call(node, site)

    def visit_SimpleString(self, node: cst.SimpleString) -> None:
        self._visit_string(node)

    def visit_FormattedString(self, node: cst.FormattedString) -> None:
        self._visit_string(node)

    def visit_ConcatenatedString(self, node: cst.ConcatenatedString) -> None:
        self._visit_string(node)

    def _visit_string(self, node: String) -> None:
        for site in self._sites(node):
            self.on_literal(node, site)

    def _sites(self, node: cst.CSTNode) -> tuple[CallSite, ...]:
        return self.get_metadata(RequestProvider, node, ())
