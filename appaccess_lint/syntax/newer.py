"""Parse syntax that is newer than the running Python's: the same tree under 3.10 as under the newest.

A source that ``ast`` refuses is written again in older syntax, in which everything keeps its place: type
parameters are blanked out, ``type X = Y`` becomes ``(X)  = Y``, ``except A, B`` becomes ``except A| B``, and
f-strings and template strings become a name, in whose place the parsed string is put into the tree.

libcst, which reads these too, isn't used: hostile input makes it take gigabytes, or ends the process.
"""

from __future__ import annotations

import ast
import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from appaccess_lint.syntax.fstrings import (
    BETWEEN,
    STRING,
    Cursor,
    Field,
    PlacedString,
    Placing,
    string_end,
    strings,
)

_PLAIN = re.compile(r"[ \t\f]+|\\\n|#[^\n]*|[!-/:-@\[-`{-~]=?|\n")
_WORD = re.compile(r"\w+")
_ALIAS = re.compile(r"(type[ \t]+)(\w+)(?=[ \t]*[\[=](?!=))")
_PARAMETERS = re.compile(r"[ \t]*\[")
_GENERIC = re.compile(r"(?:def|class)[ \t]+\w+[ \t]*(?=\[)")
_SAME_LINE = re.compile(r"(?:[ \t\f]|\\\n)*")
_CHARACTER = re.compile(r"[^\n]")
_OPENING, _CLOSING = "([{", ")]}"
_NAME = "_"


def parse(source: str) -> ast.Module:
    """Parse *source* as ``ast.parse`` does, in whatever version's syntax it is written.

    Raises what ``ast.parse`` raises.
    """
    tree = _parse(source, "exec")
    assert isinstance(tree, ast.Module)
    return tree


def parse_expression(source: str) -> ast.expr:
    """Parse an expression as ``parse`` does."""
    tree = _parse(source, "eval")
    assert isinstance(tree, ast.Expression)
    return tree.body


def _parse(source: str, mode: Literal["exec", "eval"]) -> ast.AST:
    try:
        return ast.parse(source, mode=mode)
    except SyntaxError as error:
        older = rewritten(source)
        if older is None:
            raise
        tree = ast.parse(older.text, mode=mode)
        try:
            restore(tree, source, older)
        except RecursionError:  # f-strings within f-strings
            raise error from None
        return tree


@dataclass(slots=True)
class Rewritten:
    """A source in older syntax; lines, and columns in UTF-8 bytes, are those of the original.

    ``strings`` are the f-strings that stand as a name now, by the offset of that name; ``handlers`` are the
    offsets of each ``except`` whose exceptions are joined by ``|`` now.
    """

    text: str
    strings: dict[int, tuple[int, int]] = field(default_factory=dict)
    handlers: list[int] = field(default_factory=list)


def rewritten(source: str) -> Rewritten | None:
    """Write *source* in older syntax; ``None`` where it has nothing newer, or can't be told apart."""
    try:
        older = _Rewriting(source).run()
    except (IndexError, RecursionError, ValueError):  # a string or a bracket that doesn't end
        return None
    return older if older.text != source else None


@dataclass(slots=True)
class _Bracket:
    char: str
    indexes: bool
    """Whether it holds an index: ``[`` behind a value."""


class _Rewriting:
    def __init__(self, source: str) -> None:
        self._source = source
        self._made = Rewritten("")
        self._pieces: list[str] = []
        self._copied = 0
        self._brackets: list[_Bracket] = []
        self._last = "\n"
        """The last token that counts."""

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
        """Look at the token at *at*; return where the next one begins."""
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
        """Whether a ``*`` is one of ``a[*b]`` or ``*args: *b``."""
        top = self._brackets[-1] if self._brackets else None
        if top is None:
            return False
        return (top.indexes and self._last in "[,") or (top.char == "(" and self._last == ":")

    def _string(self, start: int, string: re.Match[str]) -> int:
        """Pass over strings side by side; put a name in their place where one of them has fields."""
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
            # on several lines, it needs parentheses to be one
            name = f"({_NAME}" if "\n" in source[start:end] and not self._brackets else _NAME
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
        """``type X[T] = Y`` becomes ``(X       ) = Y``."""
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
        """``def f[T](x)`` becomes ``def f(    x)``, and ``class A[T]:`` becomes ``class A( ):``."""
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
        """Return what follows the bracket that closes the one before *at*."""
        source, depth = self._source, 1
        while depth:
            if string := STRING.match(source, at):
                at = string_end(source, string, [])
                continue
            token = _WORD.match(source, at) or _PLAIN.match(source, at)
            text = token[0] if token else source[at]
            depth += (text[0] in _OPENING) - (text[0] in _CLOSING)
            at += len(text)
        return at

    def _except(self, start: int, at: int) -> int:
        """``except* A, B:`` becomes ``except  A| B:``."""
        source, depth = self._source, 0
        commas: list[int] = []
        stars: list[int] = []
        while depth or source[at] not in ":\n":
            if string := STRING.match(source, at):
                at = string_end(source, string, [])
                continue
            token = _WORD.match(source, at) or _PLAIN.match(source, at)
            text = token[0] if token else source[at]
            depth += (text[0] in _OPENING) - (text[0] in _CLOSING)
            if text[0] == "*" and source[start:at].strip() == "except":
                stars.append(at)
            elif text == "," and not depth:
                commas.append(at)
            at += len(text)
        for place in (*stars, *commas):
            self._replace(place, place + 1, " " if place in stars else "|")
        if commas:
            self._made.handlers.append(start)
        return at


