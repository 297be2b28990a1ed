"""Rewrite a source in the syntax of Python 3.10 without changing positions."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass, field

from appaccess_lint.syntax.fstrings import BETWEEN, STRING, string_end

NAME = "_"
"""The name that replaces an f-string."""
_PLAIN = re.compile(r"[ \t\f]+|\\\n|#[^\n]*|[!-/:-@\[-`{-~]=?|\n")
_WORD = re.compile(r"\w+")
_ALIAS = re.compile(r"(type[ \t]+)(\w+)(?=[ \t]*[\[=](?!=))")
_PARAMETERS = re.compile(r"[ \t]*\[")
_GENERIC = re.compile(r"(?:def|class)[ \t]+\w+[ \t]*(?=\[)")
_SAME_LINE = re.compile(r"(?:[ \t\f]|\\\n)*")
_CHARACTER = re.compile(r"[^\n]")
_OPENING, _CLOSING = "([{", ")]}"


@dataclass(slots=True)
class Rewritten:
    """A source in older syntax; lines, and columns in UTF-8 bytes, are those of the original.

    ``strings`` are the spans of the f-strings that a name replaces, by the name's offset; ``handlers`` are
    the offsets of each ``except`` whose exceptions are joined by ``|``.
    """

    text: str
    strings: dict[int, tuple[int, int]] = field(default_factory=dict)
    handlers: list[int] = field(default_factory=list)


def rewritten(source: str) -> Rewritten | None:
    """Rewrite *source* in older syntax; return ``None`` if it contains no newer syntax, or can't be read."""
    try:
        older = _Rewriting(source).run()
    except (IndexError, RecursionError, ValueError):  # an unclosed string or bracket
        return None
    return older if older.text != source else None


@dataclass(slots=True)
class _Bracket:
    char: str
    indexes: bool
    """Whether it contains an index: ``[`` after a value."""


