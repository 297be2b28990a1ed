"""Summarise functions of the project, and run them for given arguments."""

from __future__ import annotations

from appaccess_lint.immutable import replace
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Template, Text, union
from appaccess_lint.values.domain.containers import Arguments, origins_of
from appaccess_lint.values.domain.frames import Frame, Invocation, Key, Outcome, Request, Summary
from appaccess_lint.values.domain.observer import takes_callable
from appaccess_lint.values.domain.program import FunctionValue, Instance
from appaccess_lint.values.domain.unions import parameters_of, texts
from appaccess_lint.values.domain.values import NONE, OWN, Unknown
from appaccess_lint.values.objects.annotations import declared_object
from appaccess_lint.values.objects.subclasses import implementations
from appaccess_lint.values.summaries import completion, relevance
from appaccess_lint.values.summaries.runs import bound_scope, returned_value, run_body, run_symbolic
from appaccess_lint.values.summaries.state import Summarizer

MAX_DEPTH = 14
"""Maximum depth of nested calls that are followed."""
MAX_SUMMARIZING = 20
"""Maximum length of a chain of functions that are summarised on behalf of the first."""
MAX_OPEN = 12
"""Maximum number of requests of a function that its callers can complete."""
MAX_RECURSION = 1
"""Maximum depth of recursion: a recursive function has no new results in deeper runs."""


def summarize(machine: Summarizer, value: FunctionValue) -> Summary | None:
    """Run a function with unknown parameters; return ``None`` while this run is in progress.

    Results for functions that call it in turn are incomplete in the meantime: they are discarded, and
    computed again on demand.
    """
    key = value.key
    if key in machine.summaries:
        machine.cycles.note_use(key)
        return machine.summaries[key]
    if machine.cycles.depth >= MAX_SUMMARIZING:
        return None  # it is summarised later, by itself or from a call that is less deep
    machine.summaries[key] = None
    machine.summarized[key] = value
    recorder, machine.recorder = machine.recorder, None
    running, machine.running = machine.running, {}  # a summary doesn't depend on the call that needs it first
    with machine.cycles.computing(key, value) as outdated:
        # call sites of other modules aren't reported: a subclass's results are computed when they are read
        classes = implementations(machine, value) if value.scope.module is machine.target else []
        frame = run_symbolic(machine, value, classes)
        result = machine.summaries[key] = _summary(machine, frame, value)
        if classes:  # a known object may have another class
            result.result_depends = completion.result_depends(machine, result) | OWN
            result.depends |= OWN
    machine.recorder, machine.running = recorder, running
    machine.forget(outdated)
    if value.scope.module is machine.target:  # their call sites aren't reported in other modules
        for nested in frame.nested:
            summarize(machine, nested)
    return result


def _summary(machine: Summarizer, frame: Frame, value: FunctionValue) -> Summary:
    sites: list[Request] = []
    naming: dict[Key, list[tuple[Request, bool]]] = {}
    rest: dict[object, Request] = {}
    free = completion.unbound(machine, value)
    given = {parameter.name for parameter in value.function.parameters[value.owner is not None :]}
    for request in frame.requests:
        named, open_part = machine.observer.split(request)
        if named is not None and free is not None:
            # call sites are reported once, by the summary with unknown free variables
            open_named = completion.named_by_closure(machine, named, free)
            if open_named is not None:
                rest.setdefault((open_named.node, open_named.url), open_named)
            named = None
        if open_part is not None and named is not None and _is_filled(machine, open_part, named):
            open_part = None
        elif open_part is not None and (open_part.parameters or value.owner is not None):
            rest.setdefault((open_part.node, tuple(t.shape for t in open_part.urls)), open_part)
        if named is not None:
            is_initial = open_part is not None and given.isdisjoint(parameters_of((open_part.url or NONE,)))
            sites.append(replace(named, is_initial=True) if is_initial else named)
            whole = open_part is None or named.url is None
            naming.setdefault(request.key, []).append((named, whole))
    closed = {key: _closed(machine, found) for key, found in naming.items()}
    kept = tuple(rest.values())[:MAX_OPEN]
    depends = union(request.parameters for request in kept) | frame.deferred
    if kept and value.owner is not None:
        depends |= {"self"}
    if free is not None:
        closed = free.closed
        depends |= completion.OUTER if kept or frame.deferred else frozenset()
    returned = returned_value(machine, frame, value)
    completes = any(map(machine.observer.may_be_completed, rest.values()))
    chosen_by = relevance.chosen_by(machine, value, returned)
    if machine.seeds:  # what another caller passes
        chosen_by |= {p.name for p in value.function.parameters if (value.function, p.name) in machine.seeds}
    return Summary(returned, sites, closed, kept, depends, completes, chosen_by)


