"""Find content types with which code compares the answer of a call, or the content whose ID a call passes.

Example: ``if found["type"] == "page":``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from appaccess_lint.calls.names.resolver import own_parts
from appaccess_lint.model import CallSite
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import blocks, calls_in, expressions, leaves, of_kinds, statements

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
            found.update(_checked(body, {}))
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
    key = _key(node)
    return key[0] if key[-1:] == ("type",) else ""


_Key = tuple[str, ...]
"""A variable and its members: ``("found", "content", "id")`` for ``found["content"].get("id")``."""


def _key(node: ir.Expr) -> _Key:
    """Return the variable of *node* with the members that are read; empty for other expressions."""
    match node:
        case ir.Name(id=name) | ir.Walrus(target=ir.Name(id=name)):
            return (name,)
        case ir.Call(
            func=ir.Attr(name="get", value=value), args=(ir.Arg(value=ir.Const(value=str() as name)), *_)
        ):
            member = name
        case ir.Subscript(value=value, index=ir.Const(value=name)):
            member = str(name)
        case ir.Attr(value=value, name=member):
            pass
        case ir.Subscript(value=value) | ir.Call(func=value):
            member = "()"
        case _:
            return ()
    owner = _key(value)
    return (*owner, member) if owner else ()


def _texts(node: ir.Expr) -> list[str]:
    match node:
        case ir.Const(value=str() as text):
            return [text]
        case ir.Sequence(items=items):
            return [text for item in items for text in _texts(item)]
    return []


_Types = dict[_Key, tuple[str, ...]]
"""The content types that conditions leave for IDs."""


def _checked(body: ir.Block, known: _Types) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield the place of each call that passes the ID of content whose type is checked, with the types.

    *known* are the types that hold before *body*.
    """
    for statement in body:
        match statement:
            case ir.If(test=test, body=first, orelse=second):
                yield from _checked(first, known | _types_if(test, True))
                yield from _checked(second, known | _types_if(test, False))
                if leaves(first):
                    known = known | _types_if(test, False)
            case ir.Match(subject=subject, cases=cases):
                for case in cases:
                    yield from _checked(case.body, known | _types_of(subject, case.literals or ()))
            case ir.Function() | ir.Class():
                pass
            case _:
                yield from _passing(own_parts(statement), known)
                for node in of_kinds(own_parts(statement), (ir.Comprehension,)):
                    conditions = [test for clause in node.clauses for test in clause.conditions]
                    yield from _passing(node.element, _merged(_types_if(test, True) for test in conditions))
                if isinstance(statement, ir.Assign) and (types := known.get(_key(statement.value))):
                    known = known | {_key(target): types for target in statement.targets}
                for inner in blocks(statement):
                    yield from _checked(inner, known)


def _passing(node: object, known: _Types) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield the calls in *node* that pass an ID in *known*."""
    for call in calls_in(node) if known else ():
        types = {word: None for part in expressions(call) for word in known.get(_key(part), ())}
        if types and call.span is not None:
            yield (call.span.line, call.span.column), tuple(types)


def _types_if(test: ir.Expr, holds: bool) -> _Types:
    """Return the types that *test* leaves for IDs if it holds, or if it doesn't."""
    match test:
        case ir.Not(value=value):
            return _types_if(value, not holds)
        case ir.BoolOp(op=op, left=left, right=right) if (op == "and") == holds:
            return _types_if(left, holds) | _types_if(right, holds)
        case ir.Compare(op=op, left=left, right=right) if op in (("==", "in") if holds else ("!=", "not in")):
            return _types_of(left, (right,))
    return {}


def _types_of(compared: ir.Expr, literals: Iterable[ir.Expr]) -> _Types:
    """Return the types of the ID that belongs to *compared*, if that is a type."""
    *owner, member = _key(compared) or ("",)
    texts = [text for literal in literals for text in _texts(literal)]
    return {(*owner, "id"): tuple(texts)} if owner and member == "type" and texts else {}


def _merged(found: Iterable[_Types]) -> _Types:
    return {key: types for each in found for key, types in each.items()}


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
            if _key(value)[:1] and _key(value)[0] in found:
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
