"""Find secrets in a literal or comment by its own text."""

from __future__ import annotations

import re
from functools import lru_cache

from appaccess_lint.secrets.names import KNOWN, SECRET, encoded_pairs

_WORDS = SECRET.replace("|session|cookie", "").replace(r"[_\-]?", r"[_\- ]?")
_IN_TEXT = (
    # password: hunter2, "api_key": "…" within a string; in prose, an ordinary word isn't a secret
    re.compile(
        rf"\b[\w\-]{{0,32}}(?:{_WORDS}|\bpin|\bpw)[\w\-]{{0,32}}[\"'`]?"
        r"(?:\s{0,3}(?:[:=]|=>|\bis\b)\s{0,3}(?:Bearer\s|Basic\s)?|\s(?=\S*[a-z]\S*\d|\S*[A-Z]\S*\d))[\"'`]?"
        r"(?P<secret>(?![%{<$*(\[]|https?:)[^\s\"'`,;&]{4,})(?=[\"'`,;&.]|\s*$|(?<=\d)|(?<=[!$#%^*]))",
        re.IGNORECASE | re.MULTILINE,
    ),
    # curl -u user:password, http -a user:password
    re.compile(
        r"(?:^|\s)(?:-[A-Za-z]{0,8}u|-a|--auth|--user|--proxy-user)[\s=]{0,3}[\"']?(?P<secret>[^\s\"'{}%:]+:[^\s\"'{}%]+)"
    ),
    re.compile(r"\b(?:Bearer|Basic)\s{1,9}(?P<secret>(?=\S*\d)[\w+/.~\-]{6,}=*)"),
)
_TRIGGERS = re.compile(rf"{_WORDS}|pin|pw", re.IGNORECASE)
"""The words of the first expression: a search for these takes a fraction of its time."""

MIN_TEXT = 8
"""Minimum length of a string that may contain a secret."""
MAX_CACHED = 2000
"""Maximum length of a string whose secrets are cached."""


def secrets_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the secrets in *text*, a literal or comment."""
    return _known_in(text) if len(text) <= MAX_CACHED else _found_in(text)


def _found_in(text: str) -> tuple[tuple[int, int], ...]:
    if len(text) < MIN_TEXT:
        return ()
    expressions = _IN_TEXT if _TRIGGERS.search(text) is not None else _IN_TEXT[1:]
    spoken = (found.span("secret") for expression in expressions for found in expression.finditer(text))
    return (*spoken, *(found.span() for found in KNOWN.finditer(text)), *encoded_pairs(text))


_known_in = lru_cache(maxsize=2048)(_found_in)  # an editor reads the same strings after each change
