"""Build the call sites of a module from the requests that its functions name."""

from __future__ import annotations

from collections.abc import Iterable

from appaccess_lint.calls.endpoints.evidence import EndpointResolver
from appaccess_lint.calls.endpoints.hosts import most_certain
from appaccess_lint.calls.observer import CallObserver
from appaccess_lint.calls.requests.authentication import agreed
from appaccess_lint.calls.sites.gathering import Gathered, Gathering, gateway
from appaccess_lint.catalog import evidence
from appaccess_lint.catalog.load import Catalog
from appaccess_lint.catalog.match import Match
from appaccess_lint.immutable import replace
from appaccess_lint.model import (
    CallSite,
    Deployment,
    Fact,
    Ground,
    Span,
    Unmatched,
)
from appaccess_lint.project.testing import is_test_module
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Origin, Template
from appaccess_lint.values.domain.frames import Request


def call_sites(
    requests: Iterable[Request],
    path: str,
    resolver: EndpointResolver,
    catalog: Catalog,
    observer: CallObserver,
) -> list[CallSite]:
    """Return one call site for each call that names an endpoint, in the order of the source."""
    gathering = Gathering(resolver, catalog, observer)
    for request in _without_guesses([*requests]):
        if request.node.span is not None and not _is_of_faking_test(request, observer):
            for part in observer.rows.parted(request):
                gathering.add(part)
    sites = [
        _site(g, path, observer)
        for (place, sort), g in gathering.found.items()
        # what isn't in the REST API is for Server, where code has both
        if sort != "outside" or (place, "documented") not in gathering.found
        if sort != "unknown" or not _is_other_branch(g, gathering.found.get((place, "documented")))
    ]
    return sorted(sites, key=lambda site: (site.span.line, site.span.column, site.span.end_line))


def _is_other_branch(g: Gathered, documented: Gathered | None) -> bool:
    """Return whether a function that is called sends its URL with a documented method in another branch."""
    if documented is None or g.direct or any(match.unmatched != "method" for match in g.matches):
        return False
    return documented.urls.keys() >= g.urls.keys()


def _is_of_faking_test(request: Request, observer: CallObserver) -> bool:
    """Return whether a test lets the code under test make a request that a mock of the module answers."""
    module = request.module.module
    if len(request.key) == 1 or module is None or not is_test_module(module):
        return False
    return observer.fakes_answers(module)


def _without_guesses(requests: list[Request]) -> list[Request]:
    """Remove possible requests at a call that also makes a known client's request to the same URL.

    A helper may read the same URL from a cache or an archive.
    """
    known: dict[ir.Call, set[Template]] = {}
    for request in requests:
        if request.client is not None and request.url is not None:
            known.setdefault(request.node, set()).update(request.url.alternatives)
    return [r for r in requests if not _is_guess(r, known.get(r.node, set()))]


def _is_guess(request: Request, known: set[Template]) -> bool:
    return request.client is None and request.url is not None and known.issuperset(request.url.alternatives)


def _site(g: Gathered, path: str, observer: CallObserver) -> CallSite:
    unmatched: Unmatched | None = None
    if not g.operations and not g.outside:
        found = {m.unmatched for m in g.matches}
        unmatched = "method" if "method" in found else "root" if "root" in found else "path"
    reaches = most_certain(g.reaches, lambda reach: reach.origin)
    deployment = deployment_of({reach.deployment for reach in reaches})
    # only requests with this target are shown
    request = g.led.get(deployment, g.request)
    assert request.node.span is not None
    named = bool(request.operations)
    at_server = deployment == "server"
    reaches = [reach for reach in reaches if at_server or reach.deployment != "server"]
    operations = [o for o in g.operations.values() if at_server or g.targets[o.key] != {"server"}]
    urls = [url for url in g.urls if deployment in g.reached.get(url, ())] or [*g.urls]
    return CallSite(
        path=path,
        span=request.node.span,
        kind="client" if named else "http",
        client=request.client,
        client_method=request.client_method,
        method=next(iter(g.methods)) if len(g.methods) == 1 else None,
        url=None if named else min(urls, key=lambda url: (not g.urls[url], len(url.split("?")[0]))),
        deployment=deployment,
        auth=_placed(agreed(reach.auth for reach in reaches), path, request.node.span),
        operations=tuple(operations),
        outside=tuple(g.outside),
        unmatched=unmatched,
        breaks=observer.modelled.breaks(request),
        requests=tuple(g.requests),
        direct=g.direct,
        via=tuple(g.via),
        also_server=len(operations) < len(g.operations),
        certainty="likely" if request.likely or _only_by_context(g.matches) else "sure",
        trail=tuple(sorted(g.origins, key=lambda o: (o.path, o.line, o.column))),
        ground="client" if named or request.product == "confluence" else _ground(g.matches),
    )


_GROUNDS: dict[evidence.Evidence, Ground] = {
    evidence.Evidence.HOST: "host",
    evidence.Evidence.PREFIX: "prefix",
    evidence.Evidence.V1_PATH: "path",
    evidence.Evidence.NAME: "name",
}


def _ground(matches: list[Match]) -> Ground:
    """Return the strongest evidence that *matches* are Confluence's."""
    strongest = max((match.evidence for match in matches), default=evidence.Evidence.NONE)
    return _GROUNDS.get(strongest, "context")


def _only_by_context(matches: list[Match]) -> bool:
    """Return whether only the code around a call indicates that it reaches Confluence."""
    return bool(matches) and all(match.evidence is evidence.Evidence.CONTEXT for match in matches)


def _placed(fact: Fact, path: str, span: Span) -> Fact:
    """Return *fact*, with the call itself as the place of evidence without one."""
    here = Origin(path, span.line, span.column, span.end_line, span.end_column)
    return replace(fact, evidence=tuple(replace(e, place=e.place or here) for e in fact.evidence))


def deployment_of(found: set[Deployment]) -> Deployment:
    """Return the common deployment of several: Server only if nothing else is possible."""
    if "cloud" in found:
        return "cloud"
    return "server" if found == {"server"} else "unknown"


def literal_site(path: str, span: Span, url: str, found: Match, origin: Origin) -> CallSite:
    """Return the site of a URL literal that no recognised call uses."""
    return CallSite(
        path=path,
        span=span,
        kind="literal",
        url=url,
        deployment=found.deployment,
        auth=Fact("oauth", (gateway(Template((), frozenset((origin,)))),)) if found.oauth else Fact(),
        operations=found.operations,
        outside=(found.outside,) if found.outside is not None else (),
        trail=(origin,),
        ground=_ground([found]),
    )
