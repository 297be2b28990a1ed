"""Model functions that keep arguments for a callable, or call it with them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from appaccess_lint.values.domain.observer import is_callable
from appaccess_lint.values.domain.values import (
    Arguments,
    BoundMethod,
    DictValue,
    External,
    FunctionValue,
    PartialValue,
    Value,
    join,
    literals,
    members,
)
from appaccess_lint.values.library.known import KnownCall, Model
from appaccess_lint.values.objects.items import elements


def _partial(call: KnownCall, *, of_method: bool = False) -> Value | None:
    if not call.positional:
        return None
    function, rest = call.positional[0], call.arguments.after_first()
    for m in members(function):
        if isinstance(m, FunctionValue):
            call.machine.note_arguments(m, None, rest)
        elif isinstance(m, BoundMethod):
            call.machine.note_arguments(m.function, m.receiver, rest)
    inner = function if isinstance(function, PartialValue) and not function.of_method else None
    if inner is not None and not (of_method or inner.arguments.is_open or rest.is_open):
        # as Python does: a partial of a partial is one with the arguments of both
        return PartialValue(inner.function, inner.arguments.followed_by(rest))
    return PartialValue(function, rest, of_method)


def _provider(call: KnownCall) -> Value | None:
    """Evaluate ``providers.Singleton(C, x=other)``: called, it calls ``C`` with what ``other()`` gives."""
    if not call.positional:
        return None
    given = call.arguments.after_first()
    made = replace(
        given,
        positional=tuple(_injected(call, value) for value in given.positional),
        keywords=tuple((name, _injected(call, value)) for name, value in given.keywords),
    )
    return PartialValue(call.positional[0], made)


def _injected(call: KnownCall, value: Value) -> Value:
    return call.call(value, Arguments()) if isinstance(value, PartialValue) else value


def _in_thread(call: KnownCall) -> Value | None:
    """Call the first argument with the other arguments, as ``asyncio.to_thread(f, x)`` does."""
    if not call.positional or not is_callable(call.machine.observer, call.positional[0]):
        return None
    return call.call(call.positional[0], call.arguments.after_first())


def _partial_of_owner(call: KnownCall) -> Value:
    """Keep arguments for ``C``, as ``C.partial(x=1)`` does; a class that is derived from it comes first."""
    return PartialValue(_owner(call), call.arguments.after_first())


def _mapped(call: KnownCall) -> Value:
    """Call the first argument with each item of the lists, as ``f.expand(x=[1, 2])`` does."""
    given = call.arguments.after_first()
    each = tuple((name, elements(value)) for name, value in given.keywords)
    return call.call(_owner(call), Arguments((), each, False, given.open_keywords))


def _mapped_by_tables(call: KnownCall) -> Value:
    """Call the first argument with each dictionary, as ``f.expand_kwargs([{"x": 1}])`` does."""
    given = call.positional[1] if len(call.positional) > 1 else DictValue((), True)
    found = []
    for table in members(elements(given)):
        pairs = table.items if isinstance(table, DictValue) else ()
        keywords = tuple((name, value) for key, value in pairs for name in literals(key))
        is_open = not isinstance(table, DictValue) or table.open
        found.append(call.call(_owner(call), Arguments((), keywords, False, is_open)))
    return join(found)


def _owner(call: KnownCall) -> Value:
    return call.positional[0] if call.positional else External(call.name.rpartition(".")[0])


CALLABLES: dict[str, Model] = {
    "call": _in_thread,
    "partial": _partial,
    "partialmethod": partial(_partial, of_method=True),
    "provider": _provider,
    "partial of owner": _partial_of_owner,
    "mapped": _mapped,
    "mapped by tables": _mapped_by_tables,
}
