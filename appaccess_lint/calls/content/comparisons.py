"""Find content types that code compares the answer of a call with: ``if page["type"] == "page":``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from appaccess_lint.calls.names.resolver import own_parts
from appaccess_lint.model import CallSite
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import calls_in, of_kinds, statements

_ROUNDS = 3
"""Maximum number of assignments between a call and a comparison: ``found = answer.json()["results"]``."""
_OPERATORS = frozenset({"==", "!=", "in", "not in"})


class Comparisons:
    """The comparisons in the functions of one module."""

    def __init__(self, module: Module) -> None:
        self._module = module

    def applied(self, site: CallSite) -> CallSite:
        """Return *site* with the content types with which its answer is compared."""
        if not any(r.when for operation in site.operations for r in operation.replacements):
            return site
        compared = self._compared.get((site.span.line, site.span.column), ())
        return replace(site, compared=compared) if compared else site

    @cached_property
    def _compared(self) -> dict[tuple[int, int], tuple[str, ...]]:
        found: dict[tuple[int, int], tuple[str, ...]] = {}
        for body in _bodies(self._module.body):
            compared = list(_comparisons(body))
            if compared:
                for place, names in _answers(body):
                    types = tuple(dict.fromkeys(word for name, word in compared if name in names))
                    if types:
                        found[place] = types
        return found


def _bodies(body: ir.Block) -> Iterator[ir.Block]:
    """Yield *body* and those of all functions in it."""
    yield body
    for statement in statements(body):
        if isinstance(statement, (ir.Function, ir.Class)):
            yield from _bodies(statement.body)


def _comparisons(body: ir.Block) -> Iterator[tuple[str, str]]:
    """Yield the variable whose type is compared, and each word that it is compared with."""
    for statement in statements(body):
        if isinstance(statement, ir.Match):
            name = _compared_variable(statement.subject)
            literals = (literal for case in statement.cases for literal in case.literals or ())
            yield from ((name, word) for literal in literals for word in _texts(literal) if name)
        for node in of_kinds(own_parts(statement), (ir.Compare,)):
            if node.op in _OPERATORS:
                for left, right in ((node.left, node.right), (node.right, node.left)):
                    if name := _compared_variable(left):
                        yield from ((name, word) for word in _texts(right))


def _compared_variable(node: ir.Expr) -> str:
    """Return the variable of ``page["type"]``, ``page.get("type")`` or ``page.type``; empty for others."""
    match node:
        case ir.Subscript(value=value, index=ir.Const(value="type")):
            return _variable(value)
        case ir.Call(func=ir.Attr(name="get", value=value), args=(ir.Arg(value=ir.Const(value="type")), *_)):
            return _variable(value)
        case ir.Attr(name="type", value=value):
            return _variable(value)
    return ""


def _variable(node: ir.Expr) -> str:
    match node:
        case ir.Name(id=name) | ir.Walrus(target=ir.Name(id=name)):
            return name
        case ir.Subscript(value=value) | ir.Attr(value=value) | ir.Call(func=value):
            return _variable(value)
    return ""


def _texts(node: ir.Expr) -> list[str]:
    match node:
        case ir.Const(value=str() as text):
            return [text]
        case ir.Sequence(items=items):
            return [text for item in items for text in _texts(item)]
    return []


def _answers(body: ir.Block) -> Iterator[tuple[tuple[int, int], set[str]]]:
    """Yield the place of each call in *body* with the variables to which its answer is assigned."""
    given = [*_given(body)]
    for names, value in given:
        for call in calls_in(value):
            if call.span is not None:
                yield (call.span.line, call.span.column), _followed(names, given)


def _followed(names: set[str], given: list[tuple[set[str], ir.Expr]]) -> set[str]:
    found = set(names)
    for _ in range(_ROUNDS):
        for others, value in given:
            if _variable(value) in found:
                found |= others
    return found


def _given(body: ir.Block) -> Iterator[tuple[set[str], ir.Expr]]:
    """Yield variables with the values that an assignment, a loop or ``:=`` binds to them."""
    for statement in statements(body):
        match statement:
            case ir.Assign(targets=targets, value=value):
                yield {t.id for t in targets if isinstance(t, ir.Name)}, value
            case ir.AnnAssign(target=ir.Name(id=name), value=value) if value is not None:
                yield {name}, value
            case ir.For(target=ir.Name(id=name), iterable=iterable):
                yield {name}, iterable
        for node in of_kinds(own_parts(statement), (ir.Walrus, ir.Comprehension)):
            match node:
                case ir.Walrus(target=ir.Name(id=name), value=value):
                    yield {name}, value
                case ir.Comprehension(clauses=clauses):
                    for clause in clauses:
                        if isinstance(clause.target, ir.Name):
                            yield {clause.target.id}, clause.iterable
