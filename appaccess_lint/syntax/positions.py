"""Positions by libcst's own provider: exact, costly, for the rare source that ``anchors`` can't pair."""

from __future__ import annotations

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from appaccess_lint.model import Span
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.lower import Lowering


def place_by_libcst(parsed: cst.Module, met: list[ir.Call | ir.Const | ir.FString], offset: int) -> None:
    """Set the spans of *met*, the calls and strings of *parsed* in the order in which lowering meets them.

    ``offset`` is added to the lines.
    """
    wrapper = MetadataWrapper(parsed, unsafe_skip_copy=True)
    places = wrapper.resolve(PositionProvider)
    order: list[cst.CSTNode] = []

    class Order(Lowering):
        def expr(self, node: cst.CSTNode) -> ir.Expr:
            if isinstance(node, (cst.Call, cst.SimpleString, cst.FormattedString, cst.ConcatenatedString)):
                order.append(node)
            return super().expr(node)

    lowering = Order()
    body = parsed.body
    if offset and isinstance(body[0], cst.FunctionDef):
        lowering.block(body[0].body)
    else:
        lowering.block(parsed)
    for node, source in zip(met, order, strict=False):
        place = places[source]
        node.span = Span(
            place.start.line + offset, place.start.column + 1, place.end.line + offset, place.end.column + 1
        )
