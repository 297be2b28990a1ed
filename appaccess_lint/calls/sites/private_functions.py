"""Replace requests of private functions, and initial paths, by what the calls in their module complete."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from appaccess_lint.calls.sites.open_tables import is_called_elsewhere
from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import last_name
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import calls_in, expressions, functions, statements
from appaccess_lint.values.domain.frames import Key, Request


def as_called(requests: list[Request], module: Module, project: Project) -> list[Request]:
    """Replace a private function's requests by those of its callers, if all of these name an endpoint.

    Example: the request of ``_comments(self, page, kind)``, to ``/pages/{page}/{kind}``, is one of the two
    operations that ``self._comments(page, "footer-comments")`` and another call name.  No request has the
    initial path of ``Query().path("/spaces").send()`` if all calls of ``send`` have another.
    """
    by_callers: dict[Key, list[Request]] = defaultdict(list)
    for request in requests:
        if len(request.key) > 1 and request.url is not None:
            by_callers[request.key[1:]].append(request)
    own = {r.key for r in requests if r.key in by_callers and r.url is not None}
    if not own:
        return requests
    initial = {r.key for r in requests if r.is_initial}
    called = _calls(module, project, {key[0] for key in own}, {key[0] for key in initial})
    known = {
        key
        for key in own
        if called.get(key[0]) and called[key[0]] == {request.key[0] for request in by_callers[key]}
    }
    kept = [request for request in requests if request.key not in known]
    for request in (r for r in requests if r.key in known and r.key not in initial):
        kept += [
            replace(request, method=r.method, url=r.url, whole_url=r.whole_url, parts=r.parts)
            for r in by_callers[request.key]
        ]
    return kept


def _calls(
    module: Module, project: Project, nodes: set[ir.Call], initial: set[ir.Call]
) -> dict[ir.Call, set[ir.Call]]:
    """Return for those of *nodes* that are in private functions the calls of these functions.

    For the nodes *initial*, the functions may be public if no other module calls them. There are none where
    the function is used otherwise, or where several have its name.
    """
    around: dict[ir.Call, str] = {}
    defined = Counter(function.name for function in functions(module.body))
    private = dict.fromkeys(_private(module.body))
    for function in functions(module.body) if initial else private:
        name = function.name
        if defined[name] == 1:
            wanted = nodes if function in private else nodes & initial
            found = {node: name for node in calls_in(function.body) if node in wanted}
            if found and (function in private or not is_called_elsewhere(project, module, function)):
                around |= found
    names = frozenset(around.values())
    calls: dict[str, set[ir.Call]] = defaultdict(set)
    uses: Counter[str] = Counter()
    for node in expressions(module.body) if names else ():
        if isinstance(node, (ir.Name, ir.Attr)) and (name := last_name(node)) in names:
            uses[name] += 1
        elif isinstance(node, ir.Call) and (name := last_name(node.func)) in names:
            calls[name].add(node)
    return {node: calls[name] for node, name in around.items() if uses[name] == len(calls[name])}


def _private(block: ir.Block, inside: bool = False) -> Iterator[ir.Function]:
    """Yield the functions that nothing outside the module calls, those that contain others first."""
    for statement in statements(block):
        match statement:
            case ir.Function() as function:
                name = function.name
                if inside or (name.startswith("_") and not name.endswith("__")):
                    yield function
                yield from _private(function.body, inside=True)
            case ir.Class() as cls:
                yield from _private(cls.body)
