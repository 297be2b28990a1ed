"""``urllib.parse`` on partly known strings: joining, taking apart, putting together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from appaccess_lint.text.operations import concat, covering, mapped, narrowed
from appaccess_lint.text.template import Hole, Origin, Part, Template, template, united
from appaccess_lint.text.text import Text, bounded

ELSEWHERE = Hole("urlparse()")
"""Scheme and host of a URL that begins with a hole: they are in what is then taken for its path."""


def url_join(base: Text, path: Text) -> Text:
    """``urllib.parse.urljoin``, on partly known strings."""
    results: list[Template] = []
    base, path = narrowed((base, path))
    for b in base.alternatives:
        for p in path.alternatives:
            results += _url_joined(b, p)
    return Text(bounded(results))


def _url_joined(base: Template, path: Template) -> list[Template]:
    origins = united((base.origins, path.origins))
    start = path.parts[0] if path.parts else ""
    if isinstance(start, str) and re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://", start):
        return [path]
    whole, relative = base.literal, path.literal
    if whole is not None and relative is not None:
        try:
            return [template((urljoin(_stripped(whole), _stripped(relative)),), origins)]
        except ValueError:  # a host that is none
            return [template((Hole(""),), origins)]
    if not path.parts:
        return [Template(base.parts, origins)]
    if isinstance(start, str) and start.startswith("//"):
        found = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?=//)", str(base))
        return [template((found[0] if found else "", *path.parts), origins)]
    if isinstance(start, str) and start.startswith("/"):
        return [template((*_authority(base.parts), *path.parts), origins)]
    joined = [template((*folder, *path.parts), origins) for folder in _directories(base.parts)]
    # what begins with a hole may be a path from the root, or a whole URL; nothing more is known of it then
    return [*joined, covering((base, path))] if isinstance(start, Hole) else joined


def _authority(parts: Sequence[Part]) -> list[Part]:
    """Scheme and host; a hole with nothing before it is taken to be just that."""
    kept: list[Part] = []
    seen_scheme = False
    for part in parts:
        if isinstance(part, Hole):
            kept.append(part)
            seen_scheme = True
            continue
        start = part.find("://")
        after = start + 3 if start >= 0 else 0
        if start < 0 and not seen_scheme:
            return kept
        end = part.find("/", after)
        if end >= 0:
            kept.append(part[:end])
            return kept
        kept.append(part)
        seen_scheme = True
    return kept


def _directories(parts: Sequence[Part]) -> list[list[Part]]:
    """What is kept of a URL before a relative one: all but its last segment, as far as that can be told."""
    if not parts:
        return [[]]
    *before, last = parts
    if isinstance(last, str) and "/" in last:
        folder = last[: last.rfind("/") + 1]
        return [[*before, f"{last}/" if folder.endswith("//") else folder]]
    text = "".join(part if isinstance(part, str) else "x" for part in before)
    if "/" not in re.sub(r"^[^/]*://", "", text):  # the host, or the end of it
        if isinstance(last, str) and last[:1].isalnum():
            return [[*before, last, "/"], before] if before else [[]]
        return [[*parts, "/"]]
    # a hole may hold whole segments
    return [[*parts, "/"], *_directories(before)] if isinstance(last, Hole) else [before]


def split(url: Text) -> tuple[Text, Text, Text, Text]:
    """Scheme, host, path and query of *url*; the path of a URL that begins with a hole is all of it."""
    found = [_split(t) for t in url.alternatives]
    schemes, hosts, paths, queries = zip(*found, strict=True)
    return Text(bounded(schemes)), Text(bounded(hosts)), Text(bounded(paths)), Text(bounded(queries))


def _split(url: Template) -> tuple[Template, Template, Template, Template]:
    if url.literal is not None:
        return _split_literal(url.literal, url.origins)
    place, query = _cut(_cut(list(url.parts), "#")[0], "?")
    first = place[0] if place else ""
    found = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*)://", first) if isinstance(first, str) else None
    origins = url.origins
    if found is None:
        outside = Template((ELSEWHERE,)) if isinstance(first, Hole) else Template()
        return outside, outside, template(place, origins), template(query, origins)
    assert isinstance(first, str)
    rest: list[Part] = [first[found.end() :], *place[1:]]
    host, path = _cut(rest, "/", keep=True)
    scheme = template((found[1],), origins)
    return scheme, template(host, origins), template(path, origins), template(query, origins)


def _split_literal(url: str, origins: frozenset[Origin]) -> tuple[Template, Template, Template, Template]:
    try:
        parts = urlsplit(_stripped(url))
    except ValueError:  # a host that is none
        unknown = template((Hole(""),), origins)
        return unknown, unknown, unknown, unknown
    scheme, host = template((parts.scheme,), origins), template((parts.netloc,), origins)
    return scheme, host, template((parts.path,), origins), template((parts.query,), origins)


def without_parameters(path: Text) -> Text:
    """A path without what ``urlparse`` takes out of its last segment: ``;`` and all behind it."""

    def change(parts: list[Part]) -> list[Part]:
        for index in range(len(parts) - 1, -1, -1):
            part = parts[index]
            if not isinstance(part, str):
                continue
            before, mark, _ = part[part.rfind("/") + 1 :].partition(";")
            if mark:
                # a hole behind it may begin another segment, and stays
                return [*parts[:index], part[: part.rfind("/") + 1] + before, *parts[index + 1 :]]
            if "/" in part:
                return parts
        return parts

    return mapped(path, change)


def _stripped(url: str) -> str:
    """As newer versions of Python read it: older ones keep what it begins with."""
    return url.lstrip("".join(map(chr, range(33))))


def _cut(parts: list[Part], mark: str, *, keep: bool = False) -> tuple[list[Part], list[Part]]:
    for index, part in enumerate(parts):
        if isinstance(part, str) and mark in part:
            before, _, after = part.partition(mark)
            return [*parts[:index], before], [mark + after if keep else after, *parts[index + 1 :]]
    return parts, []


def unsplit(scheme: Text, host: Text, path: Text) -> Text:
    """A URL of its parts; what ``split`` took apart comes out whole."""
    results: list[Template] = []
    scheme, host, path = narrowed((scheme, host, path))
    for s in scheme.alternatives:
        for h in host.alternatives:
            for p in path.alternatives:
                origins = united((s.origins, h.origins, p.origins))
                if ELSEWHERE in s.parts or ELSEWHERE in h.parts or not (s.parts or h.parts):
                    results.append(Template(p.parts, origins))
                    continue
                first = p.parts[0] if p.parts else "/"
                slash = "" if isinstance(first, str) and first.startswith("/") else "/"
                mark = "://" if s.parts else "//"
                results.append(template((*s.parts, mark, *h.parts, slash, *p.parts), origins))
    return Text(bounded(results))


def host_name(netloc: Text) -> Text:
    """The host without who asks and at which port."""
    found: list[Template] = []
    for t in netloc.alternatives:
        name = re.sub(r"^.*@|(?<!:):\d*$", "", t.literal or "").lower()
        found.append(t if t.literal is None else template((name,), t.origins))
    return Text(bounded(found))


def with_path(url: Text, path: Text) -> Text:
    """*url* with another path, and without what follows that."""
    return concat((rooted_at(url), path))


def rooted_at(url: Text) -> Text:
    """Scheme and host of *url*."""
    return Text(bounded(template(_authority(t.parts), t.origins) for t in url.alternatives))


def without_query(url: Text) -> Text:
    """*url* up to its query."""
    return mapped(url, lambda parts: _cut(_cut(parts, "#")[0], "?")[0])
