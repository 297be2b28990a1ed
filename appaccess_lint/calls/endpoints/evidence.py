"""Decide whether a request reaches Confluence, and which endpoint it names."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from appaccess_lint.calls.endpoints.hosts import host_origin, most_certain
from appaccess_lint.calls.names.context import about_confluence
from appaccess_lint.calls.names.paths import names_request, path_holes
from appaccess_lint.calls.names.words import words
from appaccess_lint.catalog.evidence import names_other_product
from appaccess_lint.catalog.hosts import HostKind
from appaccess_lint.catalog.match import Evidence, Match, Matcher
from appaccess_lint.model import Deployment, OutsidePath
from appaccess_lint.project.testing import is_test_module
from appaccess_lint.syntax.module import Module
from appaccess_lint.text.text import Hole, Part, Template, Text, template
from appaccess_lint.values.domain.frames import Request
from appaccess_lint.values.domain.program import EnumMember, ModuleValue
from appaccess_lint.values.domain.unions import members

PROBE = "/rest/api/content"  # noqa: AAR103, AAR201, AAR302
_OPEN_HOSTS = frozenset({HostKind.SITE, HostKind.GATEWAY, HostKind.UNKNOWN})
_REST_PATH = re.compile(r"/?rest/(?!atlassian-connect|experimental)(?:api/|[\w.-]+/(?!api/))")
_OTHER_REST = re.compile(r"(?:^|/)rest/(?:(?!api/|\{|$)|api/(?:[\d.]+|latest)/)")
_OWN_PATH = re.compile(r"rest/api/(?:content|space)(?![\w-])")
"""The paths of the REST API that only Confluence has."""
_PAGE = re.compile(r"/[\w-]+\.(?:php|aspx?|jspx?|cgi|pl|py)(?:/|$)", re.IGNORECASE)
_BASE = re.compile(r"^\w+://[^/]*|(?<![\w.-])(?:wiki|confluence)(?![\w.-])")
_WORDS = re.compile(r"(?<=/)[A-Za-z][\w-]*(?=/|$)")
_OWN_PARTS = frozenset(
    "backend frontend microservice orchestrator worker ingest ingester ingestion indexer rag bff".split()
)
"""Words in names of settings for another part of the app itself: ``{backend_url}/api/v2/pages``."""
METHODS = frozenset({"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"})


MAX_KNOWN = 6_000
"""Maximum number of results that are kept, a megabyte; a language server runs for days."""


class EndpointResolver:
    """Resolves texts to documented endpoints; keeps the results, since wrappers ask the same repeatedly."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._known: dict[tuple[tuple[Part, ...], str | None], Match | None] = {}
        self._known_in_context: dict[tuple[tuple[Part, ...], str | None], Match | None] = {}

    def match(self, text: Template, method: str | None) -> Match | None:
        key = (text.parts, method)
        try:
            return self._known[key]
        except KeyError:
            if len(self._known) >= MAX_KNOWN:
                self._known.clear()
            found = self._known[key] = self._matcher.match(text, method)
            return found

    def _match_in_context(self, text: Template, method: str | None) -> Match | None:
        first, *rest = text.parts
        if isinstance(first, Hole) and first.placeholder:  # the placeholder is the root
            text = template((Hole(first.name, first.parameters), *rest), text.origins)
        key = (text.parts, method)
        if key not in self._known_in_context:
            if len(self._known_in_context) >= MAX_KNOWN:
                self._known_in_context.clear()
            self._known_in_context[key] = self._matcher.match_in_context(text, method)
        return self._known_in_context[key]

    def outside(self, key: str) -> OutsidePath | None:
        """Return the path outside the REST API that *key* names (``POST /wiki/json/x.action``)."""
        return self._matcher.outside(key)

    def link(self, name: str) -> str | None:
        """Return the template of the path that an answer has under the keys *name*: ``file._links.download``.

        It is empty for a mapping of such links, ``file._links``, and ``None`` for anything else.
        """
        return self._matcher.link(name)

    def may_name(self, text: Template) -> bool:
        """Return whether *text* has one of the words that each URL with an endpoint has."""
        return self._matcher.endpoint_words.may_name(str(text))

    def names_resource(self, text: Template) -> bool:
        """Return whether *text* has a word of an endpoint after its host and ``/wiki``."""
        may_name = self._matcher.endpoint_words.may_name
        return any(isinstance(part, str) and may_name(_BASE.sub("", part)) for part in text.parts)

    def brings_segment(self, text: Template) -> bool:
        """Return whether *text* has a segment that a documented path has: ``search``, ``{}/label``."""
        segments = (s for part in text.shape if part for s in part.partition("?")[0].split("/"))
        return not self._matcher.words.isdisjoint(segments)

    def leads_elsewhere(self, text: Template) -> bool:
        """Return whether *text* begins like another API's path: ``rest/agile/…``, ``/rest/api/{}/issue``."""
        first = text.parts[0] if text.parts else ""
        if not isinstance(first, str) or not _REST_PATH.match(first):
            return False
        if first.endswith("/api/"):  # a version of Jira's, or a resource of ours
            later = [word for part in text.shape[1:] if part for word in _WORDS.findall(part)]
            return bool(later) and not self._matcher.words.issuperset(later)
        below = template((*text.parts, "/", Hole("")), text.origins)  # a wrapper may add an ID
        return self.match(text, None) is None and self.match(below, None) is None

    def names_endpoint(
        self, text: Template, method: str | None, module: ModuleValue, is_request: bool = False
    ) -> bool:
        """Return whether *text* names an endpoint of Confluence by itself.

        With *is_request*, it is the URL of a request: then a path outside the REST API counts as well.
        """
        found = self.match(text, method)
        if found is None or found.root_only:
            return False
        if (
            found.outside is not None
            and not is_request
            and (found.outside.link or found.evidence < Evidence.PREFIX)
        ):
            return False
        return _convinces(found, module)

    def names_operation(self, text: Template, module: Module) -> bool:
        """Return whether *text*, a literal of *module*, names documented operations by itself."""
        found = self.match(text, None)
        if found is None or not found.operations:
            return False
        return found.evidence > Evidence.WEAK_PATH or _speaks(module.source, str(module.file or module.path))

    def _match_of(self, text: Template, method: str | None, request: Request) -> Match | None:
        """Return the match of *text* as the URL of *request*; ``None`` if it names no endpoint."""
        found = self.match(text, method)
        if found is None and _may_be_root(text):
            text = self._parted(text)
            found = self.match(text, method)
        open_root = found is None and _may_be_root(text) and in_context(request)
        if open_root and not self._stands_for_elsewhere(text, request):
            found = self._match_in_context(text, method)
        if found is None or found.root_only:
            return None
        # the replacement of a download doesn't depend on the callers' arguments
        if self._names_a_path(text) and not (found.outside is not None and found.outside.replacements):
            return None
        if request.product == "confluence":
            reach = self.reach(request.base)
            return replace(found, deployment=reach[0], oauth=reach[1]) if reach is not None else found
        if found.outside is not None and found.outside.followed and _has_no_base(text, request):
            return None  # the links of Confluence's answers are relative: this is another service's answer
        if is_weak(found, request):
            is_test = request.module.module is not None and is_test_module(request.module.module)
            # tests send requests to the program itself
            if is_test or _leads_to_own_part(text, request) or self._stands_for_elsewhere(text, request):
                return None
        return found if _convinces(found, request.module) else None

    def _stands_for_elsewhere(self, text: Template, request: Request) -> bool:
        """Return whether the root of *text* replaces a default with which it names no endpoint."""
        is_host = text.parts[:1] in {("http://",), ("https://",)}
        root, *path_parts = text.parts[is_host:] or ("",)
        if not (isinstance(root, Hole) and root.has_default):
            return False
        path = str(template(path_parts, text.origins))
        defaults = [url for url in request.urls if host_origin(url) != "replacement"]
        urls = [url for url in defaults if str(url).endswith(path)]
        servers = [url for url in urls if self._matcher.host(url) is HostKind.SERVER]
        return bool(servers) and all(self.match(url, None) is None for url in servers)

    def reach(self, base: Text | None) -> tuple[Deployment, bool] | None:
        """Return the deployment of a client's base URL, and whether it is the gateway; ``None``: unclear."""
        if base is None:
            return None
        bases = most_certain(base.alternatives, host_origin)
        probes = [template((*t.parts, PROBE), t.origins) for t in bases]
        found = {(m.deployment, m.oauth) for p in probes if (m := self.match(p, "GET")) is not None}
        return found.pop() if len(found) == 1 else None

    def is_open(self, text: Template) -> bool:
        """Return whether *text*, a request's URL, may be Confluence's although it names no endpoint."""
        if not any(isinstance(part, Hole) for part in text.parts) or self.leads_elsewhere(text):
            return False
        first = text.parts[0]
        if isinstance(first, Hole) and names_other_product(first.name):
            return False
        if len(text.parts) == 1 and isinstance(first, Hole):
            return not names_request(first.name)
        if _PAGE.search(str(text).partition("?")[0]):  # another product's: TestRail's /index.php?/api/v2/…
            return False
        text = self._parted(text)
        found = self.match(text, None)
        if found is not None:
            return found.root_only or self._names_a_path(text)
        # a path without any word of a documented path is another API's
        said = [word for part in text.shape if part for word in _WORDS.findall(part.partition("?")[0])]
        if said and self._matcher.words.isdisjoint(said):
            return False
        return self._matcher.host(text) in _OPEN_HOSTS and not _OTHER_REST.search(str(text))

    def _parted(self, text: Template) -> Template:
        """Return ``{}/content`` for ``{}content``, whose root ends in a slash; other texts unchanged."""
        first, *rest = text.parts
        word = rest[0].partition("?")[0] if rest and isinstance(rest[0], str) else ""
        if not isinstance(first, Hole) or word not in self._matcher.words:
            return text
        return template((first, "/", *rest), text.origins)

    def names_root(self, text: Template) -> bool:
        """Return whether *text* contains the root of Confluence's API, followed by an unknown path."""
        found = self.match(text, None)
        return found is not None and found.root_only and found.evidence > Evidence.WEAK_PATH

    @staticmethod
    def may_be_completed(text: Template) -> bool:
        """Return whether a caller may complete *text* to an endpoint: it has a hole, or is only a path."""
        if any(isinstance(part, Hole) for part in text.parts):
            return True
        whole = text.literal or ""
        return bool(whole) and not whole.startswith(("http://", "https://")) and " " not in whole

    @staticmethod
    def _names_a_path(text: Template) -> bool:
        """Return whether the hole at the end is a parameter whose name indicates more of the path."""
        last = text.parts[-1]
        return isinstance(last, Hole) and last in path_holes(text)

    def matches(self, text: Template, request: Request) -> list[tuple[str | None, Match]]:
        """Return the matches of *text* for each HTTP method that the request may have.

        A method that isn't documented for the path counts only if no other method is documented.
        """
        found = [(m, v) for m in methods_of(request) if (v := self._match_of(text, m, request)) is not None]
        documented = [(method, match) for method, match in found if match.operations]
        return documented or found


