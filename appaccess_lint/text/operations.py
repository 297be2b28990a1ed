"""Operate on strings with holes: on their parts, and with Python's own functions lifted over holes.

While a lifted function runs, each hole is a private-use character. A hole is assumed not to contain what
the function searches.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from math import prod

from appaccess_lint.text.text import (
    MAX_ALTERNATIVES,
    Hole,
    Origin,
    Part,
    Template,
    Text,
    bounded,
    template,
    union,
    united,
)

_FIRST, _LAST = 0xE000, 0xF8FF
_MARKER = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")


class Markers:
    """The private-use characters that represent the holes of some templates."""

    def __init__(self) -> None:
        self._holes: list[Hole] = []

    def written(self, t: Template) -> str:
        """Return *t* as a string; raise ``ValueError`` if its literals contain such characters."""
        if t.literal is not None and t.literal.isascii():
            return t.literal
        if len(t.parts) > _LAST - _FIRST - len(self._holes) or any(
            isinstance(part, str) and _MARKER.search(part) for part in t.parts
        ):
            raise ValueError(t)
        return "".join([part if isinstance(part, str) else self._marker(part) for part in t.parts])

    def _marker(self, hole: Hole) -> str:
        self._holes.append(hole)
        return chr(_FIRST + len(self._holes) - 1)

    @staticmethod
    def count(text: str) -> int:
        """Return the number of such characters in *text*."""
        return len(_MARKER.findall(text))

    def read(self, result: str, origins: frozenset[Origin]) -> Template:
        """Return the template that a string with such characters represents."""
        return template(self._parts(result), origins)

    def _parts(self, result: str) -> Iterator[Part]:
        if not self._holes:
            yield result
            return
        for piece in _MARKER.split(result):
            yield self._holes[ord(piece) - _FIRST] if _MARKER.fullmatch(piece) else piece


def is_hole(text: str) -> bool:
    """Return whether *text* begins with a character that represents a hole."""
    return _MARKER.match(text) is not None


def in_each_literal(function: Callable[[str], str], text: str) -> str:
    """Apply *function* to the literals between holes, for a function that would encode the holes."""
    return "".join(piece if is_hole(piece) else function(piece) for piece in _MARKER.split(text))


def lifted(function: Callable[..., str], *given: Template | str | int | None) -> Template:
    """Return the result of *function* for its arguments; a hole if it raises an error."""
    markers = Markers()
    templates = [g for g in given if isinstance(g, Template)]
    try:
        result = function(*(markers.written(g) if isinstance(g, Template) else g for g in given))
    except (TypeError, ValueError):
        return covering(templates)
    return markers.read(result, united([t.origins for t in templates]))


def on_texts(function: Callable[..., str], texts: Sequence[Text]) -> Text:
    """Return the results of *function* for each choice of one alternative of each of *texts*."""
    return Text(bounded(lifted(function, *choice) for choice in product(*alternatives(texts))))


def alternatives(texts: Sequence[Text]) -> list[tuple[Template, ...]]:
    """Return the alternatives of each text, with a bounded number of choices.

    The texts with the most alternatives become holes first.
    """
    found = [t.alternatives for t in texts]
    choices = prod(map(len, found))
    while choices > MAX_ALTERNATIVES * 4:
        index = max(range(len(found)), key=lambda i: len(found[i]))
        choices //= len(found[index])
        found[index] = (covering(found[index]),)
    return found


def join_text(separator: Text, items: Sequence[Text]) -> Text:
    """Evaluate ``separator.join(items)``."""
    return on_texts(lambda between, *parts: between.join(parts), (separator, *items))


def path_join(items: Sequence[Text]) -> Text:
    """Join *items* with one slash between each two."""
    return on_texts(_with_slashes, items)


def _with_slashes(first: str = "", *parts: str) -> str:
    if not parts:
        return first
    *middle, last = parts
    return "/".join((first.rstrip("/"), *(p.strip("/") for p in middle), last.lstrip("/")))


def os_path_join(items: Sequence[Text]) -> Text:
    """Evaluate ``os.path.join(*items)``: an item that begins with a slash replaces the items before it.

    It isn't known whether a hole begins with one. One alternative assumes that it doesn't; a hole is
    another, for all other cases.
    """
    result = on_texts(posixpath.join, items)
    rooted = any(t.parts and isinstance(t.parts[0], Hole) for item in items[1:] for t in item.alternatives)
    rest = covering(t for item in items for t in item.alternatives)
    return Text(bounded((*result.alternatives, rest))) if rooted else result


def concat(texts: Sequence[Text]) -> Text:
    """Return the concatenations of each choice of one alternative of each of *texts*, bounded."""
    return Text(bounded(map(_joined, product(*alternatives(texts)))))


def covering(alternatives: Iterable[Template]) -> Template:
    """Return a hole that replaces all *alternatives*."""
    found = list(alternatives)
    return Template((Hole("", union(t.parameters for t in found)),), united(t.origins for t in found))


def _joined(templates: Sequence[Template]) -> Template:
    parts: list[Part] = [part for t in templates for part in t.parts]
    return template(parts, united([t.origins for t in templates]))


def sliced(t: Template, part: slice) -> Template | None:
    """Evaluate ``t[part]``; a hole that is partly cut off remains a hole.

    Return ``None`` if the bounds may be within a hole.
    """
    if (whole := t.literal) is not None:
        return template((whole[part],), t.origins)
    if part.step not in {None, 1}:
        return None
    start, end = part.start or 0, part.stop
    parts: tuple[Part, ...]
    first, last = t.parts[0], t.parts[-1]
    if end is None and start >= 0:
        parts = (first[start:] if isinstance(first, str) else first, *t.parts[1:])
    elif not start and end is not None and end < 0:
        parts = (*t.parts[:-1], last[:end] if isinstance(last, str) else last)
    elif isinstance(first, str) and start >= 0 and end is not None and 0 <= end <= len(first):
        parts = (first[part],)
    elif isinstance(last, str) and -len(last) <= start < 0 and (end is None or end < 0):
        parts = (last[part],)
    else:
        return None
    return template(parts, t.origins)


def starts_with(text: Text, prefixes: Sequence[str]) -> bool | None:
    """Evaluate ``text.startswith(prefixes)``; return ``None`` if it is unknown."""
    return agreed(_begins(t.parts, prefixes, str.startswith) for t in text.alternatives)


def ends_with(text: Text, suffixes: Sequence[str]) -> bool | None:
    """Evaluate ``text.endswith(suffixes)``; return ``None`` if it is unknown."""
    return agreed(_begins(t.parts[::-1], suffixes, str.endswith) for t in text.alternatives)


def contains(text: Text, needle: str) -> bool | None:
    """Evaluate ``needle in text``; return ``None`` if it is unknown."""
    return agreed(
        any(isinstance(p, str) and needle in p for p in t.parts) or (False if t.literal is not None else None)
        for t in text.alternatives
    )


def _begins(parts: Sequence[Part], affixes: Sequence[str], test: Callable[[str, str], bool]) -> bool | None:
    """Return whether *parts*, beginning at the end that *test* compares, begin with one of *affixes*."""
    first = parts[0] if parts else ""
    if isinstance(first, Hole):
        return None
    if any(test(first, affix) for affix in affixes):
        return True
    return None if len(parts) > 1 and any(test(affix, first) for affix in affixes) else False


def agreed(answers: Iterable[bool | None]) -> bool | None:
    """Return the answer if all *answers* are the same; else ``None``."""
    found = set(answers)
    return found.pop() if len(found) == 1 else None
