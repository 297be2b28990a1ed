"""Parse the text of a URL argument into host and path segments, without knowledge of any product's API.

A URL may be absolute, without a scheme, only a path, or begin with a hole.  A hole may stand for a segment,
for a part of one, or for a separator with the text around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

from appaccess_lint.immutable import immutable
from appaccess_lint.text.text import Hole, Part, Template

MAX_LENGTH = 4096
_HOLE = "\0"

# Placeholders of a later .format, %, string.Template or a web router: {id} {{ id }} ${id} <int:id>
# %s %(id)s $id /:id.  "%d" before a hexadecimal digit is percent-encoding.  Templates for people to fill in
# name the site in brackets or with spaces, or leave it out: https://[your site].… https://my org.… https://***.…
_PLACEHOLDER = re.compile(
    r"""\$?\{\{?([^{}/]{0,80})\}?\}
      | <([\w\ .:-]{1,60})>
      | %(?:\((\w{1,60})\))?(?:[sri]|d(?![0-9A-Fa-f]))
      | \$([A-Za-z_]\w{0,60})
      | (?<=/):([A-Za-z_]\w{0,60})(?=/|$)
      | (?<=://)(?:[\[(]([\w\ .-]{1,60})[\])]|(\ ?[\w-]{1,60}(?:\ [\w-]{1,60}){1,3}\ ?)|[*.]{2,10})
        (?=\.[a-z])""",
    re.VERBOSE,
)
# Characters of prose, markup, regular expressions, globs and code, which no request path has
_NOT_A_URL = re.compile(r"""[\s"'<>\\^`|*,()\[\]{}$;!…]|\.\.\.|\.\+|(?:[^/.]\.|:)$""")
# Code that puts parameters behind a path that may already have some starts with "&"
_QUERY = re.compile(r"[?#]|(?<=[^}])&")
# A query that a hole before it began: "/content{}&limit=5"
_QUERY_AFTER_HOLE = re.compile(r"\0[^/\0]*[&=]")
_SCHEMES = frozenset({"http", "https", _HOLE, "http" + _HOLE})
_PORT = re.compile(r":(\d{1,5}|\0)?$")
_COMPLETE_HOST = re.compile(r"(?:\.[a-z]{2,}|:\d{1,5}|^localhost)$", re.IGNORECASE)
_LIKE_A_HOST = re.compile(r"(?:^localhost|\.[a-z]{2,}|\.\0|^\d+\.\d+\.\d+\.\d+|:\d{2,5})$", re.IGNORECASE)


@immutable(frozen=True, slots=True)
class Segment:
    """One path segment: the decoded literal text around its holes (``("PAGE-", "")``), and their names."""

    pieces: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def literal(self) -> str | None:
        """The segment's text if it is completely known."""
        return self.pieces[0] if len(self.pieces) == 1 else None

    @property
    def is_hole(self) -> bool:
        """Whether the whole segment is unknown."""
        return len(self.pieces) > 1 and not any(self.pieces)

    def can_spell(self, text: str) -> bool:
        """Return whether *text* can be this segment, for some text in its holes."""
        if len(self.pieces) == 1:
            return self.pieces[0] == text
        first, *middle, last = self.pieces
        if not text.startswith(first):
            return False
        position = len(first)
        for piece in middle:
            found = text.find(piece, position)
            if found < 0:
                return False
            position = found + len(piece)
        return len(text) - len(last) >= position and text.endswith(last)


@immutable(frozen=True, slots=True)
class Host:
    """The host in lower case, without user and port; ``\\0`` stands for a hole.  ``port`` may be one too."""

    text: str
    port: str = ""
    names: tuple[str, ...] = ()


@immutable(frozen=True, slots=True)
class Url:
    """Host (``None`` if there is none) and path segments; query and fragment are left out.

    ``has_query`` means that a ``?`` follows the path.
    """

    host: Host | None
    segments: tuple[Segment, ...]
    has_query: bool = False


def before_last_hole(segment: Segment) -> str:
    """Return the literal to which a hole is glued; empty for a segment of another form."""
    return segment.pieces[0] if len(segment.pieces) == 2 and not segment.pieces[1] else ""


def plain_text(literal: str) -> str:
    """Return a source literal up to its query, placeholders as NUL, without outer whitespace."""
    return _PLACEHOLDER.sub(_HOLE, re.split("[?#]", literal, maxsplit=1)[0]).strip()


def read_url(url: Template, glued: frozenset[str] = frozenset()) -> Url | None:
    """Parse *url*; ``None`` if it can't be the URL of a request (prose, regular expressions, …).

    A hole before a word in *glued* (``https://{}wiki/…``) contains the separator between host and path.
    """
    flat = _flatten(url)
    if flat is None:
        return None
    text, names, has_query = flat
    if "/" not in text or len(text) > MAX_LENGTH or _NOT_A_URL.search(text):
        return None
    authority, path = _split(text, glued)
    if authority is None and path is None:
        return None
    host = _host(authority, names) if authority is not None else None
    return Url(host, tuple(_segments(path or "", names)), has_query)


def _flatten(url: Template) -> tuple[str, Iterator[str], bool] | None:
    """Return the text up to query or fragment (holes as NUL), the holes' names, and whether ``?`` follows."""
    text: list[str] = []
    names: list[str] = []
    has_query = False

    def hole(name: str) -> None:
        # adjacent holes can't be distinguished
        if text and text[-1] == _HOLE:
            names[-1] = names[-1] or name
        else:
            text.append(_HOLE)
            names.append(name)

    for index, part in enumerate(url.parts):
        if isinstance(part, Hole):
            if not (part.placeholder and _is_glued("".join(text), url.parts[index + 1 :])):
                hole(part.name)
            continue
        if _HOLE in part:
            return None
        kept = _QUERY.split(part, maxsplit=1)[0]
        end = 0
        for match in _PLACEHOLDER.finditer(kept):
            if match.start() > end:
                text.append(kept[end : match.start()])
            hole(next((group.strip() for group in match.groups() if group), ""))
            end = match.end()
        if end < len(kept):
            text.append(kept[end:])
        if len(kept) < len(part):
            has_query = part[len(kept)] == "?"
            break
    return "".join(text).strip(), iter(names), has_query


def _is_glued(before: str, behind: Sequence[Part]) -> bool:
    """Return whether a segment of the path has a hole and other text."""
    _, scheme, rest = before.rpartition("://")
    following = behind[0] if behind else "/"
    if "/" not in rest and (scheme or not isinstance(following, str) or following.startswith(".")):
        return False  # a part of the host
    is_first = not before or before.endswith("/")
    return not (is_first and isinstance(following, str) and following.startswith(("/", "?", "#")))


def _split(text: str, glued: frozenset[str]) -> tuple[str | None, str | None]:
    """Return authority (``None`` without a host) and path; both ``None`` for a scheme other than HTTP."""
    scheme, separator, rest = text.partition("://")
    if separator:
        if scheme.lower() not in _SCHEMES or "://" in rest:
            return None, None
        return _split_authority(rest, glued)
    bare = text.lstrip("/")
    first = bare.partition("/")[0]
    if len(text) - len(bare) != 1 and _LIKE_A_HOST.search(first):
        return _split_authority(bare, glued)
    return None, text


def _split_authority(rest: str, glued: frozenset[str]) -> tuple[str, str]:
    authority, slash, path = rest.partition("/")
    head, hole, tail = authority.rpartition(_HOLE)
    if hole and tail in glued and tail:
        if _COMPLETE_HOST.search(head):
            return head, _HOLE + tail + slash + path
        return head + _HOLE, tail + slash + path
    if hole and not tail and _COMPLETE_HOST.search(head):
        return head, _HOLE + slash + path
    return authority, path


def _host(authority: str, names: Iterator[str]) -> Host:
    user, _, text = authority.rpartition("@")
    _take(names, user)
    port = _PORT.search(text)
    if port:
        text = text[: port.start()]
    found = _take(names, text)
    number = port.group(1) or "" if port else ""
    _take(names, number)
    return Host(text.rstrip(".").lower(), number, found)


def _segments(path: str, names: Iterator[str]) -> list[Segment]:
    cut = _QUERY_AFTER_HOLE.search(path)
    if cut:
        path = path[: cut.start() + 1]
    segments: list[Segment] = []
    for raw in path.split("/"):
        found = _take(names, raw)
        if raw == "..":
            del segments[-1:]
        elif raw not in {"", "."}:
            segments.append(_segment(raw, found))
    return segments


@lru_cache(maxsize=2048)  # URLs share words: one object for each takes a third of the memory
def _segment(raw: str, names: tuple[str, ...]) -> Segment:
    # decoded piece by piece, after the split: an encoded slash separates nothing
    return Segment(tuple([unquote(piece) if "%" in piece else piece for piece in raw.split(_HOLE)]), names)


def _take(names: Iterator[str], text: str) -> tuple[str, ...]:
    return tuple([next(names) for _ in range(text.count(_HOLE))])
