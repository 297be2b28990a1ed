"""Find facts about expressions and functions that depend only on the syntax."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeGuard, TypeVar

from appaccess_lint.immutable import immutable
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.walk import calls_in, expressions, names_in, statements


class _Cacheable(Protocol):
    """A node, module, class or analysis; ``known`` is the cache of ``cached``."""

    known: dict[object, object]


_K = TypeVar("_K", bound=_Cacheable)
_P = ParamSpec("_P")
_T = TypeVar("_T")


def path_of(node: ir.Expr | None) -> str | None:
    """Return ``self.a.b`` for a name or a chain of attributes; ``None`` for another expression."""
    if type(node) is ir.Attr:
        if node.known_path == "":  # read often: at each evaluation of the attribute
            inner = path_of(node.value)
            node.known_path = None if inner is None else f"{inner}.{node.name}"
        return node.known_path
    return node.id if type(node) is ir.Name else None


def last_name(node: ir.Expr) -> str:
    """Return ``b`` for a name ``b`` or for ``a.b``; empty for another expression."""
    return node.name if isinstance(node, ir.Attr) else node.id if isinstance(node, ir.Name) else ""


def string_of(node: ir.Expr | None) -> str | None:
    """Return the value of a string literal; ``None`` for another expression."""
    return node.value if isinstance(node, ir.Const) and isinstance(node.value, str) else None


def place_of(node: ir.Expr) -> tuple[int, int] | None:
    """Return the line and column of a string or a call; ``None`` for another expression."""
    span = node.span if isinstance(node, (ir.Call, ir.Const, ir.FString)) else None
    return (span.line, span.column) if span is not None else None


def is_attribute_of(node: ir.Expr, owner: str | None) -> TypeGuard[ir.Attr]:
    """Return whether *node* is an attribute of the name *owner*."""
    return isinstance(node, ir.Attr) and isinstance(node.value, ir.Name) and node.value.id == owner


def allows_int(annotation: ir.Expr | None) -> bool:
    """Return whether *annotation* is ``int``, or a choice or ``Annotated`` with it."""
    match annotation:
        case ir.Const(value=str() as quoted):
            return _INT.search(quoted) is not None
        case ir.BinOp(op="|", left=left, right=right):
            return allows_int(left) or allows_int(right)
        case ir.Subscript(value=base, index=index) if last_name(base) in {"Optional", "Union", "Annotated"}:
            return any(map(allows_int, index.items if isinstance(index, ir.Sequence) else (index,)))
    return isinstance(annotation, ir.Name) and annotation.id == "int"


_INT = re.compile(r"\bint\b")


def chooses(condition: object) -> bool:
    """Return whether a condition chooses items (``row.name == name``): others often leave out empty ones."""
    return any(isinstance(node, ir.Compare) and node.op in {"==", "in"} for node in expressions(condition))


def cached(find: Callable[Concatenate[_K, _P], _T]) -> Callable[Concatenate[_K, _P], _T]:
    """Cache the results of *find* in its first argument, by the other arguments."""

    @wraps(find)
    def found(keeper: _K, /, *more: _P.args, **named: _P.kwargs) -> _T:
        key = (find, *more, *named.items()) if more or named else find
        try:
            return keeper.known[key]  # type: ignore[return-value]
        except KeyError:
            result = keeper.known[key] = find(keeper, *more, **named)
            return result

    return found


def decorator_name(decorator: ir.Expr) -> str:
    """Return the last name of a decorator, without its arguments."""
    return last_name(decorator.func if isinstance(decorator, ir.Call) else decorator)


@cached
def kinds(function: ir.Function) -> frozenset[str]:
    """Return the last names of a function's decorators: ``property``, ``staticmethod``, …"""
    return frozenset(map(decorator_name, function.decorators))


def assignments(statement: ir.Stmt) -> Iterator[tuple[ir.Expr, ir.Expr]]:
    """Yield the targets of an assignment, also one with an annotation, each with the value."""
    match statement:
        case ir.Assign(targets=targets, value=value):
            yield from ((target, value) for target in targets)
        case ir.AnnAssign(target=target, value=value) if value is not None:
            yield target, value


def names_bound(block: ir.Block, test: Callable[[ir.Expr], bool]) -> Iterator[str]:
    """Yield the names that the statements of a block bind to a value for which *test* is true."""
    for statement in block:
        for target, value in assignments(statement):
            if isinstance(target, ir.Name) and test(value):
                yield target.id


def texts_of(node: object) -> Iterator[str]:
    """Yield the literal parts of strings in statements or an expression."""
    for found in expressions(node):
        if (text := string_of(found)) is not None:
            yield text
        elif isinstance(found, ir.FString):
            yield from (part for part in found.parts if isinstance(part, str))


