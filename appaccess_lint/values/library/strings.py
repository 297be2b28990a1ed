"""Model methods of strings and regular expressions that build, test or split URLs.

A method runs on the string with a marker in the place of each hole. A hole is assumed to contain no
separator. The exception is a hole at the beginning of a path that is split at slashes: the number of its
pieces is unknown, so only what follows it has a known position.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Any

from appaccess_lint.text import formatting, operations
from appaccess_lint.text.operations import Markers, agreed, join_text, lifted, on_texts, path_join
from appaccess_lint.text.text import MAX_LITERAL, Hole, Template, Text, hole, literal
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.outside import External, ExternalInstance
from appaccess_lint.values.domain.unions import Union, join, literals, members, parameters_of
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Scalar, Unknown, Value
from appaccess_lint.values.library.model import KnownCall, Model
from appaccess_lint.values.objects.convert import as_string, as_text
from appaccess_lint.values.objects.items import item


def texts_of(machine: Machine, values: tuple[Value, ...]) -> list[Text]:
    return [as_string(machine, v) for v in values]


def texts_by_name(machine: Machine, arguments: Arguments) -> dict[str, Text]:
    """Return the strings passed by keyword."""
    return {name: as_text(machine, value) for name, value in arguments.keywords}


def texts_by_key(machine: Machine, value: Value) -> dict[str, Text]:
    """Return the strings that a dictionary has under known keys."""
    named = value.named if isinstance(value, DictValue) else ()
    return {name: as_text(machine, item) for name, item in named}


def texts_given(machine: Machine, arguments: Arguments) -> list[Text]:
    """Return the positional arguments, with one hole for those of an unknown ``*``."""
    more = [hole("", (arguments.rest or UNKNOWN).parameters)] if arguments.open_positional else []
    return texts_of(machine, arguments.positional) + more


def _str_format(machine: Machine, text: Text, arguments: Arguments) -> Text:
    rest = Hole("", parameters_of(arguments.values))

    def field(first: str, path: str) -> Text | None:
        found = arguments.get(int(first), None) if first.isdecimal() else arguments.get(None, first)
        return None if found is None else _part_of(machine, found, path)

    return formatting.format_text(text, field, rest)


_STEP = re.compile(r"\.(?P<name>\w+)|\[(?P<key>[^]]+)\]")


def _part_of(machine: Machine, value: Value, path: str) -> Text:
    """Return what a field prints of *value*: its part ``.host`` or ``[url]``, or all without a *path*."""
    if path and isinstance(value, (Text, Scalar, Unknown, External)):
        return Text((operations.covering(as_text(machine, value).alternatives),))
    for step in _STEP.finditer(path):
        key = step["key"]
        if key is None:
            value = machine.attribute(value, step["name"])
        else:
            value = item(machine, value, Scalar(int(key)) if key.isdecimal() else literal(key))
    return as_text(machine, value)


def _format_map(machine: Machine, text: Text, arguments: Arguments) -> Value:
    given = arguments.first()
    keywords = given.named if isinstance(given, DictValue) else ()
    unknown = Unknown("", given.parameters)
    return _str_format(machine, text, Arguments((), tuple(keywords), keyword_rest=unknown))


def _join(machine: Machine, text: Text, arguments: Arguments) -> Value:
    source = arguments.first()
    if isinstance(source, SeqValue) and source.ordered:
        return join_text(text, texts_of(machine, source.items))
    if isinstance(source, Union):
        known = [m for m in source.members if isinstance(m, SeqValue) and m.ordered]
        if len(known) == len(source.members):
            return join(join_text(text, texts_of(machine, k.items)) for k in known)
    return hole("", source.parameters)


def _tested(
    test: Callable[[Text, list[str]], bool | None], machine: Machine, text: Text, arguments: Arguments
) -> Value:
    answer = agreed(test(text, words) if words else None for words in _choices(arguments.first()))
    return UNKNOWN if answer is None else Scalar(answer)


def _choices(given: Value) -> list[list[str]]:
    """Return the alternatives of an argument, each a list of strings; an unknown one is an empty list."""
    if not isinstance(given, SeqValue):
        return [[word] for word in literals(given)] if _is_known(given) else [[]]
    known = not given.open and all(_is_known(item) and len(literals(item)) == 1 for item in given.items)
    return [[word for item in given.items for word in literals(item)]] if known else [[]]


def _is_known(value: Value) -> bool:
    return isinstance(value, Text) and len(literals(value)) == len(value.alternatives)


def _run(method: Callable[..., str], machine: Machine, text: Text, arguments: Arguments) -> Value:
    """Return the result of a method of *text*."""
    given = (*arguments.positional, *(value for _, value in arguments.keywords))
    rows = list(map(_plain, given))
    if method is str.replace and len(rows) > 1:
        rows[1] = (list(as_string(machine, given[1]).alternatives), True)
    unsure = arguments.is_open or not all(sure for _, sure in rows)
    found: list[Value] = []
    for t in text.alternatives:
        for row in product(*(row for row, _ in rows)):
            # a hole may contain part of the affix, or of the replaced string
            made = lifted(method, t, *row)
            found.append(Text((operations.covering((t,)) if _is_cut(method, t, row) else made,)))
        if t.literal is None and method is str.replace and len(rows) > 2:
            found.append(Text((t,)))
    # the method may find anything in an unknown string; most likely, it finds nothing
    return join((*found, text, hole("", parameters_of((text, *given)))) if unsure else found)


def _is_cut(method: Callable[..., str], t: Template, row: Sequence[object]) -> bool:
    """Return whether the affix may be partly at an end of the string, and partly in the adjacent hole."""
    if method not in _ENDS or t.literal is not None or not row:
        return False
    place, test = _ENDS[method]
    end, affix = t.parts[place], row[0]
    return isinstance(end, str) and isinstance(affix, str) and end != affix and test(affix, end)


def _split_method(method: Callable[..., Any], machine: Machine, text: Text, arguments: Arguments) -> Value:
    """Return the result of a method that splits a string into a list or tuple."""
    keywords = dict(arguments.keywords)
    ordered = [*arguments.positional, *(keywords[k] for k in ("sep", "maxsplit") if k in keywords)]
    if "maxsplit" in keywords and len(ordered) == 1:
        ordered.insert(0, NONE)
    given = [_plain(value) for value in ordered]
    unknown = SeqValue((hole("", parameters_of((text, *ordered))),), True)
    clear = all(sure and len(row) == 1 for row, sure in given) and not arguments.open_positional
    if not clear or (set(keywords) - {"sep"} and len(ordered) < 2):
        return unknown
    words = [row[0] for row, _ in given]
    return join(pieces(method, t, words) or unknown for t in text.alternatives)


def _plain(value: Value) -> tuple[list[str | int | Template | None], bool]:
    """Return the strings, small numbers and ``None`` that *value* can be, and whether these are all."""
    found: list[str | int | Template | None] = []
    sure = True
    for m in members(value):
        if isinstance(m, Scalar) and (
            m.value is None or (isinstance(m.value, int) and abs(m.value) <= MAX_LITERAL)
        ):
            found.append(m.value)
        else:
            found += literals(m)
            sure &= _is_known(m)
    return found, sure


_IN_HOLES = frozenset("/.-_:")
"""Separators that a base URL or a path contains."""
PARTITIONS = frozenset({"partition", "rpartition"})
LISTS = PARTITIONS | {"split", "rsplit", "splitlines"}


def pieces(method: Callable[..., Any], text: Template, given: list[Any]) -> SeqValue | None:
    """Return the result of a method of *text*; ``None`` if its arguments don't fit."""
    markers = Markers()
    try:
        made = method(markers.written(text), *given)
    except (TypeError, ValueError):
        return None
    found = [Text((markers.read(piece, text.origins),)) for piece in made]
    if text.literal is not None:
        return SeqValue(tuple(found))
    begins = isinstance(text.parts[0], Hole) and bool(given) and given[0] in _IN_HOLES
    if method.__name__ in PARTITIONS:
        return (
            _partition(method.__name__, made, found, text) if not begins or method is str.rpartition else None
        )
    all_split = len(given) > 1 and len(found) == given[1] + 1
    if all_split and (not begins or method is str.rsplit):
        return SeqValue(tuple(found))
    if begins:
        return SeqValue(tuple(found), True, tail=len(found) - 1)
    return SeqValue(tuple(found), True, head=len(found), tail=len(found))


