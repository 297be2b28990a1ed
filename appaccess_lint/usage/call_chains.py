"""Find the chain of calls from a call that names an endpoint down to its request."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from appaccess_lint.model import CallSite
from appaccess_lint.usage.callees import Callees
from appaccess_lint.usage.functions import BODY
from appaccess_lint.usage.sources import File, Function, Sources

CallChain = list[tuple[File, ast.Call]]
"""The calls from a request up to the call site, each with its file."""
MAX_CHAIN = 5
"""Functions between a call that names an endpoint and the request that it makes."""

_OF_ANSWERS = BODY | {"raise_for_status"}
"""Methods of an answer that are called on the request itself."""
_VERBS = frozenset({"get", "post", "put", "patch", "delete", "head", "options", "request"})
_SENDING = ("request", "send")
MAX_CALLS = 3000
"""Maximum number of calls that are followed for one chain."""


class CallChains:
    """Finds the chains of calls between call sites and requests."""

    def __init__(self, sources: Sources, callees: Callees) -> None:
        self._sources = sources
        self._callees = callees
        self._left = 0

    def of(self, site: CallSite, file: File, node: ast.Call) -> CallChain | None:
        """Return the calls from the request up to the call *node* of *site*."""
        if site.direct or not site.via:
            return [(file, node)]
        self._left = MAX_CALLS
        here = file.place(node)
        for place in site.via:
            path, line, column = place.rsplit(":", 2)
            if (int(line), int(column)) == (here.line, here.column) and path in {str(file.file), file.path}:
                return [(file, node)]
        for place in site.via:
            path, line, column = place.rsplit(":", 2)
            other = file if path in {str(file.file), file.path} else self._sources.load(Path(path))
            request = request_at(other, int(line), int(column)) if other is not None else None
            if other is not None and request is not None:
                chain = self._down(file, node, (other, request), 0)
                if chain is not None:
                    return chain
        return None

    def _down(
        self, file: File, node: ast.Call, request: tuple[File, ast.Call], depth: int
    ) -> CallChain | None:
        """Return the calls from *request* up to *node*, whose function leads to it."""
        self._left -= 1
        if depth >= MAX_CHAIN or self._left < 0:
            return None
        target = request[0].function(request[1])
        for _, function in self._called(file, node, request[0]):
            if function is target:
                return [request, (file, node)]
        for owner, function in self._called(file, node, request[0]):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and call is not node:
                    chain = self._down(owner, call, request, depth + 1)
                    if chain is not None:
                        return [*chain, (file, node)]
        return None

    def _called(self, file: File, node: ast.Call, other: File) -> Iterator[tuple[File, Function]]:
        """Yield the functions that *node* may call; by name alone in *other*, which has the request."""
        found = [(o, f) for o, f in self._callees.of(file, node) if not isinstance(f, ast.ClassDef)]
        yield from found
        if not found and isinstance(node.func, (ast.Attribute, ast.Name)):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            # a method of a session that the class inherits goes through the class's own request or send
            names = (name, *(_SENDING if name in _VERBS else ()))
            yield from ((other, function) for each in names for function in other.functions.get(each, ()))


def request_at(file: File, line: int, column: int) -> ast.Call | None:
    """Return the request that begins there: ``session.get(url)`` of ``session.get(url).json()``."""
    outermost = file.call_at(line, column)
    found, node = outermost, outermost.func if outermost is not None else None
    call = outermost
    while node is not None:
        if isinstance(node, ast.Call):
            if call is not None and isinstance(call.func, ast.Attribute) and call.func.attr in _OF_ANSWERS:
                found = node
            call, node = node, node.func
        else:
            node = node.value if isinstance(node, (ast.Attribute, ast.Subscript)) else None
    return found
