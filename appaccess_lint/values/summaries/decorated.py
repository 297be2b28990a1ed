"""Find what a test's rows and the decorators of the project pass to a function that they call."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product
from math import prod

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.changes import targets_of, unsubscripted
from appaccess_lint.syntax.facts import cached, last_name
from appaccess_lint.syntax.walk import calls_in
from appaccess_lint.values.domain.containers import Arguments, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.program import FunctionValue, Instance
from appaccess_lint.values.domain.unions import literals, members
from appaccess_lint.values.domain.values import Value
from appaccess_lint.values.objects.items import as_tuple, is_address
from appaccess_lint.values.objects.library_members import outside

_ADDS = frozenset({"setdefault", "update"})
_ROWS = ("argnames", "argvalues")
MAX_TEST_ROWS = 16
"""Maximum number of rows with which a test is run; the parameters of one with more are unknown."""


def rows_of(machine: Machine, value: FunctionValue) -> list[dict[str, Value]]:
    """Return the parameters with which a test is run: a row of ``@pytest.mark.parametrize`` for each run."""
    tables = [rows for d in value.function.decorators if (rows := [*_rows(machine, value, d)])]
    if not tables or prod(map(len, tables)) > MAX_TEST_ROWS:
        return [{}]
    return [{k: v for row in rows for k, v in row.items()} for rows in product(*tables)]


def _rows(machine: Machine, value: FunctionValue, decorator: ir.Expr) -> Iterator[dict[str, Value]]:
    named = outside(machine, value.scope, decorator.func) if isinstance(decorator, ir.Call) else None
    if named is None or machine.observer.gives(named.name) != "test rows":
        return
    assert isinstance(decorator, ir.Call)
    by_name = filter(None, map(decorator.keyword, _ROWS))
    nodes = [*decorator.positional, *by_name][:2]
    if not nodes or decorator.keyword("indirect") is not None:  # fixtures receive the values of the rows
        return
    *stated, table = [evaluate(machine, Frame(value.scope), node) for node in nodes]
    if stated:
        listed = stated[0].items if isinstance(stated[0], SeqValue) else stated
        names = [name.strip() for held in listed for text in literals(held) for name in text.split(",")]
    else:
        names = [p.name for p in value.function.parameters[value.owner is not None :]]
    for row in table.items if isinstance(table, SeqValue) and not table.open else ():
        given = as_tuple(machine, row)
        # pytest.param("/rest/api/space") is a row also for one name
        is_row = isinstance(given, SeqValue) and (len(names) > 1 or len(given.items) == 1)
        parts = given.items if is_row and isinstance(given, SeqValue) else (given,)
        yield dict(zip(names, parts, strict=False))


@cached
def passed_by_decorators(machine: Machine, value: FunctionValue) -> dict[str, Value]:
    """Return the addresses and objects that the wrappers of *value* pass for its parameters, by name.

    Example: ``return function(SITE, *args)`` in a decorator, for ``def page(site, page_id)``.
    """
    function = value.function
    names = [p.name for p in function.parameters if p.kind in {"positional", "plain", "keyword"}]
    given = ir.Return(ir.Sequence("tuple", tuple(map(ir.Name, names))))
    probe = FunctionValue(ir.Function(function.name, function.parameters, body=(given,)), value.scope)
    found: dict[str, Value] = {}
    for written in function.decorators:
        made = evaluate(machine, Frame(value.scope), written)
        if not isinstance(made, FunctionValue) or made.function is function or not made.function.parameters:
            continue
        wrapper = machine.returned(made, Arguments((probe,)))
        if isinstance(wrapper, FunctionValue) and changes_arguments(
            wrapper.function, made.function.parameters[0].name
        ):
            passed = machine.returned(wrapper, Arguments((), (), True, True))
            for row in members(passed):
                if isinstance(row, SeqValue) and len(row.items) == len(names):
                    found |= {n: v for n, v in zip(names, row.items, strict=True) if _is_stated(machine, v)}
    return found


def _is_stated(machine: Machine, value: Value) -> bool:
    """Return whether a wrapper states what it passes: an address, or an object."""
    return all(isinstance(m, (Instance, ExternalInstance)) or is_address(machine, m) for m in members(value))


@cached
def changes_arguments(wrapper: ir.Function, wrapped: str) -> bool:
    """Return whether *wrapper* calls the function *wrapped* with other arguments than its own.

    Example: it puts a root before a path, or adds a header to ``kwargs``.
    """
    own = {parameter.name for parameter in wrapper.parameters}
    if any(_is_own(unsubscripted(target), own) for target in targets_of(wrapper.body, deleted=False)):
        return True
    calls = list(calls_in(wrapper.body))
    return any(
        isinstance(call.func, ir.Name)
        and call.func.id == wrapped
        and not all(_is_own(argument.value, own) for argument in call.args)
        for call in calls
    ) or any(last_name(call.func) in _ADDS and _is_own(call.receiver, own) for call in calls)


def _is_own(node: ir.Expr | None, own: Collection[str]) -> bool:
    return isinstance(node, ir.Name) and node.id in own
