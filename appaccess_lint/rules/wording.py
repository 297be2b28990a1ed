"""The phrases that messages are made of: one line, bounded, nothing in them that a terminal would obey."""

from __future__ import annotations

from collections.abc import Sequence

from appaccess_lint.model import Operation

MAX_MESSAGE = 1500
MAX_URL = 160
SHOWN = 3


def one_line(text: str, limit: int = MAX_MESSAGE) -> str:
    """Return *text* with everything unprintable escaped, cut to *limit* characters."""
    # the first cut keeps the work small where a source has a literal of megabytes
    start = text[: limit + 1]
    escaped = start if start.isprintable() else "".join(map(_printable, start))
    return escaped if len(escaped) <= limit else escaped[: limit - 3] + "..."


def listing(items: Sequence[str], shown: int = SHOWN, joint: str = ", ") -> str:
    """Return the first *shown* items, and how many more there are."""
    # "and 1 more" says less in as much room as the item itself
    if len(items) <= shown + 1:
        return joint.join(items)
    last = "; and" if joint == "; " else " and"
    return f"{joint.join(items[:shown])}{last} {len(items) - shown} more"


def keys(operations: Sequence[Operation]) -> str:
    """Return a bounded list of operations by method and path."""
    return listing([operation.key for operation in operations])


def titled(operation: Operation) -> str:
    """Return ``GET /wiki/rest/api/content/{id} (Get content by ID)``."""
    return f"{operation.key} ({operation.title})" if operation.title else operation.key


def source_name(source: str) -> str:
    """Return a source's name for readers: ``OpenAPI 2024-02``."""
    kind, _, month = source.partition("-")
    return f"{'OpenAPI' if kind == 'openapi' else kind} {month}".strip()


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")
