"""Words and values in messages: bounded, on one line, and without characters that control a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MAX_LINE = 1500
"""Maximum length of a line that isn't a finding's, such as an error."""
LONGEST_QUOTE = 60
SHOWN = 3
COMMAND = re.compile(r"##(?=\w*\[)")
"""What makes a command of a line in the logs of Azure Pipelines (``##vso[``), TeamCity and GitHub Actions."""


def one_line(text: str, limit: int = MAX_LINE) -> str:
    """Return *text* with everything unprintable escaped, cut to *limit* characters.

    Text that a CI system reads as a command is escaped too: ``::`` at the start, ``##vso[`` anywhere.
    """
    # the first cut keeps the work small where a source has a literal of megabytes
    start = text[: limit + 1]
    escaped = start if start.isprintable() else "".join(map(_escaped, start))
    if "##" in escaped:
        escaped = COMMAND.sub(r"#\\x23", escaped)
    if escaped.lstrip().startswith("::"):
        escaped = escaped.replace("::", r":\x3a", 1)
    return escaped if len(escaped) <= limit else escaped[: limit - 3] + "..."


def _escaped(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")


def printable(text: str) -> str:
    """Return *text* with the replacement character for everything unprintable."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def describe(value: object) -> str:
    """Return a description of *value*, from a TOML or JSON document, on one line."""
    if isinstance(value, str):
        shown = value if len(value) <= LONGEST_QUOTE else value[: LONGEST_QUOTE - 1] + "…"
        return f'"{printable(shown)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "an array"
    return str(value)


def quoted(names: Sequence[str]) -> str:
    """Return *names* as a list in prose: ``"a", "b" or "c"``."""
    return either([f'"{name}"' for name in names])


def either(words: Sequence[str], joint: str = "or") -> str:
    """Return *words*, at least one, as a list in prose: ``a, b or c``."""
    return f" {joint} ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def listing(items: Sequence[str], shown: int = SHOWN, joint: str = ", ") -> str:
    """Return the first *shown* items, and how many more there are."""
    # "and 1 more" is as long as the item itself, and says less
    if len(items) <= shown + 1:
        return joint.join(items)
    last = "; and" if joint == "; " else " and"
    return f"{joint.join(items[:shown])}{last} {len(items) - shown} more"


def counted(number: int, noun: str) -> str:
    """Return ``1 call``, ``2 calls``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def hint(name: str, known: Iterable[str], similarity: float = 0.6) -> str:
    """Return the hint for an error message with the name in *known* that the user probably meant.

    It is empty if none has the *similarity*, which is 1 for the same letters.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - not at start-up: nothing is wrong most often

    by_lower = {candidate.lower().replace("_", "-"): candidate for candidate in known}
    close = get_close_matches(name.lower().replace("_", "-"), by_lower, n=1, cutoff=similarity)
    return f'; did you mean "{by_lower[close[0]]}"?' if close else ""
