"""Split a module in two: a rewrite that changes nothing of what it does."""

from __future__ import annotations

import ast
from typing import NamedTuple

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Split(NamedTuple):
    """The module without what was moved, and the module beside it that has it."""

    rest: str
    moved: str


def split(source: str, name: str, new: str, *, in_package: bool) -> Split | None:
    """Move every second function and class at the top of module *name* to module *new*.

    Both import from each other.  What runs when the module is imported stays; ``None`` where all of it does.
    """
    tree = ast.parse(source)
    definitions = [s for s in tree.body if isinstance(s, Definition)]
    needed = _needed_at_once(tree)
    names = [d.name for d in definitions]
    free = [d for d in definitions if d.name not in needed and names.count(d.name) == 1]
    moved = [d for d in free if not isinstance(d, ast.ClassDef) or not _uses(d, names)][::2]
    bound = _bound(tree)
    if not moved or "__all__" in bound or any(isinstance(n, ast.Global) for n in ast.walk(tree)):
        return None
    lines = source.split("\n")
    gone = {n for d in moved for n in range(_first(d), (d.end_lineno or 0) + 1)}
    dot = "." if in_package else ""
    theirs = sorted(set().union(*(_uses(d, bound) for d in moved)) - {d.name for d in moved})
    imports = [s for s in tree.body if isinstance(s, (ast.Import, ast.ImportFrom))]
    head = [ast.get_docstring(tree) and lines[: tree.body[0].end_lineno], [ast.unparse(i) for i in imports]]
    text = [line for part in head if part for line in part]
    text += [f"from {dot}{name} import {n}" for n in theirs]
    text += [line for d in moved for line in lines[_first(d) - 1 : d.end_lineno]]
    rest = [line for n, line in enumerate(lines, 1) if n not in gone]
    rest += [f"from {dot}{new} import {d.name}" for d in moved]
    return Split("\n".join(rest) + "\n", "\n".join(text) + "\n")


def _first(node: Definition) -> int:
    return min([node.lineno, *(d.lineno for d in node.decorator_list)])


def _bound(tree: ast.Module) -> set[str]:
    """The names that a module binds otherwise than by imports at its top."""
    found: set[str] = set()
    for statement in tree.body:
        if isinstance(statement, Definition):
            found.add(statement.name)
        elif not isinstance(statement, (ast.Import, ast.ImportFrom)):
            found |= {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and _is_store(n)}
            found |= {n.name for n in ast.walk(statement) if isinstance(n, Definition)}
            found |= {(a.asname or a.name).split(".")[0] for n in ast.walk(statement) for a in _aliases(n)}
    return found


def _aliases(node: ast.AST) -> list[ast.alias]:
    return node.names if isinstance(node, (ast.Import, ast.ImportFrom)) else []


def _is_store(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _uses(node: ast.AST, names: set[str] | list[str]) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and n.id in names}


def _needed_at_once(tree: ast.Module) -> set[str]:
    """The names that are asked for while the module is imported, and in annotations and decorators."""
    found: set[str] = set()
    for statement in tree.body:
        parts: list[ast.AST] = [statement]
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            parts = [statement.args, *statement.decorator_list]
        elif isinstance(statement, ast.ClassDef):
            parts = [*statement.bases, *statement.keywords, *statement.decorator_list, *statement.body]
        found |= {n.id for part in parts for n in ast.walk(part) if isinstance(n, ast.Name)}
    return found
