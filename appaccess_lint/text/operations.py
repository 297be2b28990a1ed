"""Operations on texts: concatenation, and the string methods that URL code uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from appaccess_lint.text.template import MAX_ALTERNATIVES, Hole, Part, Template, template, united
from appaccess_lint.text.text import Text, bounded


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


def join_text(separator: Text, items: Sequence[Text]) -> Text:
    """``separator.join(items)``."""
    pieces: list[Text] = []
    for index, item in enumerate(items):
        if index:
            pieces.append(separator)
        pieces.append(item)
    return concat(pieces)


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
    """``text.removeprefix(affix)`` or ``text.removesuffix(affix)``."""

    def change(parts: list[Part]) -> list[Part]:
        at = 0 if prefix else -1
        part = parts[at] if parts else None
        if not isinstance(part, str):
            return parts
        if (
            len(parts) > 1
            and len(part) < len(affix)
            and (affix.startswith if prefix else affix.endswith)(part)
        ):
            parts.pop(at)  # whether the rest of it stands in the hole beside, the hole covers
        else:
            parts[at] = part.removeprefix(affix) if prefix else part.removesuffix(affix)
        return parts

    return mapped(text, change)


def replace(text: Text, old: str, new: Template) -> Text:
    """``text.replace(old, new)``, where *old* stands in no hole."""

    def change(given: list[Part]) -> list[Part]:
        made: list[Part] = []
        for part in given:
            if not isinstance(part, str):
                made.append(part)
                continue
            for index, piece in enumerate(part.split(old) if old else [*part]):
                made.extend(new.parts if index or not old else ())
                made.append(piece)
            if not old:
                made.extend(new.parts)
        return made

    made = mapped(text, change)
    return Text(tuple(Template(t.parts, united((t.origins, new.origins))) for t in made.alternatives))


def path_join(items: Sequence[Text]) -> Text:
    """One slash between parts."""
    last = len(items) - 1
    stripped = [strip(t, "/", left=i > 0, right=i < last) for i, t in enumerate(items)]
    return join_text(Text((Template(("/",)),)), stripped)


def os_path_join(items: Sequence[Text]) -> Text:
    """``os.path.join(*items)``: a part that begins with a slash replaces all before it.

    Whether a hole does can't be told.  A text for the case that it doesn't is among the alternatives; beside
    it stands a hole for all that it may be otherwise.
    """
    made = [_path_joined(choice) for choice in product(*(t.alternatives for t in narrowed(items)))]
    begun = [t for item in items[1:] for t in item.alternatives if t.parts and isinstance(t.parts[0], Hole)]
    return Text(bounded([*made, covering(t for i in items for t in i.alternatives)] if begun else made))


def _path_joined(templates: Sequence[Template]) -> Template:
    parts: list[Part] = []
    for t in templates:
        first, last = t.parts[0] if t.parts else "", parts[-1] if parts else "/"
        if isinstance(first, str) and first.startswith("/"):
            parts = []
        elif isinstance(last, Hole) or not last.endswith("/"):
            parts.append("/")
        parts += t.parts
    return template(parts, united(t.origins for t in templates))


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
