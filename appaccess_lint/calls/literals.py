"""URL literals that no call was seen to use: what they name may be called by ways that can't be followed."""

from __future__ import annotations

from appaccess_lint.calls.evidence import Judge
from appaccess_lint.calls.recorded_answers import reads_as_regex
from appaccess_lint.calls.sites import literal_site
from appaccess_lint.calls.unsent_literals import UnsentTexts
from appaccess_lint.calls.whole_urls import WholeUrls
from appaccess_lint.catalog.match import looks_like_endpoint
from appaccess_lint.model import CallSite
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import path_of
from appaccess_lint.text.template import Hole, Origin, Template, template
from appaccess_lint.values.domain.values import ModuleValue


def literal_sites(
    module: ModuleValue,
    seen: set[Origin],
    wholes: WholeUrls,
    judge: Judge,
    unsent: UnsentTexts,
) -> list[CallSite]:
    """Sites for the URL literals of *module* of which *seen* has none, but for those that nobody sends."""
    source = module.module
    assert source is not None
    known = {(o.line, o.column) for o in seen if o.path == source.path}
    sites: list[CallSite] = []
    for node in source.strings:
        span = node.span
        if span is None or (span.line, span.column) in known:
            continue
        text = _template(node)
        if text is None or not judge.names_endpoint(text, None, module):
            continue
        found = judge.match(text, None)
        if found is None or not (found.operations or found.outside):
            continue
        if not unsent(source).text(node) and not reads_as_regex(str(text)):
            origin = Origin(source.path, span.line, span.column, span.end_line, span.end_column, str(text))
            found = wholes.narrowed((span.line, span.column), found, judge)
            sites.append(literal_site(source.path, span, str(text), found, origin))
    return sites


def _template(node: ir.Const | ir.FString) -> Template | None:
    if isinstance(node, ir.Const):
        if not isinstance(node.value, str) or len(node.value) > 2000 or not looks_like_endpoint(node.value):
            return None
        return template((node.value,))
    pieces = [p if isinstance(p, str) else Hole(path_of(_bare_field(p)) or "") for p in node.parts]
    if not any(isinstance(p, str) and looks_like_endpoint(p) for p in pieces):
        return None
    return template(pieces)


def _bare_field(node: ir.Expr) -> ir.Expr:
    return node.value if isinstance(node, ir.Formatted) else node
