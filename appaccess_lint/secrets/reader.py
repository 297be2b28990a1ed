"""Read the tokens of statements and collect the spans of secrets, as indicated by the surrounding tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from appaccess_lint.secrets.names import (
    SECRET,
    is_auth_name,
    is_client,
    is_secret_key,
    is_secret_name,
    is_word,
    makes_secret,
    takes_auth,
)
from appaccess_lint.secrets.texts import secrets_in
from appaccess_lint.secrets.tokens import Token

# not a secret: an empty string, placeholders, a scheme before either
_EMPTY = re.compile(r"(?:\s|[:,;.=&?#|/*+\-]|%[srd]|%\(\w+\)s|\{[^{}]*\}|\$\{?\w+\}?|<\w*>|\*\*\*|\\[nrt])*")
_SCHEME = re.compile(r"(?:Bearer|Basic|Token|Digest|Negotiate|GenieKey|ApiKey|OAuth|JWT)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"[A-Za-z][\w+.\-]{1,20}://|/|\{[^{}]*\}/")
# a string after which a secret is inserted
_ANNOUNCES = re.compile(
    rf"(?:\b(?:Bearer|Basic)\s+|(?:\w*{SECRET}|\bauth|\bsig|\bpass|\bpw)[\w.\-]{{0,64}}\"?\s*(?:=|%3D|:)\s*\"?)"
    r"(?:%s|%\(\w+\)s|\{[^{}]*\})?[\"']?\s*$",
    re.IGNORECASE,
)
_MAY_ANNOUNCE = re.compile(rf"bearer|basic|{SECRET}|auth|sig|pass|pw", re.IGNORECASE)
_PORT = re.compile(r"\d{1,5}(?!\w)")
_ANNOUNCES_PASSWORD = re.compile(r"//[^/@\s]{1,64}:$")
_AFTER_USER = re.compile(r"@[\w{%]")
# "https://%s:%s@host": a user and a password are inserted
_USER_HOLES = re.compile(r"//[^/\s]{0,200}?(?:%s|%\(\w+\)s|\{[^{}]*\})@")
_OPENERS = {"(": ")", "[": "]", "{": "}", "f(": "f)"}
_ASSIGNS = frozenset({"=", ":=", "==", "!=", "+=", "|=", "in", "->"})
_COMPOUND = frozenset(
    "if elif else for while with try except finally def class lambda case match async".split()
)
_NO_VALUE = frozenset(
    "help metavar dest action type choices description title doc label encoding url module_name".split()
)

_LAST = 120
"""Number of characters at the end of a string that may announce a secret."""


@dataclass(slots=True)
class _Frame:
    """The state of an open bracket, or of a statement.

    ``value`` states that the current position is the value of a secret, ``within`` that the whole bracket is
    part of one, and ``pair`` that its second item is one. ``user`` states that ``https://me:`` was just read.
    ``last`` is the literal that was just read, and ``compared`` the literal before ``==``.
    """

    callee: str = ""
    within: bool = False
    pair: bool = False
    client: bool = False
    value: bool = False
    after_name: bool = False
    auth: bool = False
    keyword: str = ""
    argument: int = 0
    named: str = ""
    literals: list[Token] = field(default_factory=list)
    user: bool = False
    last: Token | None = None
    compared: Token | None = None
    targets: list[bool] = field(default_factory=list)
    expected: list[bool] = field(default_factory=list)


class SecretReader:
    """Reads the tokens of a source, and collects the spans of secrets."""

    def __init__(self) -> None:
        self.spans: list[tuple[int, int]] = []
        self._open = [_Frame()]
        self._before: Token | None = None
        self._callee = ""
        self._named = ""
        self._first = ""

    def read(self, token: Token) -> None:
        frame = self._open[-1]
        if token.kind == "comment":
            self._within(token)
            return
        if token.kind == "end":
            self._open = [_Frame()]
            self._before, self._named, self._callee, self._first = None, "", "", ""
            return
        self._first = self._first or token.text
        if token.kind == "name":
            self._name(frame, token)
        elif token.kind in {"text", "number"}:
            self._literal(frame, token)
        else:
            self._operator(frame, token.text)
        self._before = token

    def _name(self, frame: _Frame, token: Token) -> None:
        if token.text in {"or", "else"} and frame.named:
            frame.value = True
        if token.text == "in":
            self._operator(frame, "in")
            return
        if token.text in {"or", "else", "and", "if"}:
            frame.compared = None
        elif token.text != "not":
            self._named = token.text if is_secret_name(token.text) or is_auth_name(token.text) else ""
            frame.named = self._named or frame.named
            self._mask_compared(frame)
        frame.last = None
        self._callee = token.text

    def _operator(self, frame: _Frame, sign: str) -> None:
        named, self._named = self._named, ""
        callee, self._callee = self._callee, ""
        frame.last, last = (frame.last if sign == "+" else None), frame.last
        if sign in {"==", "!="}:
            frame.compared = last
        if sign in _OPENERS:
            self._enter(frame, sign, callee)
        elif sign in {")", "]", "}", "f)"}:
            self._leave(frame)
            self._open[-1].last = last
        elif sign in _ASSIGNS:
            self._assign(frame, sign, named, callee)
        elif sign == ":":
            self._colon(frame, named)
        elif sign == ",":
            self._comma(frame, named)
        elif sign in {"+", "%", "."}:
            self._named = named if sign == "." else ""

    def _enter(self, frame: _Frame, sign: str, callee: str) -> None:
        is_subscript = sign == "[" and self._before is not None and self._before.text in {callee, ")", "]"}
        callee = callee if sign == "(" else ""
        value = self._is_value(frame)
        pair = bool(callee) and takes_auth(callee)
        pair = pair or ((frame.auth or frame.pair) and sign in {"(", "["} and not is_subscript)
        inner = _Frame(callee, within=value and not pair, pair=pair)
        inner.user, frame.user = frame.user, False
        inner.client = bool(callee) and is_client(callee)
        if (
            len(frame.expected) > 1
            and sign in {"(", "["}
            and self._before is not None
            and self._before.text == "="
        ):
            inner.expected, inner.value = frame.expected, frame.expected[0]
        inner.within = inner.within or (bool(callee) and makes_secret(callee))
        self._open.append(inner)

    def _leave(self, frame: _Frame) -> None:
        if frame.pair and not frame.argument:
            self._mask(frame.literals)
        if frame.client and frame.argument == 1:
            self._mask(t for t in frame.literals if t.start > 0 and not _ADDRESS.match(t.text))
        if len(self._open) > 1:
            self._open.pop()
        outer = self._open[-1]
        # environ["TOKEN"] = "…", getenv("TOKEN") or "…"
        self._named = frame.named if frame.named and is_secret_name(frame.named) else ""
        outer.named = self._named or outer.named
        self._mask_compared(outer)

    def _assign(self, frame: _Frame, sign: str, named: str, callee: str) -> None:
        frame.keyword = callee
        if is_auth_name(named):
            frame.auth = True
        elif named or (sign in {"==", "!=", "+="} and frame.named):
            frame.value = True
        if len(self._open) == 1 and sign == "=":
            frame.expected, frame.targets = [*frame.targets, bool(named)], []
            frame.argument = 0
            if len(frame.expected) > 1:
                frame.value, frame.auth = frame.expected[0], False

    def _colon(self, frame: _Frame, named: str) -> None:
        if len(self._open) == 1 and self._first in _COMPOUND:
            frame.value = frame.auth = False
            frame.named = self._first = ""
        elif is_auth_name(named):
            frame.auth = True
        elif named:
            frame.value = True

    def _comma(self, frame: _Frame, named: str) -> None:
        frame.after_name = frame.after_name or (
            self._before is not None and self._before.kind == "text" and bool(named)
        )
        frame.targets.append(bool(named) and not is_auth_name(named))
        frame.argument += 1
        frame.value = frame.argument < len(frame.expected) and frame.expected[frame.argument]
        if frame.auth and len(self._open) == 1:  # session.auth = "me", "…"
            frame.value = True
        frame.auth, frame.user, frame.keyword, frame.compared = False, False, "", None
        if not frame.after_name:
            frame.named = ""

    def _is_value(self, frame: _Frame) -> bool:
        after_name = frame.after_name and frame.keyword not in _NO_VALUE
        return frame.within or frame.value or after_name or (frame.pair and frame.argument > 0)

    def _is_secret(self, frame: _Frame, text: str) -> bool:
        """Return whether the place of a literal with this *text* makes it a secret."""
        if frame.auth and not frame.pair:
            return True
        is_address = _ADDRESS.match(text) is not None
        if self._is_value(frame):
            nested = frame.within or frame.after_name
            return not ((nested and (is_word(text) or is_address)) or "://" in text[:20])
        return frame.client and not frame.keyword and frame.argument > 1 and not is_address

    def _literal(self, frame: _Frame, token: Token) -> None:
        text = token.text
        self._named = self._callee = ""
        if token.kind == "number":
            if frame.value and len(text) > 4 and not frame.within:
                self._mask([token])
            return
        if frame.last is not None and _AFTER_USER.match(text):
            self._mask_user(frame.last)
        if frame.user and not (_PORT.match(text) or text.startswith(("/", "@"))):
            self._mask([token])
        frame.user = _ANNOUNCES_PASSWORD.search(text[-_LAST:]) is not None
        frame.last = token
        if frame.argument < 2:
            frame.literals.append(token)
        if self._is_secret(frame, text):
            self._mask([token])
        self._within(token)
        if _precedes_secret(text[-_LAST:]):
            frame.value = True
        if "@" in text and _USER_HOLES.search(text) is not None:
            frame.auth = True
        if is_secret_key(text) or is_auth_name(text):
            self._named = text
            frame.named = text

    def _mask(self, found: Iterable[Token]) -> None:
        for token in found:
            scheme = _SCHEME.match(token.text)
            start = scheme.end() if scheme is not None else 0
            if not _EMPTY.fullmatch(token.text, start):
                self.spans.append((token.start + start, token.end))

    def _mask_user(self, token: Token) -> None:
        """Mask the part of *token* between ``//`` and the ``@`` with which the next literal begins."""
        start = token.text.rfind("//") + 2 if "//" in token.text else 0
        if "/" not in token.text[start:]:
            self._mask([Token(token.kind, token.text[start:], token.start + start)])

    def _mask_compared(self, frame: _Frame) -> None:
        """Mask the literal that is compared with the name that was just read, if that is a secret's name."""
        if self._named and frame.compared is not None:
            self._mask([frame.compared])
            frame.compared = None

    def _within(self, token: Token) -> None:
        self.spans += ((token.start + start, token.start + end) for start, end in secrets_in(token.text))


@lru_cache(maxsize=2048)
def _precedes_secret(end: str) -> bool:
    """Return whether a secret is inserted after a string with this *end*."""
    return _MAY_ANNOUNCE.search(end) is not None and _ANNOUNCES.search(end) is not None