class _Rewriting:
    def __init__(self, source: str) -> None:
        self._source = source
        self._made = Rewritten("")
        self._pieces: list[str] = []
        self._copied = 0
        self._brackets: list[_Bracket] = []
        self._last = "\n"
        """The last token other than whitespace and comments."""

    def run(self) -> Rewritten:
        at = 0
        while at < len(self._source):
            at = self._token(at)
        self._replace(at, at, "")
        self._made.text = "".join(self._pieces)
        return self._made

    def _replace(self, start: int, end: int, text: str) -> None:
        self._pieces += (self._source[self._copied : start], text)
        self._copied = end

    def _token(self, at: int) -> int:
        """Rewrite the token at *at*; return the position of the next one."""
        source = self._source
        if string := STRING.match(source, at):
            return self._string(at, string)
        if word := _WORD.match(source, at):
            return self._word(at, word)
        token = _PLAIN.match(source, at)
        text = token[0] if token else source[at]
        if text[0] in _OPENING:
            self._brackets.append(_Bracket(text, text == "[" and _ends_value(self._last)))
        elif text[0] in _CLOSING and self._brackets:
            self._brackets.pop()
        elif text[0] == "*" and self._is_new_star():
            self._replace(at, at + 1, " ")
        if text[0] not in " \t\f\\#" and not (text == "\n" and self._brackets):
            self._last = text
        return at + len(text)

    def _is_new_star(self) -> bool:
        """Return whether a ``*`` is that of ``a[*b]`` or the second of ``*args: *b``."""
        top = self._brackets[-1] if self._brackets else None
        if top is None:
            return False
        return (top.indexes and self._last in "[,") or (top.char == "(" and self._last == ":")

    def _string(self, start: int, string: re.Match[str]) -> int:
        """Skip adjacent strings; replace them by a name if one of them is formatted."""
        source, at = self._source, start
        formatted = False
        found: re.Match[str] | None = string
        while found:
            formatted |= bool({"f", "t"} & set(found[1].lower()))
            end = at = string_end(source, found, [])
            if between := (BETWEEN if self._brackets else _SAME_LINE).match(source, at):
                at = between.end()
            found = STRING.match(source, at)
        self._last = '"'
        if formatted:
            # parentheses, because it has several lines
            name = f"({NAME}" if "\n" in source[start:end] and not self._brackets else NAME
            close = ")" if name[0] == "(" else ""
            self._made.strings[start + len(name) - 1] = (start, end)
            inner = source[start + len(name) : end - len(close)]
            self._replace(start, end, name + _blank(inner) + close)
        return end

    def _word(self, at: int, word: re.Match[str]) -> int:
        source = self._source
        starts = self._last in ("\n", ";", ":") and not self._brackets
        self._last = word[0]
        if starts and (alias := _ALIAS.match(source, at)) and not keyword.iskeyword(alias[2]):
            return self._alias(at, alias)
        if word[0] in ("def", "class") and not self._brackets and (generic := _GENERIC.match(source, at)):
            return self._type_parameters(generic.end())
        if starts and word[0] == "except":
            return self._except(at, word.end())
        return word.end()

    def _alias(self, at: int, alias: re.Match[str]) -> int:
        """Rewrite ``type X[T] = Y`` as ``(X       ) = Y``."""
        end = alias.end()
        spare = " " * (len(alias[1]) - 2)
        if bracket := _PARAMETERS.match(self._source, end):
            end = self._closing(bracket.end())
            spare += " " + _blank(self._source[alias.end() : end - 1])
            self._replace(at, end, f"({alias[2]}{spare})")
        else:
            self._replace(at, end, f"({alias[2]}){spare}")
        self._last = ")"
        return end

    def _type_parameters(self, start: int) -> int:
        """Rewrite ``def f[T](x)`` as ``def f(    x)``, and ``class A[T]:`` as ``class A( ):``."""
        source = self._source
        end = self._closing(start + 1)
        behind = _SAME_LINE.match(source, end)
        at = behind.end() if behind else end
        if source.startswith("(", at):
            self._replace(start, at + 1, "(" + _blank(source[start + 1 : at + 1]))
            self._brackets.append(_Bracket("(", False))
            self._last = "("
            return at + 1
        self._replace(start, end, "(" + _blank(source[start + 1 : end - 1]) + ")")
        self._last = ")"
        return end

    def _closing(self, at: int) -> int:
        """Return the position after the bracket that closes the one before *at*."""
        depth = 1
        while depth:
            at, text = self._next(at)
            depth += (text[0] in _OPENING) - (text[0] in _CLOSING)
        return at

    def _next(self, at: int) -> tuple[int, str]:
        """Return the position after the token at *at*, and the token; for a string, its quotes."""
        source = self._source
        if string := STRING.match(source, at):
            return string_end(source, string, []), string[2]
        token = _WORD.match(source, at) or _PLAIN.match(source, at)
        text = token[0] if token else source[at]
        return at + len(text), text

    def _except(self, start: int, at: int) -> int:
        """Rewrite ``except* A, B:`` as ``except  A| B:``."""
        source, depth = self._source, 0
        commas: list[int] = []
        stars: list[int] = []
        while depth or source[at] not in ":\n":
            place = at
            at, text = self._next(place)
            depth += (text[0] in _OPENING) - (text[0] in _CLOSING)
            if text[0] == "*" and source[start:place].strip() == "except":
                stars.append(place)
            elif text == "," and not depth:
                commas.append(place)
        for place in (*stars, *commas):
            self._replace(place, place + 1, " " if place in stars else "|")
        if commas:
            self._made.handlers.append(start)
        return at


def _ends_value(token: str) -> bool:
    return token in (")", "]", "}", '"') or (token.isidentifier() and not keyword.iskeyword(token))


def _blank(text: str) -> str:
    """Return *text* with a space in place of each byte, and with its line ends."""
    return _CHARACTER.sub(lambda found: " " * len(found[0].encode("utf-8", "surrogatepass")), text)