def _ends_value(token: str) -> bool:
    return token in (")", "]", "}", '"') or (token.isidentifier() and not keyword.iskeyword(token))


def _blank(text: str) -> str:
    """Spaces for *text*, a byte for a byte, with its line ends."""
    return _CHARACTER.sub(lambda found: " " * len(found[0].encode("utf-8", "surrogatepass")), text)


def restore(tree: ast.AST, source: str, older: Rewritten) -> None:
    """Put the strings of *source* into *tree* where names stand for them, and tuples for ``A| B``.

    *tree* is what ``ast`` makes of ``older.text``.
    """
    cursor = Cursor(source, 1, 0)
    offsets = sorted((*older.strings, *older.handlers))
    places = {cursor.to(offset): offset for offset in offsets}
    for parent in ast.walk(tree):
        if isinstance(parent, ast.ExceptHandler) and (parent.lineno, parent.col_offset) in places:
            parent.type = _tuple(parent.type)
        for name, value in ast.iter_fields(parent):
            if isinstance(value, list):
                value[:] = [_restored(item, places, source, older) for item in value]
            else:
                setattr(parent, name, _restored(value, places, source, older))


def _restored(node: object, places: dict[tuple[int, int], int], source: str, older: Rewritten) -> object:
    if not isinstance(node, ast.Name) or node.id != _NAME:
        return node
    offset = places.get((node.lineno, node.col_offset))
    if offset is None:
        return node
    start, end = older.strings[offset]
    return _string(source[start:end], node.lineno, node.col_offset - (offset - start))


def _string(text: str, line: int, column: int) -> ast.expr:
    """Parse f-strings and template strings, whose expressions may be in any syntax."""
    pieces = strings(text)
    try:
        made = ast.parse(f"({_with_names(text, pieces)}\n)", mode="eval").body
    except SyntaxError as error:
        error.lineno = line
        raise
    if isinstance(made, ast.JoinedStr):
        found = [field for _, fields in pieces for field in fields]
        made = PlacedString(Placing(text, line, column, parse_expression).values(made, found))
    made.lineno, made.col_offset = line, column
    made.end_lineno, made.end_col_offset = Cursor(text, line, column).to(len(text))
    return made


def _with_names(text: str, pieces: list[tuple[re.Match[str], list[Field]]]) -> str:
    """*text* as f-strings that have a name in each of their fields."""
    made: list[str] = []
    copied = 0
    for start, found in pieces:
        edits = [(start.start(), start.end(1), start[1].replace("t", "f").replace("T", "f"))]
        for start_of, end, name in (*edits, *_named(text, found)):
            made += (text[copied:start_of], name)
            copied = end
    return "".join((*made, text[copied:]))


def _named(text: str, found: list[Field]) -> Iterator[tuple[int, int, str]]:
    for place in found:
        printed = place.stop > place.end and text[place.stop] == "}"  # as in f"{x=}"
        yield place.start, place.stop, f"{_NAME}!r" if printed else _NAME
        yield from _named(text, place.inner)


def _tuple(node: ast.expr | None) -> ast.expr | None:
    parts: list[ast.expr] = []
    while isinstance(node, ast.BinOp):
        parts.insert(0, node.right)
        node = node.left
    if node is None or not parts:
        return node
    parts.insert(0, node)
    return ast.copy_location(ast.Tuple(parts, ast.Load()), parts[0])
