"""Match URLs with documented operations, and weigh the evidence for Confluence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from appaccess_lint.catalog.endpoint_words import EndpointWords
from appaccess_lint.catalog.evidence import Destination, Evidence, weigh, weigh_outside
from appaccess_lint.catalog.hosts import HostKind, kind_of_host
from appaccess_lint.catalog.outside import OutsidePaths, may_be_link, may_be_outside
from appaccess_lint.catalog.parameters import parameters_of
from appaccess_lint.catalog.roots import REST_ROOTS, Place, Roots
from appaccess_lint.catalog.setting_roots import IN_CONTEXT, implied_place
from appaccess_lint.catalog.setting_roots import REACH as IMPLIED
from appaccess_lint.catalog.trie import (
    Node,
    Trie,
    Way,
    is_parameter,
    template_segments,
    walk,
    walk_apart,
    walk_ends,
    walk_to,
)
from appaccess_lint.catalog.undocumented import undocumented
from appaccess_lint.catalog.url import Segment, Url, before_last_hole, plain_text, read_url
from appaccess_lint.immutable import immutable, replace
from appaccess_lint.model import Deployment, Operation, OutsidePath, Unmatched
from appaccess_lint.text.text import Hole, Part, Template, template

MAX_READ = 4096
"""Maximum number of URLs that are kept after they were read, because each is matched with several methods."""
_GAP = re.compile(r"(?<=/)([A-Za-z][\w-]*)/(?=(/)[A-Za-z])")
_WORD = re.compile(r"[a-z][a-z_-]*")
_IDS = frozenset({"number", "content id"})
"""The types of path parameters that are IDs."""
_ROOT_WORDS = frozenset({"wiki", "rest", "api", "v2"})

__all__ = ["Evidence", "Match", "Matcher", "has_root", "looks_like_endpoint"]


@immutable(frozen=True, slots=True)
class Match:
    """The operations that a Confluence REST URL may name.

    Attributes:
        operations: All candidates; none if no documented operation matches, or for ``root_only``.
        unmatched: Why no operation matches: the path or the method isn't documented, or a prefix other than
            ``/wiki`` precedes the root.
        root_only: Whether the URL is only the API's root.
        exact: Whether there is one path template, the method is known, and no hole stands for a documented
            segment.
        open_end: Whether a hole is glued to the last documented segment (``/rest/api/content{}``), so that
        more
            segments may follow.
        oauth: Whether the URL goes through ``api.atlassian.com/ex/confluence/``.
        outside: The path, if it is outside the documented REST API.
    """

    operations: tuple[Operation, ...]
    deployment: Deployment
    oauth: bool
    evidence: Evidence
    unmatched: Unmatched | None = None
    exact: bool = False
    open_end: bool = False
    root_only: bool = False
    outside: OutsidePath | None = None


class Matcher:
    """Finds the documented operations that a URL may name; built once, and used for all URLs."""

    def __init__(
        self, operations: Iterable[Operation], outside: Callable[[], OutsidePaths] | None = None
    ) -> None:
        """*outside* loads the paths outside the REST API, which are matched too, on first use."""
        self._outside = outside
        operations = tuple(operations)
        self._trie = Trie(operations)
        self._roots = Roots(operations)
        self.words = frozenset(word for o in operations for word in template_segments(o.path))
        """Every segment of a documented path."""
        self.endpoint_words = EndpointWords(operations, outside)
        self._read = lru_cache(maxsize=MAX_READ)(self._place)

    def match_in_context(self, url: Template, method: str | None) -> Match | None:
        """Return the match of *url* below an unknown root, in code that is about Confluence."""
        read = read_url(url)
        verb = _documented_method(method)
        if read is None:
            return None
        place = implied_place(read, self._trie, verb, in_context=True)
        start = self._trie.node(place.root) if place is not None else None
        if read is None or place is None or start is None:
            return None
        found = _resolve(start, place, verb, IN_CONTEXT, ended=read.has_query)
        return found if found is not None and found.operations else None

    def match(self, url: Template, method: str | None) -> Match | None:
        """Return the match of *url* when called with *method* (``None``: unknown).

        The result is ``None`` if the text isn't a URL of Confluence's REST API: another product's or host's
        API, a link to the web UI, prose, a pattern.
        """
        filled = self._filled(url)
        found = self._match(filled, method) if filled is not None else None
        return found if found is not None and found.operations else self._match(url, method)

    def _filled(self, url: Template) -> Template | None:
        """Return *url* with a hole in place of each empty ID: ``/content//label``."""
        if not _GAP.search(" ".join([part for part in url.parts if isinstance(part, str)])):
            return None
        parts: list[Part] = []
        for part in url.parts:
            if isinstance(part, Hole):
                parts.append(part)
                continue
            end = 0
            for gap in _GAP.finditer(part):
                if gap[1] in self.words and gap[1] not in _ROOT_WORDS:
                    parts += [part[end : gap.start(2)], Hole()]
                    end = gap.start(2)
            parts.append(part[end:])
        return template(parts, url.origins) if len(parts) > len(url.parts) else None

    def _match(self, url: Template, method: str | None) -> Match | None:
        read, place = self._read(url.parts)
        if read is None:
            return None
        verb = _documented_method(method)
        implied = implied_place(read, self._trie, verb) if place is None else None
        place = place or implied
        start = self._trie.node(place.root) if place is not None else None
        if place is None or start is None:
            return self._match_outside(read, verb) or self._match_part_of_root(read)
        reach = IMPLIED if implied is not None else weigh(read.host, place, start)
        if reach is not None and place.other_version:
            known = reach.evidence is Evidence.HOST or (
                place.below and place.below[0].literal in start.literals
            )
            nothing = Match((), reach.deployment, reach.oauth, reach.evidence, unmatched="path")
            return nothing if known else None
        return _resolve(start, place, verb, reach, ended=read.has_query) if reach is not None else None

    def _place(self, parts: tuple[Part, ...]) -> tuple[Url | None, Place | None]:
        """Return a text as a URL, and its documented root: the same for each method."""
        read = read_url(Template(parts), self._roots.first_words)
        return read, self._roots.find(read.segments) if read is not None else None

    def host(self, url: Template) -> HostKind:
        """Return the class of the host of *url*; ``OTHER`` for a text that isn't a URL."""
        read, _ = self._read(url.parts)
        return kind_of_host(read.host) if read is not None else HostKind.OTHER

    def _match_outside(self, url: Url, method: str | None) -> Match | None:
        if self._outside is None or not may_be_outside(url.segments):
            return None
        place = self._outside().find(url.segments, method)
        reach = weigh_outside(url.host, place) if place is not None else None
        if place is None or reach is None:
            return None
        return Match((), reach.deployment, reach.oauth, reach.evidence, outside=place.found)

    def _match_part_of_root(self, url: Url) -> Match | None:
        """Return the match of a *url* of Cloud that has a part of a root only: ``/wiki/api/pages``."""
        if url.host is None or kind_of_host(url.host) not in {HostKind.SITE, HostKind.GATEWAY}:
            return None
        place = self._roots.find_part(url.segments)
        start = self._trie.node(place.root) if place is not None else None
        reach = weigh(url.host, place, start) if place is not None and start is not None else None
        if reach is None or reach.evidence is not Evidence.HOST:
            return None
        return Match((), reach.deployment, reach.oauth, reach.evidence, unmatched="path")

    def link(self, name: str) -> str | None:
        """Return the template of the path that an answer has under the keys *name*: ``file._links.download``.

        It is empty for a mapping of such links, ``file._links``, and ``None`` for anything else.
        """
        return self._outside().link(name) if self._outside is not None and may_be_link(name) else None

    def outside(self, key: str) -> OutsidePath | None:
        """Return the path outside the REST API that *key* (``POST /wiki/json/x.action``) names."""
        return (self._outside().named(key) or undocumented(key)) if self._outside is not None else None


