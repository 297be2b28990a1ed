"""Find branches that run for Server or Data Center only, by tests such as ``if settings.is_cloud:``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from appaccess_lint.calls.names.resolver import own_parts
from appaccess_lint.calls.names.words import words
from appaccess_lint.calls.server.words import names_server
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import last_name
from appaccess_lint.syntax.walk import blocks, expressions, leaves, of_kinds

# words that names of flags may have in addition to "cloud" and "server"; "google_cloud" is another product
_BESIDE = frozenset("is on use for confluence atlassian site instance deployment hosting mode".split())
_OF_HOSTING = frozenset(
    "deployment hosting hosted edition flavor flavour instance confluence atlassian".split()
)
# what may have other values, too: only an explicit one such as "dc" counts
_OF_CHOICES = frozenset("mode type kind variant platform target environment env api backend product".split())


class ServerTest(NamedTuple):
    """Whether a test holds for Server only, and whether it fails for Server only."""

    if_true: bool = False
    if_false: bool = False


def server_branches(body: ir.Block) -> Iterator[ir.Expr]:
    """Yield the expressions of *body* that are evaluated for Server or Data Center only."""
    at_server = False
    for statement in body:
        if at_server:
            yield from expressions(statement)
            continue
        for node in of_kinds(own_parts(statement), (ir.IfExp,)):
            said = server_test(node.test)
            yield from expressions(node.body) if said.if_true else ()
            yield from expressions(node.orelse) if said.if_false else ()
        match statement:
            case ir.If(test=test, body=first, orelse=second):
                said = server_test(test)
                yield from expressions(first) if said.if_true else server_branches(first)
                yield from expressions(second) if said.if_false else server_branches(second)
                at_server = (said.if_false and leaves(first)) or (said.if_true and leaves(second))
            case ir.Match(subject=subject, cases=cases):
                yield from _server_cases(subject, cases)
            case ir.Function() as function:
                yield from server_branches(function.body)
            case ir.Class() as cls:
                yield from server_branches(cls.body)
            case _:
                for block in blocks(statement):
                    yield from server_branches(block)


def _server_cases(subject: ir.Expr, cases: tuple[ir.Case, ...]) -> Iterator[ir.Expr]:
    """Yield the expressions of the cases of a ``match`` that are for Server or Data Center only."""
    at_server = False
    for case in cases:
        said = _one_of(subject, case.literals or ())
        yield from expressions(case.body) if at_server or said.if_true else server_branches(case.body)
        at_server |= said.if_false and case.guard is None


def server_test(test: ir.Expr) -> ServerTest:
    """Return what *test* says of the deployment."""
    match test:
        case ir.Not(value=value):
            return ServerTest(*reversed(server_test(value)))
        case ir.BoolOp(op=op, left=left, right=right):
            one, other = server_test(left), server_test(right)
            if op == "and":
                return ServerTest(one.if_true or other.if_true, one.if_false and other.if_false)
            return ServerTest(one.if_true and other.if_true, one.if_false or other.if_false)
        case ir.Call(func=func):
            return _named(last_name(func))
        case ir.Name() | ir.Attr():
            return _named(last_name(test))
        case ir.Compare(op="==" | "is", left=left, right=right):
            return _equal(left, right)
        case ir.Compare(op="!=" | "is not", left=left, right=right):
            return ServerTest(*reversed(_equal(left, right)))
        case ir.Compare(op="in", left=left, right=ir.Sequence(items=items)):
            return _one_of(left, items)
        case ir.Compare(op="not in", left=left, right=ir.Sequence(items=items)):
            return ServerTest(*reversed(_one_of(left, items)))
    return ServerTest()


def _one_of(left: ir.Expr, items: tuple[ir.Expr, ...]) -> ServerTest:
    """Return the deployment that a comparison of *left* with several values tests."""
    said = [_equal(left, item) for item in items]
    at_server = [s.if_true for s in said]
    return ServerTest(bool(said) and all(at_server), any(s.if_false for s in said) and not any(at_server))


def _named(name: str) -> ServerTest:
    """Return the deployment that the name of a flag indicates."""
    said = words(name)
    if "cloud" in said:
        return ServerTest(if_false=said - {"cloud"} <= _BESIDE)
    return ServerTest(if_true=names_server(name) or ("server" in said and said - {"server"} <= _BESIDE))


def _equal(left: ir.Expr, right: ir.Expr) -> ServerTest:
    """Return the deployment that a comparison tests: a flag with a boolean, or a setting with a name."""
    match right:
        case ir.Const(value=True):
            return server_test(left)
        case ir.Const(value=False):
            return ServerTest(*reversed(server_test(left)))
        case ir.Const(value=str() as value) if words(last_name(left)) & _OF_HOSTING:
            return _named(value)
        case ir.Const(value=str() as value) if words(last_name(left)) & _OF_CHOICES:
            return ServerTest(if_true=names_server(value))
        case ir.Attr(name=value) if words(last_name(left)) & _OF_HOSTING:
            return _named(value)
        case ir.Attr(value=enum, name=value) if value.isupper() and words(last_name(enum)) & _OF_HOSTING:
            return _named(value)
    return ServerTest()
