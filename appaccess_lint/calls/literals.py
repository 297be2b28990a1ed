"""URL literals that no call was seen to use: what they name may be called by ways that can't be followed."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.calls.evidence import Judge
from appaccess_lint.calls.sites import literal_site
from appaccess_lint.calls.whole_urls import WholeUrls
from appaccess_lint.catalog.match import looks_like_endpoint
from appaccess_lint.model import CallSite
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import path_of
from appaccess_lint.syntax.walk import expressions
from appaccess_lint.values.domain import ModuleValue
from appaccess_lint.values.text import Hole, Origin, Template, template


def literal_sites(module: ModuleValue, seen: set[Origin], wholes: WholeUrls, judge: Judge) -> list[CallSite]:
    """Sites for the URL literals of *module* of which *seen* has none."""
    source = module.module
    assert source is not None
    silent = {id(node) for node in (*_unread(source.body), *_tested(source.body))}
    known = {(o.line, o.column) for o in seen if o.path == source.path}
    sites: list[CallSite] = []
    for node in source.strings:
        span = node.span
        if span is None or id(node) in silent or (span.line, span.column) in known:
            continue
        text = _template(node)
        if text is None or not judge.names_endpoint(text, None, module):
            continue
        found = judge.match(text, None)
        if found is not None and (found.operations or found.outside):
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


def _unread(block: ir.Block) -> Iterator[ir.Expr]:
    """Strings that are no values: docstrings, and those in decorators, annotations and errors raised."""
    for statement in block:
        match statement:
            case ir.ExprStmt(value=ir.Const() | ir.FString() as bare):
                yield bare
            case ir.Define(function=function):
                for decorator in function.decorators:
                    yield from strings_in(decorator)
                yield from _unread(function.body)
            case ir.DefineClass(cls=cls):
                yield from _unread(cls.body)
            case ir.AnnAssign(annotation=annotation):
                yield from strings_in(annotation)
            case ir.If() | ir.For() | ir.While():
                yield from _unread(statement.body)
                yield from _unread(statement.orelse)
            case ir.With():
                yield from _unread(statement.body)
            case ir.Try():
                for body in (statement.body, *(h.body for h in statement.handlers), statement.orelse):
                    yield from _unread(body)
                yield from _unread(statement.final)
            case ir.Match():
                for case in statement.cases:
                    yield from _unread(case.body)
            case ir.Jump(kind="raise", values=values):
                for value in values:
                    yield from strings_in(value)


# methods of strings whose arguments are looked for or cut away
_TESTS = frozenset(
    "startswith endswith split rsplit partition rpartition find rfind index count replace removeprefix "
    "removesuffix strip lstrip rstrip".split()
)


def _tested(block: ir.Block) -> Iterator[ir.Expr]:
    """Strings that a URL is compared with or cut by: they tell a URL apart, nobody calls them."""
    for node in expressions(block):
        if isinstance(node, ir.Compare):
            for side in (node.left, node.right):
                yield from _bare(side)
        elif isinstance(node, ir.Call) and isinstance(node.func, ir.Attr) and node.func.name in _TESTS:
            for argument in node.args:
                yield from _bare(argument.value)


def _bare(node: ir.Expr) -> Iterator[ir.Expr]:
    if isinstance(node, (ir.Const, ir.FString)):
        yield node
    elif isinstance(node, ir.Sequence):
        for item in node.items:
            yield from _bare(item)


def strings_in(node: ir.Expr) -> Iterator[ir.Expr]:
    """Every string expression below *node*."""
    return (e for e in expressions(node) if isinstance(e, (ir.Const, ir.FString)))
