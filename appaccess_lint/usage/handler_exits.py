"""Find how an exception handler ends: whether it always raises again, and which exception."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence

from appaccess_lint.usage.sources import FUNCTIONS, File
from appaccess_lint.usage.statuses import constants

_Loop = ast.For | ast.AsyncFor | ast.While


Fails = Callable[[ast.Call], frozenset[str] | None]
"""Returns what a call raises always, ``None`` where it may return."""


def past_handler(
    file: File, handler: ast.ExceptHandler, caught: frozenset[str], fails: Fails
) -> frozenset[str] | None:
    """Return what *handler* always raises; ``None`` if control can leave it without an exception.

    A handler that retries in a loop that finally raises always raises.
    """
    for position, statement in enumerate(handler.body):
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            made = fails(statement.value)
            if made is not None and not any(map(_leaves, handler.body[:position])):
                return made
    loop = _retrying(file, handler)
    if loop is not None:
        raises = [*_raises(handler), *_raises_after(file, loop)]
        if not raises or any(_leaves(statement, (ast.Return, ast.Break)) for statement in handler.body):
            return None
    else:
        if not always_raises(handler.body) or any(map(_leaves, handler.body)):
            return None
        raises = list(_raises(handler))
    found: set[str] = set()
    for node in raises:
        found |= _exceptions(file, node.exc, caught)
    return frozenset(found)


def _exceptions(file: File, node: ast.expr | None, caught: frozenset[str], depth: int = 0) -> frozenset[str]:
    """Return what ``raise`` *node* raises in, or after, a handler that *caught* something."""
    match node:
        case None:
            return caught
        case ast.BoolOp(values=values):
            return frozenset().union(*(_exceptions(file, value, caught, depth) for value in values))
        case ast.IfExp(body=body, orelse=orelse):
            return _exceptions(file, body, caught, depth) | _exceptions(file, orelse, caught, depth)
        case ast.Name(id=name) if name[:1].islower():
            # the name refers to the caught exception, unless it is bound again
            made = [value for value in _bound(file, node, name) if isinstance(value, (ast.Call, ast.BoolOp))]
            if made and depth < 2:
                return frozenset().union(*(_exceptions(file, value, caught, depth + 1) for value in made))
            return caught
    return frozenset({raised_by(file, node)})


def _bound(file: File, at: ast.expr, name: str) -> Iterator[ast.expr]:
    """Yield what the function around *at* binds the variable *name* to."""
    for node in ast.walk(file.scope(at)):
        match node:
            case ast.Assign(targets=[ast.Name(id=bound)], value=value) if bound == name:
                yield value
            case ast.AnnAssign(target=ast.Name(id=bound), value=ast.expr() as value) if bound == name:
                yield value


def _raises(node: ast.AST) -> Iterator[ast.Raise]:
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.Raise))


def _retrying(file: File, handler: ast.ExceptHandler) -> _Loop | None:
    """Return the loop in which what *handler* is for is tried again, until it succeeds."""
    tried = file.parents[handler]
    body = tried.body if isinstance(tried, ast.Try) else []
    orelse = tried.orelse if isinstance(tried, ast.Try) else []
    if not any(isinstance(n, (ast.Return, ast.Break)) for s in (*body, *orelse) for n in ast.walk(s)):
        return None
    for at, _ in file.upwards(tried):
        if isinstance(at, (*FUNCTIONS, ast.Lambda)):
            return None
        if isinstance(at, (ast.For, ast.AsyncFor, ast.While)):
            return at
    return None


def _raises_after(file: File, loop: _Loop) -> Iterator[ast.Raise]:
    """Yield the ``raise`` statements that are reached if all attempts in *loop* fail."""
    yield from (node for statement in loop.orelse for node in _raises(statement))
    for statement in file.following(loop):
        yield from _raises(statement)


def always_raises(body: Sequence[ast.stmt]) -> bool:
    """Return whether every path through *body* ends with an exception."""
    for statement in body:
        match statement:
            case ast.Raise():
                return True
            case ast.If(body=first, orelse=second) if always_raises(first) and always_raises(second):
                return True
            case ast.With(body=inner) | ast.AsyncWith(body=inner) if always_raises(inner):
                return True
            case ast.Return() | ast.Continue() | ast.Break():
                return False
    return False


def raised_by(file: File, node: ast.expr | None) -> str:
    """Return the dotted exception that ``raise`` *node* raises."""
    target = node.func if isinstance(node, ast.Call) else node
    return (file.dotted(target) if target is not None else "") or "Exception"


def _leaves(
    statement: ast.stmt, kinds: tuple[type[ast.stmt], ...] = (ast.Return, ast.Continue, ast.Break)
) -> bool:
    """Return whether a branch for a refusal ends without an exception, by a statement of *kinds*."""

    def early(body: Sequence[ast.stmt]) -> bool:
        return any(_leaves(inner, kinds) for inner in body)

    match statement:
        case ast.If(test=test, body=body, orelse=orelse):
            return (_may_be_taken(test) and early(body)) or early(orelse)
        case ast.With(body=body) | ast.AsyncWith(body=body):
            return early(body)
        case ast.Match(cases=cases):
            return any(early(case.body) for case in cases)
    return isinstance(statement, kinds)


def _may_be_taken(test: ast.expr) -> bool:
    """Return whether *test* may be true for a refusal: not if it only tests other statuses."""
    named = constants(test)
    ordered = any(
        isinstance(op, (ast.Lt, ast.LtE, ast.Gt, ast.GtE))
        for n in ast.walk(test)
        if isinstance(n, ast.Compare)
        for op in n.ops
    )
    if not named:
        return not _is_a_retry(test)
    if ordered:
        return min(named) < 500
    negated = any(
        isinstance(op, (ast.NotEq, ast.NotIn))
        for n in ast.walk(test)
        if isinstance(n, ast.Compare)
        for op in n.ops
    )
    return negated or bool(named & {400, 403, 404, 200})


def _is_a_retry(test: ast.expr) -> bool:
    words = {n.id for n in ast.walk(test) if isinstance(n, ast.Name)}
    words |= {n.attr for n in ast.walk(test) if isinstance(n, ast.Attribute)}
    return any(word.startswith(("attempt", "retr", "max_retr", "tries", "is_retry")) for word in words)


def alone(handler: ast.ExceptHandler) -> tuple[int, ...]:
    """Return the statuses that *handler* distinguishes, where it raises again for the others."""
    named: set[int] = set()
    for node in ast.walk(handler) if always_raises(handler.body) else ():
        if isinstance(node, ast.If):
            named |= constants(node.test) & {403, 404}
    return tuple(sorted(named))
