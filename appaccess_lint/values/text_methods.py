"""Methods of strings that build or test URLs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from appaccess_lint.values import textops
from appaccess_lint.values.convert import as_text, hole
from appaccess_lint.values.domain import (
    UNKNOWN,
    Arguments,
    DictValue,
    Scalar,
    SeqValue,
    Text,
    Union,
    Value,
    join,
    literals,
    parameters_of,
)
from appaccess_lint.values.text import Hole, template

if TYPE_CHECKING:
    from appaccess_lint.values.interpreter import Interpreter


def first(arguments: Arguments, *keywords: str) -> Value:
    if arguments.positional:
        return arguments.positional[0]
    return next((v for k, v in arguments.keywords if k in keywords), UNKNOWN)


def texts_of(it: Interpreter, values: tuple[Value, ...]) -> list[Text]:
    return [as_text(it, v) for v in values]


def _stripped(left: bool, right: bool) -> Callable[[Interpreter, Text, Arguments], Value]:
    def run(it: Interpreter, text: Text, arguments: Arguments) -> Value:
        given = arguments.positional[0] if arguments.positional else None
        characters = literals(given) if given is not None else ()
        if given is not None and len(characters) != 1:
            return text
        return textops.strip(text, characters[0] if characters else None, left=left, right=right)

    return run


def _replace(it: Interpreter, text: Text, arguments: Arguments) -> Value:
    if len(arguments.positional) < 2:
        return text
    old, new = arguments.positional[:2]
    olds = literals(old)
    if len(olds) != 1 or not olds[0]:
        return text
    news = as_text(it, new)
    if len(news.alternatives) != 1:
        return text
    parts = news.alternatives[0].parts

    def change(given: list[str | Hole]) -> list[str | Hole]:
        made: list[str | Hole] = []
        for part in given:
            if isinstance(part, str):
                for index, piece in enumerate(part.split(olds[0])):
                    made.extend(parts if index else ())
                    made.append(piece)
            else:
                made.append(part)
        return made

    return textops.mapped(text, change)


def _str_format(it: Interpreter, text: Text, arguments: Arguments) -> Value:
    keywords = {k: as_text(it, v) for k, v in arguments.keywords}
    rest = hole("", parameters_of((*arguments.positional, *(v for _, v in arguments.keywords))))
    part = rest.alternatives[0].parts[0]
    assert not isinstance(part, str)
    return textops.format_text(text, texts_of(it, arguments.positional), keywords, part)


def _format_map(it: Interpreter, text: Text, arguments: Arguments) -> Value:
    given = first(arguments)
    items = given.items if isinstance(given, DictValue) else ()
    keywords = {name: as_text(it, v) for k, v in items for name in literals(k)}
    return textops.format_text(text, (), keywords, Hole("", parameters_of((given,))))


def _join(it: Interpreter, text: Text, arguments: Arguments) -> Value:
    source = first(arguments)
    if isinstance(source, SeqValue) and not source.open:
        return textops.join_text(text, texts_of(it, source.items))
    if isinstance(source, Union):
        known = [m for m in source.members if isinstance(m, SeqValue) and not m.open]
        if len(known) == len(source.members):
            return join(textops.join_text(text, texts_of(it, k.items)) for k in known)
    return hole("", parameters_of((source,)))


def _affix(prefix: bool) -> Callable[[Interpreter, Text, Arguments], Value]:
    def run(it: Interpreter, text: Text, arguments: Arguments) -> Value:
        known = literals(first(arguments))
        return textops.remove_affix(text, known[0], prefix=prefix) if len(known) == 1 else text

    return run


def _tests(test: Callable[[Text, list[str]], bool | None]) -> Callable[[Interpreter, Text, Arguments], Value]:
    def run(it: Interpreter, text: Text, arguments: Arguments) -> Value:
        given = first(arguments)
        answers = {test(text, words) if words else None for words in _choices(given)}
        answer = answers.pop() if len(answers) == 1 else None
        return UNKNOWN if answer is None else Scalar(answer)

    return run


def _choices(given: Value) -> list[list[str]]:
    """The words that an argument can be, several at a time in a tuple; none of those that aren't known."""
    if not isinstance(given, SeqValue):
        return [[word] for word in literals(given)] if _is_known(given) else [[]]
    known = not given.open and all(_is_known(item) and len(literals(item)) == 1 for item in given.items)
    return [[word for item in given.items for word in literals(item)]] if known else [[]]


def _is_known(value: Value) -> bool:
    return isinstance(value, Text) and len(literals(value)) == len(value.alternatives)


def _each(change: Callable[[str], str]) -> Callable[[Interpreter, Text, Arguments], Value]:
    return lambda it, text, arguments: textops.on_literals(text, change)


def _str_split(it: Interpreter, text: Text, arguments: Arguments) -> Value:
    separator = literals(first(arguments)) if arguments.positional else ()
    if len(text.alternatives) == 1 and text.alternatives[0].literal is not None and len(separator) == 1:
        pieces = text.alternatives[0].literal.split(separator[0]) if separator[0] else []
        origins = text.alternatives[0].origins
        return SeqValue(tuple(Text((template((p,), origins),)) for p in pieces))
    return SeqValue((hole("", parameters_of((text,))),), True)


TEXT_METHODS: dict[str, Callable[[Interpreter, Text, Arguments], Value]] = {
    "strip": _stripped(True, True),
    "lstrip": _stripped(True, False),
    "rstrip": _stripped(False, True),
    "replace": _replace,
    "format": _str_format,
    "format_map": _format_map,
    "join": _join,
    "joinpath": lambda it, text, arguments: textops.path_join([text, *texts_of(it, arguments.positional)]),
    "removeprefix": _affix(True),
    "removesuffix": _affix(False),
    "startswith": _tests(textops.starts_with),
    "endswith": _tests(textops.ends_with),
    "upper": _each(str.upper),
    "lower": _each(str.lower),
    "casefold": _each(str.casefold),
    "capitalize": lambda it, text, arguments: text,
    "title": lambda it, text, arguments: text,
    "encode": lambda it, text, arguments: text,
    "decode": lambda it, text, arguments: text,
    "split": _str_split,
    "rsplit": lambda it, text, arguments: SeqValue((hole("", parameters_of((text,))),), True),
}
