"""Methods of strings that build or test URLs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from appaccess_lint.text import formatting, operations
from appaccess_lint.text.template import MAX_LITERAL, Hole, Template, template
from appaccess_lint.text.text import Text, hole
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    NONE,
    UNKNOWN,
    Arguments,
    DictValue,
    Scalar,
    SeqValue,
    Union,
    Value,
    join,
    literals,
    members,
    parameters_of,
)
from appaccess_lint.values.objects import splitting
from appaccess_lint.values.objects.convert import as_string, as_text


def first(arguments: Arguments, *keywords: str) -> Value:
    if arguments.positional:
        return arguments.positional[0]
    return next((v for k, v in arguments.keywords if k in keywords), UNKNOWN)


def texts_of(machine: Machine, values: tuple[Value, ...]) -> list[Text]:
    return [as_string(machine, v) for v in values]


def _strip(machine: Machine, text: Text, arguments: Arguments, *, left: bool, right: bool) -> Value:
    given = arguments.positional[0] if arguments.positional else NONE
    if given == NONE:
        return operations.strip(text, None, left=left, right=right)
    found: list[Value] = [operations.strip(text, c, left=left, right=right) for c in literals(given)]
    if not _wholly_known(given):
        found += [text, hole("", parameters_of((text, given)))]
    return join(found)


def _replace(machine: Machine, text: Text, arguments: Arguments) -> Value:
    if len(arguments.positional) < 2:
        return text
    old, new = arguments.positional[:2]
    limit = arguments.get(2, "count")
    if limit is not None:
        made = _exactly(str.replace, machine, text, arguments)
        return join((made, text)) if any(t.literal is None for t in text.alternatives) else made
    found: list[Value] = []
    for wanted in literals(old):
        found += [operations.replace(text, wanted, t) for t in as_text(machine, new).alternatives]
    if not _wholly_known(old):
        # it may find anything; most likely, nothing
        found += [text, hole("", parameters_of((text, old)))]
    return join(found)


def _wholly_known(value: Value) -> bool:
    return all(
        isinstance(m, Text) and all(t.literal is not None for t in m.alternatives) for m in members(value)
    )


def _str_format(machine: Machine, text: Text, arguments: Arguments) -> Value:
    keywords = {k: as_text(machine, v) for k, v in arguments.keywords}
    rest = Hole("", parameters_of(arguments.values))
    positional = [as_text(machine, v) for v in arguments.positional]
    return formatting.format_text(text, positional, keywords, rest)


def _format_map(machine: Machine, text: Text, arguments: Arguments) -> Value:
    given = first(arguments)
    items = given.items if isinstance(given, DictValue) else ()
    keywords = {name: as_text(machine, v) for k, v in items for name in literals(k)}
    return formatting.format_text(text, (), keywords, Hole("", parameters_of((given,))))


def _join(machine: Machine, text: Text, arguments: Arguments) -> Value:
    source = first(arguments)
    if isinstance(source, SeqValue) and (not source.open or 0 < len(source.items) == source.head):
        return operations.join_text(text, texts_of(machine, source.items))
    if isinstance(source, Union):
        known = [m for m in source.members if isinstance(m, SeqValue) and not m.open]
        if len(known) == len(source.members):
            return join(operations.join_text(text, texts_of(machine, k.items)) for k in known)
    return hole("", parameters_of((source,)))


def _remove_affix(machine: Machine, text: Text, arguments: Arguments, *, prefix: bool) -> Value:
    affix = first(arguments)
    found = [operations.remove_affix(text, known, prefix=prefix) for known in literals(affix)]
    if not _wholly_known(affix):
        found += [text, hole("", parameters_of((text, affix)))]
    return join(found)


def _tested(
    test: Callable[[Text, list[str]], bool | None], machine: Machine, text: Text, arguments: Arguments
) -> Value:
    answers = {test(text, words) if words else None for words in _choices(first(arguments))}
    answer = answers.pop() if len(answers) == 1 else None
    return UNKNOWN if answer is None else Scalar(answer)


def _choices(given: Value) -> list[list[str]]:
    """The words that an argument can be, several at a time in a tuple; none of those that aren't known."""
    if not isinstance(given, SeqValue):
        return [[word] for word in literals(given)] if _is_known(given) else [[]]
    known = not given.open and all(_is_known(item) and len(literals(item)) == 1 for item in given.items)
    return [[word for item in given.items for word in literals(item)]] if known else [[]]


