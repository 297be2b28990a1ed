"""Traverse the intermediate representation."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, is_dataclass, replace
from operator import attrgetter
from typing import Any, TypeVar

from appaccess_lint.syntax import ir

_OF_FUNCTION = ("body", "decorators", "parameters", "returns")
_HOLDS_NODES = re.compile(r"\b(?:Expr|Arg|Block|Parameter|Clause|Handler|Case|Function|Class)\b")


def expressions(node: object) -> Iterator[ir.Expr]:
    """Yield every expression in statements or in an expression, also in bodies of functions."""
    return of_kinds(node, _EXPRESSIONS)


def names_in(node: object) -> frozenset[str]:
    """Return the names in statements or in an expression."""
    return frozenset(name.id for name in of_kinds(node, (ir.Name,)))


def calls_in(node: object) -> Iterator[ir.Call]:
    """Yield every call in statements or in an expression, as ``expressions`` does."""
    return of_kinds(node, _CALLS)


def of_kinds(node: object, kinds: Collection[type[_E]]) -> Iterator[_E]:
    """Yield every expression of these classes, as ``expressions`` does."""
    stack: list[Any] = [node]
    while stack:
        at = stack.pop()
        while (kind := type(at)) is not tuple:
            if kind in kinds:
                yield at
            part, parts = _KINDS[kind]
            if part is None:
                if parts is not None:
                    stack += parts(at)
                break
            at = part(at)
        else:
            stack += at


_E = TypeVar("_E", bound=ir.Expr)
_EXPRESSIONS = frozenset(ir.Expr.__subclasses__())
_CALLS = (ir.Call,)
_Getter = Callable[[object], Any]


class _Kinds(dict[type, tuple[_Getter | None, _Getter | None]]):
    """For each class, a getter of the fields that may hold nodes.

    It is the first if it returns one field, and the second if it returns several.
    """

    def __missing__(self, kind: type) -> tuple[_Getter | None, _Getter | None]:
        if kind is ir.Function:
            names: tuple[str, ...] = _OF_FUNCTION
        elif is_dataclass(kind):
            names = tuple(f.name for f in fields(kind) if _HOLDS_NODES.search(str(f.type)))
        else:
            names = ()
        getter = attrgetter(*names) if names else None
        found = self[kind] = (getter, None) if len(names) == 1 else (None, getter)
        return found


_KINDS = _Kinds()


def statements(block: ir.Block) -> Iterator[ir.Stmt]:
    """Yield each statement of a block, followed by those in its own blocks, without nested functions."""
    stack = list(reversed(block))
    while stack:
        statement = stack.pop()
        yield statement
        if (inner := _BLOCKS.get(type(statement))) is not None:
            for part in reversed(inner(statement)):
                stack += reversed(part)


def functions(block: ir.Block) -> Iterator[ir.Function]:
    """Yield each function and method that a block defines, followed by the nested ones."""
    for statement in statements(block):
        if isinstance(statement, ir.Function):
            yield statement
            yield from functions(statement.body)
        elif isinstance(statement, ir.Class):
            yield from functions(statement.body)


def with_blocks(node: ir.Stmt, change: Callable[[ir.Block], ir.Block]) -> ir.Stmt:
    """Return *node* with *change* applied to each of its blocks, in order."""
    match node:
        case ir.If() | ir.For() | ir.While():
            return replace(node, body=change(node.body), orelse=change(node.orelse))
        case ir.With():
            return replace(node, body=change(node.body))
        case ir.Try():
            handlers = tuple(replace(h, body=change(h.body)) for h in node.handlers)
            body, orelse, final = map(change, (node.body, node.orelse, node.final))
            return ir.Try(body, handlers, orelse, final)
        case ir.Match():
            return replace(node, cases=tuple(replace(c, body=change(c.body)) for c in node.cases))
    return node


def blocks(node: ir.Stmt) -> tuple[ir.Block, ...]:
    """Return the blocks of a statement, in order; none for a simple statement."""
    found = _BLOCKS.get(type(node))
    return found(node) if found is not None else ()


_BLOCKS: dict[type, Callable[[Any], tuple[ir.Block, ...]]] = {
    **dict.fromkeys((ir.If, ir.For, ir.While), attrgetter("body", "orelse")),
    ir.With: lambda node: (node.body,),
    ir.Try: lambda node: (node.body, *[h.body for h in node.handlers], node.orelse, node.final),
    ir.Match: lambda node: tuple([c.body for c in node.cases]),
}


def leaves(block: ir.Block) -> bool:
    """Return whether *block* never continues with the statement after it."""
    match block[-1:]:
        case (ir.Return() | ir.Jump(),):
            return True
        case (ir.If(body=body, orelse=orelse),):
            return leaves(body) and leaves(orelse)
        case (ir.With(body=body),):
            return leaves(body)
        case (ir.While(test=ir.Const(value=value), body=body),):
            return bool(value) and not _breaks(body)
        case (ir.Try(body=body, handlers=handlers, orelse=orelse, final=final),):
            return leaves(final) or (leaves(orelse or body) and all(leaves(h.body) for h in handlers))
    return False


def _breaks(body: ir.Block) -> bool:
    """Return whether the body of a loop ends this loop with ``break``."""
    return any(
        (isinstance(statement, ir.Jump) and statement.kind == "break")
        or (
            not isinstance(statement, (ir.For, ir.While, ir.Function, ir.Class))
            and any(map(_breaks, blocks(statement)))
        )
        for statement in body
    )