def _documented_method(method: str | None) -> str | None:
    verb = method.upper() if method else None
    # GET without the body; the documentation doesn't list it apart
    return "GET" if verb == "HEAD" else verb


def looks_like_endpoint(literal: str) -> bool:
    """Return by a quick test whether a source literal may contain a REST path.

    Every literal that a ``Matcher`` of the shipped catalog matches passes, unless it percent-encodes letters.
    """
    return has_root(literal) and len(plain_text(literal).split(None, 1)) == 1


def has_root(literal: str) -> bool:
    """Return, with a quick test, whether a text may contain a REST path, alone or among other words."""
    return "rest/" in literal or "api/" in literal or "atlassian-connect/" in literal or "/rpc/" in literal


def _resolve(
    start: Node, place: Place, method: str | None, reach: Destination, *, ended: bool
) -> Match | None:
    below = place.below
    is_rest = place.root in REST_ROOTS
    nothing = Match((), reach.deployment, reach.oauth, reach.evidence)
    if is_rest and all(segment.is_hole for segment in below):
        return replace(nothing, root_only=True)
    way, open_end = _find(start, below, method, ended=ended)
    if not way.nodes:
        if is_rest and reach.misrooted and not below[0].is_hole:
            return replace(nothing, unmatched="root")
        if not is_rest or reach.evidence < Evidence.V1_PATH:
            return None
        # a hole right below the root may be anything, so nothing proves the path undocumented
        return replace(nothing, root_only=True) if below[0].is_hole else replace(nothing, unmatched="path")
    found = [o for node in way.nodes for o in node.operations if method in {None, o.method}]
    if not found:
        return replace(nothing, unmatched="method") if reach.evidence > Evidence.WEAK_PATH else None
    if way.guessed and is_rest and reach.evidence >= Evidence.V1_PATH:
        found = [o for o in found if not _has_word_for_id(o, below)]
        if not found:
            return replace(nothing, unmatched="path")
    if reach.misrooted:
        return replace(nothing, unmatched="root")
    one_path = len({operation.path for operation in found}) == 1
    exact = one_path and method is not None and not way.guessed
    return replace(nothing, operations=tuple(found), exact=exact, open_end=open_end)


