"""Positions by libcst's own provider: exact, costly, for the rare source that ``anchors`` can't pair."""

from __future__ import annotations

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from appaccess_lint.model import Span
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.lower import Lowering


def place_by_libcst(parsed: cst.Module, met: list[ir.Call | ir.Const | ir.FString], offset: int) -> None:
    """Set the spans of *met*, the calls and strings of *parsed* in the order in which lowering meets them.

    ``offset`` is added to the lines.
    """
    places = MetadataWrapper(parsed, unsafe_skip_copy=True).resolve(PositionProvider)
    lowering = _Order()
    body = parsed.body
    if offset and isinstance(body[0], cst.FunctionDef):
        lowering.block(body[0].body)
    else:
        lowering.block(parsed)
    for node, source in zip(met, lowering.order, strict=False):
        node.span = _moved(places[source], offset, 0)


def place_inside(fstring: cst.BaseExpression, met: list[ir.Call | ir.Const | ir.FString]) -> None:
    """Set the spans of the calls and strings that an f-string holds; *met* are these, itself first.

    Before Python 3.12, ``ast`` doesn't tell them.
    """
    start = met[0].span
    if start is None:
        return
    alone = cst.Module([cst.SimpleStatementLine([cst.Expr(fstring)])])
    places = MetadataWrapper(alone, unsafe_skip_copy=True).resolve(PositionProvider)
    lowering = _Order()
    lowering.expr(fstring)
    own = places[fstring].start
    for node, source in zip(met[1:], lowering.order[1:], strict=False):
        node.span = _moved(places[source], start.line - own.line, start.column - 1 - own.column, own.line)


class _Order(Lowering):
    """The calls and strings in the order in which lowering meets them."""

    def __init__(self) -> None:
        super().__init__()
        self.order: list[cst.CSTNode] = []

    def meet(self, node: cst.CSTNode, made: ir.Call | ir.Const | ir.FString) -> None:
        self.order.append(node)
        super().meet(node, made)


def _moved(place: CodeRange, lines: int, columns: int, first: int = 0) -> Span:
    """A place in a cut as a place in the source: moved by lines, and on the line *first* by columns too."""
    return Span(
        place.start.line + lines,
        place.start.column + 1 + (columns if place.start.line == first else 0),
        place.end.line + lines,
        place.end.column + 1 + (columns if place.end.line == first else 0),
    )
