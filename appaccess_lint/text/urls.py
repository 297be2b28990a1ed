"""``urllib.parse`` on partly known strings: joining, taking apart, putting together.

A URL that begins with a hole has its scheme and host in there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from urllib.parse import urljoin, urlparse, urlsplit, urlunsplit

from appaccess_lint.text.operations import Signs, alternatives, concat, covering, is_sign, lifted, on_texts
from appaccess_lint.text.text import Hole, Template, Text, bounded, template, united

ELSEWHERE = Hole("urlparse()")
"""Scheme and host of a URL that begins with a hole: they are in what then counts as its path."""
_SCHEME = "shttp"
"""A scheme that no hole stands for; ``urllib.parse`` knows it."""


def url_join(base: Text, path: Text) -> Text:
    """``urllib.parse.urljoin``, on partly known strings."""
    return Text(bounded(t for pair in product(*alternatives((base, path))) for t in _url_joined(*pair)))


def _url_joined(base: Template, path: Template) -> list[Template]:
    start = path.parts[0] if path.parts else "/"
    if isinstance(start, str) and re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://", start):
        return [path]
    join = _rooted(lambda url, relative: urljoin(_stripped(url), _stripped(relative)))
    made = [lifted(join, base, path)]
    if isinstance(start, str) and start.startswith(("/", "?", "#")):
        return made
    *before, last = base.parts or ("",)
    if isinstance(last, Hole):  # it may hold whole segments
        made.append(lifted(join, template((*base.parts, "/"), base.origins), path))
    elif before and "/" not in last:  # the hole before it may end in a slash
        behind_hole = template((*before, *path.parts), united((base.origins, path.origins)))
        text = "".join(part if isinstance(part, str) else "x" for part in before)
        is_path = "/" in re.sub(r"^[^/]*://", "", text)
        made = [behind_hole] if is_path else [*made, behind_hole] if last[:1].isalnum() else made
    # what begins with a hole may be a path from the root, or a whole URL; nothing more is known of it then
    return [*made, covering((base, path))] if isinstance(start, Hole) else made


def _rooted(function: Callable[..., str]) -> Callable[..., str]:
    """*function* of a URL and others, where the sign that the URL begins with is its scheme and host."""

    def of_rooted(url: str, *others: str) -> str:
        if not is_sign(url):
            return function(url, *others)
        if url[1:4] == "://":
            return re.sub(f"^{_SCHEME}(?=:)", url[0], function(_SCHEME + url[1:], *others))
        made = function(f"{_SCHEME}://{url}", *others).removeprefix(f"{_SCHEME}:")
        return made[2:] if made.startswith(f"//{url[0]}") else made

    return of_rooted


def split(url: Text) -> tuple[Text, Text, Text, Text]:
    """Scheme, host, path and query of *url*; the path of a URL that begins with a hole is all of it."""
    schemes, hosts, paths, queries = zip(*map(_split, url.alternatives), strict=True)
    return Text(bounded(schemes)), Text(bounded(hosts)), Text(bounded(paths)), Text(bounded(queries))


def _split(url: Template) -> tuple[Template, Template, Template, Template]:
    signs = Signs()
    try:
        text = _stripped(signs.written(url))
        begins = is_sign(text)
        parts = urlsplit(f"{_SCHEME}://{text}" if begins else text)
    except ValueError:  # a host that is none
        unknown = template((Hole(""),), url.origins)
        return unknown, unknown, unknown, unknown
    outside = Template((ELSEWHERE,))
    scheme, host, path, query = (signs.read(part, url.origins) for part in parts[:4])
    whole = signs.read(parts.netloc + parts.path, url.origins)
    return (outside, outside, whole, query) if begins else (scheme, host, path, query)


def without_parameters(path: Text) -> Text:
    """A path without what ``urlparse`` takes out of its last segment: ``;`` and all behind it."""
    return Text(bounded(map(_without_parameters, path.alternatives)))


def _without_parameters(path: Template) -> Template:
    made = lifted(lambda text: urlparse(text).path, path)
    lost = sum(isinstance(p, Hole) for p in path.parts) - sum(isinstance(p, Hole) for p in made.parts)
    return covering((path,)) if lost else made  # a hole behind the semicolon may begin another segment


def _stripped(url: str) -> str:
    """As newer versions of Python read it: older ones keep what it begins with."""
    return url.lstrip("".join(map(chr, range(33))))


def unsplit(scheme: Text, host: Text, path: Text) -> Text:
    """A URL of its parts; what ``split`` took apart comes out whole."""
    made = [
        Template(p.parts, united((s.origins, h.origins, p.origins)))
        if ELSEWHERE in s.parts or ELSEWHERE in h.parts
        else lifted(lambda *parts: urlunsplit((*parts, "", "")), s, h, p)
        for s, h, p in product(*alternatives((scheme, host, path)))
    ]
    return Text(bounded(made))


def with_query(url: Text, query: Text) -> Text:
    """*url*, which has none, with a query that may be empty."""
    return concat((url, on_texts(lambda text: f"?{text}" if text else "", (query,))))


def host_name(netloc: Text) -> Text:
    """Return the host without who asks and at which port."""
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
    return on_texts(_rooted(lambda text: urlunsplit((*urlsplit(text)[:2], "", "", ""))), (url,))


def without_query(url: Text) -> Text:
    """*url* up to its query."""
    return on_texts(lambda text: re.split("[?#]", text)[0], (url,))
