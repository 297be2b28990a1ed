"""Find what the hooks of a session do with its answers."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from appaccess_lint.usage.callees import Callees
from appaccess_lint.usage.propagation import Outcome, Propagation, State
from appaccess_lint.usage.sources import FUNCTIONS, File

_HOOKS = frozenset({"hooks", "event_hooks"})
_SENDING = frozenset({"request", "send", "_request", "handle_request", "handle_async_request", "urlopen"})
"""Methods through which all requests of a client class are sent."""


def hooks_in(file: File, request: ast.Call, propagation: Propagation, callees: Callees) -> Outcome:
    """Return what the response hooks of *file* do with the answer to *request*: handle it, or raise."""
    raised: set[str] = set()
    for outcome in _outcomes(file, request, propagation, callees):
        if outcome.at is not None:
            return outcome
        raised |= outcome.state.raised
    return Outcome(State(raised=frozenset(raised)))


def _outcomes(file: File, request: ast.Call, propagation: Propagation, callees: Callees) -> Iterator[Outcome]:
    for hook in _hooks(file, request):
        is_lambda = isinstance(hook, ast.Lambda)
        for owner, function in [(file, hook)] if is_lambda else callees.named(file, hook, hook):
            if isinstance(function, (*FUNCTIONS, ast.Lambda)):
                yield propagation.with_parameter(owner, function)
    for owner, call in _through_own_classes(file, callees):
        yield propagation.at(owner, call, State(frozenset({("response", ())})))


def _through_own_classes(file: File, callees: Callees) -> Iterator[tuple[File, ast.Call]]:
    """Yield the requests that client classes of the project make by ``super()``, for all of their methods."""
    names = [*file.classes, *(name for name, known in file.imports.items() if known.name[:1].isupper())]
    for name in names:
        for owner, cls in callees.named(file, ast.Name(name, ast.Load()), file.tree):
            if not isinstance(cls, ast.ClassDef) or not any(callees.foreign_bases(owner, cls)):
                continue
            for node in ast.walk(cls):
                match node:
                    case ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr=method)):
                        if method in _SENDING:
                            yield owner, node


def _hooks(file: File, request: ast.Call) -> Iterator[ast.expr]:
    """Yield the functions that are hooked to responses: in the call, where a session is made, or later."""
    for node in file.nodes:
        match node:
            case ast.keyword(arg=name, value=ast.Dict(values=values)) if name in _HOOKS:
                call = file.parents[node]
                if call is request or not _is_request(call):
                    for value in values:
                        yield from _each(value)
            case ast.Assign(targets=[target], value=value) if _names_hooks(target):
                values = value.values if isinstance(value, ast.Dict) else [value]
                for item in values:
                    yield from _each(item)
            case ast.Call(
                func=ast.Attribute(attr="append" | "extend" | "update", value=held), args=arguments
            ):
                if _names_hooks(held):
                    for argument in arguments:
                        yield from _each(argument)


def _is_request(call: ast.AST) -> bool:
    verbs = {"get", "post", "put", "patch", "delete", "head", "options", "request"}
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in verbs


def _names_hooks(node: ast.expr) -> bool:
    if isinstance(node, ast.Subscript):
        return _names_hooks(node.value)
    return isinstance(node, ast.Attribute) and node.attr in _HOOKS


def _each(value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(value, (ast.List, ast.Tuple)):
        for item in value.elts:
            yield from _each(item)
    elif isinstance(value, ast.Dict):
        for item in value.values:
            yield from _each(item)
    elif isinstance(value, (ast.Name, ast.Attribute, ast.Lambda)):
        yield value
