"""Parse syntax that is newer than the running Python's: 3.10 makes the same tree as the newest version.

A source that ``ast`` can't parse is rewritten in older syntax with the same positions: type parameters become
spaces, ``type X = Y`` becomes ``(X)  = Y``, ``except A, B`` becomes ``except A| B``, and f-strings and
template strings become a name, which is replaced in the tree by the parsed string.

libcst reads newer syntax, too, but hostile input makes it take gigabytes of memory, or ends the process.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Literal

from appaccess_lint.resource_errors import check_nesting
from appaccess_lint.syntax.fstrings import Cursor, Field, FieldParser, LocatedString, strings
from appaccess_lint.syntax.rewriting import NAME, Rewritten, rewritten


def parse(source: str) -> ast.Module:
    """Parse *source* as ``ast.parse`` does, in the syntax of any version.

    Raises the errors of ``ast.parse``.
    """
    tree = _parse(source, "exec")
    assert isinstance(tree, ast.Module)
    return tree


def parse_expression(source: str) -> ast.expr:
    """Parse an expression as ``parse`` does."""
    tree = _parse(source, "eval")
    assert isinstance(tree, ast.Expression)
    return tree.body


def _parse(source: str, mode: Literal["exec", "eval"]) -> ast.AST:
    try:
        check_nesting(source)
        return ast.parse(source, mode=mode)
    except SyntaxError as error:
        older = rewritten(source)
        if older is None:
            raise
        check_nesting(older.text)
        tree = ast.parse(older.text, mode=mode)
        try:
            restore(tree, source, older)
        except RecursionError:  # f-strings within f-strings
            raise error from None
        return tree


def restore(tree: ast.AST, source: str, older: Rewritten) -> None:
    """Replace names in *tree* by the strings of *source* that they represent, and ``A| B`` by tuples.

    *tree* is the tree of ``older.text``.
    """
    cursor = Cursor(source, 1, 0)
    offsets = sorted((*older.strings, *older.handlers))
    places = {cursor.to(offset): offset for offset in offsets}
    for parent in ast.walk(tree):
        if isinstance(parent, ast.ExceptHandler) and (parent.lineno, parent.col_offset) in places:
            parent.type = _tuple(parent.type)
        for name, value in ast.iter_fields(parent):
            if isinstance(value, list):
                value[:] = [_restored(item, places, source, older) for item in value]
            else:
                setattr(parent, name, _restored(value, places, source, older))


def _restored(node: object, places: dict[tuple[int, int], int], source: str, older: Rewritten) -> object:
    if not isinstance(node, ast.Name) or node.id != NAME:
        return node
    offset = places.get((node.lineno, node.col_offset))
    if offset is None:
        return node
    start, end = older.strings[offset]
    return _string(source[start:end], node.lineno, node.col_offset - (offset - start))


def _string(text: str, line: int, column: int) -> ast.expr:
    """Parse f-strings and template strings, with expressions in the syntax of any version."""
    pieces = strings(text)
    try:
        parsed = ast.parse(f"({_with_names(text, pieces)}\n)", mode="eval").body
    except SyntaxError as error:
        error.lineno = line
        raise
    if isinstance(parsed, ast.JoinedStr):
        found = [field for _, fields in pieces for field in fields]
        parsed = LocatedString(FieldParser(text, line, column, parse_expression).values(parsed, found))
    parsed.lineno, parsed.col_offset = line, column
    parsed.end_lineno, parsed.end_col_offset = Cursor(text, line, column).to(len(text))
    return parsed


def _with_names(text: str, pieces: list[tuple[re.Match[str], list[Field]]]) -> str:
    """Return *text* as f-strings with a name in each field."""
    output: list[str] = []
    copied = 0
    for start, found in pieces:
        edits = [(start.start(), start.end(1), start[1].replace("t", "f").replace("T", "f"))]
        for start_of, end, name in (*edits, *_named(text, found)):
            output += (text[copied:start_of], name)
            copied = end
    return "".join((*output, text[copied:]))


def _named(text: str, found: list[Field]) -> Iterator[tuple[int, int, str]]:
    for place in found:
        printed = place.stop > place.end and text[place.stop] == "}"  # as in f"{x=}"
        yield place.start, place.stop, f"{NAME}!r" if printed else NAME
        yield from _named(text, place.inner)


def _tuple(node: ast.expr | None) -> ast.expr | None:
    parts: list[ast.expr] = []
    while isinstance(node, ast.BinOp):
        parts.insert(0, node.right)
        node = node.left
    if node is None or not parts:
        return node
    parts.insert(0, node)
    return ast.copy_location(ast.Tuple(parts, ast.Load()), parts[0])