def _partition(name: str, made: tuple[str, str, str], found: list[Text], text: Template) -> SeqValue:
    """Return the three parts; if no literal part contains the separator, a hole may contain it."""
    if made[1]:
        return SeqValue(tuple(found))
    rest = Text((Template((Hole("", text.parameters, placeholder=True),)),))
    return SeqValue((found[0], rest, rest) if name == "partition" else (rest, rest, found[2]))


PATTERN = "re.Pattern"
MAX_PATTERN = 80
MAX_TEXT = 300
"""Maximum lengths of a pattern and a string, because an untrusted pattern can take very long."""
MAX_REPEATS = 2
_REPEAT = re.compile(r"[*+]|\{\d*,\d*\}")
_SLOW = re.compile(r"\)[*+?{]|\\[1-9]|\(\?P=")
"""A repeated group, or a back reference."""


def _known_pattern(value: Value | None) -> str | None:
    """Return the pattern that *value* is, compiled or not, if it is fast for every string."""
    if isinstance(value, ExternalInstance):
        made = value.arguments
        if value.cls != PATTERN or made is None or made.get(1, "flags") is not None or made.is_open:
            return None
        value = made.get(0, "pattern")
    known = literals(value) if isinstance(value, Text) else ()
    if not isinstance(value, Text) or len(known) != 1 or len(value.alternatives) != 1:
        return None
    (pattern,) = known
    quick = len(pattern) <= MAX_PATTERN and _SLOW.search(pattern) is None
    return pattern if quick and len(_REPEAT.findall(pattern)) <= MAX_REPEATS else None


