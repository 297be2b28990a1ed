"""Apply ``str.format``, ``%`` and similar operations to partly known strings."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count

from appaccess_lint.text.operations import concat, covering
from appaccess_lint.text.text import MAX_LITERAL, Hole, Part, Template, Text, bounded, template, united

_PERCENT = re.compile(
    r"%(?:\((?P<key>[^)]*)\))?(?P<flags>[-#0 +]*)(?P<width>\*|\d+)?(?P<precision>\.(?:\*|\d+)?)?[hlL]?"
    r"(?P<kind>[diouxXeEfFgGcrsa%])"
)
_DOLLAR = re.compile(r"\$(?:\$|(?P<name>[_a-zA-Z]\w*)|\{(?P<braced>[_a-zA-Z]\w*)\})", re.ASCII)
_FIRST = re.compile(r"[^.\[]+")
_WHOLE_NUMBER = re.compile(r"-?[0-9]+", re.ASCII)
# a string with one of these values may be a printed constant
_CONSTANTS = frozenset({"True", "False", "None", "Ellipsis"})
_PLAIN_SPECS = frozenset({"", "s"})


def format_text(text: Text, field: Callable[[str, str], Text | None], rest: Hole) -> Text:
    """Evaluate ``text.format(…)``.

    *field* returns what is printed for the argument of a name or number and the attribute or item of it that
    is named: ``("0", ".host")`` for ``{0.host}``. A missing one becomes *rest*.
    """

    def replacement(name: str, numbers: Iterator[int]) -> Text:
        named = _FIRST.match(name)
        first = named[0] if named else str(next(numbers))
        found = field(first, name[named.end() :] if named else name)
        return exactly(Hole(name or first, rest.parameters)) if found is None else found

    return _filled(text, lambda part, numbers: _formatted(part, numbers, replacement, rest))


def _formatted(
    part: str, numbers: Iterator[int], replacement: Callable[[str, Iterator[int]], Text], rest: Hole
) -> Iterator[Text]:
    try:
        fields = list(string.Formatter().parse(part))
    except ValueError:  # the braces of a field with a hole in it
        yield exactly(rest)
        return
    for before, name, spec, conversion in fields:
        yield exactly(before)
        if name is not None:
            value = replacement(name, numbers)
            spec_text = concat([*_formatted(spec or "", numbers, replacement, rest)])
            yield formatted(value, conversion or "", spec_text)


def percent(text: Text, positional: Sequence[Text], keywords: Mapping[str, Text], rest: Hole) -> Text:
    """Evaluate ``text % (…)`` or ``text % {…}``."""

    def replacement(found: re.Match[str], numbers: Iterator[int]) -> Text:
        for star in (found["width"], found["precision"]):
            if star and star.endswith("*"):
                next(numbers)
        if found["kind"] == "%":
            return exactly("%")
        if found["key"] is not None:
            return _converted(found, keywords.get(found["key"], exactly(rest)))
        number = next(numbers)
        return _converted(found, positional[number] if number < len(positional) else exactly(rest))

    return _replaced(text, _PERCENT, replacement)


def dollars(text: Text, keywords: Mapping[str, Text], rest: Hole, *, keeps: bool = False) -> Text:
    """Evaluate ``string.Template(text).substitute(keywords)``; it *keeps* fields without a value or not."""

    def replacement(found: re.Match[str], numbers: Iterator[int]) -> Text:
        name = found["name"] or found["braced"]
        other = found[0] if keeps else Hole(name, rest.parameters)
        return keywords.get(name, exactly(other)) if name else exactly("$")

    return _replaced(text, _DOLLAR, replacement)


def _replaced(
    text: Text, pattern: re.Pattern[str], replacement: Callable[[re.Match[str], Iterator[int]], Text]
) -> Text:
    """Replace what *pattern* finds in the literal parts; *replacement* numbers the fields without a name."""

    def fill(part: str, numbers: Iterator[int]) -> Iterator[Text]:
        at = 0
        for found in pattern.finditer(part):
            yield exactly(part[at : found.start()])
            at = found.end()
            yield replacement(found, numbers)
        yield exactly(part[at:])

    return _filled(text, fill)


def formatted(text: Text, conversion: str, spec: Text) -> Text:
    """Evaluate ``format(value, spec)`` for the value printed as *text*, after a *conversion* like ``r``."""
    if conversion in {"r", "a"}:
        text = _changed(text, repr if conversion == "r" else ascii, printed=True)
    known = spec.alternatives[0].literal if len(spec.alternatives) == 1 else None
    if known in _PLAIN_SPECS:
        return text
    if known is None or _is_wide(known):
        return Text((covering((*text.alternatives, *spec.alternatives)),))
    return _changed(text, lambda value: format(value, known), printed=not conversion)


def _converted(found: re.Match[str], text: Text) -> Text:
    kind = found["kind"]
    shape = "".join(found[name] or "" for name in ("flags", "width", "precision"))
    if kind == "s" and not shape:
        return text
    if "*" in shape or _is_wide(shape):
        return Text((covering(text.alternatives),))
    if kind == "s":
        return _changed(text, lambda value: f"%{shape}s" % value, printed=False)
    if kind in "ra":
        return _changed(text, lambda value: f"%{shape}{kind}" % value, printed=True)
    return _changed(text, lambda value: f"%{shape}{kind}" % _number(value), printed=False)


def _number(value: str) -> int:
    if not _WHOLE_NUMBER.fullmatch(value):
        raise ValueError(value)
    return int(value)


def _changed(text: Text, change: Callable[[str], str], *, printed: bool) -> Text:
    """Apply *change* to every alternative that is completely known; the others become holes.

    With *printed*, the change depends on the value's type before it was printed: only strings are changed.
    """
    made: list[Template] = []
    for alternative in text.alternatives:
        value = alternative.literal
        result: str | None = None
        if value is not None and not (printed and _may_be_another(value)):
            try:
                result = change(value)
            except (ValueError, OverflowError, TypeError):
                result = None
        if result is not None:
            made.append(template((result,), alternative.origins))
        else:
            made.append(
                alternative if len(alternative.parts) == 1 and value is None else covering((alternative,))
            )
    return Text(bounded(made))


def _may_be_another(value: str) -> bool:
    if value in _CONSTANTS:
        return True
    try:
        complex(value)
    except ValueError:
        return False
    return True


def _is_wide(spec: str) -> bool:
    """Return whether a width or precision exceeds the maximum length of a literal."""
    return any(len(number) > 4 or int(number) > MAX_LITERAL for number in re.findall("[0-9]+", spec))


def _filled(text: Text, fill: Callable[[str, Iterator[int]], Iterable[Text]]) -> Text:
    """Replace the fields that *fill* finds in the literal parts; it numbers fields without a name."""
    results: list[Template] = []
    for alternative in text.alternatives:
        numbers = count()
        pieces: list[Text] = []
        for part in alternative.parts:
            pieces.extend([exactly(part)] if isinstance(part, Hole) else fill(part, numbers))
        made = concat(pieces).alternatives
        results += [Template(t.parts, united((t.origins, alternative.origins))) for t in made]
    return Text(bounded(results))


def exactly(part: Part) -> Text:
    """Return the string that consists of *part*."""
    return Text((template((part,)),))
