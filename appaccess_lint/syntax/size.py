"""Whether a source is small enough to be parsed and lowered."""

from __future__ import annotations

import ast
import re

MAX_NODES = 600_000
"""Pieces of syntax of a source: some 40,000 lines."""
MAX_WORDS = 1_500_000
"""Words and signs of a source that ``ast`` is given, which takes up to a kilobyte for one."""
LARGE = 1_000_000
"""Characters from which on words are counted."""
_WORD = re.compile(r"""#[^\n]*|"[^"\n]*"|'[^'\n]*'|\w+|[^\w\s]""")
_SIGNS = (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)


class TooLarge(Exception):
    """A source is more than can be analysed; the text says why."""


def check_words(source: str) -> None:
    """Raise ``TooLarge`` where *source* had better not be parsed at all."""
    if len(source) > LARGE and sum(1 for _ in _WORD.finditer(source)) > MAX_WORDS:
        raise TooLarge(f"more than {MAX_WORDS:,} words and signs, not analysed")


def check_nodes(tree: ast.Module, length: int) -> None:
    """Raise ``TooLarge`` where *tree*, of a source of *length* characters, has too many nodes."""
    if length < MAX_NODES // 2:  # a node takes a character at least
        return
    pieces = (node for node in ast.walk(tree) if not isinstance(node, _SIGNS))
    if any(count >= MAX_NODES for count, _ in enumerate(pieces)):
        raise TooLarge(f"more than {MAX_NODES:,} expressions and statements, not analysed")
