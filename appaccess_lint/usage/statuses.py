"""Evaluate tests of a status for success and for a refusal."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from operator import eq, ge, gt, le, lt, ne

REFUSALS = (403, 404)
SUCCESSES = (200, 201, 202, 204)
_NAMES = {
    "ok": 200, "created": 201, "no_content": 204, "unauthorized": 401, "forbidden": 403, "not_found": 404,
    "gone": 410, "conflict": 409, "too_many_requests": 429, "too_many": 429, "internal_server_error": 500,
    "bad_request": 400, "service_unavailable": 503, "bad_gateway": 502, "gateway_timeout": 504,
}  # fmt: skip
"""Constants of ``http.HTTPStatus`` and ``requests.codes``."""
_OPERATORS: dict[type[ast.cmpop], Callable[[int, int], bool]] = {
    ast.Eq: eq, ast.NotEq: ne, ast.Lt: lt, ast.LtE: le, ast.Gt: gt, ast.GtE: ge, ast.Is: eq, ast.IsNot: ne,
}  # fmt: skip


def statuses_distinguished(compare: ast.Compare, status: ast.expr) -> tuple[int, ...]:
    """Return which of 403 and 404 the comparison of *status* in *compare* distinguishes from success.

    Both if the other side is unknown.
    """
    results = _results(compare, status)
    if results is None:
        return REFUSALS
    return tuple(code for code in REFUSALS if any(results[code] != results[other] for other in SUCCESSES))


def tests_success(compare: ast.Compare, status: ast.expr) -> bool:
    """Return whether *compare*, of the expression *status*, may distinguish one success from another."""
    results = _results(compare, status)
    return results is None or len({results[code] for code in SUCCESSES}) > 1


def _results(compare: ast.Compare, status: ast.expr) -> dict[int, bool] | None:
    """Return the result of *compare* for each status; ``None`` if a side is unknown."""
    sides = [compare.left, *compare.comparators]
    results: dict[int, bool] = {}
    for code in (*SUCCESSES, *REFUSALS):
        held = [
            _holds(_values(left, status, code), operator, _values(right, status, code))
            for left, operator, right in zip(sides, compare.ops, sides[1:], strict=False)
        ]
        if None in held:
            return None
        results[code] = all(held)
    return results


def statuses_of_cases(patterns: Iterable[ast.pattern]) -> tuple[int, ...]:
    """Return which of 403 and 404 one of *patterns* matches; both if a pattern is unknown."""
    distinguished: set[int] = set()
    for pattern in patterns:
        for node in ast.walk(pattern):
            if isinstance(node, ast.MatchValue):
                found = _values(node.value, node.value, 0)
                distinguished |= set(found) & {*SUCCESSES, *REFUSALS} if found is not None else {*REFUSALS}
    return REFUSALS if distinguished & {*SUCCESSES} else tuple(sorted(distinguished))


def constants(node: ast.AST) -> set[int]:
    """Return the HTTP statuses that are named within *node*."""
    found: set[int] = set()
    for at in ast.walk(node):
        if isinstance(at, ast.expr):
            found |= set(_values(at, None, 0) or ())
    return {code for code in found if 100 <= code < 600}


def _holds(left: set[int] | None, operator: ast.cmpop, right: set[int] | None) -> bool | None:
    if left is None or right is None or not left:
        return None
    if isinstance(operator, (ast.In, ast.NotIn)):
        return (left <= right) == isinstance(operator, ast.In)
    known = _OPERATORS.get(type(operator))
    if known is None or len(left) != 1 or len(right) != 1:
        return None
    return known(next(iter(left)), next(iter(right)))


def _values(node: ast.expr, status: ast.expr | None, code: int) -> set[int] | None:
    """Return the numbers that *node* evaluates to if *status* is *code*."""
    if node is status and code:
        return {code}
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int() as number):
            return {number}
        case ast.Constant(value=str() as text) if text.isdigit():
            return {int(text)}
        case ast.BinOp(op=ast.FloorDiv(), left=left, right=ast.Constant(value=100)):
            found = _values(left, status, code)
            return {number // 100 for number in found} if found is not None else None
        case ast.Call(func=ast.Name(id="int"), args=[inner]) | ast.Attribute(attr="value", value=inner):
            return _values(inner, status, code)
        case ast.Attribute(attr=name) if name.lower() in _NAMES and status is not node:
            return {_NAMES[name.lower()]}
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
            each = [_values(item, status, code) for item in items]
            known = [values for values in each if values is not None]
            return set().union(*known) if len(known) == len(each) else None
        case ast.Call(func=ast.Name(id="range"), args=arguments):
            return _range(arguments)
    return None


def _range(arguments: list[ast.expr]) -> set[int] | None:
    """Return the numbers of ``range(*arguments)``, ``None`` if these aren't known or unlikely statuses."""
    ends = [a.value for a in arguments if isinstance(a, ast.Constant) and isinstance(a.value, int)]
    whole = len(ends) == len(arguments) and 1 <= len(ends) <= 2 and all(0 <= e <= 1000 for e in ends)
    return set(range(*ends)) if whole else None
