"""Decide by the words of a string alone whether it can be a part of an endpoint's path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import unquote

from appaccess_lint.catalog.outside import OutsidePaths
from appaccess_lint.catalog.roots import REST_ROOTS
from appaccess_lint.catalog.trie import is_parameter, template_segments
from appaccess_lint.model import Operation

MAX_KNOWN = 8192
"""Maximum number of strings whose result is kept."""

_EVIDENT = re.compile(
    r"(?<![\w.-])(?:wiki|confluence|rpc|download|exportword)(?![\w.-])|\.action(?!\w)|wiki/|/wiki"
)
"""Prefixes that make any path Confluence's, and parts of each path outside the REST API."""
_OTHER_REST = re.compile(r"(?:^|/)rest/(?!api(?:/|$))([\w.-]+)")
_OTHER_VERSION = re.compile(r"(?:^|/)(?:v(?!2/)\d+(?:\.\d+)*|\d+(?:\.\d+)+|latest)/(?!(?:.*/)?rest/api/)")
"""The version of another API; in documented paths, only ``v2`` occurs. It isn't one before the API's root."""
_SEPARATORS = re.compile(r"[/{}<>$%()\[\]\"']+")
_ROOT_WORDS = frozenset(word for root in REST_ROOTS for word in root)
_QUERY = re.compile(r"[?#&]")


class EndpointWords:
    """The words that each string with an endpoint contains.

    A URL names an endpoint only in three cases: one of its segments is the first word of a documented path
    below the root, the part before the path is evidently Confluence's, or the path is outside the REST
    API.  Later words of documented paths count if the string has a separator, because the word before may be
    unknown.  After the version of another API (``v1/pages``, ``2.0/users``), no word counts.
    """

    def __init__(self, operations: Iterable[Operation], outside: Callable[[], OutsidePaths] | None) -> None:
        """*outside* reads the paths outside the REST API, when they are needed."""
        first: set[str] = set()
        later: set[str] = set()
        for operation in operations:
            segments = template_segments(operation.path)
            below = next((segments[len(root) :] for root in REST_ROOTS if _begins(segments, root)), None)
            if below is None:
                first.update(_distinguishing(segments))
            else:
                words = [word for word in below if not is_parameter(word)]
                first.update(words[:1])
                later.update(words)
        # a wrapper may add the plural's ending: f"{kind}s"
        self._first = frozenset((*first, *(word.removesuffix("s") for word in first)))
        self._words = self._first | later
        self._outside = outside
        self.may_name = lru_cache(maxsize=MAX_KNOWN)(self._may_name)

    def _may_name(self, piece: str) -> bool:
        """Return whether a string with *piece*, in which ``{}`` is unknown, may name an endpoint by it."""
        if "%" in piece:
            piece = unquote(piece)
        words = _QUERY.split(piece, maxsplit=1)[0].split()
        if len(words) > 1:
            words = [word for word in words if "/" in word]  # prose, unless a path stands in it
        if any(_EVIDENT.search(word) or self._is_outside(word) for word in words):
            return True
        for word in words:
            known = self._words if "/" in word else self._first
            before = _OTHER_VERSION.split(word, maxsplit=1)[0]
            if not known.isdisjoint(_SEPARATORS.split(before)):
                return True
        return False

    def _is_outside(self, piece: str) -> bool:
        found = _OTHER_REST.findall(piece)
        if not found or self._outside is None:
            return False
        words = {word for entry in self._outside() for word in entry.words}
        return not words.isdisjoint(found)


def _distinguishing(segments: list[str]) -> set[str]:
    """Return the words that distinguish a path below another root; each URL of it has all of them."""
    words = {segment for segment in segments if not is_parameter(segment)}
    return {word for word in words if word not in _ROOT_WORDS and not word.isdecimal()} or words


def _begins(segments: list[str], root: tuple[str, ...]) -> bool:
    return tuple(segments[: len(root)]) == root
