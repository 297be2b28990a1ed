"""Find the keys of an answer that the function of its request reads without testing or setting them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from appaccess_lint.answer import Keys
from appaccess_lint.clients.answers import Answers
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.model import CallSite
from appaccess_lint.project.tree import Tree
from appaccess_lint.usage.answer_values import AnswerValue, Flow, Value
from appaccess_lint.usage.call_chains import request_at
from appaccess_lint.usage.flow import flow_of
from appaccess_lint.usage.forwarding import decorated
from appaccess_lint.usage.next_links import sends_link_as_cursor
from appaccess_lint.usage.requests import refused_request
from appaccess_lint.usage.sources import File, Function, Sources, last_name

_EMPTY = (ast.Constant, ast.Dict, ast.List)
"""What code has in place of a missing answer: ``answer.json() or {}``."""
_GIVES = (ast.Return, ast.Yield, ast.YieldFrom)
MAX_WRAPPERS = 3
"""Functions between a call and its request."""
_READ = frozenset({"value", "given", "changed"})
_FILLS = frozenset({"update", "setdefault", "append", "extend", "insert"})
"""Methods that add something to a dictionary or a list."""
_MISSING = frozenset({"KeyError", "LookupError"})
"""Exceptions whose handlers are for an answer without a key."""


def with_answer_keys(
    sites: Sequence[CallSite], source: str, path: str, file: Path | None, tree: Tree, models: ClientModels
) -> Sequence[CallSite]:
    """Return *sites*, all of *source*, with the keys that code reads of the answers of v2.

    Only the function of a request is read, or that of a call of a wrapper in the same file which returns the
    answer as it is, not functions that get the answer: this is done for every file.
    """
    if not any(map(_is_of_v2, sites)):
        return sites
    own = Sources(tree).own(source, path, file)
    if own is None:
        return sites
    return [_with_keys(s, own, models) if _is_of_v2(s) else s for s in sites]


def _is_of_v2(site: CallSite) -> bool:
    """Return whether a call is a request that gets something from v2, and can get nothing else."""
    return (
        (site.direct or 0 < len(site.via) <= MAX_WRAPPERS)
        and site.kind == "http"
        and site.method == "GET"
        and site.deployment != "server"
        and not site.also_server
        and [operation.api_version for operation in site.operations] == ["v2"]
    )


def _with_keys(site: CallSite, file: File, models: ClientModels) -> CallSite:
    node = file.call_of(site.span)
    try:
        answer = _answer(site, file, node, models) if node is not None else None
        if node is None or answer is None:
            return site
        flow = flow_of(file, node, *answer)
    except RecursionError:  # nested too deeply: unknown
        return site
    found = replace(site, answer_keys=_keys(file, node, flow))
    is_link = site.direct and sends_link_as_cursor(file, node, flow)
    return replace(found, sends_link_as_cursor=True) if is_link else found


def _answer(site: CallSite, file: File, node: ast.Call, models: ClientModels) -> tuple[Value, Answers] | None:
    """Return what the call *node* of *site* certainly gives; ``None`` if it may be changed before."""
    chain = [node] if site.direct else _chain(file, node, site)
    refused = refused_request(site, chain[0], models) if chain else None
    if refused is None:
        return None
    answers = refused.answers
    given: Value = ("body" if answers.body else "response", ())
    for call in chain[:-1]:
        function = file.function(call)
        flow = flow_of(file, call, given, answers)
        values = {value for _, value in flow.returned}
        if function is None or len(values) != 1 or flow.mixed or _may_change(file, flow):
            return None
        if decorated(file, function, models.boundaries):
            return None
        if {at for at, _ in flow.returned} != {at for at in ast.walk(function) if isinstance(at, _GIVES)}:
            return None
        (given,) = values
    return given, answers


def _may_change(file: File, flow: Flow) -> bool:
    """Return whether the function of *flow* may change the body: ``convert(body) if convert else body``."""
    return bool([*_filled(file, flow)]) or any(kind == "body" for _, _, (kind, _) in flow.passed)


def _chain(file: File, node: ast.Call, site: CallSite) -> list[ast.Call]:
    """Return the calls from the request of *site* up to *node*: each is in the function that the next calls.

    There are none where another function or request is possible.
    """
    places = [place.rsplit(":", 2) for place in site.via]
    if not {path for path, _, _ in places} <= {str(file.file), file.path}:
        return []
    via = [(int(line), int(column)) for _, line, column in places]
    request = request_at(file, *via[0])
    chain = _calls_between(file, node, request, via) if request is not None else []
    return chain if {file.position(call) for call in chain[:-1]} == set(via) else []


def _calls_between(
    file: File, node: ast.Call, request: ast.Call, via: Sequence[tuple[int, int]]
) -> list[ast.Call]:
    """Return the calls from *request* up to *node*, of which those below it are at places of *via*."""
    function = _called(file, node)
    if function is None:
        return []
    if file.function(request) is function:
        return [request, node]
    for place in via:
        others = [other for other in via if other != place]
        for call in file.calls.get(place, ()):
            if file.function(call) is function and (found := _calls_between(file, call, request, others)):
                return [*found, node]
    return []


def _called(file: File, call: ast.Call) -> Function | None:
    """Return the only function of *file* that *call* can call: a plain one, or a method of its own class."""
    name, cls = last_name(call.func), file.cls(call)
    owners: list[ast.ClassDef | None] = []
    match call.func:
        case ast.Name() if name not in file.stores:
            owners = [None]
        case ast.Attribute(value=ast.Name(id="self" | "cls")) if cls is not None:
            bases = [file.classes.get(last_name(base)) for base in cls.bases]
            derived = (c for c in file.classes.values() if any(last_name(b) == cls.name for b in c.bases))
            owners = [cls, *filter(None, bases), *derived]
    found = [f for f in file.functions.get(name, ()) if owners and file.owner(f) in owners]
    return found[0] if len(found) == 1 else None


def _keys(file: File, node: ast.expr, flow: Flow) -> tuple[Keys, ...]:
    of_body = [(kind, used) for kind, _, used in flow.uses if used.kind == "body" and used.keys]
    if _is_one_of(file, node) or any(_is_one_of(file, read) for _, used in of_body for read in _owners(used)):
        return ()
    tested = [u.keys for kind, u in of_body if kind == "test" or u.shared or _is_caught(file, u)]
    filled = list(_filled(file, flow))
    read = dict.fromkeys(used.keys for kind, used in of_body if kind in _READ)
    return tuple(
        keys
        for keys in read
        if not any(_meet(keys, known) for known in tested)
        and not any(keys[: len(part)] == part for part in filled)
    )


def _filled(file: File, flow: Flow) -> Iterator[Keys]:
    """Yield the parts of the answer that the code itself sets, or lets another function change.

    Example: ``page["space"] = space``, ``page.update(more)``, ``add_space(page)``.
    """
    for _, node, used in flow.uses:
        match node:
            case ast.Subscript(slice=ast.Constant(value=str() as key), ctx=ast.Store()):
                yield (*used.keys, key)
            case ast.Subscript(ctx=ast.Store()) | ast.AugAssign():
                yield used.keys
            case ast.Attribute(attr=name) if name in _FILLS:
                yield used.keys
    for call, _, (kind, keys) in flow.passed:
        above = file.parents[call]
        above = file.parents[above] if isinstance(above, ast.Await) else above
        if kind == "body" and isinstance(above, ast.Expr):
            yield keys


def _is_caught(file: File, used: AnswerValue) -> bool:
    """Return whether one of the keys of *used* is read where its absence is an exception that is handled."""
    for _, read in used.steps:
        for at, child in file.upwards(read) if read is not None else ():
            caught: list[ast.expr | None] = []
            match at:
                case ast.Try(body=body, handlers=handlers) if child in body:
                    caught = [handler.type for handler in handlers]
                case ast.With(items=items):
                    calls = [i.context_expr for i in items if isinstance(i.context_expr, ast.Call)]
                    caught = [a for call in calls if last_name(call.func) == "suppress" for a in call.args]
                case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                    break
            names = [n for c in caught if c for n in (c.elts if isinstance(c, ast.Tuple) else [c])]
            if any(last_name(name) in _MISSING for name in names):
                return True
    return False


def _owners(used: AnswerValue) -> Iterator[ast.expr]:
    """Yield the expressions of which the keys of *used* are read."""
    for _, read in used.steps:
        match read:
            case ast.Subscript(value=owner) | ast.Call(func=ast.Attribute(value=owner)):
                yield owner


def _is_one_of(file: File, node: ast.expr) -> bool:
    """Return whether *node*, or an expression that it is a part of, may have one of several values."""
    for part in (node, *(parent for parent, _ in file.upwards(node))):
        match part:
            case ast.IfExp():
                return True
            case ast.BoolOp(values=values):
                if sum(not isinstance(value, _EMPTY) for value in values) > 1:
                    return True
            case ast.stmt():
                return False
    return False


def _meet(keys: Keys, others: Keys) -> bool:
    """Return whether one of the values is in the other one, or is the same."""
    return all(key == other for key, other in zip(keys, others, strict=False))
