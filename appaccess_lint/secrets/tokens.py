"""Split Python source into tokens, also if it has errors or is newer than the running Python.

Only literals and comments matter here. ``tokenize`` fails on incomplete source, and has other tokens for
f-strings since Python 3.12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from appaccess_lint.immutable import immutable

Kind = Literal["name", "number", "text", "comment", "operator", "end"]

_TOKEN = re.compile(
    r"""(?P<string>[A-Za-z]{0,2}(?:\"\"\"|'''|"|'))"""
    r"""|(?P<number>\d[\w.]*)"""
    r"""|(?P<name>\w+)"""
    r"""|(?P<comment>\#[^\n]*)"""
    r"""|(?P<end>\n|;)"""
    r"""|(?P<skipped>[ \t\f\r]+|\\\n)"""
    r"""|(?P<operator>:=|->|[=!<>+\-*/%&|^@]=|\*\*=?|//=?|<<=?|>>=?|.)""",
    re.DOTALL,
)
_PREFIXES = frozenset("r u b f t br rb fr rf tr rt".split()) | {""}
_STOPS = {
    (quote, formatted): re.compile(rf"\\.|{quote}" + (r"|\n" if len(quote) == 1 else "") + braces, re.DOTALL)
    for quote in ("'", '"', "'''", '"""')
    for formatted, braces in ((False, ""), (True, r"|\{\{|\}\}|\{"))
}


@immutable(frozen=True, slots=True)
class Token:
    """A token; ``text`` of a literal is as written, without quotes.

    An f-string is an operator ``f(``, its literal parts, fields in ``{`` and ``}``, and an operator ``f)``.
    """

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where the token ends in the source."""
        return self.start + len(self.text)


def tokens(source: str, start: int = 0) -> Iterator[Token]:
    """Yield the tokens of *source* from *start*, the beginning of a statement, in order.

    The end of a line is a token only if a statement can end there.
    """
    at = start
    # open brackets, and open f-strings by their quote
    open_: list[str] = []
    while at < len(source):
        quote = open_[-1] if open_ else ""
        if quote.startswith(("'", '"')):
            token, at = _part(source, at, quote, True)
            yield token
            ends = source.startswith(quote, at)
            if ends or source[at : at + 1] != "{":
                open_.pop()
                yield Token("operator", "f)", at)
                at += len(quote) if ends else 0
            else:
                open_.append("{")
                yield Token("operator", "{", at)
                at += 1
            continue
        match = _TOKEN.match(source, at)
        assert match is not None
        kind, text = match.lastgroup, match[0]
        if kind == "string":
            prefix = text.rstrip("\"'").lower()
            quote = text[len(prefix) :]
            if prefix not in _PREFIXES:  # a name before a quote
                yield Token("name", text[: len(prefix)], at)
                at += len(prefix)
            elif "f" in prefix or "t" in prefix:
                yield Token("operator", "f(", at)
                open_.append(quote)
                at = match.end()
            else:
                token, at = _part(source, match.end(), quote, False)
                yield token
                at += len(quote) if source.startswith(quote, at) else 0
            continue
        at = match.end()
        if kind == "operator" and text in {"(", "[", "{"}:
            open_.append(text)
        elif kind == "operator" and text in {")", "]", "}"} and open_:
            open_.pop()
        if kind == "end" and open_:
            continue
        if kind in {"name", "number", "comment", "operator", "end"}:
            yield Token(kind, text, match.start())  # type: ignore[arg-type]


def _part(source: str, start: int, quote: str, formatted: bool) -> tuple[Token, int]:
    """Return the part of a literal from *start*, and the position of the quote or brace that ends it."""
    at = start
    for stop in _STOPS[quote, formatted].finditer(source, start):
        at = stop.start()
        if stop[0] in {quote, "{", "\n"}:
            return Token("text", source[start:at], start), at
    return Token("text", source[start:], start), len(source)
