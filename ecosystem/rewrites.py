"""Rewrites of a module that change nothing of what it does."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Rewritten:
    """A module's new source; ``lines[n - 1]`` is the number that its line *n* had before."""

    source: str
    lines: tuple[int, ...]


def unchanged(source: str) -> Rewritten:
    return Rewritten(source, tuple(range(1, len(source.split("\n")) + 1)))


def shuffled(source: str, rng: random.Random) -> Rewritten:
    """Put the functions of each class, and those of the module, in another order."""
    tree = ast.parse(source)
    text = source.split("\n")
    order = list(range(len(text)))
    # inner ones first: the lines of a class move as a whole afterwards
    for body in sorted(_bodies(tree), key=lambda body: -body[0].lineno):
        order = _in_other_places(order, _movable(body), rng)
    return Rewritten("\n".join(text[n] for n in order), tuple(n + 1 for n in order))


def _bodies(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    if tree.body:
        yield tree.body
    yield from (node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def _movable(body: Sequence[ast.stmt]) -> list[Function]:
    """The functions of a body that nothing asks for while the body runs, each defined once."""
    functions = [s for s in body if isinstance(s, Function)]
    names = [f.name for f in functions]
    asked: set[str] = set()
    for statement in body:
        asked |= {n.id for n in _run_at_once(statement) if isinstance(n, ast.Name)}
    first = {f.lineno: f for f in functions}
    starts = {s.lineno for s in body if not isinstance(s, Function)}
    return [
        f
        for f in first.values()
        if names.count(f.name) == 1 and f.name not in asked and f.lineno not in starts
    ]


def _run_at_once(statement: ast.stmt) -> Iterator[ast.AST]:
    """What runs of a statement while the body runs that it stands in."""
    if isinstance(statement, Function):
        for part in (*statement.decorator_list, *statement.args.defaults, *statement.args.kw_defaults):
            if part is not None:
                yield from ast.walk(part)
    elif isinstance(statement, ast.ClassDef):
        for node in (*statement.decorator_list, *statement.bases, *statement.keywords):
            yield from ast.walk(node)
        for inner in statement.body:
            yield from _run_at_once(inner)
    else:
        yield from ast.walk(statement)


def _in_other_places(order: list[int], functions: list[Function], rng: random.Random) -> list[int]:
    """The lines in *order*, where each of *functions* stands at the place of another."""
    place = {line: index for index, line in enumerate(order)}
    spans = sorted((place[_first_line(f) - 1], _first_line(f), f.end_lineno or 0) for f in functions)
    blocks = [order[at : at + last - first + 1] for at, first, last in spans]
    new = list(blocks)
    rng.shuffle(new)
    made: list[int] = []
    end = 0
    for (at, first, last), block in zip(spans, new, strict=True):
        made += [*order[end:at], *block]
        end = at + last - first + 1
    return made + order[end:]


def _first_line(function: Function) -> int:
    return min([function.lineno, *(d.lineno for d in function.decorator_list)])
