"""Find tables that translate old paths to new ones: no entry of such a table says that code sends it.

A path that a followed request takes from a table is reported at the request.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from appaccess_lint.calls.endpoints.evidence import EndpointResolver
from appaccess_lint.catalog.match import has_root
from appaccess_lint.model import Operation
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import string_of
from appaccess_lint.syntax.walk import expressions
from appaccess_lint.text.text import template


class Translations:
    """The tables of old and new paths in the module *body*: ``{OLD: NEW}``, ``[(OLD, NEW)]``."""

    def __init__(self, body: ir.Block, resolver: EndpointResolver) -> None:
        self._body = body
        self._resolver = resolver

    @cached_property
    def _nodes(self) -> frozenset[ir.Expr]:
        found: set[ir.Expr] = set()
        for table in expressions(self._body):
            pairs = list(_pairs(table))
            if any(map(self._is_translation, pairs)):
                found.update(node for pair in pairs for node in pair)
        return frozenset(found)

    def __contains__(self, node: ir.Expr) -> bool:
        """Return whether the literal *node* is an old or a new path."""
        return node in self._nodes

    def _is_translation(self, pair: tuple[ir.Expr, ir.Expr]) -> bool:
        """Return whether the first path is of v1, and the second one of v2."""
        old, new = map(self._operations, pair)
        return any(o.api_version == "v1" for o in old) and any(o.api_version == "v2" for o in new)

    def _operations(self, node: ir.Expr) -> tuple[Operation, ...]:
        text = string_of(node)
        if text is None or not has_root(text):
            return ()
        found = self._resolver.match(template((text,)), None)
        return found.operations if found is not None else ()


def _pairs(table: ir.Expr) -> Iterator[tuple[ir.Expr, ir.Expr]]:
    """Yield the pairs of texts in a dictionary, or in the rows of a list: tuples, records or objects."""
    match table:
        case ir.DictDisplay(items=items):
            yield from ((key, value) for key, value in items if key is not None)
            rows = [value for _, value in items]
        case ir.Sequence(items=rows):
            pass
        case _:
            return
    for row in rows:
        texts = [part for part in parts_of(row) if has_root(string_of(part) or "")]
        if len(texts) == 2:
            yield texts[0], texts[1]


def parts_of(row: ir.Expr) -> tuple[ir.Expr, ...]:
    """Return the arguments of a call, the items of a list or tuple, or the values of a dictionary."""
    match row:
        case ir.Sequence(items=items):
            return items
        case ir.DictDisplay(items=items):
            return tuple(value for _, value in items)
        case ir.Call(args=args):
            return tuple(arg.value for arg in args)
    return ()