def _is_filled(machine: Summarizer, open_part: Request, named: Request) -> bool:
    """Return whether *named*, the other part of a request, depends on all that callers know of the open part.

    A setting may replace a default prefix: the function still names its endpoint.
    """
    known = open_part.parameters <= named.parameters | {"self"}
    return known and not machine.observer.awaits_path(open_part)


def _closed(machine: Summarizer, found: list[tuple[Request, bool]]) -> frozenset[str] | None:
    """Return the endpoints of the requests of one call; an unrolled loop has several requests."""
    if all(whole for _, whole in found):
        return None
    return frozenset().union(*(machine.observer.endpoints(named) for named, _ in found))


def call_function(
    machine: Summarizer, frame: Frame | None, node: ir.Call | None, call: Invocation
) -> Outcome:
    """Call a function of the project.

    Requests that name their endpoint by themselves are call sites of the function and aren't in the
    outcome.
    """
    value, receiver, arguments = call
    # when the budget is used up, no further function of another module is summarised
    foreign = machine.exhausted and value.scope.module is not machine.target
    summary = machine.summaries.get(value.key) if foreign else summarize(machine, value)
    if summary is None:
        return Outcome(declared_object(machine, value.scope, value.function.returns) or Unknown())
    result_used = frame is None or node is None or node is not frame.discarded
    if machine.exhausted:
        return Outcome(completion.for_caller(machine, call, summary))
    names = relevance.may_name(machine, call, summary)
    fills = completion.fills_path(machine, call, summary)
    if not (fills or relevance.needs_reanalysis(machine, call, summary, result_used, names)):
        deferred = frozenset[str]() if names else _deferred(call, summary)
        return Outcome(completion.for_caller(machine, call, summary) if result_used else NONE, (), deferred)
    depends = (
        summary.depends | completion.result_depends(machine, summary) if result_used else summary.depends
    )
    if (
        machine.is_symbolic(call)
        and depends == {"self"}
        and not (takes_callable(machine.observer, arguments) or relevance.holds_object(arguments))
    ):
        # a run would have the same result
        return Outcome(completion.for_caller(machine, call, summary), summary.rest, OWN)
    depth = frame.depth + 1 if frame is not None else 1
    running = machine.running.get(value.function, 0)
    if depth > MAX_DEPTH or running >= MAX_RECURSION:
        return Outcome(summary.returned)
    changes = receiver.changes if isinstance(receiver, Instance) else 0
    stated = completion.stated_parameters(frame, node, call)
    origins = origins_of(arguments)
    key = (*value.key, receiver, changes, arguments, origins, stated)
    if key in machine.outcomes:
        return machine.outcomes[key]
    inner = Frame(bound_scope(machine, call), value, receiver, depth, stated=stated)
    machine.running[value.function] = running + 1
    run_body(machine, inner, value.function)
    machine.running[value.function] = running
    contributed = _contributed(machine, call)
    naming = completion.unbound(machine, value) or summary  # a closure's call sites are in the former
    left = _left_open(machine, inner.requests, naming, contributed)
    if contributed is not None and isinstance(receiver, Instance) and receiver.arguments and not changes:
        given = origins if relevance.holds_word(machine, arguments.values) else frozenset[object]()
        passed = {parameter.name for parameter in value.function.parameters[1:]}
        urls = ((o.key, t) for o in summary.rest for t in o.urls)
        extended = {key for key, t in urls if len(t.parts) > 1 or not passed.isdisjoint(t.parameters)}
        left = [_named_by_object(machine, r, given) if r.key in extended else r for r in left]
    elif contributed is not None:
        left = [_named_behind_root(machine, r, summary) for r in left]
    if fills:
        left += completion.filled(machine, inner.requests, summary, origins)
    outcome = Outcome(returned_value(machine, inner, value), tuple(left), inner.deferred)
    machine.outcomes[key] = outcome
    return outcome


def _deferred(call: Invocation, summary: Summary) -> frozenset[str]:
    """Return the parameters by which a call that isn't run could name an endpoint if they were known."""
    if not summary.depends:
        return frozenset()
    found, receiver = parameters_of(call.arguments.values), call.receiver
    is_open = isinstance(receiver, Instance) and receiver.arguments is None and "self" in summary.depends
    return found | {"self"} if is_open else found


