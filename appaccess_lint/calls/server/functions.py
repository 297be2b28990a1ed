"""Find functions that run for Server or Data Center only, by their names and their callers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from appaccess_lint.calls.server.words import names_server
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import last_name
from appaccess_lint.syntax.walk import expressions, functions

MAX_ROUNDS = 4
"""Maximum length of a chain of private functions that call each other."""
_OF_SERVER = re.compile(r"(?:^|_)(?:confluence_server|server_(?:rest|api))(?:_|$)")
_SERVER = re.compile(r"(?<![a-zA-Z])server(?![a-zA-Z])")


def server_functions(body: ir.Block, at_server: Iterable[ir.Expr]) -> list[ir.Expr]:
    """Return the expressions of the functions of *body* that run for Server only.

    Their names indicate it, or they are private and all their calls are among *at_server* or in such
    functions.
    """
    own = list(functions(body))
    names = {function.name for function in own}
    found: list[ir.Expr] = []
    waiting: list[ir.Function] = []
    for function in own:
        if _is_named(function.name, names):
            found += expressions(function.body)
        elif function.name.startswith("_") and not function.name.startswith("__"):
            waiting.append(function)
    known = {node for node in (*at_server, *found) if isinstance(node, ir.Call)}
    if not (known and waiting):
        return found
    calls: dict[str, list[ir.Call]] = defaultdict(list)
    references: dict[str, int] = defaultdict(int)
    for node in expressions(body):
        if isinstance(node, ir.Call):
            calls[last_name(node.func)].append(node)
        elif isinstance(node, (ir.Attr, ir.Name)):
            references[last_name(node)] += 1
    for _ in range(MAX_ROUNDS):
        # any code may call a function that is passed as a value
        called = {f: calls[f.name] for f in waiting if 0 < len(calls[f.name]) == references[f.name]}
        only = [function for function, found_calls in called.items() if known.issuperset(found_calls)]
        waiting = [function for function in waiting if function not in only]
        nodes = [node for function in only for node in expressions(function.body)]
        found += nodes
        known.update(node for node in nodes if isinstance(node, ir.Call))
        if not nodes:
            break
    return found


def _is_named(name: str, others: set[str]) -> bool:
    """Return whether a function is named after Server; *others* are the functions next to it.

    The word ``server`` alone counts only if another function has ``cloud`` in its place.
    """
    has_cloud = _SERVER.search(name) is not None and _SERVER.sub("cloud", name) in others
    return has_cloud or names_server(name) or _OF_SERVER.search(name) is not None
