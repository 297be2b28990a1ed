"""Remove alternatives of a URL that combine both branches of one choice, which no run of the code does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from appaccess_lint.calls.server.branches import ServerTest, server_test
from appaccess_lint.project.view import ModulesByPath
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, place_of
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import blocks, leaves, of_kinds
from appaccess_lint.text.text import Origin, Template

Choice = tuple[object, bool | int]
"""A choice and the taken branch; a condition is identified by its name and its node, others by their node."""
MAX_CHOICES = 64
"""Maximum number of choices before a literal; it may then belong to either branch of those that follow."""
Place = tuple[int, int]


class _Hosting(NamedTuple):
    """A choice between Cloud and Server. Its condition has the same value in all functions."""

    choice: object


_AT_SERVER: Choice = "at Server", True
"""What is added to the choices of a branch for Server or Data Center only."""


class Choices:
    """Knows the branches of each literal in the analysed modules."""

    def __init__(self, modules: ModulesByPath) -> None:
        self._modules = modules
        self.known: dict[object, object] = {}
        """The cache of the method that ``cached`` decorates."""

    def consistent(self, urls: Sequence[Template], module: Module | None) -> list[Template]:
        """Remove the *urls* of requests in *module* that no run builds, if others remain.

        ``CLOUD if cloud else SERVER`` and ``"/wiki" if cloud else ""`` have the same condition.  The values
        in one entry of a table of settings belong together.
        """
        if len(urls) < 2 or module is None:
            return list(urls)
        self._modules.note(module)
        return [url for url in urls if not self._contradicts(url)] or list(urls)

    def is_for_server(self, url: Template) -> bool:
        """Return whether a literal of *url* is in a branch for Server or Data Center only."""
        return any(_AT_SERVER in self._choices(o) for o in url.origins)

    def _contradicts(self, url: Template) -> bool:
        """Return whether literals of the URL are on different branches of one choice.

        One of them has the host, or the choice is between Cloud and Server.
        """
        taken = {
            choice: way
            for o in url.origins
            for choice, way in self._choices(o)
            if "://" in o.text or isinstance(choice, _Hosting)
        }
        return bool(taken) and any(
            taken.get(choice, way) != way for o in url.origins for choice, way in self._choices(o)
        )

    def _choices(self, origin: Origin) -> frozenset[Choice]:
        return self._of(origin.path).get((origin.line, origin.column), frozenset())

    @cached
    def _of(self, path: str) -> dict[Place, frozenset[Choice]]:
        module = self._modules(path)
        found = literals_of(module.body) if module is not None else ()
        return {place: choices for place, choices in found if choices}


_Found = Iterator[tuple[Place, frozenset[Choice]]]


def literals_of(block: ir.Block, choices: frozenset[Choice] = frozenset()) -> _Found:
    """Yield the place of each literal of *block* that is on a branch, with the ways taken to it."""
    for statement in block:
        match statement:
            case ir.If(test=test, body=body, orelse=orelse):
                first, second = _branches(test)
                yield from _in_expression(test, choices)
                yield from literals_of(body, choices | first)
                yield from literals_of(orelse, choices | second)
                if leaves(body) and len(choices) < MAX_CHOICES:
                    choices |= second
            case ir.Function() as function:
                yield from literals_of(function.body, choices)
                yield from _in_expression((function.parameters, function.decorators), choices)
            case ir.Class() as cls:
                yield from literals_of(cls.body, choices)
            case ir.Match(subject=subject, cases=cases):
                yield from _in_expression(subject, choices)
                for index, case in enumerate(cases):
                    yield from literals_of(case.body, choices | {(statement, index)})
            case _:
                yield from _in_expression(statement, choices)
                for inner in blocks(statement):
                    yield from literals_of(inner, choices)


_CHOICES = (ir.IfExp, ir.DictDisplay)
_LITERALS = (ir.Const, ir.FString)
_LITERALS_AND_CHOICES = (*_CHOICES, *_LITERALS)


def _in_expression(node: object, choices: frozenset[Choice]) -> _Found:
    """Yield the literals of a statement without its blocks, or of an expression."""
    places: dict[Place, frozenset[Choice]] = {}
    for found in of_kinds(node, _LITERALS_AND_CHOICES if choices else _CHOICES):
        match found:
            case ir.IfExp(test=test, body=body, orelse=orelse):
                ways = list(zip((body, orelse), _branches(test), strict=True))
            case ir.DictDisplay(items=items) if _is_table(items):
                ways = [(value, frozenset({(found, index)})) for index, (_, value) in enumerate(items)]
            case _:
                ways = []
                if isinstance(found, _LITERALS) and (place := place_of(found)) is not None:
                    places.setdefault(place, choices)
        for part, taken in ways:
            for place in filter(None, map(place_of, of_kinds(part, _LITERALS))):
                places[place] = places.get(place, choices) | taken
    yield from places.items()


def _is_table(items: tuple[tuple[ir.Expr | None, ir.Expr], ...]) -> bool:
    """Return whether each entry of a dictionary holds several things that belong together."""
    return len(items) > 1 and all(isinstance(v, (ir.DictDisplay, ir.Sequence, ir.Call)) for _, v in items)


def _branches(test: ir.Expr) -> tuple[frozenset[Choice], frozenset[Choice]]:
    """Return what the branches of a condition add to the choices: that where it holds, and the other."""
    choice, way = _condition(test)
    at_server = server_test(test)
    if at_server != ServerTest():
        choice = _Hosting(choice)
    return (
        frozenset({(choice, way), (test, True)} | ({_AT_SERVER} if at_server.if_true else set())),
        frozenset({(choice, not way), (test, False)} | ({_AT_SERVER} if at_server.if_false else set())),
    )


def _condition(test: ir.Expr) -> Choice:
    """Return what a condition tests, and the value for which it holds."""
    match test:
        case ir.Not(value=value):
            choice, way = _condition(value)
            return choice, not way
        case ir.Name(id=name) | ir.Attr(name=name):
            return name.strip("_"), True
        case ir.Call(func=ir.Name(id=name) | ir.Attr(name=name), args=()):
            return f"{name}()", True
        case ir.Compare(
            op="==" | "!=" as op, left=ir.Name(id=name) | ir.Attr(name=name), right=ir.Const(value=value)
        ):
            return (name, value), op == "=="
    return test, True
