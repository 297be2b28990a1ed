"""Operations on texts: concatenation, formatting, and the string methods that URL code uses."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count, product

from appaccess_lint.values.domain import Text, bounded
from appaccess_lint.values.text import MAX_ALTERNATIVES, Hole, Origin, Part, Template, template

_PERCENT = re.compile(
    r"%(?:\((?P<key>[^)]*)\))?[-#0 +]*(?:\*|\d+)?(?:\.\d+)?[hlL]?(?P<kind>[diouxXeEfFgGcrsa%])"
)


def concat(texts: Sequence[Text]) -> Text:
    """Every way to put one alternative of each of *texts* behind another, bounded."""
    texts = _narrowed(texts)
    return Text(bounded(_joined(choice) for choice in product(*(t.alternatives for t in texts))))


def _narrowed(texts: Sequence[Text]) -> Sequence[Text]:
    """Keep the product of alternatives bounded: the texts with most alternatives become holes first."""
    kept = list(texts)
    total = 1
    for t in kept:
        total *= len(t.alternatives)
    while total > MAX_ALTERNATIVES * 4:
        index = max(range(len(kept)), key=lambda i: len(kept[i].alternatives))
        total //= len(kept[index].alternatives)
        kept[index] = Text((_covering(kept[index].alternatives),))
    return kept


def _covering(alternatives: Iterable[Template]) -> Template:
    found = list(alternatives)
    depends = frozenset[str]().union(*(t.parameters for t in found))
    return Template((Hole("", depends),), frozenset[Origin]().union(*(t.origins for t in found)))


def _joined(templates: Sequence[Template]) -> Template:
    parts: list[Part] = [part for t in templates for part in t.parts]
    return template(parts, frozenset[Origin]().union(*(t.origins for t in templates)))


def mapped(text: Text, change: Callable[[list[Part]], Iterable[Part]]) -> Text:
    """Apply *change* to the parts of each alternative."""
    return Text(bounded(template(change(list(t.parts)), t.origins) for t in text.alternatives))


def join_text(separator: Text, items: Sequence[Text]) -> Text:
    """``separator.join(items)``."""
    pieces: list[Text] = []
    for index, item in enumerate(items):
        if index:
            pieces.append(separator)
        pieces.append(item)
    return concat(pieces) if pieces else Text((Template(),))


def strip(text: Text, characters: str | None, *, left: bool, right: bool) -> Text:
    def change(parts: list[Part]) -> list[Part]:
        while left and parts and isinstance(parts[0], str):
            parts[0] = parts[0].lstrip(characters)
            if parts[0]:
                break
            parts.pop(0)
        while right and parts and isinstance(parts[-1], str):
            parts[-1] = parts[-1].rstrip(characters)
            if parts[-1]:
                break
            parts.pop()
        return parts

    return mapped(text, change)


def cut(text: Text, count: int, *, left: bool) -> Text:
    """``text[count:]`` or ``text[:-count]``; where that reaches into a hole, the hole covers what is left."""

    def change(parts: list[Part]) -> list[Part]:
        at = 0 if left else -1
        part = parts[at] if count and parts else None
        if isinstance(part, str):
            parts[at] = part[count:] if left else part[:-count]
        return parts

    return mapped(text, change)


def on_literals(text: Text, change: Callable[[str], str]) -> Text:
    """Apply *change* to every literal part: right for what works character by character."""
    return mapped(text, lambda parts: [change(p) if isinstance(p, str) else p for p in parts])


def remove_affix(text: Text, affix: str, *, prefix: bool) -> Text:
    def change(parts: list[Part]) -> list[Part]:
        at = 0 if prefix else -1
        if parts:
            part = parts[at]
            if isinstance(part, str):
                parts[at] = part.removeprefix(affix) if prefix else part.removesuffix(affix)
        return parts

    return mapped(text, change)


def format_text(text: Text, positional: Sequence[Text], keywords: Mapping[str, Text], rest: Hole) -> Text:
    """``text.format(*positional, **keywords)``; a field that isn't given becomes *rest*."""

    def fill(part: str, numbers: Iterator[int]) -> Iterator[Text]:
        try:
            fields = list(string.Formatter().parse(part))
        except ValueError:
            yield _exactly(part)
            return
        for before, name, _, _ in fields:
            yield _exactly(before)
            if name is not None:
                yield _field(name or str(next(numbers)), positional, keywords, rest)

    return _filled(text, fill)


