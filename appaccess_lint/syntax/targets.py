"""Find the targets of statements, and other facts that depend only on the syntax."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeGuard, TypeVar

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.walk import calls_in, expressions, statements


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


def cached(find: Callable[Concatenate[_K, _P], _T]) -> Callable[Concatenate[_K, _P], _T]:
    """Cache the results of *find* in its first argument, by the other arguments."""

    @wraps(find)
    def found(keeper: _K, /, *more: _P.args, **named: _P.kwargs) -> _T:
        known = keeper.known
        key = (find, *more, *named.items()) if more or named else find
        if key not in known:
            known[key] = find(keeper, *more, **named)
        return known[key]  # type: ignore[return-value]

    return found


@cached
def attributes_set(function: ir.Function) -> tuple[str, ...]:
    """Return the attributes that a function assigns on its first parameter or changes in place, in order.

    Assignments in nested functions don't count.
    """
    first = _first(function)
    targets = map(unsubscripted, targets_of(function.body, deleted=False))
    return tuple(dict.fromkeys(t.name for t in targets if is_attribute_of(t, first)))


@cached
def set_on_attributes(function: ir.Function) -> frozenset[tuple[str, str]]:
    """Return the attributes set on attributes of a function's first parameter: ``client``, ``url``."""
    first = _first(function)
    targets = (t for t in targets_of(function.body, deleted=False) if isinstance(t, ir.Attr))
    return frozenset((t.value.name, t.name) for t in targets if is_attribute_of(t.value, first))


@cached
def outline_of(function: ir.Function) -> ir.Outline:
    """Return the names in the body of a function, including nested functions."""
    return outline_of_block(function.body, _first(function))


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
    return frozenset(node.id for node in expressions(tuple(tests)) if isinstance(node, ir.Name))


def names_bound(block: ir.Block, test: Callable[[ir.Expr | None], bool]) -> Iterator[str]:
    """Yield the names that the statements of a block bind to a value for which *test* is true."""
    for statement in block:
        match statement:
            case ir.Assign(targets=targets, value=value) if test(value):
                yield from (target.id for target in targets if isinstance(target, ir.Name))
            case ir.AnnAssign(target=ir.Name(id=name), value=value) if test(value):
                yield name


def texts_of(node: object) -> Iterator[str]:
    """Yield the literal parts of strings in statements or an expression."""
    for found in expressions(node):
        if (text := string_of(found)) is not None:
            yield text
        elif isinstance(found, ir.FString):
            yield from (part for part in found.parts if isinstance(part, str))


def outline_of_block(body: ir.Block, first: str | None) -> ir.Outline:
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
    assigned = Counter(t.name for t in _assigned(body) if is_attribute_of(t, first))
    only_set = frozenset(name for name, count in assigned.items() if count == reads[name])
    return ir.Outline(frozenset(reads), only_set, reads_all, frozenset(calls))


@cached
def assigned_on(function: ir.Function) -> frozenset[str]:
    """Return the attributes that a function sets on its first parameter, except by changes in place."""
    first = _first(function)
    changed = (t for t in targets_of(function.body) if is_attribute_of(t, first))
    in_place = frozenset(_in_place(function.body))
    return frozenset(target.name for target in changed if target not in in_place)


def _assigned(block: ir.Block) -> Iterator[ir.Expr]:
    """Yield the targets of assignments, except augmented ones, whose value depends on the old value."""
    for statement in statements(block):
        match statement:
            case ir.Assign(targets=targets):
                yield from targets
            case ir.AnnAssign(target=target):
                yield target


def _first(function: ir.Function) -> str | None:
    return function.parameters[0].name if function.parameters else None


def is_attribute_of(node: ir.Expr, owner: str | None) -> TypeGuard[ir.Attr]:
    return isinstance(node, ir.Attr) and isinstance(node.value, ir.Name) and node.value.id == owner


