"""Find paths of a site outside the documented REST API: downloads, JSON-RPC, ``.action`` pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

from appaccess_lint.catalog.schema import OPERATION as _CHECKS
from appaccess_lint.catalog.schema import Check, Mismatch, Place, checked
from appaccess_lint.catalog.trie import is_parameter, template_segments
from appaccess_lint.catalog.url import Segment
from appaccess_lint.files.shipped import shipped_documents
from appaccess_lint.immutable import immutable
from appaccess_lint.model import OutsidePath

AS_WRITTEN = "*"
"""Matches any segment of a path; as the value of ``below``, any path, which is shown unchanged."""

# a host, a gateway's prefix and a context path come before the path
_MAX_CONTEXT = 6


_SIGNS = re.compile(r"(?:^|/)(?:download|exportword|rpc|rest|services)(?:/|$)|\.action(?:/|$)")
"""Words of which each entry's path has one.  Most URLs have none, and don't need the entries."""


def may_be_outside(path: Sequence[Segment]) -> bool:
    """Return, without reading the entries, whether one of them may be in *path*."""
    return _SIGNS.search("/".join([piece for segment in path for piece in segment.pieces])) is not None


_LINK = re.compile(r"(?:^|\.)_links(?:\.\w+)?$|Link$")
"""The end of each name of a link in an answer.  Most names have another, and don't need the entries."""


def may_be_link(name: str) -> bool:
    """Return, without reading the entries, whether one of them may name a link of answers *name*."""
    return _LINK.search(name) is not None


