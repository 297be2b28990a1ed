"""Parse files, and find the parents of nodes and the meanings of names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from appaccess_lint.answer import Place
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Span
from appaccess_lint.project.tree import Tree
from appaccess_lint.syntax import newer

Function = ast.FunctionDef | ast.AsyncFunctionDef
Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.Module
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
MAX_FILES = 60
"""Maximum number of files whose trees are kept."""
BROKEN = (SyntaxError, ValueError, RecursionError, MemoryError)


@immutable(frozen=True, slots=True)
class Imported:
    """What an import binds: a module, or ``name`` of one."""

    module: str
    level: int = 0
    name: str = ""

    @property
    def dotted(self) -> str:
        """The dotted name, as far as it is known: ``requests.exceptions.HTTPError``."""
        return f"{self.module}.{self.name}".strip(".") if self.name else self.module


@dataclass(eq=False)
class File:
    """One file: its tree, and indexes of it that are built on demand."""

    path: str
    file: Path | None
    lines: list[str]
    tree: ast.Module
    imports: dict[str, Imported] = field(default_factory=dict)
    known: dict[object, object] = field(default_factory=dict)
    """The results of functions that ``cached`` decorates."""

    def __post_init__(self) -> None:
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.asname or alias.name.partition(".")[0]
                    self.imports[name] = Imported(alias.name if alias.asname else name)
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    self.imports[alias.asname or alias.name] = Imported(
                        node.module or "", node.level, alias.name
                    )

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All nodes."""
        return list(ast.walk(self.tree))

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """The parent of each node."""
        return {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}

    @cached_property
    def places(self) -> dict[ast.AST, tuple[list[ast.stmt], int]]:
        """The block of each statement, and the statement's index in it."""
        found: dict[ast.AST, tuple[list[ast.stmt], int]] = {}
        for node in self.nodes:
            for name in ("body", "orelse", "finalbody"):
                block = getattr(node, name, None)
                if isinstance(block, list):
                    found.update((statement, (block, index)) for index, statement in enumerate(block))
        return found

    @cached_property
    def calls(self) -> dict[tuple[int, int], list[ast.Call]]:
        """The calls by their start positions."""
        found: dict[tuple[int, int], list[ast.Call]] = {}
        for node in self.nodes:
            if isinstance(node, ast.Call):
                found.setdefault(self.position(node), []).append(node)
        return found

    @cached_property
    def functions(self) -> dict[str, list[Function]]:
        """All functions and methods by name."""
        found: dict[str, list[Function]] = {}
        for node in self.nodes:
            if isinstance(node, FUNCTIONS):
                found.setdefault(node.name, []).append(node)
        return found

    @cached_property
    def classes(self) -> dict[str, ast.ClassDef]:
        """All classes by name."""
        return {node.name: node for node in self.nodes if isinstance(node, ast.ClassDef)}

    @cached_property
    def stores(self) -> dict[str, list[ast.Name]]:
        """The names that are bound or deleted."""
        found: dict[str, list[ast.Name]] = {}
        for node in self.nodes:
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                found.setdefault(node.id, []).append(node)
        return found

    @cached_property
    def shared_names(self) -> list[ast.Global | ast.Nonlocal]:
        """The statements by which functions share variables."""
        return [node for node in self.nodes if isinstance(node, (ast.Global, ast.Nonlocal))]

    @cached_property
    def loads(self) -> dict[str, list[ast.Name | ast.Attribute]]:
        """The expressions that read names and attributes, by name."""
        found: dict[str, list[ast.Name | ast.Attribute]] = {}
        for node in self.nodes:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.setdefault(node.id, []).append(node)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                found.setdefault(node.attr, []).append(node)
        return found

    def position(self, node: ast.expr | ast.stmt | ast.ExceptHandler) -> tuple[int, int]:
        """Return line and column of *node*, both from 1, the column in characters."""
        line = self.lines[node.lineno - 1] if node.lineno <= len(self.lines) else ""
        column = node.col_offset
        if not line.isascii():
            column = len(line.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "replace"))
        return node.lineno, column + 1

    def place(self, node: ast.expr | ast.stmt | ast.ExceptHandler) -> Place:
        """Return the place of *node*."""
        return Place(self.path, *self.position(node))

    def call_at(self, line: int, column: int, end: tuple[int, int] | None = None) -> ast.Call | None:
        """Return the call that begins there: the one that ends at *end*, or the longest."""
        found = self.calls.get((line, column), [])
        if end is not None:
            exact = [call for call in found if self._end(call) == end]
            found = exact or found
        return max(found, key=lambda call: (call.end_lineno or 0, call.end_col_offset or 0), default=None)

    def call_of(self, span: Span) -> ast.Call | None:
        """Return the call that takes *span*."""
        return self.call_at(span.line, span.column, (span.end_line, span.end_column))

    def span(self, node: ast.expr) -> Span:
        """Return the span of *node*."""
        return Span(*self.position(node), *self._end(node))

    def _end(self, node: ast.expr) -> tuple[int, int]:
        line, column = node.end_lineno or 0, node.end_col_offset or 0
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        if not text.isascii():
            column = len(text.encode("utf-8", "surrogatepass")[:column].decode("utf-8", "replace"))
        return line, column + 1

    def scope(self, node: ast.AST) -> Scope:
        """Return the function, lambda or module that contains *node*; a decorator isn't in its function."""
        for at, child in self.upwards(node):
            if isinstance(at, (*FUNCTIONS, ast.Lambda)):
                block, _ = self.places.get(child, (None, 0))
                if child is at.body or block is at.body:
                    return at
        return self.tree

    def function(self, node: ast.AST) -> Function | None:
        """Return the function that contains *node*; ``None`` for code of a module or a lambda."""
        scope = self.scope(node)
        return scope if isinstance(scope, FUNCTIONS) else None

    def cls(self, node: ast.AST) -> ast.ClassDef | None:
        """Return the innermost class around *node*."""
        return next((at for at, _ in self.upwards(node) if isinstance(at, ast.ClassDef)), None)

    def owner(self, function: Function) -> ast.ClassDef | None:
        """Return the class that *function* is a method of."""
        parent = self.parents.get(function)
        while isinstance(parent, (ast.If, ast.Try)):
            parent = self.parents.get(parent)
        return parent if isinstance(parent, ast.ClassDef) else None

    def following(self, statement: ast.AST) -> list[ast.stmt]:
        """Return the statements after *statement* in its block."""
        block, index = self.places.get(statement, ([], 0))
        return block[index + 1 :]

    def upwards(self, node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
        """Yield the ancestors of *node*, innermost first, each with the child on the path to *node*."""
        child, at = node, self.parents.get(node)
        while at is not None:
            yield at, child
            child, at = at, self.parents.get(at)

    def is_within(self, node: ast.AST, outer: ast.AST) -> bool:
        """Return whether *node* is *outer*, or is in it."""
        return node is outer or any(at is outer for at, _ in self.upwards(node))

    def dotted(self, node: ast.expr) -> str:
        """Return the dotted name of *node*, its first part as imports have it; empty where it has none.

        Example: ``requests.exceptions.HTTPError`` for ``HTTPError`` behind its import.
        """
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.insert(0, node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            return ""
        known = self.imports.get(node.id)
        return ".".join([known.dotted if known is not None else node.id, *parts])

    def decorator(self, node: ast.expr) -> str:
        """Return the dotted name of a decorator without its arguments; ``?`` if it has none."""
        return self.dotted(node.func if isinstance(node, ast.Call) else node) or "?"


class Sources:
    """The files of a project, parsed on demand; *tree* records what is read."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._files: dict[Path, File | None] = {}

    def own(self, source: str, path: str, file: Path | None) -> File | None:
        """Return the file that is analysed itself."""
        if len(self._files) > MAX_FILES:  # not during an analysis: nodes are distinguished by identity
            self._files.clear()
        found = _parsed(source, path, file)
        if file is not None:
            self._files[file] = found
        return found

    def load(self, file: Path) -> File | None:
        """Return another *file*; ``None`` where it can't be read."""
        if file in self._files:
            self.tree.note_source(file)
            return self._files[file]
        source = self.tree.source(file)
        self._files[file] = _parsed(source, str(file), file) if source is not None else None
        return self._files[file]

    def module(self, importer: File, imported: Imported) -> File | None:
        """Return the file of the project that *imported* leads to from *importer*."""
        if importer.file is None:
            return None
        dotted = imported.module
        if imported.name:
            whole = f"{dotted}.{imported.name}" if dotted else imported.name
            location = self.tree.locate(importer.file.parent, whole, imported.level)
            if location is not None and location.file is not None:
                return self.load(location.file)
        location = self.tree.locate(importer.file.parent, dotted, imported.level)
        return self.load(location.file) if location is not None and location.file is not None else None


def _parsed(source: str, path: str, file: Path | None) -> File | None:
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        tree = newer.parse(text)
        return File(path, file, text.split("\n"), tree)
    except BROKEN:
        return None


def positional(function: Function | ast.Lambda) -> list[ast.arg]:
    """Return the parameters of *function* that take positional arguments."""
    return [*function.args.posonlyargs, *function.args.args]


def parameters(function: Function | ast.Lambda) -> list[ast.arg]:
    """Return the parameters of *function* without ``*args`` and ``**options``."""
    return [*positional(function), *function.args.kwonlyargs]


def states(call: ast.expr, name: str, value: object) -> bool:
    """Return whether *call* passes the constant *value* for the parameter *name*."""
    return isinstance(call, ast.Call) and any(
        keyword.arg == name and isinstance(keyword.value, ast.Constant) and keyword.value.value is value
        for keyword in call.keywords
    )


def last_name(node: ast.expr) -> str:
    """Return ``get`` of ``session.get``, empty where *node* has no name."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