@cached
def set_in_loop(loop: ir.For | ir.While) -> tuple[str, ...]:
    """Return the names and attribute chains that the body of a loop assigns or changes in place."""
    paths = (path_of(unsubscripted(target)) for target in (*targets_of(loop.body), *_in_place(loop.body)))
    return tuple(dict.fromkeys(path for path in paths if path is not None))


@cached
def changed_on_parameters(function: ir.Function) -> dict[str, frozenset[str]]:
    """Return by parameter the attributes that a function assigns or changes in place; ``""`` for itself."""
    found: dict[str, set[str]] = {parameter.name: set() for parameter in function.parameters}
    assigned = (t for t in targets_of(function.body) if not isinstance(t, ir.Name)) if found else ()
    for target in (*assigned, *_changed_by(_calls_of(function))):
        name, _, attribute = (path_of(unsubscripted(target)) or "").partition(".")
        if name in found and "." not in attribute:
            found[name].add(attribute)
    return {name: frozenset(changed) for name, changed in found.items() if changed}


@cached
def passed_arguments(function: ir.Function) -> tuple[ir.PassedArgument, ...]:
    """Return the parameters, and attributes of them, that a function passes to calls."""
    names = {parameter.name for parameter in function.parameters}
    return tuple(given for call in _calls_of(function) for given in _passed_by(call, names))


@cached
def _calls_of(function: ir.Function) -> tuple[ir.Call, ...]:
    """Return the calls in a function that has parameters."""
    body = function.body if function.parameters else ()
    return tuple(calls_in(body))


def _passed_by(call: ir.Call, names: Collection[str]) -> Iterator[ir.PassedArgument]:
    receiver = path_of(call.receiver)
    if receiver is not None and receiver in names:
        yield ir.PassedArgument(call.func, ir.RECEIVER, receiver)
    if any(arg.star == "*" for arg in call.args):
        return
    for position, arg in enumerate(call.args):
        path = path_of(arg.value) if not arg.star else None
        if path is not None and path.split(".")[0] in names:
            yield ir.PassedArgument(call.func, arg.keyword or position, path)


def _in_place(block: ir.Block) -> Iterator[ir.Expr]:
    """Yield the expressions whose objects methods change in place."""
    return _changed_by(calls_in(block))


def _changed_by(calls: Iterable[ir.Call]) -> Iterator[ir.Expr]:
    for call in calls:
        if isinstance(call.func, ir.Attr) and _changes(call, call.func.name):
            yield call.func.value


def _changes(call: ir.Call, name: str) -> bool:
    """Return whether a call of the method *name* changes its object in place."""
    if name in ir.STORING:  # not session.put(url, json=...)
        return len(call.args) == 1 and call.args[0].keyword is None
    return name in ir.MUTATING


def unsubscripted(target: ir.Expr) -> ir.Expr:
    """Return *target* without its subscripts: ``a`` for ``a[0][1:]``."""
    while isinstance(target, (ir.Subscript, ir.Slice)):
        target = target.value
    return target


def targets_of(block: ir.Block, *, deleted: bool = True) -> Iterator[ir.Expr]:
    """Yield what statements assign, delete, or change in place by a call that is a separate statement.

    ``deleted=False`` leaves out names and attributes that are deleted, but not deleted items.
    """
    for statement in statements(block):
        targets: tuple[ir.Expr, ...] = ()
        match statement:
            case ir.Assign():
                targets = statement.targets
            case ir.AnnAssign() | ir.AugAssign():
                targets = (statement.target,)
            case ir.Delete():
                targets = tuple(t for t in statement.targets if deleted or t is not unsubscripted(t))
            case ir.ExprStmt(value=ir.Call(func=ir.Attr(value=owner, name=method)) as call) if _changes(
                call, method
            ):
                targets = (owner,)
            case ir.For():
                targets = (statement.target,)
            case ir.With():
                targets = tuple(t for _, t in statement.items if t is not None)
        for target in targets:
            yield from target.items if isinstance(target, ir.Sequence) else (target,)
