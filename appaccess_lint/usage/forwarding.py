"""Find what functions do with the arguments that they pass on to a request."""

from __future__ import annotations

import ast

from appaccess_lint.answer import Through
from appaccess_lint.clients.answers import Boundaries, matches
from appaccess_lint.usage.call_chains import CallChain
from appaccess_lint.usage.functions import SHOWS
from appaccess_lint.usage.propagation import parameter_of
from appaccess_lint.usage.sources import File, Function, parameters
from appaccess_lint.usage.variables import loads


def through(chain: CallChain, boundaries: Boundaries) -> Through | None:
    """Return the functions on *chain*, from a request up to a call; ``None`` if the call is the request."""
    if len(chain) < 2:
        return None
    functions = [(file, file.function(node)) for file, node in chain[:-1]]
    named = [(file, function) for file, function in functions if function is not None]
    if len(named) < len(functions):
        return None
    _, call = chain[-1]
    given = [(str(index), argument) for index, argument in enumerate(call.args)]
    given += [(keyword.arg, keyword.value) for keyword in call.keywords if keyword.arg]
    return Through(
        tuple(function.name for _, function in named),
        tuple(name for name, argument in given if _is_forwarded(chain, len(chain) - 1, argument)),
        any(decorated(file, function, boundaries) for file, function in named),
    )


def decorated(file: File, function: Function, boundaries: Boundaries) -> bool:
    """Return whether a decorator of *function* may use its arguments or its result."""
    return any(
        not matches(file.decorator(decorator), boundaries.transparent)
        for decorator in function.decorator_list
    )


def _is_forwarded(chain: CallChain, position: int, argument: ast.expr) -> bool:
    """Return whether called functions use *argument* of the call at *position* once, only for the request."""
    if position == 0:
        return True
    _, call = chain[position]
    file, below = chain[position - 1]
    function = file.function(below)
    name = parameter_of(file, function, call, argument) if function is not None else None
    if function is None or name is None:
        return False
    taken = _taken(file, function, name, below)
    return taken is not None and _is_forwarded(chain, position - 1, taken)


def _taken(file: File, scope: Function, name: str, call: ast.Call) -> ast.expr | None:
    """Return the argument of *call* that is made of the variable *name*, which nothing else reads."""
    bound = [n for n in ast.walk(scope) if isinstance(n, ast.Name) and n.id == name]
    reads = [node for node in loads(scope, name, file) if not _is_shown(file, node)]
    stores = [node for node in bound if not isinstance(node.ctx, ast.Load)]
    is_parameter = any(a.arg == name for a in parameters(scope))
    if len(reads) != 1 or len(stores) != (not is_parameter):
        return None
    for at, child in file.upwards(reads[0]):
        if at is call:
            return child if isinstance(child, ast.expr) and child is not call.func else None
        if isinstance(at, ast.keyword) and file.parents[at] is call:
            return at.value
        if isinstance(at, ast.stmt):
            match at:
                case ast.Assign(targets=[ast.Name(id=target)]):
                    return _taken(file, scope, target, call)
            return None
    return None


def _is_shown(file: File, node: ast.expr) -> bool:
    """Return whether *node* is only written to a log or the screen."""
    for at, _ in file.upwards(node):
        if isinstance(at, ast.stmt):
            match at:
                case ast.Expr(value=ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name))):
                    return name in SHOWS
            return False
    return False