def _contributed(machine: Summarizer, call: Invocation) -> frozenset[object] | None:
    """Return the positions of a call's literals; ``None`` if its receiver or a closure may have others.

    An object of a subclass has the literals of the subclass.
    """
    value, receiver, arguments = call
    brings_code = takes_callable(machine.observer, arguments) or relevance.holds_object(arguments)
    if brings_code or completion.unbound(machine, value) is not None:
        return None
    if isinstance(receiver, Instance):
        if receiver.cls is not value.owner:
            return None
        if receiver.arguments is not None:
            given = Arguments(tuple(receiver.attributes.values()) if receiver.changes else ())
            return origins_of(arguments) | origins_of(receiver.arguments) | origins_of(given)
    return origins_of(arguments)


def _left_open(
    machine: Summarizer, requests: list[Request], summary: Summary, contributed: frozenset[object] | None
) -> list[Request]:
    """Return the requests that the caller may complete: not those that the function itself names."""
    kept: list[Request] = []
    # on another path, as through a subclass's method, the same call names its endpoint by itself
    named = {key[0] for key, endpoints in summary.closed.items() if endpoints is None}
    for request in requests:
        closed = summary.closed.get(request.key, None if request.key[0] in named else frozenset())
        if closed is None or _is_named_method(request):
            continue
        if request.url is None:
            kept.append(request)
            continue
        own = _named_by_itself(machine, request, summary) if closed else frozenset[frozenset[str]]()
        rest = tuple(
            t for t in request.url.alternatives if _callers(machine, request, t, closed, own, contributed)
        )
        if rest:
            kept.append(replace(request, url=Text(rest)))
    return kept


def _named_by_object(machine: Summarizer, request: Request, given: frozenset[object]) -> Request:
    """Return *request*, with its place if the object names its endpoint; *given* are an argument's literals.

    ``Pages(f"{API}/content").get(page)`` names it where ``get`` sends it. An object that has the whole
    URL or the method is an endpoint itself, and its call is the place.
    """
    by_argument = any(t.origins & given for t in request.urls)
    if request.sent is not None or by_argument or not _states_method(request):
        return request
    named = bool(request.urls) and all(machine.observer.is_documented(request, t) for t in request.urls)
    return replace(request, sent=request) if named and not request.operations else request


def _named_behind_root(machine: Summarizer, request: Request, summary: Summary) -> Request:
    """Return *request*, with its place if the function names its endpoint behind a root that an argument is.

    Example: ``session.get(f"{api}/content")`` in a function with the parameter ``api``.
    """
    if request.sent is not None or request.operations or not _states_method(request):
        return request
    own = [(o, t) for o in summary.rest if o.key == request.key for t in o.urls]
    named = {machine.observer.endpoints_of(request, t) for t in request.urls}
    if not own or len(named) != 1:
        return request
    (endpoints,) = named
    by_itself = bool(endpoints) and all(machine.observer.names_behind_root(o, t, endpoints) for o, t in own)
    return replace(request, sent=request) if by_itself else request


def _states_method(request: Request) -> bool:
    """Return whether the call that sends a request states its method: ``session.get(…)``."""
    found, span = texts((request.method,)), request.node.span
    origins = (o for text in found for t in text.alternatives for o in t.origins)
    return bool(found) and span is not None and all(span.line <= o.line <= span.end_line for o in origins)


def _named_by_itself(machine: Summarizer, request: Request, summary: Summary) -> frozenset[frozenset[str]]:
    urls = ((o, t) for o in summary.sites if o.key == request.key for t in o.urls)
    return frozenset(machine.observer.endpoints_of(own, url) for own, url in urls)


def _callers(
    machine: Summarizer,
    request: Request,
    alternative: Template,
    closed: frozenset[str],
    own: frozenset[frozenset[str]],
    contributed: frozenset[object] | None,
) -> bool:
    """Return whether the caller, rather than the function itself, names the endpoint of a URL.

    *own* are the endpoints that each of the URLs names that the function itself gives to the same call.
    """
    named = machine.observer.endpoints_of(request, alternative)
    if not named:
        return True
    if named <= closed:
        # the caller only fills in a variable of the path, or chooses between paths that differ in it
        if not any(machine.observer.narrows(possible, named) for possible in own):
            return False
    elif closed and not machine.observer.is_documented(request, alternative):
        return False  # one alternative of a function that names its endpoint in another alternative
    if contributed is None or alternative.origins & contributed:
        return True
    # what the function doesn't name by itself is named by the caller, also if it only passes a variable on
    return not closed and machine.observer.is_documented(request, alternative)


def _is_named_method(request: Request) -> bool:
    """Return whether ``client.get_page(…)`` names its operation independently of the client."""
    func = request.node.func
    return bool(request.operations) and isinstance(func, ir.Attr) and func.name == request.client_method
