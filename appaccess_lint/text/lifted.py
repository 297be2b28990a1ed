"""Python's own functions on texts with holes: each hole is a private-use character while the function runs.

A hole is taken to be no part of what the function looks for.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from appaccess_lint.text.operations import covering, narrowed
from appaccess_lint.text.text import Hole, Origin, Part, Template, Text, bounded, template, united

_FIRST, _LAST = 0xE000, 0xF8FF
_SIGN = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")


class Signs:
    """The characters that stand for the holes of some templates."""

    def __init__(self) -> None:
        self._holes: list[Hole] = []

    def written(self, t: Template) -> str:
        """*t* as a string; raises ``ValueError`` where its literals have such characters themselves."""
        if t.literal is not None and t.literal.isascii():
            return t.literal
        if len(t.parts) > _LAST - _FIRST - len(self._holes) or any(
            isinstance(part, str) and _SIGN.search(part) for part in t.parts
        ):
            raise ValueError(t)
        return "".join(part if isinstance(part, str) else self._sign(part) for part in t.parts)

    def _sign(self, hole: Hole) -> str:
        self._holes.append(hole)
        return chr(_FIRST + len(self._holes) - 1)

    @staticmethod
    def count(text: str) -> int:
        """Return how many signs *text* has."""
        return len(_SIGN.findall(text))

    def read(self, made: str, origins: frozenset[Origin]) -> Template:
        """Return the template that a string with signs stands for."""
        return template(self._parts(made), origins)

    def _parts(self, made: str) -> Iterator[Part]:
        if not self._holes:
            yield made
            return
        for piece in _SIGN.split(made):
            yield self._holes[ord(piece) - _FIRST] if _SIGN.fullmatch(piece) else piece


def is_sign(text: str) -> bool:
    """Return whether *text* begins with what stands for a hole."""
    return _SIGN.match(text) is not None


def in_each_literal(function: Callable[[str], str], text: str) -> str:
    """*function* of what stands between signs, for one that would encode these."""
    return "".join(piece if is_sign(piece) else function(piece) for piece in _SIGN.split(text))


def lifted(function: Callable[..., str], *given: Template | str | int | None) -> Template:
    """Return what *function* makes of its arguments; a hole where it refuses them."""
    signs = Signs()
    templates = [g for g in given if isinstance(g, Template)]
    try:
        made = function(*(signs.written(g) if isinstance(g, Template) else g for g in given))
    except (TypeError, ValueError):
        return covering(templates)
    return signs.read(made, united(t.origins for t in templates))


def on_texts(function: Callable[..., str], texts: Sequence[Text]) -> Text:
    """Return what *function* makes of each choice of one alternative of each of *texts*."""
    return Text(bounded(lifted(function, *choice) for choice in product(*alternatives(texts))))


def alternatives(texts: Sequence[Text]) -> Iterable[tuple[Template, ...]]:
    """Return the alternatives of each text, so few that all choices of them can be looked at."""
    return (t.alternatives for t in narrowed(texts))


def join_text(separator: Text, items: Sequence[Text]) -> Text:
    """``separator.join(items)``."""
    return on_texts(lambda between, *parts: between.join(parts), (separator, *items))


def path_join(items: Sequence[Text]) -> Text:
    """One slash between parts."""
    return on_texts(_slashed, items)


def _slashed(first: str = "", *parts: str) -> str:
    if not parts:
        return first
    *middle, last = parts
    return "/".join((first.rstrip("/"), *(p.strip("/") for p in middle), last.lstrip("/")))


def os_path_join(items: Sequence[Text]) -> Text:
    """``os.path.join(*items)``: a part that begins with a slash replaces all before it.

    Whether a hole does isn't known.  A text for the case that it doesn't is among the alternatives; beside
    it stands a hole for all that it may be otherwise.
    """
    made = on_texts(posixpath.join, items)
    begun = any(t.parts and isinstance(t.parts[0], Hole) for item in items[1:] for t in item.alternatives)
    rest = covering(t for item in items for t in item.alternatives)
    return Text(bounded((*made.alternatives, rest))) if begun else made
