"""A visitor of the calls that reach Confluence and of the literals that name its paths."""

from __future__ import annotations

import libcst as cst

from appaccess_lint.model import CallSite
from appaccess_lint.visitor.provider import RequestProvider

String = cst.SimpleString | cst.FormattedString | cst.ConcatenatedString


class ConfluenceVisitor(cst.CSTVisitor):
    """Hands each call and each URL literal of a file, with its call sites, to methods of subclasses.

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
        """Take a call that reaches Confluence: an HTTP request, or a method of a client library.

        A call that can be several things, of which only some are documented, comes once for each.
        """

    def on_literal(self, node: String, site: CallSite) -> None:
        """Take a literal of a URL, once for each site.

        *site* is a call whose URL the literal is a part of, wherever the call stands, or, where
        ``site.kind`` is ``"literal"``, a URL that no call was seen to use.  Literals that stand side by side
        are one: their pieces don't come by themselves.
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
