"""Whether a source is small enough for libcst, which takes kilobytes and a stack frame for a piece of syntax.

What ``ast`` parses in an instant can cost libcst gigabytes, or its process's life: there the bounds end it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

MAX_NODES = 600_000
"""Pieces of syntax of a source: some 40,000 lines."""
MAX_AT_ONCE = 200_000
"""Pieces of syntax that are parsed at once: a function, or all that stands outside of functions."""
MAX_DEPTH = 1_000
"""Levels of syntax, and terms of an ``and`` or ``or``: libcst's time grows with their square."""
MAX_WORDS = 1_500_000
"""Words and signs of a source that ``ast`` is given, which takes up to a kilobyte for one."""
SMALL = 4_000
"""Characters up to which a text has too little of anything."""
LARGE = 1_000_000
"""Characters from which on words are counted."""
_WORD = re.compile(r"""#[^\n]*|"[^"\n]*"|'[^'\n]*'|\w+|[^\w\s]""")


class TooLarge(Exception):
    """A source, or a part of it, that is more than can be analysed; the text says why."""


def check_words(source: str) -> None:
    """Raise ``TooLarge`` where *source* had better not be parsed at all."""
    if len(source) > LARGE and sum(1 for _ in _WORD.finditer(source)) > MAX_WORDS:
        raise TooLarge(f"more than {MAX_WORDS:,} words and signs, not analysed")


def check_source(tree: ast.Module, length: int) -> None:
    """Raise ``TooLarge`` where *tree*, of a source of *length* characters, has too many nodes."""
    if length < MAX_NODES // 2:  # a node takes a character at least
        return
    for _ in _levels([*tree.body], frozenset(), MAX_NODES):
        pass


def check_part(nodes: Iterable[ast.AST], length: int, left_out: Iterable[ast.AST] = ()) -> None:
    """Raise ``TooLarge`` where *nodes*, which are to be parsed at once, have too much or too deep syntax.

    *length* is that of their text.  What is below a node of *left_out* doesn't count.
    """
    if length < SMALL:
        return
    for depth, level in enumerate(_levels([*nodes], frozenset(map(id, left_out)), MAX_AT_ONCE)):
        if depth > MAX_DEPTH or any(type(n) is ast.BoolOp and len(n.values) > MAX_DEPTH for n in level):
            raise TooLarge(f"more than {MAX_DEPTH:,} levels deep, not analysed")


def _levels(level: list[ast.AST], left_out: frozenset[int], most: int) -> Iterator[list[ast.AST]]:
    count = 0
    while level:
        count += len(level)
        if count > most:
            raise TooLarge(f"more than {most:,} expressions and statements, not analysed")
        yield level
        level = [child for node in level if id(node) not in left_out for child in _children(node)]


def _children(node: ast.AST) -> list[ast.AST]:
    kind = type(node)
    fields = _FIELDS.get(kind)
    if fields is None:
        fields = _FIELDS[kind] = tuple(name for name in node._fields if name not in _WITHOUT_NODES)
    found: list[ast.AST] = []
    for name in fields:
        value = getattr(node, name, None)
        if value.__class__ is list:
            found += [item for item in value if isinstance(item, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


_FIELDS: dict[type[ast.AST], tuple[str, ...]] = {}
_WITHOUT_NODES = frozenset(("ctx", "op", "ops", "id", "attr", "arg", "type_ignores", "type_comment"))