def in_context(request: Request) -> bool:
    """Return whether the code or the object that sends *request* is about Confluence."""
    about = about_confluence(request.module, request.node)
    return request.in_context if about is None else about


def is_weak(found: Match, request: Request) -> bool:
    """Return whether other services may have the path of *found*, and the context of *request* is unclear."""
    return found.evidence is Evidence.WEAK_PATH and not in_context(request)


def _leads_to_own_part(text: Template, request: Request) -> bool:
    """Return whether *text* leads to another part of the app, by its root's name, or to another product."""
    if about_confluence(request.module, request.node) is False:
        return True
    root = text.parts[0] if text.parts else ""
    return isinstance(root, Hole) and not words(root.name).isdisjoint(_OWN_PARTS)


def _may_be_root(text: Template) -> bool:
    """Return whether *text* begins with a possible unknown root, and goes on."""
    return len(text.parts) > 1 and isinstance(text.parts[0], Hole)


def methods_of(request: Request) -> tuple[str | None, ...]:
    """Return the HTTP methods that a request may have; only ``None`` if they are unknown."""
    given = [m.value if isinstance(m, EnumMember) else m for m in members(request.method)]
    texts = [m for m in given if isinstance(m, Text)]
    literals = [t.literal for text in texts for t in text.alternatives]
    known = dict.fromkeys(word.upper() for word in literals if word is not None and word.upper() in METHODS)
    certain = len(texts) == len(given) and len(literals) >= 1 and None not in literals
    return tuple(known) if known and certain else (None,)


def _convinces(found: Match, module: ModuleValue) -> bool:
    """Return whether the evidence counts; a weak path does only if the file mentions Confluence elsewhere."""
    return found.evidence > Evidence.WEAK_PATH or speaks_of_confluence(module)


def speaks_of_confluence(module: ModuleValue) -> bool:
    source = module.module
    return source is not None and _speaks(source.source, str(source.file or source.path))


@lru_cache(maxsize=16)
def _speaks(source: str, path: str) -> bool:
    lowered = source.lower()
    if "confluence" in lowered or ".atlassian.net/wiki" in lowered or "confluence" in path.lower():
        return True
    return "rest/api/" in lowered and _OWN_PATH.search(lowered) is not None


def _has_no_base(text: Template, request: Request) -> bool:
    """Return whether nothing precedes the path *text*, neither in the URL nor in the client's base URL."""
    return isinstance(text.parts[0], str) and text.parts[0].startswith("/") and request.base is None
