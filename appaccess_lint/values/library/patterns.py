"""Apply regular expressions to strings with holes: ``re.sub``, ``re.split``, methods of compiled patterns."""

from __future__ import annotations

import re
from functools import partial

from appaccess_lint.syntax import ir
from appaccess_lint.text.lifted import Signs, lifted
from appaccess_lint.text.text import Text, bounded, hole
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    NONE,
    UNKNOWN,
    Arguments,
    ExternalInstance,
    SeqValue,
    Value,
    join,
    literals,
    parameters_of,
)
from appaccess_lint.values.library.known import Known
from appaccess_lint.values.objects.convert import as_text
from appaccess_lint.values.objects.splitting import pieces

PATTERN = "re.Pattern"
METHODS = frozenset({"sub", "split"})
MAX_PATTERN = 80
MAX_TEXT = 300
"""Maximum lengths of a pattern and a string, because an untrusted pattern can take very long."""
MAX_REPEATS = 2
_REPEAT = re.compile(r"[*+]|\{\d*,\d*\}")
_SLOW = re.compile(r"\)[*+?{]|\\[1-9]|\(\?P=")
"""A repeated group, or a back reference."""


def _known_pattern(value: Value | None) -> str | None:
    """Return the pattern that *value* is, if it is fast for every string."""
    known = literals(value) if isinstance(value, Text) else ()
    if not isinstance(value, Text) or len(known) != 1 or len(value.alternatives) != 1:
        return None
    (pattern,) = known
    quick = len(pattern) <= MAX_PATTERN and _SLOW.search(pattern) is None
    return pattern if quick and len(_REPEAT.findall(pattern)) <= MAX_REPEATS else None


def _whole(text: str, made: list[str]) -> None:
    """Raise ``ValueError`` if *text* is too long, or if the result *made* lacks one of its holes."""
    if len(text) > MAX_TEXT or Signs.count(text) != sum(map(Signs.count, made)):
        raise ValueError(text)


def _replaced(pattern: str, by: str, text: str) -> str:
    try:
        made = re.sub(pattern, by, text[:MAX_TEXT])
    except (re.error, IndexError) as error:
        raise ValueError(pattern) from error
    _whole(text, [made])
    return made


def _parted(text: str, pattern: str) -> list[str]:
    try:
        made = [piece or "" for piece in re.split(pattern, text[:MAX_TEXT])]
    except re.error as error:
        raise ValueError(pattern) from error
    _whole(text, made)
    return made


def _sub(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    pattern = _known_pattern(arguments.get(0, "pattern"))
    by = literals(arguments.get(1, "repl") or UNKNOWN)
    more = arguments.get(3, "count") or arguments.get(4, "flags")
    if pattern is None or len(by) != 1 or more is not None or arguments.is_open:
        return None
    given = as_text(machine, arguments.get(2, "string") or UNKNOWN)
    return Text(bounded(lifted(partial(_replaced, pattern, by[0]), t) for t in given.alternatives))


def _split(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    pattern = _known_pattern(arguments.get(0, "pattern"))
    more = arguments.get(2, "maxsplit") or arguments.get(3, "flags")
    if pattern is None or more is not None or arguments.is_open:
        return None
    given = as_text(machine, arguments.get(1, "string") or UNKNOWN)
    unknown = SeqValue((hole("", parameters_of((given,))),), True)
    return join(pieces(_parted, t, [pattern]) or unknown for t in given.alternatives)


def _compiled(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    return ExternalInstance(PATTERN, arguments)


def pattern_method(
    machine: Machine, frame: Frame, node: ir.Call, made: Arguments | None, name: str, arguments: Arguments
) -> Value | None:
    """Return the result of a method of a compiled pattern; *made* are the arguments of ``re.compile``."""
    if made is None or made.get(1, "flags") is not None or made.is_open:
        return None
    whole = arguments.prepend(made.get(0, "pattern") or NONE)
    return PATTERN_FUNCTIONS[f"re.{name}"](machine, frame, node, whole)


PATTERN_FUNCTIONS: dict[str, Known] = {"re.sub": _sub, "re.split": _split, "re.compile": _compiled}
