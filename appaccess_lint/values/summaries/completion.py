"""Find what the arguments of a call add to a function, and derive its result without another run.

``def get(url): return retry(lambda: session.get(url))`` is a wrapper, with or without the lambda. An
endpoint that the inner function names for any argument of the outer one belongs to the inner function.
Callers complete all others.

``url("space", key)`` with a required parameter ``key`` of the caller states the optional parameter of
``def url(kind, key=None)``: tests such as ``if key is None`` don't hold in this run.

In a result, the parameters on which it depends are replaced by what the call passes for them. If nothing is
known about the arguments, a new run would give the same.
"""

from __future__ import annotations

from dataclasses import replace

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, last_name
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.containers import Arguments, DictValue, PartialValue, SeqValue, depending
from appaccess_lint.values.domain.frames import Frame, Invocation, Request, Summary
from appaccess_lint.values.domain.outside import External, ExternalInstance, TextMethod
from appaccess_lint.values.domain.program import BoundMethod, ClassValue, FunctionValue, Instance
from appaccess_lint.values.domain.unions import Union, join, members, parameters_of
from appaccess_lint.values.domain.values import OWN, Scalar, Unknown, Value, weight
from appaccess_lint.values.summaries.state import Summarizer


def fills_path(machine: Summarizer, call: Invocation, summary: Summary) -> bool:
    """Return whether an argument is a segment of a path, for a variable of a URL that the function names."""
    if summary.filled is None:
        summary.filled = parameters_of(site.url for site in summary.sites if site.url is not None)
    if not summary.filled:
        return False
    return any(
        isinstance(m, Text) and machine.observer.brings_segment(m)
        for parameter, given in call.given()
        if given is not None and parameter.name in summary.filled
        for m in members(given)
    )


def filled(
    machine: Summarizer, requests: list[Request], summary: Summary, contributed: frozenset[object]
) -> list[Request]:
    """Return the requests that a function names, where the caller names another endpoint of them.

    ``get(f"{API}/content/{what}")`` is a request of a page, unless the caller says ``search``.
    """
    found: list[Request] = []
    for request in requests:
        own = [site for site in summary.sites if site.key == request.key and site.url is not None]
        if summary.closed.get(request.key, frozenset()) is not None or request.url is None or not own:
            continue
        known = frozenset().union(*map(machine.observer.endpoints, own))
        filled = tuple(
            t
            for t in request.url.alternatives
            if t.origins & contributed
            and not machine.observer.endpoints_of(request, t) <= known
            and machine.observer.is_documented(request, t)
        )
        if filled:
            found.append(replace(request, url=Text(filled)))
    return found


OUTER = frozenset({""})
"""The dependency of a closure's requests on any value of the enclosing call."""


def unbound(machine: Summarizer, value: FunctionValue) -> Summary | None:
    """Return the summary of a closure with unknown free variables.

    Return ``None`` for functions that aren't nested in a call of another function: this is their own
    summary.
    """
    twin = machine.unbound.get(value.function)
    if twin is None or twin.scope is value.scope:
        return None
    return machine.summary(twin)


def named_by_closure(machine: Summarizer, named: Request, unbound: Summary) -> Request | None:
    """Return the part of a closure's request that names an endpoint because of its free variables."""
    closed = unbound.closed.get(named.key, frozenset())
    if closed is None:
        return None
    observer = machine.observer
    if named.url is None:
        return None if observer.endpoints(named) <= closed else named
    # other endpoints, or a choice of some of those that are closed
    rest = tuple(
        t
        for t in named.url.alternatives
        if not (names := observer.endpoints_of(named, t)) <= closed or observer.narrows(closed, names)
    )
    return replace(named, url=Text(rest)) if rest else None


_CONVERTERS = frozenset({"str", "int", "quote", "quote_plus"})


def stated_parameters(frame: Frame | None, node: ir.Call | None, call: Invocation) -> frozenset[str]:
    """Return the optional parameters to which the call *node* passes a value that isn't empty."""
    optional = _optional(call.value.function)
    if not optional or frame is None or node is None:
        return frozenset()
    given = call.expressions(node)
    return frozenset(name for name in optional if name in given and _is_stated(frame, given[name]))


@cached
def _optional(function: ir.Function) -> frozenset[str]:
    """Return the parameters whose default is ``None``, empty or zero."""
    return frozenset(
        p.name
        for p in function.parameters
        if isinstance(p.default, ir.Const) and not p.default.value and p.default.value is not False
    )


