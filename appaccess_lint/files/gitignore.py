"""Match the patterns of a ``.gitignore`` file like git, but without backtracking.

Libraries convert a pattern to one regular expression, in which the matches of several ``*`` overlap: a line
such as ``*a*a*a*a*b`` hangs them, and git itself.  Here the text between two stars matches at its first
occurrence, which is correct as long as another star follows.  The time is at most the length of the pattern
times that of the path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count, groupby

from appaccess_lint.immutable import immutable

_CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r"\ \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": r"\ -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r"\ \t\n\v\f\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
_ONE = "[^/]"
_BEFORE_STARS = re.compile(r"[^*?\[\\]*[^*?\[\\/](?=\*\*+(?:/|$))")
_STARS = re.compile(r"\*\*+")
_TOGETHER = 100
"""Maximum number of patterns in one regular expression."""


class Unmatchable(ValueError):
    """A pattern that git accepts, and that matches nothing."""


@immutable(frozen=True, slots=True)
class _Rule:
    negated: bool
    only_folders: bool
    regex: str


@immutable(frozen=True, slots=True)
class _Group:
    """Consecutive rules with the same decision, as one expression for files and one for folders."""

    ignores: bool
    of_files: re.Pattern[str] | None
    of_folders: re.Pattern[str]


class Patterns:
    """The patterns of one file; paths are relative to the file's folder."""

    def __init__(self, lines: Iterable[str]) -> None:
        numbers = count()
        rules = [rule for line in lines if (rule := _rule(line, numbers)) is not None]
        self._groups = tuple(_grouped(rules))[::-1]

    def __bool__(self) -> bool:
        return bool(self._groups)

    def ignores(self, path: str, *, is_folder: bool = False) -> bool | None:
        """Return whether the last pattern that matches *path* ignores it; ``None`` if no pattern matches."""
        for group in self._groups:
            pattern = group.of_folders if is_folder else group.of_files
            if pattern is not None and pattern.fullmatch(path):
                return group.ignores
        return None


def _grouped(rules: list[_Rule]) -> Iterator[_Group]:
    for negated, run in groupby(rules, key=lambda rule: rule.negated):
        alike = list(run)
        for start in range(0, len(alike), _TOGETHER):
            part = alike[start : start + _TOGETHER]
            files = [rule.regex for rule in part if not rule.only_folders]
            yield _Group(
                not negated,
                re.compile("|".join(files), re.DOTALL) if files else None,
                re.compile("|".join(rule.regex for rule in part), re.DOTALL),
            )


def _rule(line: str, numbers: Iterator[int]) -> _Rule | None:
    line = line.removesuffix("\r")
    if line.startswith("#"):
        return None
    line = _without_end(line)
    negated = line.startswith("!")
    line = line[negated:]
    only_folders = line.endswith("/")
    line = line[: len(line) - only_folders]
    if not line:
        return None
    anywhere = "/" not in line
    try:
        regex = _anchored(line.removeprefix("/"), numbers) if not anywhere else _path(_split(line), numbers)
    except Unmatchable:
        return None
    return _Rule(negated, only_folders, f"(?:.*/)?{regex}" if anywhere else regex)


def _anchored(text: str, numbers: Iterator[int]) -> str:
    """The regular expression of a pattern for whole paths.

    Git compares the text before the first wildcard separately, so a following "**" counts as one at the
    beginning: "a**/b" matches "ax/y/b".
    """
    literal = _BEFORE_STARS.match(text)
    if literal is None:
        return _path(_split(text), numbers)
    return re.escape(literal[0]) + _path(_split(text[literal.end() :]), numbers)


def _without_end(line: str) -> str:
    """Return *line* without trailing blanks, unless a backslash escapes them."""
    kept = line.rstrip(" ")
    backslashes = len(kept) - len(kept.rstrip("\\"))
    return f"{kept} " if backslashes % 2 and len(kept) < len(line) else kept


