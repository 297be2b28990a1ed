"""Find the reads of a variable, and the other code that has access to it."""

from __future__ import annotations

import ast
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from appaccess_lint.answer import EscapeKind
from appaccess_lint.syntax.facts import cached
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
    scope, at = file.scope(target), _place(target)
    within = file.parents[parent] if in_comprehension else scope
    found = _reads_in(file, within, target.id)
    start = bisect_right(found, at, key=_place_of_read)
    stop = len(found) if end is None else bisect_left(found, end, key=_place_of_read)
    again = _run_again(file, target) or at
    before = found[bisect_left(found, again, key=_place_of_read) : start]
    outside = _reads_outside(file, within, target.id, scope)
    outside = outside[: bisect_left(outside, again, key=_place_of_read)]
    later = [read for read in found[start:stop] if read.bound <= at]
    yield from (r.node for r in sorted((*outside, *before, *later), key=_number))


def _run_again(file: File, target: ast.Name) -> tuple[int, int] | None:
    """Return the place of the outermost loop around *target*, which may run what precedes *target* again."""
    around = [at for at, _ in file.upwards(target) if isinstance(at, _WRITTEN_LATER)]
    outermost: ast.AST | None = around[-1] if around else None
    while outermost is not None and not isinstance(outermost, ast.stmt):
        outermost = file.parents.get(outermost)
    return _place(outermost) if outermost is not None else None


class _Read(NamedTuple):
    """A read of a variable, its number in the order of the tree, and the place in ``_bound_before``."""

    node: ast.Name
    number: int
    bound: tuple[int, int]


@cached
def _reads_in(file: File, scope: ast.AST, name: str) -> list[_Read]:
    """Return the reads of a variable within *scope*, in the order of the source."""
    reads = enumerate(loads(scope, name, file))
    return sorted(
        [_Read(node, number, _bound_before(file, node)) for number, node in reads], key=_place_of_read
    )


def _bound_before(file: File, node: ast.Name) -> tuple[int, int]:
    """Return the place of the last assignment to a variable that always runs before its read *node*.

    It is in a block around *node*.  What runs later, such as a function, has none: ``(0, 0)``.
    """
    known = _assignments(file, node.id)
    for at, child in file.upwards(node):
        if child in file.places:
            assert isinstance(child, ast.stmt)
            bound = known.get(id(file.places[child][0]), [])
            index = bisect_left(bound, _place(child), key=_place)
            if index:
                return _place(bound[index - 1])
        if isinstance(at, (*FUNCTIONS, ast.Lambda, ast.ClassDef, ast.GeneratorExp)):
            break
    return (0, 0)


@cached
def _reads_outside(file: File, within: ast.AST, name: str, scope: ast.AST) -> list[_Read]:
    """Return those of the reads *within* an expression or function that are in a function inside *scope*."""
    return [read for read in _reads_in(file, within, name) if file.scope(read.node) is not scope]


def _place(node: ast.Name | ast.stmt) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _place_of_read(read: _Read) -> tuple[int, int]:
    return _place(read.node)


def _number(read: _Read) -> int:
    return read.number


def loads(scope: ast.AST, name: str, file: File) -> Sequence[ast.Name]:
    """Return the reads of the variable *name* within *scope*.

    A function with such a parameter has another variable.
    """
    return _loads(file, name).get(scope, ())


@cached
def _loads(file: File, name: str) -> dict[ast.AST, list[ast.Name]]:
    """Return the reads of a variable by all that contains them."""
    found: dict[ast.AST, list[ast.Name]] = {}
    for node in file.loads.get(name, ()):
        if not isinstance(node, ast.Name):
            continue
        for at in (node, *(parent for parent, _ in file.upwards(node))):
            found.setdefault(at, []).append(node)
            if isinstance(at, (*FUNCTIONS, ast.Lambda)) and _has_parameter(at, name):
                break
    return found


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
    for statement in _augmented(file, target.id):
        if file.is_within(statement, scope):
            return statement
    return None


@cached
def _augmented(file: File, name: str) -> list[ast.AugAssign]:
    parents = (file.parents[node] for node in file.stores.get(name, ()))
    return [statement for statement in parents if isinstance(statement, ast.AugAssign)]


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


def _bound_anew(file: File, target: ast.Name) -> tuple[int, int] | None:
    """Return the place where a following statement binds the name of *target* again, after its value."""
    statement: ast.AST = target
    while not isinstance(statement, ast.stmt):
        statement = file.parents[statement]
    if isinstance(statement, (ast.For, ast.AsyncFor, ast.With, ast.AsyncWith)):
        return None
    block, _ = file.places.get(statement, ((), 0))
    later = _assignments(file, target.id).get(id(block), [])
    index = bisect_right(later, _place(statement), key=_place)
    return (
        (later[index].end_lineno or 0, (later[index].end_col_offset or 0) + 1) if index < len(later) else None
    )


@cached
def _assignments(file: File, name: str) -> dict[int, list[ast.Assign]]:
    """Return the assignments to a variable, in order, by the identity of the block that contains them."""
    found: dict[int, list[ast.Assign]] = {}
    for node in file.stores.get(name, ()):
        statement = file.parents[node]
        if isinstance(statement, ast.Assign) and statement in file.places:
            found.setdefault(id(file.places[statement][0]), []).append(statement)
    for assignments in found.values():
        assignments.sort(key=_place)
    return found


def _has_parameter(function: Function | ast.Lambda, name: str) -> bool:
    return any(parameter.arg == name for parameter in parameters(function))
