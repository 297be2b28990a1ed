"""Find what statements and functions assign, and which objects they change in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, calls_of, first_parameter, is_attribute_of, path_of
from appaccess_lint.syntax.walk import calls_in, expressions, names_in, statements

MUTATING = frozenset(
    "add append appendleft clear discard extend extendleft insert pop popitem popleft remove reverse "
    "setdefault sort update".split()
)
"""Methods that change a list, set or dictionary in place."""
STORING = frozenset({"put", "put_nowait", "set"})
"""Methods of queues and context variables that store their only argument."""


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


def changes_in_place(method: str, arguments: int, keywords: int = 0) -> bool:
    """Return whether a call with these numbers of arguments changes the object of *method* in place."""
    # not session.put(url, json=...)
    return method in MUTATING or (method in STORING and arguments == 1 and not keywords)


def _changes(call: ir.Call, method: str) -> bool:
    return changes_in_place(method, len(call.args), sum(arg.keyword is not None for arg in call.args))


def _changed_by(calls: Iterable[ir.Call]) -> Iterator[ir.Expr]:
    for call in calls:
        if isinstance(call.func, ir.Attr) and _changes(call, call.func.name):
            yield call.func.value


def _in_place(block: ir.Block) -> Iterator[ir.Expr]:
    """Yield the expressions whose objects methods change in place."""
    return _changed_by(calls_in(block))


@cached
def attributes_set(function: ir.Function) -> tuple[str, ...]:
    """Return the attributes that a function assigns on its first parameter or changes in place, in order.

    Assignments in nested functions don't count.
    """
    first = first_parameter(function)
    targets = map(unsubscripted, targets_of(function.body, deleted=False))
    return tuple(dict.fromkeys(t.name for t in targets if is_attribute_of(t, first)))


@cached
def assigned_on(function: ir.Function) -> frozenset[str]:
    """Return the attributes that a function sets on its first parameter, except by changes in place."""
    first = first_parameter(function)
    changed = (t for t in targets_of(function.body) if is_attribute_of(t, first))
    in_place = frozenset(_in_place(function.body))
    return frozenset(target.name for target in changed if target not in in_place)


@cached
def set_in_loop(loop: ir.For | ir.While) -> dict[str, tuple[ir.Expr | None, ...]]:
    """Return the names and attribute chains that the body of a loop assigns or changes in place.

    Each has the strings that the body assigns to it and that are the same in each iteration, and ``None``
    if the body changes it in another way too.
    """
    paths = (path_of(unsubscripted(target)) for target in (*targets_of(loop.body), *_in_place(loop.body)))
    changed = Counter(path for path in paths if path is not None)
    assigned = tuple(targets_of((loop,)))
    roots = names_in(assigned)
    strings: dict[str, list[ir.Expr | None]] = {name: [] for name in changed}
    for statement in statements(loop.body):
        match statement:
            case ir.Assign(targets=(ir.Name(id=name),), value=value) if _is_same(value, roots):
                strings[name].append(value)
    return {
        name: (*found, *([None] if len(found) < changed[name] else ())) for name, found in strings.items()
    }


def _is_same(value: ir.Expr, changed: Container[str]) -> bool:
    """Return whether *value* may be a string, has no call, and no name in *changed*."""
    return all(
        isinstance(part, (ir.Attr, ir.BinOp, ir.FString))
        or (isinstance(part, ir.Const) and isinstance(part.value, str))
        or (isinstance(part, ir.Name) and part.id not in changed)
        for part in expressions(value)
    )


@cached
def changed_on_parameters(function: ir.Function) -> dict[str, frozenset[str]]:
    """Return by parameter the attributes that a function assigns or changes in place; ``""`` for itself."""
    found: dict[str, set[str]] = {parameter.name: set() for parameter in function.parameters}
    assigned = (t for t in targets_of(function.body) if not isinstance(t, ir.Name)) if found else ()
    for target in (*assigned, *_changed_by(calls_of(function))):
        name, _, attribute = (path_of(unsubscripted(target)) or "").partition(".")
        if name in found and "." not in attribute:
            found[name].add(attribute)
    return {name: frozenset(changed) for name, changed in found.items() if changed}
