"""Build messages: one short line each, without characters that control a terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from appaccess_lint.model import CallSite, Operation
from appaccess_lint.rules.certainty import calls_all

MAX_MESSAGE = 172
"""Characters of a message: with its code, a line without the path has at most 180."""
MAX_TEXT = 1500
"""Characters of any other line, such as an error."""
MAX_URL = 120
SHOWN = 3
COMMAND = re.compile(r"##(?=\w*\[)")
"""What makes a command of a line in the logs of Azure Pipelines (``##vso[``), TeamCity and GitHub Actions."""


def one_line(text: str, limit: int = MAX_TEXT) -> str:
    """Return *text* with everything unprintable escaped, cut to *limit* characters.

    Text that a CI system reads as a command is escaped too: ``::`` at the start, ``##vso[`` anywhere.
    """
    # the first cut keeps the work small where a source has a literal of megabytes
    start = text[: limit + 1]
    escaped = start if start.isprintable() else "".join(map(_printable, start))
    if "##" in escaped:
        escaped = COMMAND.sub(r"#\\x23", escaped)
    if escaped.lstrip().startswith("::"):
        escaped = escaped.replace("::", r":\x3a", 1)
    return escaped if len(escaped) <= limit else escaped[: limit - 3] + "..."


def shortest(*wordings: str) -> str:
    """Return the first of *wordings* that fits into a message, else the last one."""
    return next((text for text in wordings if len(text) <= MAX_MESSAGE), wordings[-1])


def listing(items: Sequence[str], shown: int = SHOWN, joint: str = ", ") -> str:
    """Return the first *shown* items, and how many more there are."""
    # "and 1 more" is as long as the item itself, and says less
    if len(items) <= shown + 1:
        return joint.join(items)
    last = "; and" if joint == "; " else " and"
    return f"{joint.join(items[:shown])}{last} {len(items) - shown} more"


def keys(operations: Sequence[Operation]) -> str:
    """Return a bounded list of operations by method and path."""
    return listing([operation.key for operation in operations])


def statement(site: CallSite, operation: Operation, predicate: str) -> str:
    """Return a sentence of *operation*, one of those that *site* may call, and *predicate*.

    Example: ``GET /wiki/rest/api/space is deprecated``, ``may be GET /wiki/rest/api/space, which is
    deprecated`` where the call is only partly known.
    """
    if calls_all(site):
        if len(site.operations) == 1:
            return f"{operation.key} {predicate}"
        return f"{one_line(site.client_method or 'it', 40)} calls {operation.key}, which {predicate}"
    if site.kind == "literal":
        return f"URL of {operation.key}, which {predicate}"
    return f"may be {operation.key}, which {predicate}"


def titled(operation: Operation) -> str:
    """Return ``GET /wiki/rest/api/content/{id} (Get content by ID)``."""
    return f"{operation.key} ({operation.title})" if operation.title else operation.key


def principal(operations: Sequence[Operation]) -> Operation:
    """Return the operation that a message about *operations* names: the first one that changes content."""
    return next((o for o in operations if o.method != "GET"), operations[0])


def source_name(source: str) -> str:
    """Return a source's name for readers: ``OpenAPI 2024-02``."""
    kind, _, month = source.partition("-")
    return f"{'OpenAPI' if kind == 'openapi' else kind} {month}".strip()


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")
