"""Find the documented operations that are nearest to a URL without a match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from appaccess_lint.catalog.undocumented import undocumented_paths
from appaccess_lint.model import Operation

_ROOT = re.compile(r"/(?:rest/api|api/v2)/")
_VERSION = re.compile(r"/(?:rest/api/(v?[\d.]+|latest)|wiki/api/v(?!2/)\d+)/")
_PART_OF_ROOT = re.compile("/wiki/(?:api/|rest/)?")
_VARIABLE = re.compile(r"\{[^{}]*\}")
_NUMBER = re.compile(r"[0-9]+")
_LIKENESS = 0.65
"""Minimum similarity, from 0 to 1, of a word and its misspelling."""
MAX_SEGMENTS = 12


def nearest(operations: Iterable[Operation], url: str, method: str | None) -> tuple[Operation, ...]:
    """Return the documented operations that *url* probably means, the best one first.

    *url* is that of a call site, with holes as ``{}``.  Seven kinds of mistakes are recognised:

    - The path is documented with other methods; the operation with *method* for the same purpose follows.
    - The path is a common invention (``rules_data/undocumented``).
    - The path belongs to the other API version (``/api/v2/search``).
    - The root states a version (``/rest/api/latest/``), or a part of it is missing (``/wiki/api/pages``).
    - A word is misspelled.
    - Variables are missing or superfluous.
    - The path is that of a part which is updated together with the whole object.

    Deprecated operations are replaced by their replacements.
    """
    wanted = _segments(url)
    listed = list(operations)
    plain = _VERSION.sub(_root, url)
    plain = plain if _ROOT.search(plain) else _with_root(plain, listed)
    if len(wanted or _segments(plain)) not in range(1, MAX_SEGMENTS + 1):
        return ()
    shapes = [(operation, _segments(operation.path)) for operation in listed]
    if made_up := _made_up(url, wanted, method):
        version = "v2" if "/api/v2/" in url else "v1"
        here = [o for o, shape in shapes if shape == wanted or _fits(shape, wanted)]
        documented = [o for o in here if o.api_version == version and o.method != method]
        return (*documented, *(o for key in made_up for o in listed if o.key == key))
    if plain != url:
        if found := [o for o in listed if has_path(o, plain)]:
            return _current(_of_method(found, method), listed)
        url, wanted = plain, _segments(plain)
    if same := [o for o, shape in shapes if shape == wanted or _fits(shape, wanted)]:
        version = "v2" if "/api/v2/" in url else "v1"
        here = [o for o in same if o.api_version == version]
        if not here:
            return _current(_of_method(same, method), listed)
        return (*here, *(_with_method(wanted, method, shapes) if method is not None else ()))
    best, found = 0.0, list[Operation]()
    for operation, shape in shapes:
        likeness = _likeness(shape, wanted)
        if likeness > best:
            best, found = likeness, []
        if likeness == best and likeness:
            found.append(operation)
    found = found or _of_words(wanted, method, shapes) or _of_whole(wanted, method, shapes)
    return _current(_of_method(found, method), listed)


def _root(found: re.Match[str]) -> str:
    """Return the root that has the version which *found* states in another root: ``/rest/api/v2/``.

    ``/wiki/api/`` has only version 2.
    """
    return "/rest/api/" if found[1] and found[1] != "v2" else "/api/v2/"


def _with_root(url: str, operations: Iterable[Operation]) -> str:
    """Return *url* with a whole root in place of a part of one, if a documented operation has the path."""
    whole = [_PART_OF_ROOT.sub(root, url, count=1) for root in ("/wiki/api/v2/", "/wiki/rest/api/")]
    return next((path for path in whole if any(has_path(o, path) for o in operations)), url)


def has_path(operation: Operation, url: str) -> bool:
    """Return whether *url*, with holes as ``{}``, has the path of *operation*, with any method."""
    if (operation.api_version == "v2") != ("/api/v2/" in url):
        return False
    shape, wanted = _segments(operation.path), _segments(url)
    return shape == wanted or _fits(shape, wanted)


def meant_by(url: str, method: str | None) -> str | None:
    """Return the key of the operation that an undocumented path probably means, if the data has one.

    The path may look documented: ``/wiki/api/v2/pages/search`` has a word in place of an ID.
    """
    return next(iter(_made_up(url, _segments(url), method)), None)


def _made_up(url: str, wanted: tuple[str, ...], method: str | None) -> tuple[str, ...]:
    version = "/api/v2/" in url
    return next(
        (
            entry.instead
            for entry in undocumented_paths()
            if ("/api/v2/" in entry.path) == version
            and entry.is_called(_segments(entry.path), wanted, method)
        ),
        (),
    )


_Shapes = Sequence[tuple[Operation, tuple[str, ...]]]


def _with_method(wanted: tuple[str, ...], method: str, shapes: _Shapes) -> tuple[Operation, ...]:
    """Return the operation with *method* that has the purpose of the path *wanted*.

    Its path has other variables (``…/properties/{property-id}``), is that of the v1 operation that *wanted*
    replaces (``content/{id}/label``), or begins with the last word of *wanted* (``footer-comments``).
    """
    replaced = {o.path for o, _ in shapes for r in o.replacements if _segments(r.path) == wanted}
    found = [(o, shape) for o, shape in shapes if o.method == method and o.lifecycle == "current"]
    choices = (
        _of_words(wanted, method, found),
        [o for o, _ in found if o.path in replaced],
        [o for o, shape in found if shape == wanted[-1:]],
    )
    return next((tuple(choice[:1]) for choice in choices if choice), ())


def _of_words(wanted: tuple[str, ...], method: str | None, shapes: _Shapes) -> list[Operation]:
    """Return the operations with *method* whose paths have the words of *wanted* and other variables."""
    words = [word for word in wanted if word != "{}"]
    if len(words) < 2:  # one word isn't specific enough
        return []
    return [
        o
        for o, shape in shapes
        if o.method == method and shape != wanted and [word for word in shape if word != "{}"] == words
    ]


def _of_whole(wanted: Sequence[str], method: str | None, shapes: _Shapes) -> list[Operation]:
    """Return the operation that updates the object of a part, such as ``comments/{id}/resolution``."""
    if method not in ("PUT", "PATCH") or len(wanted) < 3 or wanted[-1] == "{}" or wanted[-2] != "{}":
        return []
    return [o for o, shape in shapes if o.method == "PUT" and shape == wanted[:-1]]


def _likeness(shape: Sequence[str], wanted: Sequence[str]) -> float:
    """Return the similarity of two paths, 0 if a word of one isn't a misspelling of the other's."""
    if len(shape) != len(wanted):
        return 0.0
    total = 1.0
    for word, want in zip(shape, wanted, strict=True):
        if word != want:
            alike = 0.0 if "{}" in (word, want) else SequenceMatcher(None, word, want, False).ratio()
            if alike < _LIKENESS:
                return 0.0
            total *= alike
    return total


@lru_cache(maxsize=1024)  # all paths of the catalog
def _segments(path: str) -> tuple[str, ...]:
    """Return the words of *path* below its root; variables, holes and numbers become ``{}``."""
    root = _ROOT.search(path)
    if root is None:
        return ()
    below = path[root.end() :].partition("?")[0].strip("/").split("/")
    return tuple(["{}" if _NUMBER.fullmatch(word) else _VARIABLE.sub("{}", word) for word in below if word])


def _fits(shape: Sequence[str], wanted: Sequence[str]) -> bool:
    """Return whether *wanted* has the *shape* of a documented path, with any word for a variable.

    A variable as the first word never matches, because it would match everything.
    """
    return (
        len(shape) == len(wanted)
        and shape[0] == wanted[0]
        and all(want in (word, "{}") or word == "{}" for word, want in zip(shape, wanted, strict=True))
        and any(word != "{}" and word == want for word, want in zip(shape[1:], wanted[1:], strict=True))
        == any(word != "{}" for word in shape[1:])
    )


def _of_method(found: Sequence[Operation], method: str | None) -> list[Operation]:
    """Return the operations in *found* with the method; all if none has it."""
    return [o for o in found if o.method == method] or list(found)


def _current(found: Sequence[Operation], listed: Sequence[Operation]) -> tuple[Operation, ...]:
    """Return *found*, with the first replacement in place of each deprecated operation."""
    by_key = {operation.key: operation for operation in listed}
    current = [
        by_key.get(str(o.replacements[0]), o) if o.lifecycle != "current" and o.replacements else o
        for o in found
    ]
    return tuple(dict.fromkeys(current))