def docstring(body: ir.Block) -> str:
    """Return the docstring at the start of *body* with single spaces, ``""`` without one."""
    match body[:1]:
        case (ir.ExprStmt(value=ir.Const(value=str() as text)),):
            return " ".join(text.split())
    return ""


@cached
def texts_in(function: ir.Function) -> frozenset[str]:
    """Return the literal parts of strings in a function, except its docstring."""
    body = function.body
    if body and isinstance(body[0], ir.ExprStmt) and isinstance(body[0].value, ir.Const):
        body = body[1:]
    return frozenset(texts_of((body, function.parameters)))


@cached
def tested_in(function: ir.Function) -> frozenset[str]:
    """Return the names by which a function chooses between statements or expressions."""
    tests = [node.test for node in expressions(function.body) if isinstance(node, ir.IfExp)]
    for statement in statements(function.body):
        if isinstance(statement, (ir.If, ir.Match)):
            tests.append(statement.test if isinstance(statement, ir.If) else statement.subject)
    return names_in(tuple(tests))


def first_parameter(function: ir.Function) -> str | None:
    """Return the name of a function's first parameter: ``self`` of a method."""
    return function.parameters[0].name if function.parameters else None


@immutable(frozen=True, slots=True)
class Outline:
    """The names in the body of a function.

    ``reads`` are the attributes of its first parameter, ``only_set`` those that it only assigns, and
    ``reads_all`` states that it may read any attribute, by ``getattr`` or ``vars``. ``calls`` are the last
    names of the functions that it calls.
    """

    reads: frozenset[str]
    only_set: frozenset[str]
    reads_all: bool
    calls: frozenset[str]


@cached
def outline_of(function: ir.Function) -> Outline:
    """Return the names in the body of a function, including nested functions."""
    return outline_of_block(function.body, first_parameter(function))


def outline_of_block(body: ir.Block, first: str | None) -> Outline:
    """Return the names in statements; *first* is the first parameter of the enclosing function."""
    reads: Counter[str] = Counter()
    calls: set[str] = set()
    reads_all = False
    for node in expressions(body):
        if is_attribute_of(node, first):
            reads[node.name] += 1
        elif isinstance(node, ir.Name):
            reads_all |= node.id in {"getattr", "vars"}
        elif isinstance(node, ir.Call) and isinstance(node.func, (ir.Attr, ir.Name)):
            calls.add(last_name(node.func))
    assigned = Counter(t.name for t in assigned_in(body) if is_attribute_of(t, first))
    only_set = frozenset(name for name, count in assigned.items() if count == reads[name])
    return Outline(frozenset(reads), only_set, reads_all, frozenset(calls))


def assigned_in(block: ir.Block) -> Iterator[ir.Expr]:
    """Yield the targets of assignments, except augmented ones, whose value depends on the old value."""
    for statement in statements(block):
        match statement:
            case ir.Assign(targets=targets):
                yield from targets
            case ir.AnnAssign(target=target):
                yield target


RECEIVER = -1
"""The place of the object on which a method is called."""


@immutable(frozen=True, slots=True)
class PassedArgument:
    """A parameter, or an attribute of it (``path``), that a function passes to a call.

    ``place`` is the argument's position or keyword, or ``RECEIVER``.
    """

    callee: ir.Expr
    place: int | str
    path: str


@cached
def passed_arguments(function: ir.Function) -> tuple[PassedArgument, ...]:
    """Return the parameters, and attributes of them, that a function passes to calls."""
    names = {parameter.name for parameter in function.parameters}
    return tuple(given for call in calls_of(function) for given in _passed_by(call, names))


@cached
def leading_yields(function: ir.Function) -> int:
    """Return how many values a generator yields before anything else can happen."""
    count = 0
    for statement in function.body:
        match statement:
            case ir.ExprStmt(value=ir.Yield(delegated=False)):
                count += 1
            case ir.ExprStmt(value=ir.Const()):
                pass
            case _:
                break
    return count


@cached
def calls_of(function: ir.Function) -> tuple[ir.Call, ...]:
    """Return the calls in a function that has parameters."""
    body = function.body if function.parameters else ()
    return tuple(calls_in(body))


def _passed_by(call: ir.Call, names: Collection[str]) -> Iterator[PassedArgument]:
    receiver = path_of(call.receiver)
    if receiver is not None and receiver in names:
        yield PassedArgument(call.func, RECEIVER, receiver)
    if any(arg.star == "*" for arg in call.args):
        return
    for position, arg in enumerate(call.args):
        path = path_of(arg.value) if not arg.star else None
        if path is not None and path.split(".")[0] in names:
            yield PassedArgument(call.func, arg.keyword or position, path)
