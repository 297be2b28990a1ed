"""Combine all requests at one call: their URLs, operations and deployments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal, NamedTuple

from appaccess_lint.calls.endpoints.alternatives import path_shape, whole_urls
from appaccess_lint.calls.endpoints.evidence import EndpointResolver, is_weak
from appaccess_lint.calls.endpoints.hosts import HostOrigin, host_origin
from appaccess_lint.calls.endpoints.unresolved import passed_through
from appaccess_lint.calls.observer import CallObserver
from appaccess_lint.calls.requests.authentication import authentication
from appaccess_lint.calls.requests.request_data import with_url
from appaccess_lint.calls.server.deployment import stated_deployment
from appaccess_lint.catalog import evidence
from appaccess_lint.catalog.load import Catalog
from appaccess_lint.catalog.match import Match
from appaccess_lint.model import Deployment, Evidence, Fact, Operation, OutsidePath
from appaccess_lint.products import OTHER_API
from appaccess_lint.request_data import RequestData
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Origin, Template, representative_origin
from appaccess_lint.values.domain.frames import Request

Sort = Literal["documented", "outside", "unknown"]


@dataclass(slots=True)
class Gathered:
    """The combined requests of one call."""

    request: Request
    urls: dict[str, bool] = field(default_factory=dict)
    """Whether each has more evidence than a documented path after a name."""
    reached: dict[str, set[Deployment]] = field(default_factory=dict)
    """The targets of the URLs."""
    operations: dict[str, Operation] = field(default_factory=dict)
    targets: dict[str, set[Deployment]] = field(default_factory=dict)
    """The targets of the requests that name an operation, by its key."""
    outside: dict[OutsidePath, None] = field(default_factory=dict)
    matches: list[Match] = field(default_factory=list)
    methods: set[str | None] = field(default_factory=set)
    origins: set[Origin] = field(default_factory=set)
    reaches: dict[Reach, None] = field(default_factory=dict)
    led: dict[Deployment, Request] = field(default_factory=dict)
    """The first of the requests with this target."""
    requests: list[RequestData] = field(default_factory=list)
    via: dict[str, None] = field(default_factory=dict)
    direct: bool = True
    """Whether none of them is made by a called function."""

    def add(
        self,
        request: Request,
        data: RequestData,
        reach: _Reach,
        observer: CallObserver,
        operations: Iterable[Operation],
        alternative: Template | None = None,
        in_server_branch: bool = False,
    ) -> None:
        """Record the evidence of *request*, one of them, which sends *data* to the URL *alternative*."""
        deployment, gateway = reach
        if deployment == "unknown":
            stated = stated_deployment(data.through, observer.models)
            deployment = stated or ("server" if in_server_branch else "unknown")
        for operation in operations:
            self.operations[operation.key] = operation
            self.targets.setdefault(operation.key, set()).add(deployment)
        if alternative is not None:
            self.reached.setdefault(str(alternative), set()).add(deployment)
        self.led.setdefault(deployment, request)
        auth = authentication(data, gateway, deployment, observer.models)
        origin = host_origin(alternative) if alternative is not None else "stated"
        self.reaches[Reach(deployment, auth, origin)] = None

    def send(self, data: RequestData, urls: Iterable[Template]) -> None:
        """Record that *data* is sent to *urls*, up to the bound."""
        for url in urls:
            if len(self.requests) >= MAX_SENT:
                return
            if (sent := with_url(data, url)) not in self.requests:  # a hash traverses it all
                self.requests.append(sent)


class Reach(NamedTuple):
    """The deployment and authentication of one of the requests at a call."""

    deployment: Deployment
    auth: Fact | None
    origin: HostOrigin


MAX_SENT = 8
"""Maximum number of different requests that are recorded for one call."""


_Reach = tuple[Deployment, Evidence | None]
"""A deployment, and the evidence that it is reached through the gateway."""


class _Matched(NamedTuple):
    """An alternative of a URL that names an endpoint with an HTTP method."""

    url: Template
    method: str | None
    match: Match


class Gathering:
    """Combines the requests of a file by call.

    ``found`` are the combined requests. Documented, undocumented and unknown ones are separate, because their
    findings differ.
    """

    def __init__(self, resolver: EndpointResolver, catalog: Catalog, observer: CallObserver) -> None:
        self._resolver = resolver
        self._catalog = catalog
        self._observer = observer
        self.found: dict[tuple[ir.Call, Sort], Gathered] = {}

    def add(self, request: Request) -> None:
        """Add a request to those of its call, if it names an endpoint."""
        if request.operations:
            self._add_operations(request)
        elif matched := self._matches(request):
            self._add_urls(request, matched)

    def _add_operations(self, request: Request) -> None:
        operations = [o for o in map(self._catalog.find, request.operations) if o is not None]
        outside = [o for o in map(self._resolver.outside, request.operations) if o is not None]
        if operations or outside:
            into = self._of(request, "documented" if operations else "outside")
            into.outside.update(dict.fromkeys(outside))
            into.methods.add((operations[0] if operations else outside[0]).method)
            data = self._observer.carried(request)
            into.add(request, data, self._reach_of_base(request), self._observer, operations)
            into.send(data, [NO_URL])

    def _of(self, request: Request, sort: Sort) -> Gathered:
        into = self.found.setdefault((request.node, sort), Gathered(request))
        into.direct &= len(request.key) == 1
        return into

    def _matches(self, request: Request) -> list[_Matched]:
        """Return the alternatives of a request's URL that name an endpoint and belong together."""
        routes, module = self._observer.routes, request.module.module
        matched = [
            _Matched(alternative, method, found)
            for alternative in request.urls
            for method, found in self._resolver.matches(alternative, request)
            if not (is_weak(found, request) and routes.serve(alternative, module))
        ]
        if not matched:
            return []
        built = self._observer.choices.consistent([m.url for m in matched], module)
        return [m for m in matched if m.url in built]

    def _add_urls(self, request: Request, matched: list[_Matched]) -> None:
        carried = self._observer.carried(request)
        # those after the calls that are requests themselves
        opened = passed_through(request.key[1:], self._observer.opened)
        through = dict.fromkeys((*passed_through(request.key, self._observer.requests), *opened))
        wholes = whole_urls(request)
        reach_of = partial(self._reach, request, any(m.match.unmatched == "root" for m in matched))
        for url, method, found in _without_guesses(matched):
            into = self._of(request, _sort(found))
            into.urls[str(url)] = found.evidence > evidence.Evidence.NAME
            into.methods.add(method)
            into.via.update(through)
            into.matches.append(found)
            into.origins |= url.origins
            if found.outside is not None:
                into.outside.update(dict.fromkeys(_called(found.outside, carried, self._resolver)))
            at_server = len(matched) > 1 and self._is_for_server(url, found)
            reach = reach_of(url, found)
            into.add(request, carried, reach, self._observer, found.operations, url, at_server)
            into.send(carried, wholes.get(path_shape(url), [url]))

    def _is_for_server(self, url: Template, found: Match) -> bool:
        """Return whether a branch for Server builds *url*. Server doesn't have v2."""
        is_v2 = any(o.api_version == "v2" for o in found.operations)
        return not is_v2 and self._observer.choices.is_for_server(url)

    def _reach(self, request: Request, is_site: bool, url: Template, found: Match) -> _Reach:
        """Return the deployment of a URL; with *is_site*, an alternative is a site without ``/wiki``."""
        if found.deployment == "unknown" and request.through is not None:
            return self._reach_of_base(request)
        if found.deployment == "unknown" and is_site:
            return "cloud", None  # another value of the same setting is a site, too
        return found.deployment, gateway(url) if found.oauth else None

    def _reach_of_base(self, request: Request) -> _Reach:
        """Return the deployment of a client's base URL, and the evidence if it is the gateway."""
        base = self._observer.base(request)
        deployment, oauth = self._resolver.reach(base) or ("unknown", False)
        return deployment, gateway(base.alternatives[0]) if oauth and base is not None else None


