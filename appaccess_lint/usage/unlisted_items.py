"""Find code that treats everything outside a list as missing."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from appaccess_lint.usage.sources import File

_EXCLUDES = frozenset({"exclude", "notin_", "not_in", "excluding"})
"""Query methods that exclude values."""
_WITHOUT = frozenset({"$nin", "$not", "not_in", "nin"})
"""Query operators, used as keys, that exclude values."""


def calls_on_unlisted(file: File, call: ast.expr) -> Iterator[ast.Call]:
    """Yield the calls for items missing from what *call* returns: in branches, loops and differences."""
    scope = file.scope(call)
    listed = _derived(scope, call)
    rests = {
        target.id
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign) and _is_rest(node.value, call, listed)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(scope):
        match node:
            case ast.If(test=test, body=inside) if _is_missing(test, call, listed):
                yield from _calls(inside)
            case ast.If(test=ast.Compare(ops=[ast.In()]) as test, body=inside, orelse=others):
                if _compares(test, call, listed):
                    yield from _calls(others)
                    if isinstance(inside[-1], (ast.Continue, ast.Return)):
                        yield from _calls(file.following(node))
            case ast.For(iter=over, body=inside) | ast.AsyncFor(iter=over, body=inside):
                if _is_rest(over, call, listed) or _named(over, rests):
                    yield from _calls(inside)
            case ast.Call():
                given = [*node.args, *(keyword.value for keyword in node.keywords)]
                if any(_named(each, rests) or _is_rest(each, call, listed) for each in given) or _is_query(
                    node, call, listed
                ):
                    yield node


def _calls(body: list[ast.stmt]) -> Iterator[ast.Call]:
    return (node for statement in body for node in ast.walk(statement) if isinstance(node, ast.Call))


def _is_query(node: ast.Call, call: ast.expr, listed: set[str]) -> bool:
    """Return whether *node* acts on the results of a query that excludes the listed items.

    Example: ``Page.exclude(id__in=ids).delete()``.
    """
    for inner in ast.walk(node):
        match inner:
            case ast.Call(func=ast.Attribute(attr=name)) if name in _EXCLUDES and inner is not call:
                if any(_mentions(each, call, listed) for each in (*inner.args, *inner.keywords)):
                    return True
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    if isinstance(key, ast.Constant) and key.value in _WITHOUT:
                        return _mentions(value, call, listed)
    return False


def _derived(scope: ast.AST, call: ast.expr) -> set[str]:
    """Return the variables of *scope* that are built from the result of *call*."""
    names: set[str] = set()
    for _ in range(4):
        before = len(names)
        for node in ast.walk(scope):
            targets, values = _bound(node)
            if any(_mentions(value, call, names) for value in values):
                names |= {target.id for target in targets if isinstance(target, ast.Name)}
        if len(names) == before:
            break
    return names


def _bound(node: ast.AST) -> tuple[Iterable[ast.AST], list[ast.expr]]:
    """Return what *node* binds or extends, and the values that it takes for that."""
    match node:
        case ast.Assign(targets=targets, value=value):
            return targets, [value]
        case (
            ast.AnnAssign(target=target, value=ast.expr() as value)
            | ast.AugAssign(target=target, value=value)
        ):
            return [target], [value]
        case ast.For(target=target, iter=value) | ast.AsyncFor(target=target, iter=value):
            return ast.walk(target), [value]
        case ast.Call(
            func=ast.Attribute(value=owner, attr="add" | "append" | "extend" | "update"), args=args
        ):
            return [owner], args
    return [], []


def _mentions(value: ast.AST, call: ast.expr, names: set[str]) -> bool:
    return any(node is call or (isinstance(node, ast.Name) and node.id in names) for node in ast.walk(value))


def _is_missing(test: ast.expr, call: ast.expr, listed: set[str]) -> bool:
    """Return whether *test* checks that something isn't among the listed items."""
    return any(
        isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.NotIn) and _compares(node, call, listed)
        for node in ast.walk(test)
    ) or (
        isinstance(test, ast.UnaryOp)
        and isinstance(test.op, ast.Not)
        and isinstance(test.operand, ast.Compare)
        and isinstance(test.operand.ops[0], ast.In)
        and _compares(test.operand, call, listed)
    )


def _compares(test: ast.Compare, call: ast.expr, listed: set[str]) -> bool:
    """Return whether *test* searches the listed items for something else."""
    return _mentions(test.comparators[0], call, listed) and not _mentions(test.left, call, listed)


def _is_rest(value: ast.expr, call: ast.expr, listed: set[str]) -> bool:
    """Return whether *value* is the difference between something and the listed items."""
    for node in ast.walk(value):
        match node:
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                return _mentions(right, call, listed) and not _mentions(left, call, listed)
            case ast.Call(func=ast.Attribute(value=left, attr="difference"), args=[right, *_]):
                return _mentions(right, call, listed) and not _mentions(left, call, listed)
            case ast.comprehension(ifs=tests):
                if any(_is_missing(test, call, listed) for test in tests):
                    return True
    return False


def _named(node: ast.AST, names: set[str]) -> bool:
    return any(isinstance(n, ast.Name) and n.id in names for n in ast.walk(node))