def _split(text: str) -> list[str]:
    """Return the segments of *text*; a slash within a set doesn't end a segment."""
    found = [""]
    at = 0
    while at < len(text):
        start = at
        at += 1
        if text[start] == "[":
            _, at = _set(text, at)
        elif text[start] == "\\" and text[at : at + 1] != "/":
            at += 1
        elif text[start] == "\\":
            continue  # a slash stays what it is
        if text[start] == "/":
            found.append("")
        else:
            found[-1] += text[start:at]
    return found


def _path(segments: list[str], numbers: Iterator[int]) -> str:
    """Return the regular expression of *segments*; those between two ``**`` match where they first occur."""
    segments = ["**" if _STARS.fullmatch(segment) else segment for segment in segments]
    if segments == ["**"]:
        return ".*"
    runs: list[list[str]] = [[]]
    for segment in segments:
        if segment == "**":
            runs.append([])
        else:
            runs[-1].append(segment)
    inside = not runs[-1]  # "a/**" is all that lies in a
    first, *others = runs[:-1] if inside else runs
    others = [run for run in others if run]
    deep = len(runs) > 1
    found = "/".join(_segment(segment, numbers) for segment in first)
    if first and (others or inside):
        found += "/"
    for number, run in enumerate(others):
        last = number + 1 == len(others)
        text = "/".join(_segment(segment, numbers) for segment in run)
        if last and not inside:
            found += f"(?:[^/]*/)*{text}"
        else:
            found += _first(f"(?:[^/]*/)*?{text}/", numbers)
    if inside and deep:
        return f"{found}.+" if found else ".*"
    return found


def _segment(text: str, numbers: Iterator[int]) -> str:
    pieces = _pieces(text)
    if len(pieces) == 1:
        return pieces[0]
    begins, *middle, ends = pieces
    taken = "".join(_first(f"[^/]*?{piece}", numbers) for piece in middle if piece)
    return f"{begins}{taken}[^/]*{ends}(?![^/])"


def _first(regex: str, numbers: Iterator[int]) -> str:
    """Return *regex* as an atomic group, which Python 3.10 lacks."""
    name = f"g{next(numbers)}"
    return f"(?=(?P<{name}>{regex}))(?P={name})"


def _pieces(text: str) -> list[str]:
    """Return the regular expressions of the parts between the stars of *text*."""
    found = [""]
    at = 0
    while at < len(text):
        sign = text[at]
        at += 1
        if sign == "*":
            found.append("")
        elif sign == "?":
            found[-1] += _ONE
        elif sign == "[":
            regex, at = _set(text, at)
            found[-1] += regex
        elif sign == "\\":
            if at == len(text):
                raise Unmatchable
            found[-1] += re.escape(text[at])
            at += 1
        else:
            found[-1] += re.escape(sign)
    return found


def _set(text: str, at: int) -> tuple[str, int]:
    """Return the regular expression of the set that begins at *at*, after its bracket, and its end."""
    negated = text[at : at + 1] in {"!", "^"}
    at += negated
    members = ""
    before = ""
    start = at
    while at == start or text[at : at + 1] != "]":
        sign, at = _sign(text, at)
        if sign == "[" and text[at : at + 1] == ":" and text[at - 2 : at - 1] != "\\":
            end = text.find(":]", at)
            if end < 0 or text[at + 1 : end] not in _CLASSES:
                raise Unmatchable
            members += _CLASSES[text[at + 1 : end]]
            before, at = "", end + 2
        elif sign == "-" and before and text[at : at + 1] not in {"", "]"}:
            last, at = _sign(text, at)
            if before <= last:
                members += f"{re.escape(before)}-{re.escape(last)}"
            before = ""
        else:
            members += re.escape(sign)
            before = sign
    return (f"[^/{members}]" if negated else f"(?!/)[{members}]"), at + 1


def _sign(text: str, at: int) -> tuple[str, int]:
    if text[at : at + 1] == "\\":
        at += 1
    if at >= len(text):
        raise Unmatchable
    return text[at], at + 1
