"""Find the order in which cells of a notebook can run: a cell that reads a name follows one that binds it.

A marimo notebook is a module with a function for each cell.  Cells share their names as parameters and
results: https://docs.marimo.io/guides/coming_from/jupyter/
"""

from __future__ import annotations

import ast
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from appaccess_lint.resource_errors import check_nesting

_CELLS = (ast.FunctionDef, ast.AsyncFunctionDef)
_FUNCTIONS = (*_CELLS, ast.Lambda)
_SCOPES = (*_FUNCTIONS, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that a cell reads before it binds them, and those that it binds."""

    read: frozenset[str]
    bound: frozenset[str]


def running_order(cells: Sequence[str]) -> list[int]:
    """Return the indices of *cells* in an order in which they can run.

    This is the order of the notebook, except for cells that would raise ``NameError``: users run these later.

    Example:
        >>> running_order(["get(url)", "import json", "url = 'x'"])
        [1, 2, 0]
    """
    return _ordered([_names(cell) for cell in cells])


def with_cells(tree: ast.Module) -> ast.Module:
    """Return the module *tree* with the statements of its marimo cells after all others, if it has cells."""
    apps = {app.id for node in tree.body for app in _apps(node)}
    cells = [node.body for node in tree.body if isinstance(node, _CELLS) and _is_cell(node, apps)]
    if not cells:
        return tree
    body = [node for node in tree.body if not (isinstance(node, _CELLS) and _is_cell(node, apps))]
    for index in _ordered([_names_of(cell) for cell in cells]):
        *statements, last = cells[index]
        body += statements if isinstance(last, ast.Return) else cells[index]
    return ast.Module(body, tree.type_ignores)


def _apps(node: ast.stmt) -> Iterator[ast.Name]:
    """Yield the name that a statement ``app = marimo.App()`` binds."""
    match node:
        case ast.Assign([ast.Name() as app], ast.Call(ast.Attribute(ast.Name("marimo"), "App"))):
            yield app


def _is_cell(node: ast.FunctionDef | ast.AsyncFunctionDef, apps: set[str]) -> bool:
    for decorator in node.decorator_list:
        match decorator.func if isinstance(decorator, ast.Call) else decorator:
            case ast.Attribute(ast.Name(app), "cell"):
                return app in apps
    return False


def _ordered(names: Sequence[_Names]) -> list[int]:
    order: list[int] = []
    waiting = list(range(len(names)))
    bound: set[str] = set()
    binding = Counter(name for cell in names for name in cell.bound)
    while waiting:
        index = next((i for i in waiting if _is_ready(names[i], bound, binding)), waiting[0])
        waiting.remove(index)
        order.append(index)
        bound |= names[index].bound
        binding.subtract(names[index].bound)
    return order


def _is_ready(cell: _Names, bound: set[str], binding: Mapping[str, int]) -> bool:
    """Return whether no cell that waits binds a name that *cell* reads, except names that are *bound*."""
    return not any(binding.get(name, 0) > (name in cell.bound) for name in cell.read - bound)


def _names(cell: str) -> _Names:
    try:
        flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            check_nesting(cell)
            tree = compile(cell, "cell", "exec", flags, dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _Names(frozenset(), frozenset())
    return _names_of(tree.body)


def _names_of(body: list[ast.stmt]) -> _Names:
    read: set[str] = set()
    bound: set[str] = set()
    for statement in body:
        nodes = list(_executed(statement))
        used = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        read |= used - bound
        bound.update(_bound(nodes))
    return _Names(frozenset(read), frozenset(bound))


def _executed(node: ast.AST) -> Iterator[ast.AST]:
    """Yield *node* and its descendants, without bodies of functions and comprehensions."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        if isinstance(found, _SCOPES):
            waiting += getattr(found, "decorator_list", [])
        else:
            waiting += ast.iter_child_nodes(found)


def _bound(nodes: list[ast.AST]) -> Iterator[str]:
    for node in nodes:
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                yield from (alias.asname or alias.name.partition(".")[0] for alias in aliases)
