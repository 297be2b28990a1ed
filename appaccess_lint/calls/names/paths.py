"""Recognise unknown parts of a URL that are paths, by the names of parameters and variables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from appaccess_lint.calls.names.words import words
from appaccess_lint.text.text import Hole, Template

PATH_WORDS = frozenset("url uri path subpath endpoint resource route suffix tail api href rest".split())
_ADDRESSES = frozenset({"url", "uri", "href"})
_IDS = frozenset({"id", "ids"})
_PIECE = re.compile(r"\.r?(?:split|partition)\(\)")
_THINGS = frozenset("page content space blog blogpost attachment comment folder".split())


def path_holes(text: Template) -> list[Hole]:
    """Return the holes of *text* before its query whose names indicate a path or a part of one."""
    return [hole for hole in holes_of_path(text) if hole.parameters and _is_path_name(hole.name)]


def holes_of_path(text: Template) -> Iterator[Hole]:
    """Yield the holes of *text* before its query."""
    path = takewhile(lambda part: not isinstance(part, str) or "?" not in part, text.parts)
    return (part for part in path if isinstance(part, Hole))


def _is_path_name(name: str) -> bool:
    """Return whether *name* indicates a path, not an ID, the address of a page, or a piece of an address.

    Examples of the others are ``page_id_or_url`` and ``url.split("/")[-1]``.
    """
    said = words(name)
    paths = said & PATH_WORDS
    is_address = paths <= _ADDRESSES and not (said.isdisjoint(_THINGS) and _PIECE.search(name) is None)
    return bool(paths) and not is_address and said.isdisjoint(_IDS)


def ends_in_several(text: Template) -> bool:
    """Return whether *text* ends in a hole of several parameters: an ID, and what a caller appends."""
    last = text.parts[-1] if text.parts else ""
    return isinstance(last, Hole) and len(last.parameters) > 1


def names_request(name: str) -> bool:
    """Return whether a name is that of a request object, which counts at its creation: ``urlopen(req)``."""
    said = words(name.rpartition(".")[2])
    return bool(said & {"request", "req", "prepared"}) and not said & PATH_WORDS