def _without_guesses(matched: list[_Matched]) -> Iterator[_Matched]:
    """Yield those of *matched* that may be sent, and whose finding is proved."""
    urls = [(m.url, _misfits(m.url, m.match)) for m in matched]
    documented = [str(m.url).split("?")[0] for m in matched if m.match.operations]
    for found, (url, misfits) in zip(matched, urls, strict=True):
        # where the base may have /wiki, or isn't known in another case, nothing proves that /wiki is missing
        unmatched = found.match.unmatched
        unproved = bool(documented) and unmatched == "root"
        unproved |= unmatched == "method" and _extends(url, documented)
        # Jira's path behind Confluence's root is of another branch
        unproved |= bool(documented) and OTHER_API.search(str(url)) is not None
        if not unproved and not _never_sent(url, misfits, urls):
            yield found


def _called(path: OutsidePath, data: RequestData, resolver: EndpointResolver) -> Iterator[OutsidePath]:
    """Yield *path* with what is known of each procedure that the body of a remote call may name."""
    named = [t.get(path.procedure) for body in data.body for t in body.tables] if path.procedure else []
    texts = dict.fromkeys(text for known in named if known is not None for text in known.texts)
    found = [resolver.outside(f"{path.key}/{text}") for text in texts]
    for called in found or [path]:
        yield replace(called, path=path.path) if called is not None else path


