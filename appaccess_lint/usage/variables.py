"""Find the reads of a variable, and the other code that has access to it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from appaccess_lint.answer import EscapeKind
from appaccess_lint.usage.functions import SEES_ALL
from appaccess_lint.usage.sources import FUNCTIONS, File, Function, parameters

_WRITTEN_LATER = (ast.For, ast.AsyncFor, ast.While, ast.comprehension, ast.NamedExpr)
"""What may bind a variable after it is read in what is written before: ``page["id"] if (page := get())``."""


def reads_of(file: File, target: ast.Name) -> Iterator[ast.Name]:
    """Yield the reads of the variable *target* before a later statement binds it again.

    A read that is written before *target* is one only in a loop, or in another function.
    """
    end, parent = _bound_anew(file, target), file.parents[target]
    in_comprehension = isinstance(parent, ast.comprehension)
    scope = file.scope(target)
    is_repeated = any(isinstance(at, _WRITTEN_LATER) for at, _ in file.upwards(target))
    for node in loads(file.parents[parent] if in_comprehension else scope, target.id, file):
        if not _after(node, target):
            is_read = is_repeated or file.scope(node) is not scope
        else:
            is_read = end is None or (node.lineno, node.col_offset) < end
        if is_read:
            yield node


def loads(scope: ast.AST, name: str, file: File) -> Iterator[ast.Name]:
    """Yield the reads of the variable *name* within *scope*; a function with such a parameter has another."""
    for node in file.loads.get(name, ()):
        if not isinstance(node, ast.Name):
            continue
        for at, _ in file.upwards(node):
            if at is scope:
                yield node
                break
            if isinstance(at, (*FUNCTIONS, ast.Lambda)) and _has_parameter(at, name):
                break
        else:
            if node is scope:
                yield node


def seen_elsewhere(file: File, target: ast.Name) -> EscapeKind | None:
    """Return how other code sees the variable that *target* binds, ``None`` if it can't."""
    if isinstance(file.parents[target], ast.comprehension):
        return None
    scope = file.scope(target)
    if isinstance(scope, ast.Module):
        return "module"
    for at, _ in file.upwards(target):
        if isinstance(at, ast.ClassDef):
            return "attribute"
        if at is scope:
            break
    if any(target.id in node.names and file.is_within(node, scope) for node in file.shared_names):
        return "module"
    seeing = (node for name in SEES_ALL for node in file.loads.get(name, ()) if isinstance(node, ast.Name))
    return "names" if any(file.is_within(node, scope) for node in seeing) else None


def bound_elsewhere(file: File, target: ast.Name) -> bool:
    """Return whether the function binds the variable *target* in another place too."""
    if isinstance(file.parents[target], ast.comprehension):
        return False
    scope = file.scope(target)
    if isinstance(scope, (*FUNCTIONS, ast.Lambda)) and _has_parameter(scope, target.id):
        return True
    others = (n for n in file.stores.get(target.id, ()) if n is not target and isinstance(n.ctx, ast.Store))
    return any(file.is_within(node, scope) for node in others)


def changed_in_place(file: File, target: ast.Name) -> ast.AugAssign | None:
    """Return the statement that changes the variable's content: ``pages += more``."""
    scope = file.scope(target)
    for node in file.stores.get(target.id, ()):
        statement = file.parents[node]
        if isinstance(statement, ast.AugAssign) and file.is_within(statement, scope):
            return statement
    return None


def never_an_object(file: File, node: ast.Name) -> bool:
    """Return whether a type check shows that the variable *node* isn't a JSON object there.

    Example: the last ``page`` of ``page["results"] if isinstance(page, dict) else page``.
    """
    for at, child in file.upwards(node):
        if isinstance(at, ast.IfExp):
            body: list[ast.AST] = [at.body]
            orelse: list[ast.AST] = [at.orelse]
        elif isinstance(at, ast.If):
            body, orelse = list(at.body), list(at.orelse)
        elif isinstance(at, (*FUNCTIONS, ast.Lambda)):
            return False
        else:
            continue
        match at.test:
            case ast.Call(func=ast.Name(id="isinstance"), args=[ast.Name(id=name), ast.Name(id=kind)]) if (
                name == node.id
            ):
                if (kind == "list" and child in body) or (kind == "dict" and child in orelse):
                    return True
    return False


def _after(node: ast.Name, target: ast.Name) -> bool:
    return (node.lineno, node.col_offset) > (target.lineno, target.col_offset)


def _bound_anew(file: File, target: ast.Name) -> tuple[int, int] | None:
    """Return the place where a following statement binds the name of *target* again, after its value."""
    statement: ast.AST = target
    while not isinstance(statement, ast.stmt):
        statement = file.parents[statement]
    if isinstance(statement, (ast.For, ast.AsyncFor, ast.With, ast.AsyncWith)):
        return None
    for later in file.following(statement):
        targets = later.targets if isinstance(later, ast.Assign) else []
        if any(isinstance(t, ast.Name) and t.id == target.id for t in targets):
            return (later.end_lineno or 0, (later.end_col_offset or 0) + 1)
    return None


def _has_parameter(function: Function | ast.Lambda, name: str) -> bool:
    return any(parameter.arg == name for parameter in parameters(function))
