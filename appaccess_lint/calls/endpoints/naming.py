"""Decide which requests name an endpoint, and which are completed by callers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from appaccess_lint.calls.endpoints.alternatives import without_tails
from appaccess_lint.calls.endpoints.evidence import EndpointResolver, in_context, methods_of
from appaccess_lint.calls.endpoints.tables import EndpointTables
from appaccess_lint.calls.endpoints.unresolved import Seen
from appaccess_lint.calls.names.paths import ends_in_several, path_holes
from appaccess_lint.catalog.roots import REST_ROOTS
from appaccess_lint.immutable import replace
from appaccess_lint.project.view import ModulesByPath
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Hole, Origin, Template, Text, template
from appaccess_lint.values.domain.frames import Key, Request
from appaccess_lint.values.domain.program import ModuleValue


class EndpointNaming:
    """The part of the interpreter's ``Observer`` that decides which requests name an endpoint.

    ``seen`` are the positions of the literals in the URL of any request: these aren't unused URL literals.
    ``opened`` are the calls of functions that make a request whose URL is incomplete. ``named`` are the
    requests whose endpoint a function names.
    """

    def __init__(self, resolver: EndpointResolver, modules: ModulesByPath) -> None:
        self._resolver = resolver
        self._modules = modules
        self._tables = EndpointTables(modules, resolver)
        self.seen: set[Origin] = set()
        self.opened: dict[ir.Call, Seen] = {}
        self.named: set[Key] = set()
        # wrappers repeat the same questions; modules live as long as the interpreter
        self._endpoints: dict[tuple[object, ...], frozenset[str]] = {}

    def split(self, request: Request) -> tuple[Request | None, Request | None]:
        if request.operations:
            return request, None
        if request.url is None:
            return None, None
        named: list[Template] = []
        rest: list[Template] = []
        for alternative in without_tails(request.url.alternatives):
            if self._resolver.matches(alternative, request):
                named.append(alternative)
                if ends_in_several(alternative) or self._is_ambiguous(request, alternative):
                    rest.append(alternative)
            elif self._resolver.may_be_completed(alternative):
                rest.append(alternative)
        rows = self._unchosen(request, named)
        for alternative in request.url.alternatives:
            self.seen |= alternative.origins - rows
        if named:
            self.named.add(request.key)
        elif rest and len(request.key) > 1 and not request.evident:
            opened = self.opened.setdefault(request.node, Seen(request.node, request.module, request.client))
            opened.add(request)
            opened.below.add(request.key[1:])
        return (
            replace(request, url=Text(tuple(named)), of_any_row=bool(rows)) if named else None,
            replace(request, url=Text(tuple(rest))) if rest else None,
        )

    def _unchosen(self, request: Request, named: Sequence[Template]) -> frozenset[Origin]:
        """Return the literals that are reported instead of *request*, which sends any row of their table."""
        if request.module.module is not None:
            self._modules.note(request.module.module)
        is_direct = len(request.key) == 1
        method, *others = methods_of(request)
        # a call that states the method says more than the rows
        if not named or (is_direct and method is not None and not others):
            return frozenset()
        rows = self._tables.unchosen(named, direct=is_direct)
        matches = (match for url in named for _, match in self._resolver.matches(url, request))
        # there is nothing to say about a server, but there would be about the literals
        return frozenset() if any(match.deployment == "server" for match in matches) else rows

    def awaits_path(self, request: Request) -> bool:
        return any(
            path_holes(t) or ends_in_several(t) or self._lacks_path(t) or self._is_ambiguous(request, t)
            for t in request.urls
        )

    def _lacks_path(self, alternative: Template) -> bool:
        """Return whether a URL has its root, but not the word that a documented path begins with."""
        return self._resolver.names_root(alternative)

    def _is_ambiguous(self, request: Request, alternative: Template) -> bool:
        """Return whether parameters choose between documented paths: ``/content/{page}/{what}``."""
        return bool(alternative.parameters) and len(paths_of(self.endpoints_of(request, alternative))) > 1

    def is_evident(self, module: ModuleValue, text: Text, method: str | None, is_request: bool) -> bool:
        """Return whether a string names an endpoint by itself, as the URL of a request or elsewhere."""
        names = self._resolver.names_endpoint
        return any(names(alternative, method, module, is_request) for alternative in text.alternatives)

    def has_root(self, text: Text) -> bool:
        """Return whether a string contains the root of Confluence's API, followed by an unknown path."""
        return any(map(self._resolver.names_root, text.alternatives))

    def narrows(self, possible: frozenset[str], names: frozenset[str]) -> bool:
        return names <= possible and len(paths_of(names)) < len(paths_of(possible))

    def link(self, name: str) -> str | None:
        return self._resolver.link(name)

    def may_name(self, text: Text) -> bool:
        return any(map(self._resolver.may_name, _stated(text)))

    def brings_segment(self, text: Text) -> bool:
        return any(map(self._resolver.brings_segment, text.alternatives))

    def names_resource(self, text: Text) -> bool:
        return any(map(self._resolver.names_resource, text.alternatives))

    def may_be_completed(self, request: Request) -> bool:
        if request.operations or request.product == "confluence":
            return True
        return request.url is not None and self.may_name(request.url)

    def leads_elsewhere(self, text: Text) -> bool:
        return all(map(self._resolver.leads_elsewhere, _stated(text)))

    def endpoints(self, request: Request) -> frozenset[str]:
        if request.operations:
            return frozenset(request.operations)
        return frozenset().union(*(self.endpoints_of(request, a) for a in without_tails(request.urls)))

    def endpoints_of(self, request: Request, alternative: Template) -> frozenset[str]:
        if request.operations:
            return frozenset(request.operations)
        base = request.base if request.product == "confluence" else None
        key = (alternative, request.method, request.product, base, request.module, in_context(request))
        known = self._endpoints.get(key)
        if known is None:
            found: set[str] = set()
            for _, match in self._resolver.matches(alternative, request):
                found |= {o.key for o in match.operations} or {str(alternative)}
            known = self._endpoints[key] = frozenset(found)
        return known

    def names_behind_root(self, request: Request, alternative: Template, endpoints: frozenset[str]) -> bool:
        first, *rest = alternative.parts or ("",)
        if not (isinstance(first, Hole) and rest and isinstance(rest[0], str) and rest[0].startswith("/")):
            return False
        urls = (template(("/".join(("", *root)), *rest), alternative.origins) for root in REST_ROOTS)
        return any(self.endpoints_of(request, url) == endpoints for url in urls)

    def is_documented(self, request: Request, alternative: Template) -> bool:
        return bool(request.operations) or any(
            match.operations for _, match in self._resolver.matches(alternative, request)
        )


def paths_of(endpoints: Iterable[str]) -> set[str]:
    """Return the paths of endpoints, which are methods with paths."""
    return {endpoint.partition(" ")[2] for endpoint in endpoints}


def _stated(text: Text) -> Sequence[Template]:
    """Return the alternatives of a text that replace no default, if there are any.

    A value that replaces another service's default is unlikely to be Confluence.
    """
    found = text.alternatives
    return found if len(found) == 1 else [t for t in found if not _replaces_default(t)] or found


def _replaces_default(text: Template) -> bool:
    """Return whether *text* has a part that replaces a default."""
    return any(isinstance(part, Hole) and part.has_default for part in text.parts)
