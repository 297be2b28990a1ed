"""Apply ``urllib.parse`` to partly known strings: join, split and build URLs.

If a URL begins with a hole, the hole contains its scheme and host.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from urllib.parse import urljoin, urlparse, urlsplit, urlunsplit

from appaccess_lint.text.operations import Markers, alternatives, concat, covering, is_hole, lifted, on_texts
from appaccess_lint.text.text import Hole, Template, Text, bounded, template, united

ELSEWHERE = Hole("urlparse()")
"""Scheme and host of a URL that begins with a hole: they are in the hole, part of the path."""
_SCHEME = "shttp"
"""A scheme that ``urllib.parse`` knows, and that is unlikely in a source."""


def url_join(base: Text, path: Text) -> Text:
    """Evaluate ``urllib.parse.urljoin``."""
    return Text(bounded(t for pair in product(*alternatives((base, path))) for t in _url_joined(*pair)))


def _url_joined(base: Template, path: Template) -> list[Template]:
    start = path.parts[0] if path.parts else "/"
    if isinstance(start, str) and re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://", start):
        return [path]
    join = _lifted_at_host(_joined)
    made = [lifted(join, base, path)]
    if isinstance(start, str) and start.startswith(("/", "?", "#")):
        return made
    goes_up = isinstance(start, str) and start.startswith(".")
    *before, last = base.parts or ("",)
    if isinstance(last, Hole):  # it may contain several segments
        made.append(lifted(join, template((*base.parts, "/"), base.origins), path))
    elif before and "/" not in last and not goes_up:  # the preceding hole may end in a slash
        behind_hole = template((*before, *path.parts), united((base.origins, path.origins)))
        text = "".join(part if isinstance(part, str) else "x" for part in before)
        has_path = "/" in re.sub(r"^[^/]*://", "", text)
        in_path = re.search("[?#]", text) is None
        # the first also covers a hole that is a part of the segment
        if in_path and has_path and text[:-1].endswith("/"):
            made = [behind_hole]
        elif in_path and (has_path or last[:1].isalnum()):
            made.append(behind_hole)
    # a path that begins with a hole may be absolute, or a whole URL: the result is unknown then
    return [*made, covering((base, path))] if isinstance(start, Hole) else made


def _joined(url: str, relative: str) -> str:
    # Python returns the one as it is if the other is empty
    return urljoin(_stripped(url), _stripped(relative)) if url and relative else url or relative


def _lifted_at_host(function: Callable[..., str]) -> Callable[..., str]:
    """Lift a *function* of a URL: a hole at the beginning of the URL is its scheme and host."""

    def at_host(url: str, *others: str) -> str:
        if not is_hole(url):
            return function(url, *others)
        if url[1:4] == "://":
            return re.sub(f"^{_SCHEME}(?=:)", url[0], function(_SCHEME + url[1:], *others))
        made = function(f"{_SCHEME}://{url}", *others).removeprefix(f"{_SCHEME}:")
        return made[2:] if made.startswith(f"//{url[0]}") else made

    return at_host


def split(url: Text) -> tuple[Text, Text, Text, Text]:
    """Return scheme, host, path and query of *url*; all of a URL that begins with a hole is its path."""
    schemes, hosts, paths, queries = zip(*map(_split, url.alternatives), strict=True)
    return Text(bounded(schemes)), Text(bounded(hosts)), Text(bounded(paths)), Text(bounded(queries))


def _split(url: Template) -> tuple[Template, Template, Template, Template]:
    markers = Markers()
    try:
        text = _stripped(markers.written(url))
        begins = is_hole(text)
        parts = urlsplit(f"{_SCHEME}://{text}" if begins else text)
    except ValueError:  # an invalid host
        unknown = template((Hole(""),), url.origins)
        return unknown, unknown, unknown, unknown
    outside = Template((ELSEWHERE,))
    scheme, host, path, query = (markers.read(part, url.origins) for part in parts[:4])
    whole = markers.read(parts.netloc + parts.path, url.origins)
    return (outside, outside, whole, query) if begins else (scheme, host, path, query)


def without_parameters(path: Text) -> Text:
    """Return a path without the parameters, from ``;`` on, that ``urlparse`` cuts off the last segment."""
    return Text(bounded(map(_without_parameters, path.alternatives)))


def _without_parameters(path: Template) -> Template:
    made = lifted(lambda text: urlparse(text).path, path)
    lost = sum(isinstance(p, Hole) for p in path.parts) - sum(isinstance(p, Hole) for p in made.parts)
    return covering((path,)) if lost else made  # a hole after the semicolon may contain another segment


def _stripped(url: str) -> str:
    """Strip *url* as newer versions of Python do: older ones keep leading control characters."""
    return url.lstrip("".join(map(chr, range(33))))


def unsplit(scheme: Text, host: Text, path: Text) -> Text:
    """Return a URL with these parts, the inverse of ``split``."""
    made = [
        Template(p.parts, united((s.origins, h.origins, p.origins)))
        if ELSEWHERE in s.parts or ELSEWHERE in h.parts
        else lifted(lambda *parts: urlunsplit((*parts, "", "")), s, h, p)
        for s, h, p in product(*alternatives((scheme, host, path)))
    ]
    return Text(bounded(made))


def with_query(url: Text, query: Text) -> Text:
    """Add a query, which may be empty, to *url*, which has none."""
    return concat((url, on_texts(lambda text: f"?{text}" if text else "", (query,))))


def host_name(netloc: Text) -> Text:
    """Return the host without user and port."""
    found: list[Template] = []
    for t in netloc.alternatives:
        name = re.sub(r"^.*@|(?<!:):\d*$", "", t.literal or "").lower()
        found.append(t if t.literal is None else template((name,), t.origins))
    return Text(bounded(found))


def scheme_and_host(url: Text) -> Text:
    """Return scheme and host of *url*."""
    return on_texts(_lifted_at_host(lambda text: urlunsplit((*urlsplit(text)[:2], "", "", ""))), (url,))


def without_query(url: Text) -> Text:
    """Return *url* up to its query."""
    return on_texts(lambda text: re.split("[?#]", text)[0], (url,))