def _whole(text: str, made: list[str]) -> None:
    """Raise ``ValueError`` if *text* is too long, or if the result *made* lacks one of its holes."""
    if len(text) > MAX_TEXT or Markers.count(text) != sum(map(Markers.count, made)):
        raise ValueError(text)


def _replaced(pattern: str, by: str, text: str) -> str:
    try:
        made, times = re.subn(pattern, by, text[:MAX_TEXT])
    except (re.error, IndexError) as error:
        raise ValueError(pattern) from error
    _whole(text + by * times, [made])
    return made


def _parted(text: str, pattern: str) -> list[str]:
    try:
        made = [piece or "" for piece in re.split(pattern, text[:MAX_TEXT])]
    except re.error as error:
        raise ValueError(pattern) from error
    _whole(text, made)
    return made


def _sub(call: KnownCall) -> Value | None:
    pattern = _known_pattern(call.arguments.get(0, "pattern"))
    more = call.arguments.get(3, "count") or call.arguments.get(4, "flags")
    if pattern is None or more is not None or call.arguments.is_open:
        return None
    if isinstance(given := call.arguments.get(2, "string"), Unknown):  # as of given.replace()
        return replace(given, name=f"{given.name}.sub()") if given.name else given
    # what a function returns for each match is unknown
    return on_texts(partial(_replaced, pattern), (call.text(1, "repl"), call.text(2, "string")))


def _split(call: KnownCall) -> Value | None:
    pattern = _known_pattern(call.arguments.get(0, "pattern"))
    more = call.arguments.get(2, "maxsplit") or call.arguments.get(3, "flags")
    if pattern is None or more is not None or call.arguments.is_open:
        return None
    given = call.text(1, "string")
    unknown = SeqValue((hole("", given.parameters),), True)
    return join(pieces(_parted, t, [pattern]) or unknown for t in given.alternatives)


_ENDS = {str.removeprefix: (0, str.startswith), str.removesuffix: (-1, str.endswith)}
_LIFTED = "strip lstrip rstrip replace removeprefix removesuffix upper lower casefold".split()
TEXT_METHODS: dict[str, Callable[[Machine, Text, Arguments], Value]] = {
    "format": _str_format,
    "format_map": _format_map,
    "join": _join,
    "joinpath": lambda machine, text, arguments: path_join([text, *texts_given(machine, arguments)]),
    "startswith": partial(_tested, operations.starts_with),
    "endswith": partial(_tested, operations.ends_with),
    **{name: partial(_run, getattr(str, name)) for name in _LIFTED},
    **{name: partial(_split_method, getattr(str, name)) for name in LISTS},
    **dict.fromkeys(("encode", "decode", "as_posix"), lambda machine, text, arguments: text),
}
PATTERNS: dict[str, Model] = {
    "re.sub": _sub,
    "re.split": _split,
    "re.compile": lambda call: ExternalInstance(PATTERN, call.arguments),
}
