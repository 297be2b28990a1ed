"""Find refusals that are treated as missing content, and lists that are treated as complete."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from appaccess_lint.answer import Mistake
from appaccess_lint.model import CallSite
from appaccess_lint.usage.callers import CallGraph
from appaccess_lint.usage.changes import creates, deletes
from appaccess_lint.usage.propagation import Outcome
from appaccess_lint.usage.sources import FUNCTIONS, File, last_name
from appaccess_lint.usage.statuses import constants
from appaccess_lint.usage.unlisted_items import calls_on_unlisted

NOT_FOUND = 404
MAX_LEVELS = 2
"""Number of levels of callers that are searched for a call that creates or deletes."""


class Mistakes:
    """Finds what code does after a refusal that it mistakes for something else."""

    def __init__(self, graph: CallGraph, sites: Sequence[CallSite]) -> None:
        self._graph = graph
        self._changing = {
            (site.span.line, site.span.column, site.span.end_line, site.span.end_column): site.method
            for site in sites
            if site.method in {"POST", "DELETE"} and site.kind == "http"
        }

    def of_error(self, site: CallSite, own: File, outcome: Outcome) -> Mistake | None:
        """Return the wrong handling of the refusal of *site* that *outcome* shows."""
        versions = {
            operation.api_version for operation in site.operations if operation.app_access == "blocked"
        }
        if outcome.statuses == (403,) and versions == {"v2"} and outcome.at is not None:
            return Mistake("only 403", outcome.at)
        if outcome.file is None or outcome.node is None or {o.method for o in site.operations} != {"GET"}:
            return None
        branch = list(_for_not_found(outcome.file, outcome.node))
        return self._change_in(outcome.file, branch, own) or self._in_callers(
            outcome.file, outcome.node, branch, own, 0
        )

    def of_list(self, site: CallSite, own: File, call: ast.Call) -> Mistake | None:
        """Return the place that deletes everything that the list of *site* lacks."""
        return self._rest_deleted(own, call, own) or self._rest_in_callers(own, call, 0)

    def _change_in(self, file: File, branch: Iterable[ast.AST], own: File) -> Mistake | None:
        """Return the call in *branch* that creates or deletes something."""
        for statement in branch:
            for node in ast.walk(statement):
                if isinstance(node, ast.Call) and self._changes(file, node, own):
                    return Mistake("absent", file.place(node), last_name(node.func))
        return None

    def _deletes(self, file: File, node: ast.Call, own: File) -> bool:
        return deletes(file, node) or self._method(file, node, own) == "DELETE"

    def _changes(self, file: File, node: ast.Call, own: File) -> bool:
        is_post = self._method(file, node, own) == "POST"
        return creates(node) or is_post or self._deletes(file, node, own)

    def _method(self, file: File, node: ast.Call, own: File) -> str | None:
        """Return the method of *node* where it is a request of the file that is analysed."""
        span = own.span(node) if file is own else None
        return self._changing.get((span.line, span.column, span.end_line, span.end_column)) if span else None

    def _in_callers(
        self, file: File, node: ast.AST, branch: Sequence[ast.AST], own: File, level: int
    ) -> Mistake | None:
        """Return the callers' call that creates or deletes when they get the result of *branch*."""
        returned = {_constant(n) for s in branch for n in ast.walk(s) if isinstance(n, ast.Return)}
        function = file.function(node)
        if function is None or level >= MAX_LEVELS or not returned & {"None", "False"}:
            return None
        for other, call in self._graph.callers(file, function).calls:
            absent = list(_where_absent(other, call))
            found = self._change_in(other, absent, own) or self._in_callers(
                other, call, absent, own, level + 1
            )
            if found is not None:
                return found
        return None

    def _rest_in_callers(self, file: File, node: ast.expr, level: int) -> Mistake | None:
        function = file.function(node)
        if function is None or level >= MAX_LEVELS or not _returns_something(function):
            return None
        for other, call in self._graph.callers(file, function).calls:
            found = self._rest_deleted(other, call, file)
            found = found or self._rest_in_callers(other, call, level + 1)
            if found is not None:
                return found
        return None

    def _rest_deleted(self, file: File, call: ast.expr, own: File) -> Mistake | None:
        """Return the call that deletes what isn't among what *call* listed."""
        for inner in calls_on_unlisted(file, call):
            if self._deletes(file, inner, own):
                return Mistake("complete", file.place(inner), last_name(inner.func))
        return None


def _for_not_found(file: File, node: ast.AST) -> Iterator[ast.AST]:
    """Yield the statements that run for 404, where *node* handles it: a handler or a test."""
    if isinstance(node, ast.ExceptHandler):
        tested = [n for n in ast.walk(node) if isinstance(n, ast.If) and NOT_FOUND in constants(n.test)]
        for statement in tested:
            yield from _branch(statement, statement.test)
        if not tested:
            yield from node.body
        return
    test = node
    for at, child in file.upwards(node):
        if isinstance(at, ast.If):
            if child is at.test:
                yield from _branch(at, test)
            return
        if isinstance(at, ast.Return):
            yield from [ast.Return(ast.Constant(False))] if isinstance(test, ast.Compare) else ()
            return
        if isinstance(at, (ast.stmt, *FUNCTIONS)):
            return


def _branch(statement: ast.If, test: ast.AST) -> Iterator[ast.AST]:
    """Yield the branch of *statement* that is for 404 alone: not one for all that isn't success."""
    for compare in ast.walk(test):
        if not isinstance(compare, ast.Compare) or NOT_FOUND not in constants(compare):
            continue
        if isinstance(compare.ops[0], (ast.Eq, ast.In)):
            yield from statement.body
        elif isinstance(compare.ops[0], (ast.NotEq, ast.NotIn)):
            yield from statement.orelse
        return


def _where_absent(file: File, call: ast.expr) -> Iterator[ast.AST]:
    """Yield the statements that run where *call* gave nothing."""
    names = {node.id for node in _bound_to(file, call)}
    for node in ast.walk(file.scope(call)):
        if not isinstance(node, ast.If):
            continue
        match node.test:
            case ast.UnaryOp(op=ast.Not(), operand=value) if _is(value, call, names):
                yield from node.body
            case ast.Compare(
                left=value, ops=[ast.Is() | ast.Eq()], comparators=[ast.Constant(value=None | False)]
            ):
                if _is(value, call, names):
                    yield from node.body
            case ast.Compare(
                left=value, ops=[ast.IsNot() | ast.NotEq()], comparators=[ast.Constant(value=None)]
            ):
                if _is(value, call, names):
                    yield from node.orelse
            case value if _is(value, call, names):
                yield from node.orelse


def _is(value: ast.expr, call: ast.expr, names: set[str]) -> bool:
    inner = value.value if isinstance(value, (ast.NamedExpr, ast.Await)) else value
    return inner is call or (isinstance(inner, ast.Name) and inner.id in names)


def _bound_to(file: File, call: ast.expr) -> Iterator[ast.Name]:
    parent = file.parents.get(call)
    if isinstance(parent, ast.Await):
        parent = file.parents.get(parent)
    if isinstance(parent, ast.Assign):
        yield from (target for target in parent.targets if isinstance(target, ast.Name))
    elif isinstance(parent, (ast.NamedExpr, ast.AnnAssign)) and isinstance(parent.target, ast.Name):
        yield parent.target


def _returns_something(function: ast.AST) -> bool:
    return any(isinstance(n, (ast.Return, ast.Yield)) and n.value is not None for n in ast.walk(function))


def _constant(node: ast.Return) -> str:
    return "None" if node.value is None else ast.unparse(node.value)
