"""Find sites without ``/wiki`` that a program passes to constructors, whose methods add the API's root.

``Client("https://acme.atlassian.net").spaces()`` calls a method that names its endpoint for any site.  Only
the constructor shows that its requests fail.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from appaccess_lint.calls.endpoints.evidence import PROBE, EndpointResolver
from appaccess_lint.calls.observer import CallObserver
from appaccess_lint.calls.sites.literals_elsewhere import MAX_USERS, run_module
from appaccess_lint.catalog.hosts import names_site
from appaccess_lint.project.tree import Location
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import calls_in, functions
from appaccess_lint.text.text import Hole, Text, template
from appaccess_lint.values.domain.frames import Request
from appaccess_lint.values.domain.program import FunctionValue, Instance, ModuleValue
from appaccess_lint.values.domain.unions import join, literals
from appaccess_lint.values.domain.values import Value
from appaccess_lint.values.interpreter import Interpreter
from appaccess_lint.values.objects.classes import class_member, mro

SITE = "https://site.atlassian.net"


def sites_without_root(
    interpreter: Interpreter,
    observer: CallObserver,
    requests: Iterable[Request],
    module: ModuleValue,
    resolver: EndpointResolver,
) -> dict[tuple[ir.Function, str], Value]:
    """Return the parameters of constructors in *module* that get only such sites, with these.

    A parameter counts if a request of a method of the class begins with it, and if all modules of the project
    that create objects of the class state a Cloud site.
    """
    waiting = {request.node: name for request in requests for name in _bases(request, resolver)}
    found: dict[tuple[ir.Function, str], Value] = {}
    if not waiting or module.module is None:
        return found
    by_class: dict[object, set[str]] = {}
    for method in functions(module.module.body):
        used = {waiting[node] for node in calls_in(method.body) if node in waiting}
        by_class.setdefault(method.owner, set()).update(used)
    for init in list(interpreter.summarized.values()):
        names = by_class.get(init.function.owner, set()) & {p.name for p in init.function.parameters}
        is_own = init.scope.module is module and init.function.name == "__init__"
        if is_own and names and _users_ran(interpreter, observer, module.module, init):
            given = {name: _given(interpreter, init, name) for name in sorted(names)}
            for name, sites in given.items():
                if sites and all(_lacks_root(site, resolver) for site in sites):
                    found[init.function, name] = join(sites)
    return found


def _bases(request: Request, resolver: EndpointResolver) -> Iterator[str]:
    """Yield the parameters with which URLs of *request* begin that lack ``/wiki`` behind a site."""
    for url in request.urls if not request.operations else ():
        first, *rest = url.parts or ("",)
        if isinstance(first, Hole) and len(first.parameters) == 1:
            probe = resolver.match(template((SITE, *rest), url.origins), None)
            if probe is not None and probe.unmatched == "root":
                yield from first.parameters


def _users_ran(interpreter: Interpreter, observer: CallObserver, module: Module, init: FunctionValue) -> bool:
    """Run the other modules that create objects with *init*; return whether all state a Cloud site."""
    name = init.owner.cls.name if init.owner is not None else ""
    files = interpreter.project.calling_files(module, frozenset({name}))
    if len(files) > MAX_USERS or not all(names_site(interpreter.project.tree.source(f)) for f in files):
        return False
    for file in files:
        user = interpreter.located(Location(file, None))
        if user is None:
            return False
        run_module(interpreter, observer, user)
    return True


def _given(interpreter: Interpreter, init: FunctionValue, name: str) -> list[Value] | None:
    """Return what is passed as *name* for the objects of a class; ``None`` if that is unknown for one."""
    found: list[Value] = []
    for made in list(interpreter.instances.values()):
        if not isinstance(made, Instance) or made.arguments is None or init.owner not in mro(made.cls):
            continue
        if made.changes or class_member(interpreter, made.cls, "__init__") != init:
            return None
        given = {p.name: value for p, value in made.arguments.given(init.function.parameters[1:])}
        site = given.get(name)
        if site is None:
            return None
        found.append(site)
    return found


def _lacks_root(site: Value, resolver: EndpointResolver) -> bool:
    texts = literals(site)
    if not isinstance(site, Text) or len(texts) < len(site.alternatives):
        return False
    matches = [resolver.match(template((text.rstrip("/") + PROBE,)), "GET") for text in texts]
    return all(match is not None and match.unmatched == "root" for match in matches)