def _filled(text: Text, fill: Callable[[str, Iterator[int]], Iterable[Text]]) -> Text:
    """Replace what *fill* finds in the literal parts; it takes the numbers of fields without a name."""
    results: list[Template] = []
    for alternative in text.alternatives:
        numbers = count()
        pieces: list[Text] = []
        for part in alternative.parts:
            pieces.extend([_exactly(part)] if isinstance(part, Hole) else fill(part, numbers))
        made = concat(pieces) if pieces else _exactly("")
        results += [Template(t.parts, t.origins | alternative.origins) for t in made.alternatives]
    return Text(bounded(results))


def _exactly(part: Part) -> Text:
    return Text((template((part,)),))


def _field(name: str, positional: Sequence[Text], keywords: Mapping[str, Text], rest: Hole) -> Text:
    first = re.split(r"[.\[]", name, maxsplit=1)[0]
    found: Text | None = None
    if first.isdigit() and int(first) < len(positional):
        found = positional[int(first)]
    elif first in keywords:
        found = keywords[first]
    if found is None:
        return _exactly(Hole(name, rest.parameters))
    if first != name:  # an attribute or item of it
        return Text((_covering(found.alternatives),))
    return found


def percent(text: Text, positional: Sequence[Text], keywords: Mapping[str, Text], rest: Hole) -> Text:
    """``text % (…)`` or ``text % {…}``."""

    def fill(part: str, numbers: Iterator[int]) -> Iterator[Text]:
        at = 0
        for found in _PERCENT.finditer(part):
            yield _exactly(part[at : found.start()])
            at = found.end()
            if found["kind"] == "%":
                yield _exactly("%")
            elif found["key"] is not None:
                yield keywords.get(found["key"], _exactly(rest))
            else:
                number = next(numbers)
                yield positional[number] if number < len(positional) else _exactly(rest)
        yield _exactly(part[at:])

    return _filled(text, fill)


def path_join(items: Sequence[Text]) -> Text:
    """``posixpath.join``: one slash between parts."""
    last = len(items) - 1
    stripped = [strip(t, "/", left=i > 0, right=i < last) for i, t in enumerate(items)]
    return join_text(Text((Template(("/",)),)), stripped)


def starts_with(text: Text, prefixes: Sequence[str]) -> bool | None:
    """``text.startswith(prefixes)``, ``None`` where it can't be told."""
    answers: set[bool | None] = set()
    for t in text.alternatives:
        first = t.parts[0] if t.parts else ""
        if isinstance(first, Hole):
            answers.add(None)
        elif any(first.startswith(p) for p in prefixes):
            answers.add(True)
        elif len(t.parts) > 1 and any(p.startswith(first) for p in prefixes):
            answers.add(None)
        else:
            answers.add(False)
    return answers.pop() if len(answers) == 1 else None


def ends_with(text: Text, suffixes: Sequence[str]) -> bool | None:
    """``text.endswith(suffixes)``, ``None`` where it can't be told."""
    answers: set[bool | None] = set()
    for t in text.alternatives:
        last = t.parts[-1] if t.parts else ""
        if isinstance(last, Hole):
            answers.add(None)
        elif any(last.endswith(s) for s in suffixes):
            answers.add(True)
        elif len(t.parts) > 1 and any(s.endswith(last) for s in suffixes):
            answers.add(None)
        else:
            answers.add(False)
    return answers.pop() if len(answers) == 1 else None


def contains(text: Text, needle: str) -> bool | None:
    """``needle in text``, ``None`` where it can't be told."""
    answers: set[bool | None] = set()
    for t in text.alternatives:
        if any(isinstance(p, str) and needle in p for p in t.parts):
            answers.add(True)
        else:
            answers.add(False if t.literal is not None else None)
    return answers.pop() if len(answers) == 1 else None
