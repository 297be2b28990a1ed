"""Where a literal or comment holds secrets by its own words."""

from __future__ import annotations

import re
from functools import lru_cache

from appaccess_lint.secrets.names import KNOWN, SECRET, encoded_pairs

_SPOKEN = SECRET.replace("|session|cookie", "").replace(r"[_\-]?", r"[_\- ]?")
_IN_TEXT = (
    # password: hunter2, "api_key": "…" within a text; in prose, a word that a dictionary has is none
    re.compile(
        rf"\b[\w\-]{{0,32}}(?:{_SPOKEN}|\bpin|\bpw)[\w\-]{{0,32}}[\"'`]?"
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
_MAY_SPEAK = re.compile(rf"{_SPOKEN}|pin|pw", re.IGNORECASE)
"""The words of the first: looking for these alone takes a fraction of what the expression takes."""

LEAST_KNOWN = 8
"""Characters of a text that may have a secret within it."""
SHORT = 2000
"""Characters up to which the secrets of a text are remembered."""


def secrets_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where *text*, of a literal or comment, holds secrets."""
    return _known_in(text) if len(text) <= SHORT else _found_in(text)


def _found_in(text: str) -> tuple[tuple[int, int], ...]:
    if len(text) < LEAST_KNOWN:
        return ()
    expressions = _IN_TEXT if _MAY_SPEAK.search(text) is not None else _IN_TEXT[1:]
    spoken = (found.span("secret") for expression in expressions for found in expression.finditer(text))
    return (*spoken, *(found.span() for found in KNOWN.finditer(text)), *encoded_pairs(text))


_known_in = lru_cache(maxsize=2048)(_found_in)  # an editor asks for the same texts at each change
