"""Find the root of a documented API in a URL's path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from appaccess_lint.catalog.trie import is_parameter, template_segments
from appaccess_lint.catalog.url import Segment
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Operation

V1 = ("wiki", "rest", "api")
V2 = ("wiki", "api", "v2")
REST_ROOTS = (V1, V2)
CONNECT = ("wiki", "rest", "atlassian-connect")

_VERSION = re.compile(r"v\d+")
# A host, a gateway's prefix and a context path come before the root; more is a file's path or another API
_MAX_CONTEXT = 6

_NOT_IN_THE_BROWSER = frozenset({"content", "space"})
"""First words of v1 that the web interface doesn't have below ``/wiki``."""


@immutable(frozen=True, slots=True)
class Place:
    """A documented root found in a path.

    ``root`` is the root as documented; ``prefixed`` means that ``/wiki`` precedes it.  ``context`` is the
    part before the root, ``below`` the part after it.  ``other_version`` means that the path has another
    version in place of ``v2``: ``/wiki/api/v1/pages``.
    """

    root: tuple[str, ...]
    prefixed: bool
    context: tuple[Segment, ...]
    below: tuple[Segment, ...]
    other_version: bool = False


@immutable(frozen=True, slots=True)
class _Form:
    """One way to write a root."""

    written: tuple[str, ...]
    root: tuple[str, ...]
    prefixed: bool


class Roots:
    """The roots of documented paths: those of the REST API, and those of other documented operations."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        forms = [
            form for root in REST_ROOTS for form in (_Form(root, root, True), _Form(root[1:], root, False))
        ]
        for root in dict.fromkeys(_root(operation) for operation in operations):
            if root in REST_ROOTS or not root:
                continue
            forms.append(_Form(root, root, root[0] == "wiki"))
            if root[: len(CONNECT)] == CONNECT:
                # Atlassian's reference leaves out /wiki/rest, which a base URL may contain
                short = root[2:]
                forms += (_Form(short, root, False), _Form(("wiki", *short), root, True))
        self._forms: dict[str, list[_Form]] = {}
        for form in sorted(forms, key=lambda form: -len(form.written)):
            self._forms.setdefault(form.written[0], []).append(form)
        self.first_words = frozenset(self._forms)
        words = {root: _first_words(operations, root) for root in REST_ROOTS}
        self._parts_of_roots = (
            (("wiki", "api"), V2, words[V2]),
            (("wiki", "api"), V1, words[V1]),
            (("wiki", "rest"), V1, words[V1]),
            (("wiki",), V1, _NOT_IN_THE_BROWSER),
        )

    def find_part(self, path: Sequence[Segment]) -> Place | None:
        """Return the place of a *path* that has only a part of a root: ``/wiki/api/pages``."""
        at = next((index for index, segment in enumerate(path) if segment.literal == "wiki"), len(path))
        for written, root, words in self._parts_of_roots:
            end = at + len(written)
            is_there = tuple([segment.literal for segment in path[at:end]]) == written
            if is_there and end < len(path) and path[end].literal in words:
                return Place(root, True, tuple(path[:at]), tuple(path[end:]))
        return None

    def find(self, path: Sequence[Segment]) -> Place | None:
        """Return the first root in *path*; ``None`` if there is none."""
        for index, segment in enumerate(path[: _MAX_CONTEXT + 1]):
            for form in self._forms.get(segment.pieces[-1], ()):
                below = _rest_below(form, path[index:])
                if below is not None:
                    context = tuple(path[:index])
                    if segment.literal is None:
                        # "{}rest/api": the hole contains the separator
                        context += (Segment((*segment.pieces[:-1], ""), segment.names),)
                    last = path[index + len(form.written) - 1].literal or ""
                    other = form.written == V2 and last != "v2" and _VERSION.fullmatch(last) is not None
                    return Place(form.root, form.prefixed or _ends_in_wiki(context), context, below, other)
        return None


def _first_words(operations: Sequence[Operation], root: tuple[str, ...]) -> frozenset[str]:
    paths = (template_segments(operation.path) for operation in operations)
    return frozenset(path[len(root)] for path in paths if tuple(path[: len(root)]) == root)


def _root(operation: Operation) -> tuple[str, ...]:
    segments = template_segments(operation.path)
    for root in REST_ROOTS:
        if tuple(segments[: len(root)]) == root:
            return root
    return tuple(takewhile(lambda segment: not is_parameter(segment), segments))


def _ends_in_wiki(context: Sequence[Segment]) -> bool:
    """Return whether ``/wiki`` is the last known part before the root: "/wiki{}/rest/api"."""
    known = next((segment for segment in reversed(context) if not segment.is_hole), None)
    return known is not None and known.pieces[0] == "wiki" and not any(known.pieces[1:])


def _rest_below(form: _Form, path: Sequence[Segment]) -> tuple[Segment, ...] | None:
    """Return the part after the root if *path* begins with it in this form; its first segment matches."""
    length = len(form.written)
    if len(path) < length:
        return None
    if any(
        segment.literal != word for segment, word in zip(path[1 : length - 1], form.written[1:], strict=False)
    ):
        return None
    last, word = path[length - 1], form.written[-1]
    below = tuple(path[length:])
    if length == 1 or last.literal == word:
        return below
    if last.pieces[0] == word:
        # "rest/api{}": the hole begins the part below; "rest/api{}content": it contains the separator
        after = Segment(("", *last.pieces[1:]), last.names)
        return (after if after.is_hole else Segment(after.pieces[1:], after.names[1:]), *below)
    # "/wiki/api/{version}/pages": only one version is documented there
    fits = last.can_spell(word) if last.literal is None else _VERSION.fullmatch(last.literal)
    return below if form.written == V2 and fits else None