def _is_known(value: Value) -> bool:
    return isinstance(value, Text) and len(literals(value)) == len(value.alternatives)


def _in_each(change: Callable[[str], str], machine: Machine, text: Text, arguments: Arguments) -> Value:
    return operations.on_literals(text, change)


def _exactly(method: Callable[..., Any], machine: Machine, text: Text, arguments: Arguments) -> Value:
    """What a method makes of strings that are wholly known, by calling it; a hole for any other."""
    given = [_plain(value) for value in arguments.positional]
    unknown: Value = hole("", parameters_of((text, *arguments.positional)))
    if any(value is None for value in given) or arguments.keywords or arguments.open_positional:
        return unknown
    return join(_called(method, t, given, unknown) for t in text.alternatives)


def _in_pieces(method: Callable[..., Any], machine: Machine, text: Text, arguments: Arguments) -> Value:
    """What a method makes of strings that gives a list or tuple of pieces."""
    keywords = dict(arguments.keywords)
    ordered = [*arguments.positional, *(keywords[k] for k in ("sep", "maxsplit") if k in keywords)]
    given = [None if value == NONE else _plain(value) for value in ordered]
    unknown = SeqValue((hole("", parameters_of((text, *ordered))),), True)
    unclear = any(g is None and v != NONE for g, v in zip(given, ordered, strict=True))
    if unclear or arguments.open_positional or (set(keywords) - {"sep"} and len(ordered) < 2):
        return unknown
    return join(splitting.pieces(method, t, given) or unknown for t in text.alternatives)


def _called(method: Callable[..., Any], alternative: Template, given: list[Any], unknown: Value) -> Value:
    value = alternative.literal
    try:
        result = method(value, *given) if value is not None else None
    except (TypeError, ValueError):
        return unknown
    return Text((template((result,), alternative.origins),)) if isinstance(result, str) else unknown


def _plain(value: Value) -> str | int | None:
    """The string or (small) number that *value* is; ``None`` where it isn't known to be one."""
    if isinstance(value, Scalar) and isinstance(value.value, int) and abs(value.value) <= MAX_LITERAL:
        return value.value
    known = literals(value)
    return known[0] if len(known) == 1 and _wholly_known(value) else None


TEXT_METHODS: dict[str, Callable[[Machine, Text, Arguments], Value]] = {
    "strip": partial(_strip, left=True, right=True),
    "lstrip": partial(_strip, left=True, right=False),
    "rstrip": partial(_strip, left=False, right=True),
    "replace": _replace,
    "format": _str_format,
    "format_map": _format_map,
    "join": _join,
    "joinpath": lambda machine, text, arguments: operations.path_join(
        [text, *texts_of(machine, arguments.positional)]
    ),
    "removeprefix": partial(_remove_affix, prefix=True),
    "removesuffix": partial(_remove_affix, prefix=False),
    "startswith": partial(_tested, operations.starts_with),
    "endswith": partial(_tested, operations.ends_with),
    "upper": partial(_in_each, str.upper),
    "lower": partial(_in_each, str.lower),
    "casefold": partial(_in_each, str.casefold),
    **{
        name: partial(_exactly, getattr(str, name))
        for name in "capitalize title swapcase zfill ljust rjust center expandtabs".split()
    },
    **{name: partial(_in_pieces, getattr(str, name)) for name in splitting.LISTS},
    "encode": lambda machine, text, arguments: text,
    "decode": lambda machine, text, arguments: text,
}