def _methods(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Mismatch("an array of HTTP methods", str(value))
    return tuple(_CHECKS["method"](method) for method in value)


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Mismatch("an array of names", str(value))
    return tuple(_CHECKS["title"](name) for name in value)


def _paths(value: object) -> tuple[str, ...]:
    return _names(value if isinstance(value, list) else [value])


_TABLE: Mapping[str, Check] = MappingProxyType(
    {
        "path": _paths,
        "below": _CHECKS["title"],
        "name": _CHECKS["title"],
        "title": _CHECKS["title"],
        "methods": _methods,
        "link": _CHECKS["experimental"],
        "links": _names,
        "bare": _CHECKS["experimental"],
        "procedure": _CHECKS["title"],
        "answer": _CHECKS["title"],
        "source": _CHECKS["title"],
        "note": _CHECKS["note"],
        "replacements": _CHECKS["replacements"],
    }
)


@immutable(frozen=True, slots=True)
class Entry:
    """One ``[[path]]`` table.

    ``words`` are the segments of the path without ``/wiki``.  ``below`` is the path that may follow.
    ``methods`` are the HTTP methods of the entry, empty for any.  ``links`` are the keys of answers that have
    such a path.  ``bare`` means that the path is specific enough to count without ``/wiki`` before it.
    """

    words: tuple[str, ...]
    below: str
    methods: tuple[str, ...]
    links: tuple[str, ...]
    bare: bool
    facts: Mapping[str, Any]

    def takes(self, method: str | None) -> bool:
        """Return whether the table applies to calls with *method* (``None``: unknown)."""
        return method is None or not self.methods or method in self.methods

    def has_link(self, name: str) -> bool:
        """Return whether an answer has such a path under the keys *name*: ``file._links.download``."""
        return any(f".{name}".endswith(f".{link}") for link in self.links)

    def path(self, below: Sequence[Segment]) -> str | None:
        """Return the template of the path *below* ``/wiki``; ``None`` for another path."""
        if len(below) < len(self.words) or (len(below) > len(self.words) and not self.below):
            return None
        found = ["wiki"]
        for index, word in enumerate(self.words):
            shown = _fitted(word, below[index], last=index == len(below) - 1)
            if shown is None:
                return None
            found.append(shown)
        rest = below[len(self.words) :]
        expected = template_segments(self.below) if self.below != AS_WRITTEN else []
        found += expected if len(expected) == len(rest) else map(_as_written, rest)
        return "/" + "/".join(found)


@immutable(frozen=True, slots=True)
class OutsidePlace:
    """A path outside the REST API, found in a URL.

    ``prefixed`` means that ``/wiki`` precedes it, ``context`` is the part before that.
    """

    found: OutsidePath
    prefixed: bool
    context: tuple[Segment, ...]


class OutsidePaths:
    """Finds the entry that a URL or a key names."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._first: dict[str, list[Entry]] = {}
        for entry in self._entries:
            self._first.setdefault(entry.words[0], []).append(entry)
        self._links = [
            (f".{link}", "/" + "/".join(entry.words) + entry.below)
            for entry in self._entries
            for link in entry.links
        ]
        self._owners = tuple(owner for link, _ in self._links if (owner := link.rpartition(".")[0]))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def link(self, name: str) -> str | None:
        """Return the template of the path that an answer has under the keys *name*: ``file._links.download``.

        It is empty for a mapping of such links, ``file._links``, and ``None`` for anything else.
        """
        dotted = f".{name}"
        for link, path in self._links:
            if dotted.endswith(link):
                return path
        return "" if dotted.endswith(self._owners) else None

    def named(self, key: str) -> OutsidePath | None:
        """Return the path with this key (``POST /wiki/json/x.action``), or path template alone."""
        method, _, path = key.rpartition(" ")
        segments = [
            Segment(("", "")) if is_parameter(s) and s.endswith("}") else Segment((s,))
            for s in template_segments(path)
        ]
        place = self.find(segments, method or None)
        return place.found if place is not None else None

    def find(self, path: Sequence[Segment], method: str | None) -> OutsidePlace | None:
        """Find the first path of an entry in the segments *path* of a URL called with *method*."""
        for index, segment in enumerate(path[: _MAX_CONTEXT + 1]):
            prefixed = segment.pieces[-1] == "wiki"
            start = index + 1 if prefixed else index
            if start >= len(path):
                return None
            below = [_without_glue(path[start]), *path[start + 1 :]]
            for entry in self._candidates(below[0], prefixed):
                template = entry.path(below) if entry.takes(method) else None
                if template is not None:
                    found = _outside(entry, template, method)
                    if any(map(entry.has_link, (name for segment in below for name in segment.names))):
                        found = replace(found, followed=True)
                    return OutsidePlace(found, prefixed, _context(path, index))
        return None

    def _candidates(self, first: Segment, prefixed: bool) -> Iterator[Entry]:
        word = first.pieces[0]
        yield from (e for e in self._first.get(word, ()) if prefixed or e.bare)
        if prefixed:
            yield from (e for e in self._entries if _is_open(e.words[0]))


def _without_glue(segment: Segment) -> Segment:
    """Return the segment without a leading hole that contains the separator: ``{}download``."""
    if segment.literal is None and not segment.pieces[0] and segment.pieces[-1]:
        return Segment(segment.pieces[-1:])
    return segment


def _context(path: Sequence[Segment], index: int) -> tuple[Segment, ...]:
    segment = path[index]
    before = tuple(path[:index])
    return (
        before
        if segment.literal is not None
        else (*before, Segment((*segment.pieces[:-1], ""), segment.names))
    )


def _fitted(word: str, segment: Segment, last: bool) -> str | None:
    """Return the form of *segment* in a template if it can be the entry's *word*, else ``None``."""
    # "x.action{}": the hole is a query
    end = segment.pieces[0] if last and len(segment.pieces) == 2 and not segment.pieces[1] else None
    written = segment.literal if segment.literal is not None else (end or None)
    if word == AS_WRITTEN:
        return _as_written(segment)
    if not is_parameter(word):
        return word if written == word else None
    suffix = word.partition("}")[2]
    if not suffix:
        return word
    if written is not None:
        return written if written.endswith(suffix) else None
    return word if segment.pieces[-1].endswith(suffix) else None


def _as_written(segment: Segment) -> str:
    literal = segment.literal
    if literal is None or literal.isdecimal():
        return "{}"
    return literal


def _outside(entry: Entry, template: str, method: str | None) -> OutsidePath:
    verb = method or (entry.methods[0] if entry.methods else "GET")
    found = OutsidePath(method=verb, path=template, **entry.facts)
    # an entry for many pages has the name of the page
    return replace(found, name=template.rpartition("/")[2]) if is_parameter(found.name) else found


@cache
def load_outside() -> OutsidePaths:
    """Return the shipped entries; raises ``CatalogError`` for an invalid file."""
    entries: list[Entry] = []
    for name, document in shipped_documents("outside"):
        for number, table in enumerate(document["path"], 1):
            entries += _entries(table, Place(f"outside/{name}", f"[[path]] {number}"))
    # the most specific first
    return OutsidePaths(sorted(entries, key=_exactness))


def _is_open(word: str) -> bool:
    return word == AS_WRITTEN or is_parameter(word)


def _exactness(entry: Entry) -> tuple[bool, int, int]:
    open_words = sum(map(_is_open, entry.words))
    return bool(entry.below), -len(entry.words), open_words


def _entries(table: object, place: Place) -> list[Entry]:
    """Return an entry for each path of *table*."""
    try:
        fields = checked(table, _TABLE, ("path", "name", "title"))
    except Mismatch as mismatch:
        raise place.error(mismatch.expected, mismatch.found, mismatch.key) from None
    paths = fields.pop("path")
    made = Entry(
        words=(),
        below=fields.pop("below", ""),
        methods=fields.pop("methods", ()),
        links=fields.pop("links", ()),
        bare=fields.pop("bare", True),
        facts=MappingProxyType(fields),
    )
    return [replace(made, words=tuple(template_segments(path)[1:])) for path in paths]
