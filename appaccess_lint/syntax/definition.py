"""The tree that ``ast`` makes of one function, as long as somebody has it, and made anew afterwards.

A tree takes some fifty times the memory of its text, and of most functions in other modules nobody asks more
than the name.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from appaccess_lint.syntax import outline
from appaccess_lint.syntax.ir import Outline
from appaccess_lint.syntax.outline import FunctionNode


@dataclass(slots=True, eq=False)
class Definition:
    """A function by its place: ``lines`` are the whole source's, ``line`` and ``end`` its own, from 1."""

    lines: list[str]
    line: int
    end: int
    known: FunctionNode | None

    def node(self) -> FunctionNode:
        """The function's tree, with positions in the whole source; its decorators may be missing."""
        return self.known or self._parsed()

    def let_go(self) -> None:
        self.known = None

    def sets(self) -> tuple[str, ...]:
        return outline.set_by(self.node())

    def outline(self) -> Outline:
        return outline.outline(self.node())

    def _parsed(self) -> FunctionNode:
        text = "\n".join(self.lines[self.line - 1 : self.end]) + "\n"
        lead = text[: len(text) - len(text.lstrip(" \t\f"))]
        indented = bool(lead.rpartition("\f")[2])  # a form feed sets the column back
        # empty lines before it cost less than counting on in the tree
        before = "\n" * (self.line - (2 if indented else 1))
        tree: ast.AST = ast.parse(f"{before}if 1:\n{text}" if indented else before + text)
        while not isinstance(tree, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert isinstance(tree, (ast.Module, ast.If))
            tree = tree.body[0]
        return tree
