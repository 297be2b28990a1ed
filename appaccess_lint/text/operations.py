"""Operations on texts that look at their parts: concatenation, cutting, and tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from appaccess_lint.text.text import MAX_ALTERNATIVES, Hole, Part, Template, Text, bounded, template, united


def concat(texts: Sequence[Text]) -> Text:
    """Every way to put one alternative of each of *texts* behind another, bounded."""
    texts = narrowed(texts)
    return Text(bounded(_joined(choice) for choice in product(*(t.alternatives for t in texts))))


def narrowed(texts: Sequence[Text]) -> Sequence[Text]:
    """Keep the product of alternatives bounded: the texts with most alternatives become holes first."""
    kept = list(texts)
    total = 1
    for t in kept:
        total *= len(t.alternatives)
    while total > MAX_ALTERNATIVES * 4:
        index = max(range(len(kept)), key=lambda i: len(kept[i].alternatives))
        total //= len(kept[index].alternatives)
        kept[index] = Text((covering(kept[index].alternatives),))
    return kept


def covering(alternatives: Iterable[Template]) -> Template:
    """A hole in the place of all *alternatives*."""
    found = list(alternatives)
    depends = frozenset[str]().union(*(t.parameters for t in found))
    return Template((Hole("", depends),), united(t.origins for t in found))


def _joined(templates: Sequence[Template]) -> Template:
    parts: list[Part] = [part for t in templates for part in t.parts]
    return template(parts, united(t.origins for t in templates))


def mapped(text: Text, change: Callable[[list[Part]], Iterable[Part]]) -> Text:
    """Apply *change* to the parts of each alternative."""
    return Text(bounded(template(change(list(t.parts)), t.origins) for t in text.alternatives))


def cut(text: Text, count: int, *, left: bool) -> Text:
    """``text[count:]`` or ``text[:-count]``; where that reaches into a hole, the hole covers what is left."""

    def change(parts: list[Part]) -> list[Part]:
        at = 0 if left else -1
        part = parts[at] if count and parts else None
        if isinstance(part, str):
            parts[at] = part[count:] if left else part[:-count]
        return parts

    return mapped(text, change)


def starts_with(text: Text, prefixes: Sequence[str]) -> bool | None:
    """``text.startswith(prefixes)``, ``None`` where it isn't known."""
    return _same_for_all(_begins(t.parts, prefixes, str.startswith) for t in text.alternatives)


def ends_with(text: Text, suffixes: Sequence[str]) -> bool | None:
    """``text.endswith(suffixes)``, ``None`` where it isn't known."""
    return _same_for_all(_begins(t.parts[::-1], suffixes, str.endswith) for t in text.alternatives)


def contains(text: Text, needle: str) -> bool | None:
    """``needle in text``, ``None`` where it isn't known."""
    return _same_for_all(
        any(isinstance(p, str) and needle in p for p in t.parts) or (False if t.literal is not None else None)
        for t in text.alternatives
    )


def _begins(parts: Sequence[Part], affixes: Sequence[str], test: Callable[[str, str], bool]) -> bool | None:
    """Return whether *parts*, from the end that *test* looks at, begin with one of *affixes*."""
    first = parts[0] if parts else ""
    if isinstance(first, Hole):
        return None
    if any(test(first, affix) for affix in affixes):
        return True
    return None if len(parts) > 1 and any(test(affix, first) for affix in affixes) else False


def _same_for_all(answers: Iterable[bool | None]) -> bool | None:
    found = set(answers)
    return found.pop() if len(found) == 1 else None
