"""Find the arguments of a callable that is passed to a pool, a thread or a retry helper."""

from __future__ import annotations

import re

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import last_name
from appaccess_lint.values.domain.values import Arguments, DictValue, SeqValue, Value, literals
from appaccess_lint.values.objects.items import elements

RUN_KEYWORDS = frozenset({"target", "func", "function", "fn", "python_callable"})
"""Parameters for the callable that is run, such as those of ``threading.Thread``."""
NOT_SEEN = Arguments((), (), True, True)
_MAPS = re.compile(r"(?:^|_)i?map(?:_async|_unordered)?$")
_STAR_MAPS = re.compile(r"^starmap(?:_async)?$")
_TAKES_TUPLE = re.compile(r"^(?:apply_async|apply|Thread|Timer|Process|start_new_thread)$")
_BUNDLES = (("args", "kwargs"), ("op_args", "op_kwargs"))


def forwarded(node: ir.Call, arguments: Arguments, rest: tuple[Value, ...]) -> Arguments:
    """Return the arguments with which the callee of *node* calls a callable.

    *rest* are the arguments that follow the callable.
    """
    name = last_name(node.func)
    if rest and _MAPS.search(name):  # one list for each argument
        return Arguments(tuple(map(elements, rest)))
    row: Value | None = None
    if rest and _STAR_MAPS.search(name):
        row = elements(rest[0])
    elif _TAKES_TUPLE.search(name):
        row = next((value for value in rest if isinstance(value, SeqValue)), None)
        if row is None and (bundle := bundled(arguments)) is not None:
            return bundle
    if isinstance(row, SeqValue):
        return Arguments(row.items, (), row.open, True)
    return Arguments(rest, arguments.keywords, True, True)


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
        table = DictValue(()) if table is None else table
        pairs = table.items if isinstance(table, DictValue) else ()
        return Arguments(
            row.items if isinstance(row, SeqValue) else (),
            tuple((name, value) for key, value in pairs for name in literals(key)),
            not isinstance(row, SeqValue) or row.open,
            not isinstance(table, DictValue) or table.open,
        )
    return None
