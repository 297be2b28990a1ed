"""Model functions that keep arguments for a callable, or call it with them, as pools and threads do."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import last_name
from appaccess_lint.values.domain.containers import EMPTY, Arguments, DictValue, PartialValue, SeqValue
from appaccess_lint.values.domain.frames import Frame, invocation
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.observer import is_callable
from appaccess_lint.values.domain.program import BoundMethod, FunctionValue, Instance
from appaccess_lint.values.domain.unions import join, members
from appaccess_lint.values.domain.values import UNKNOWN, Unknown, Value
from appaccess_lint.values.library.model import KnownCall, Model
from appaccess_lint.values.objects.classes import method_of
from appaccess_lint.values.objects.items import as_tuple, elements


def _partial(call: KnownCall, *, of_method: bool = False) -> Value | None:
    if not call.positional:
        return None
    function, rest = call.positional[0], call.arguments.after_first()
    for m in members(function):
        if isinstance(m, (FunctionValue, BoundMethod)):
            call.machine.note_arguments(invocation(m, rest))
    inner = function if isinstance(function, PartialValue) and not function.of_method else None
    if inner is not None and not (of_method or inner.arguments.is_open or rest.is_open):
        # as Python does: a partial of a partial is one with the arguments of both
        return PartialValue(inner.function, inner.arguments.followed_by(rest))
    return PartialValue(function, rest, of_method)


def _in_thread(call: KnownCall) -> Value | None:
    """Call the first argument with the other arguments, as ``asyncio.to_thread(f, x)`` does."""
    if not call.positional or not is_callable(call.machine.observer, call.positional[0]):
        return None
    return call.call(call.positional[0], call.arguments.after_first())


def _queued(call: KnownCall) -> Value | None:
    """Call a task with what a queue is given for it: ``task.delay(x)``, ``task.apply_async(args=[x])``."""
    if not call.positional or not is_callable(call.machine.observer, call.positional[0]):
        return None
    task, rest = call.positional[0], call.arguments.after_first()
    given = bundled(rest)
    if given is None and call.name.endswith(".apply_async") and rest.positional:
        given = forwarded(call.node, rest, rest.positional)[0]
    return call.call(task, _after_own(task, given or rest))


def _after_own(task: Value, given: Arguments) -> Arguments:
    """Return *given* after the ``self`` that a queue passes to a task that isn't a method."""
    function = task.function if isinstance(task, FunctionValue) and task.owner is None else None
    is_bound = function is not None and [p.name for p in function.parameters[:1]] == ["self"]
    return replace(given, positional=(UNKNOWN, *given.positional)) if is_bound else given


def _with_table(positional: tuple[Value, ...], table: Value, is_open: bool = False) -> Arguments:
    """Return the arguments of ``f(*positional, **table)``; *is_open* is as ``open_positional``."""
    keywords = table.named if isinstance(table, DictValue) else ()
    return Arguments(positional, tuple(keywords), is_open, not isinstance(table, DictValue) or table.open)


def _entered(call: KnownCall) -> Value | None:
    """Enter the argument, as ``stack.enter_context(manager)`` does."""
    return entered(call.machine, call.frame, call.positional[1]) if len(call.positional) > 1 else None


RUN_KEYWORDS = frozenset({"target", "func", "function", "fn", "python_callable"})
"""Parameters for the callable that is run, such as those of ``threading.Thread``."""
NOT_SEEN = Arguments((), (), True, True)
_MAPS = re.compile(r"(?:^|_)i?map(?:_async|_unordered)?$")
_STAR_MAPS = re.compile(r"^starmap(?:_async)?$")
_TAKES_TUPLE = re.compile(r"^(?:apply_async|apply|Thread|Timer|Process|start_new_thread)$")
_BUNDLES = (("args", "kwargs"), ("op_args", "op_kwargs"), ("fargs", "fkwargs"))


def forwarded(node: ir.Call, arguments: Arguments, rest: tuple[Value, ...]) -> list[Arguments]:
    """Return the arguments of each call with which the callee of *node* calls a callable.

    *rest* are the arguments that follow the callable.
    """
    name = last_name(node.func)
    if rest and _MAPS.search(name):  # one list for each argument
        return [Arguments(tuple(map(elements, rest)))]
    rows: list[Value] = []
    if rest and _STAR_MAPS.search(name):
        rows += members(elements(rest[0]))
    elif _TAKES_TUPLE.search(name):
        rows += [value for value in rest if isinstance(value, SeqValue)][:1]
        if not rows and (bundle := bundled(arguments)) is not None:
            return [bundle]
    given = [Arguments(row.items, (), row.open, True) for row in rows if isinstance(row, SeqValue)]
    return given or [Arguments(rest, arguments.keywords, True, True)]


def gives_list(node: ir.Call) -> bool:
    """Return whether *node* returns the results of the callable for all items, as ``map`` does."""
    name = last_name(node.func)
    return _MAPS.search(name) is not None or _STAR_MAPS.search(name) is not None


def bundled(arguments: Arguments) -> Arguments | None:
    """Return the arguments passed as ``args`` and ``kwargs``; ``None`` if there are none."""
    for positional, keywords in _BUNDLES:
        row, table = arguments.get(None, positional), arguments.get(None, keywords)
        if row is None and table is None:
            continue
        row = SeqValue(()) if row is None else row
        given = row.items if isinstance(row, SeqValue) else ()
        is_open = not isinstance(row, SeqValue) or row.open
        return _with_table(given, DictValue(()) if table is None else table, is_open)
    return None


_ENTERS = ("__enter__", "__aenter__")


def entered(machine: Machine, frame: Frame, value: Value) -> Value:
    """Return the value that ``with value as x`` binds."""
    found: list[Value] = []
    for m in members(value):
        own = [method_of(machine, m.cls, name) for name in _ENTERS] if isinstance(m, Instance) else []
        enter = next((function for function in own if function is not None), None)
        returned = machine.returned(BoundMethod(m, enter), frame=frame) if enter is not None else m
        found.append(m if isinstance(returned, Unknown) else returned)
    return join(found)


_ITERATES = ("__iter__", "__aiter__")
_CONTINUES = ("__next__", "__anext__")


def iterated(machine: Machine, frame: Frame, node: ir.Expr, value: Value) -> Value:
    """Return what iterating over *value*, that of *node*, gives; the requests belong to a call at *node*."""
    if not (isinstance(value, Instance) and isinstance(node, ir.Call)):
        return as_tuple(machine, value)
    found = _special(machine, frame, node, value, _ITERATES)
    if isinstance(found, Instance):
        item = _special(machine, frame, node, found, _CONTINUES)
        return SeqValue((item,), True) if item is not None else value
    return as_tuple(machine, value) if found is None else found


def _special(
    machine: Machine, frame: Frame, node: ir.Call, obj: Instance, names: tuple[str, ...]
) -> Value | None:
    """Call the method of *obj* that has one of *names* at *node*; return ``None`` without one."""
    own = next((own for name in names if (own := method_of(machine, obj.cls, name)) is not None), None)
    return machine.call_function(frame, node, BoundMethod(obj, own), EMPTY) if own is not None else None


CALLABLES: dict[str, Model] = {
    "call": _in_thread,
    "queued call": _queued,
    "partial": _partial,
    "partialmethod": partial(_partial, of_method=True),
    "entered": _entered,
}