@cached
def _required(function: ir.Function) -> frozenset[str]:
    """Return the parameters without a default whose annotation doesn't allow ``None``."""
    return frozenset(
        p.name
        for p in function.parameters
        if p.default is None and p.kind not in {"*", "**"} and not _allows_none(p.annotation)
    )


def _allows_none(annotation: ir.Expr | None) -> bool:
    match annotation:
        case ir.Const(value=None):
            return True
        case ir.Const(value=str() as quoted):
            return "None" in quoted or "Optional" in quoted
        case ir.BinOp(op="|", left=left, right=right):
            return _allows_none(left) or _allows_none(right)
        case ir.Subscript(value=base):
            return last_name(base) in {"Optional", "Union"}
    return False


def _is_stated(frame: Frame, node: ir.Expr) -> bool:
    match node:
        case ir.Name(id=name):
            function = frame.function
            known = function is not None and (name in _required(function.function) or name in frame.stated)
            return known and isinstance(frame.names.get(name), Unknown)
        case ir.Subscript(index=ir.Const(value=str())):
            return True  # a missing key is an error
        case ir.Call(func=func) if last_name(func) in _CONVERTERS and node.args:
            return True
    return False


MAX_WITHIN = 64
"""Maximum number of values of which the objects in a result are made, that are searched for objects."""
MAX_REPLACED = 64
"""Maximum number of values in a result in which the parameters are replaced."""


def result_depends(machine: Summarizer, summary: Summary) -> frozenset[str]:
    """Return the parameters on which the result of a function depends."""
    if summary.result_depends is None:
        summary.result_depends = _dependence(machine, summary.returned) | summary.chosen_by
    return summary.result_depends


def _within(given: Arguments) -> list[Value]:
    """Return the values in *given*, and those of which the objects in it are made."""
    found: list[Value] = [*given.values]
    for value in found:  # which grows
        if isinstance(value, Instance) and value.arguments is not None and len(found) < MAX_WITHIN:
            found += value.arguments.values
    return found


def _dependence(machine: Summarizer, returned: Value) -> frozenset[str]:
    """Return the parameters on which a result depends, also inside objects and containers."""
    found: frozenset[str] = frozenset()
    for m in members(returned):
        match m:
            case Instance(arguments=given):
                found |= OWN if given is None else parameters_of(_within(given))
                found |= parameters_of(m.attributes.values())  # what a builder was given
            case ExternalInstance(arguments=Arguments() as given):
                found |= parameters_of((*given.values, *machine.observer.set_on(m)))
                found |= OWN if isinstance(m.part_of, Instance) else frozenset()
            case FunctionValue():
                found |= frozenset({""})  # closes over the arguments of the call
            case BoundMethod() | TextMethod():
                found |= _dependence(machine, m.receiver)
            case PartialValue():
                found |= _dependence(machine, m.function) | parameters_of(m.arguments.values)
            case SeqValue() | DictValue():
                found = found.union(*(_dependence(machine, c) for c in m.contents))
            case _:
                found |= m.parameters
    return found


def for_caller(machine: Summarizer, call: Invocation, summary: Summary) -> Value:
    """Return a function's result, with the arguments' dependencies and object instead of the parameters'."""
    returned, own = summary.returned, call.value.owner and machine.selves.get(call.value.owner)
    if own is not None and own is not call.receiver and isinstance(call.receiver, Instance):
        returned = join(call.receiver if m is own else m for m in members(returned))
    if result_depends(machine, summary).isdisjoint(p.name for p in call.value.function.parameters):
        return returned
    return depending(returned, _brought(call))


def _brought(call: Invocation) -> dict[str, Unknown]:
    """Return the caller's parameters on which each of the function's parameters depends."""
    found: dict[str, Unknown] = {}
    for parameter, given in call.given():
        if parameter.kind in {"*", "**"} or (given is None and call.arguments.is_open):
            found[parameter.name] = Unknown(parameter.name, parameters_of(call.arguments.values))
        else:
            depends = given.parameters if given is not None else frozenset[str]()
            unknown = [m for m in members(given) if isinstance(m, Unknown)] if given is not None else []
            name = unknown[0].name if depends and len(unknown) == 1 else parameter.name
            is_left = given is None and parameter.default is not None
            found[parameter.name] = Unknown(name, depends, has_default=is_left)
    return found


def is_replaceable(returned: Value) -> bool:
    """Return whether ``depending`` can replace the parameters in a result.

    A large result, such as a tree that is built, would be larger than that of a run.
    """
    if weight(returned) > MAX_REPLACED:
        return False
    match returned:
        case Unknown() | Text() | Scalar() | External() | ClassValue():
            return True
        case SeqValue() | DictValue() | Union():
            return all(map(is_replaceable, returned.contents))
    return False