def _extends(url: Template, documented: list[str]) -> bool:
    """Return whether *url* is a documented one with an ID too many or missing, from a branch not taken."""
    path = str(url).split("?")[0].rstrip("/")
    others = [other.rstrip("/") for other in documented]
    return any(path.startswith(f"{other}/") or other.startswith(f"{path}/") for other in others)


GATEWAY = "api.atlassian.com"


def gateway(url: Template) -> Evidence:
    """Return the evidence that a URL is the gateway's."""
    place = representative_origin([o for o in url.origins if GATEWAY in o.text] or url.origins)
    where = replace(place, text="") if place is not None else None
    return Evidence("host", "oauth", "implied", GATEWAY, where)


def _sort(found: Match) -> Sort:
    if found.operations:
        return "documented"
    return "unknown" if found.outside is None else "outside"


NO_URL = Template()
UNDOCUMENTED = 99


def _misfits(alternative: Template, found: Match) -> int:
    """Return how many parameters of a documented path are words, such as ``pages`` for an ID."""
    given = str(alternative).split("?")[0].strip("/").split("/")[::-1]
    counts = (
        sum(
            wanted.startswith("{") and any(c.isalpha() for c in word)
            for wanted, word in zip(operation.path.strip("/").split("/")[::-1], given, strict=False)
        )
        for operation in found.operations
    )
    return min(counts, default=UNDOCUMENTED)


def _never_sent(alternative: Template, misfits: int, urls: list[tuple[Template, int]]) -> bool:
    """Return whether a URL combines alternatives that don't belong together.

    In an undocumented URL, an empty segment is a variable's empty default.  If a path is documented below one
    root, another root before it belongs to another path: both depend on the same setting.
    """
    if misfits == UNDOCUMENTED and "//" in str(alternative).split("://")[-1]:
        return True
    better = [other for other, fewer in urls if fewer < misfits]
    if not better:
        return False
    ends = [o for o in alternative.origins if (path := _path_in(o.text)) and _ends(alternative, path)]
    return any(o in other.origins and _ends(other, _path_in(o.text)) for other in better for o in ends)


def _path_in(text: str) -> str:
    path = text.split("?")[0].strip("/")
    return path if any(c.isalpha() for c in path) else ""


def _ends(url: Template, path: str) -> bool:
    return str(url).split("?")[0].rstrip("/").endswith(f"/{path}")
