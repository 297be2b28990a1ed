"""Find version guards: code that handles client versions without the method that it calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from appaccess_lint.calls.names.resolver import own_expressions, own_parts
from appaccess_lint.model import CallSite
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import blocks, calls_in, expressions

_ANY = "*"
"""Means every method, for a handler of ``AttributeError``."""
_ERROR = "AttributeError"


class Guards:
    """The guards around the calls of one module: ``hasattr``, ``getattr``, handlers of ``AttributeError``."""

    def __init__(self, module: Module) -> None:
        self._module = module

    def applied(self, site: CallSite) -> CallSite:
        """Return *site*, without the version that breaks it if the code handles a missing method."""
        if site.breaks is None or site.breaks.path:
            return site
        guarded = self._places.get((site.span.line, site.span.column), frozenset())
        return replace(site, breaks=None) if guarded & {site.client_method, _ANY} else site

    @cached_property
    def _places(self) -> dict[tuple[int, int], frozenset[str]]:
        """The guarded methods by the place of each call with a guard."""
        found: dict[tuple[int, int], frozenset[str]] = {}
        kept = frozenset(_kept(self._module.body))
        _mark(self._module.body, kept, found)
        return found


def _mark(body: ir.Block, guarded: frozenset[str], found: dict[tuple[int, int], frozenset[str]]) -> None:
    """Add the guards of each call in *body* to *found*; *guarded* applies to all of them."""
    for statement in body:
        for call in calls_in(own_parts(statement)) if guarded else ():
            if call.span is not None:
                found[call.span.line, call.span.column] = guarded
        match statement:
            case ir.Function() as function:
                _mark(function.body, guarded | frozenset(_tested(expressions(function.body))), found)
            case ir.Class() as cls:
                kept = (name for method in cls.methods.values() for name in _kept(method.body))
                _mark(cls.body, guarded | frozenset(kept), found)
            case ir.Try() if any(_names_error(handler.type) for handler in statement.handlers):
                _mark(statement.body, guarded | {_ANY}, found)
                for block in blocks(statement)[1:]:
                    _mark(block, guarded, found)
            case ir.With() if any(_suppresses(manager) for manager, _ in statement.items):
                _mark(statement.body, guarded | {_ANY}, found)
            case _:
                for block in blocks(statement):
                    _mark(block, guarded, found)


def _kept(body: ir.Block) -> Iterator[str]:
    """Yield the methods whose existence *body* stores: ``self.old = hasattr(client, "cql")``."""
    for statement in body:
        if isinstance(statement, (ir.Assign, ir.AnnAssign)):
            yield from _tested(own_expressions(statement))
        for block in blocks(statement):
            yield from _kept(block)


def _tested(nodes: Iterable[ir.Expr]) -> Iterator[str]:
    """Yield the methods whose existence *nodes* test."""
    for node in nodes:
        match node:
            case ir.Call(
                func=ir.Name(id="hasattr" | "getattr" as name),
                args=(_, ir.Arg(value=ir.Const(value=str() as method)), *more),
            ):
                if name == "hasattr" or more:
                    yield method


def _names_error(node: ir.Expr | None) -> bool:
    match node:
        case ir.Name(id=name) | ir.Attr(name=name):
            return name == _ERROR
        case ir.Sequence(items=items):
            return any(map(_names_error, items))
    return False


def _suppresses(node: ir.Expr) -> bool:
    """Return whether *node* is ``contextlib.suppress(AttributeError)``."""
    match node:
        case ir.Call(func=ir.Name(id="suppress") | ir.Attr(name="suppress"), args=args):
            return any(_names_error(argument.value) for argument in args)
    return False