def _has_word_for_id(operation: Operation, below: Sequence[Segment]) -> bool:
    """Return whether a word of the path stands in place of an ID: ``title`` in ``/pages/title/{}``.

    Names of IDs are placeholders: ``/pages/page_id/{}``.
    """
    known = parameters_of(operation)
    types = known.path if known is not None else {}
    for name, segment in zip(template_segments(operation.path)[-len(below) :], below, strict=False):
        word = segment.literal or ""
        if is_parameter(name) and types.get(name[1:-1]) in _IDS and _WORD.fullmatch(word):
            return not word.endswith("id")
    return False


def _find(start: Node, below: Sequence[Segment], method: str | None, *, ended: bool) -> tuple[Way, bool]:
    """Return the nodes for the path below a root, and whether more segments may follow its known part.

    *ended* means that a query follows the path.
    """
    if any(map(before_last_hole, below if ended else below[:-1])):
        apart = walk_apart(start, below, method, ended=ended)
        if apart.nodes:
            return apart, False
    if below and below[0].is_hole:
        way = walk(start, below, method)
        return (way if way.named else walk_ends(start, below[1:], method)), False
    if below and (word := before_last_hole(below[-1])):
        parents = walk_to(start, below[:-1], lambda node: word in node.literals)
        nodes = [node.literals[word] for node in parents.nodes]
        if nodes:
            return _here_or_below(nodes, method, parents.guessed), True
    return walk(start, below, method), False


def _here_or_below(nodes: Sequence[Node], method: str | None, guessed: bool) -> Way:
    """Return the *nodes* with the documented method; if there are none, the nodes below them, for a hole."""
    here = [node for node in nodes if node.supports(method)]
    if here:
        return Way(tuple(here), guessed=guessed)
    beneath = [n for node in nodes for n in node.below() if n.supports(method)]
    if beneath:
        return Way(tuple(beneath), guessed=True)
    return Way(tuple(node for node in nodes if node.operations), guessed=guessed)
