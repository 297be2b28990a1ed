"""Apply regular expressions to strings with holes: ``re.sub``, ``re.split``, methods of compiled patterns."""

from __future__ import annotations

import re
from functools import partial

from appaccess_lint.text.operations import Markers, on_texts
from appaccess_lint.text.text import Text, hole
from appaccess_lint.values.domain.values import (
    ExternalInstance,
    SeqValue,
    Value,
    join,
    literals,
    parameters_of,
)
from appaccess_lint.values.library.known import KnownCall, Model
from appaccess_lint.values.library.strings import pieces

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
    # what a function returns for each match is unknown
    return on_texts(partial(_replaced, pattern), (call.text(1, "repl"), call.text(2, "string")))


def _split(call: KnownCall) -> Value | None:
    pattern = _known_pattern(call.arguments.get(0, "pattern"))
    more = call.arguments.get(2, "maxsplit") or call.arguments.get(3, "flags")
    if pattern is None or more is not None or call.arguments.is_open:
        return None
    given = call.text(1, "string")
    unknown = SeqValue((hole("", parameters_of((given,))),), True)
    return join(pieces(_parted, t, [pattern]) or unknown for t in given.alternatives)


PATTERNS: dict[str, Model] = {
    "re.sub": _sub,
    "re.split": _split,
    "re.compile": lambda call: ExternalInstance(PATTERN, call.arguments),
}
