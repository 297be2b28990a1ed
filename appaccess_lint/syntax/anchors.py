"""Exact positions for libcst's calls and strings, without libcst's costly position provider.

The same source parsed by ``ast`` has the same calls and string expressions in the same order, and ``ast``
knows where each stands.  So both trees are walked in source order and paired.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from appaccess_lint.model import Span

AnchorKind = Literal["call", "string"]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Anchor:
    kind: AnchorKind
    node: ast.expr


def anchors(nodes: list[ast.stmt], *, bodies: bool) -> list[Anchor]:
    """Calls and strings below *nodes*, in source order.

    With ``bodies=False`` the bodies of functions that a skeleton leaves out (see ``cuts``) are passed over.
    """
    found: list[Anchor] = []
    stack: list[ast.AST] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        kind = type(node)
        if kind is ast.Constant:
            if isinstance(node.value, (str, bytes)):  # type: ignore[attr-defined]
                found.append(Anchor("string", node))  # type: ignore[arg-type]
            continue
        if kind is ast.JoinedStr:
            found.append(Anchor("string", node))  # type: ignore[arg-type]
            children = list(_inside_fstring(node))  # type: ignore[arg-type]
        elif kind in _ORDERED:
            if kind is ast.Call:
                found.append(Anchor("call", node))  # type: ignore[arg-type]
            children = list(_children(node, bodies))
        else:
            children = _in_order(node)
        children.reverse()
        stack += children
    return found


def _in_order(node: ast.AST) -> list[ast.AST]:
    """Children in the order of the node's fields, but for those that hold neither calls nor strings."""
    kind = type(node)
    fields = _FIELDS.get(kind)
    if fields is None:
        fields = _FIELDS[kind] = tuple(f for f in node._fields if f not in _EMPTY)
    found: list[ast.AST] = []
    for field in fields:
        value = getattr(node, field, None)
        if value.__class__ is list:
            found += [v for v in value if v is not None and v.__class__ is not str]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


_FIELDS: dict[type[ast.AST], tuple[str, ...]] = {}
_EMPTY = frozenset(("ctx", "op", "ops", "id", "attr", "arg", "names", "type_ignores", "type_comment"))


def _inside_fstring(node: ast.JoinedStr) -> Iterator[ast.AST]:
    # before Python 3.12 positions in here are unreliable, the order of the list isn't
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            yield value.value
            if isinstance(value.format_spec, ast.JoinedStr):
                yield from _inside_fstring(value.format_spec)


def _children(node: ast.AST, bodies: bool) -> Iterator[ast.AST]:
    """Children in source order, where the order of ``ast``'s fields differs from it."""
    match node:
        case ast.Call():
            yield node.func
            yield from sorted([*node.args, *node.keywords], key=_place)
        case ast.IfExp():
            yield from (node.body, node.test, node.orelse)
        case ast.Dict():
            for key, value in zip(node.keys, node.values, strict=True):
                if key is not None:
                    yield key
                yield value
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from node.decorator_list
            yield from getattr(node, "type_params", ())
            yield node.args
            if node.returns is not None:
                yield node.returns
            if bodies or not leaves_out(node):
                yield from node.body
        case ast.ClassDef():
            yield from node.decorator_list
            yield from getattr(node, "type_params", ())
            yield from sorted([*node.bases, *node.keywords], key=_place)
            yield from node.body
        case ast.arguments():
            yield from _arguments(node)
        case ast.MatchMapping():
            yield from sorted([*node.keys, *node.patterns], key=_place)


def _arguments(node: ast.arguments) -> Iterator[ast.AST]:
    plain = [*node.posonlyargs, *node.args]
    defaults: list[ast.expr | None] = [None] * (len(plain) - len(node.defaults))
    pairs: list[tuple[ast.arg, ast.expr | None]] = list(zip(plain, [*defaults, *node.defaults], strict=True))
    if node.vararg:
        pairs.append((node.vararg, None))
    pairs.extend(zip(node.kwonlyargs, node.kw_defaults, strict=True))
    if node.kwarg:
        pairs.append((node.kwarg, None))
    for argument, default in pairs:
        if argument.annotation is not None:
            yield argument.annotation
        if default is not None:
            yield default


def _place(node: Any) -> tuple[int, int]:
    return node.lineno, node.col_offset


_ORDERED = frozenset(
    (
        ast.Call,
        ast.IfExp,
        ast.Dict,
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.arguments,
        ast.MatchMapping,
    )
)
"""Nodes whose fields aren't in source order; see ``_children``."""


def leaves_out(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a skeleton can leave out the function's body: it starts on a line of its own."""
    first = node.body[0]
    start = first.lineno
    if isinstance(first, (*FUNCTIONS, ast.ClassDef)) and first.decorator_list:
        start = first.decorator_list[0].lineno
    return start > header_end(node)


def header_end(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Last line, from 1, that an expression of the function's header reaches."""
    last = node.lineno
    arguments = node.args
    for part in (*_arguments(arguments), *([node.returns] if node.returns else [])):
        last = max(last, getattr(part, "end_lineno", last) or last)
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    for argument in (*every, *filter(None, (arguments.vararg, arguments.kwarg))):
        last = max(last, argument.end_lineno or last)
    return last


class Columns:
    """Turns ``ast``'s positions (columns in UTF-8 bytes from 0) into spans (characters from 1)."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def span(self, node: ast.expr) -> Span:
        end_line = node.end_lineno or node.lineno
        return Span(
            node.lineno,
            self._column(node.lineno, node.col_offset),
            end_line,
            self._column(end_line, node.end_col_offset or 0),
        )

    def _column(self, line: int, offset: int) -> int:
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        if not text.isascii():
            offset = len(text.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "replace"))
        return offset + 1
