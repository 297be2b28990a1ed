"""The results of many repositories: as a table for people, and as a document for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from appaccess_lint.formats.json import inventory_document
from appaccess_lint.formats.json_text import result_document
from appaccess_lint.organisation.merging import Part
from appaccess_lint.report.model import Summary
from appaccess_lint.wording import one_line


def organisation_lines(parts: Sequence[tuple[Part, Summary]], total: Summary) -> Iterator[str]:
    """Yield a line for each repository with calls or with an error, and one for all."""
    head = ("repository", "files", "calls", "can be blocked", "deprecated")
    rows = [_row(part.name, summary) for part, summary in parts if summary.calls and not part.error]
    rows.append(_row(f"all {len(parts)}", total))
    widths = [max(len(str(row[at])) for row in (head, *rows)) for at in range(len(head))]
    for row in (head, *rows):
        name = str(row[0]).ljust(widths[0])
        yield "  ".join(
            [name, *(str(cell).rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )


def _row(name: str, summary: Summary) -> tuple[str, int, int, int, int]:
    blocked = summary.access["blocked"] + summary.access["maybe"]
    old = summary.life["answers-410"] + summary.life["deprecated"]
    return one_line(name), summary.files, len(summary.calls), blocked, old


def organisation_document(parts: Sequence[tuple[Part, Summary]], total: Summary) -> str:
    """Return the total counts, and the counts and the inventory of each repository."""
    repositories = [_repository(part, summary) for part, summary in parts]
    return result_document(repositories=repositories, total=_counts(total))


def _repository(part: Part, summary: Summary) -> dict[str, Any]:
    inventory = json.loads(inventory_document(part.report))
    return {
        "name": part.name,
        "error": part.error or None,
        **_counts(summary),
        "errors": inventory["errors"],
        "calls": inventory["calls"],
    }


def _counts(summary: Summary) -> dict[str, Any]:
    return {
        "files": summary.files,
        "number_of_calls": len(summary.calls),
        "access": dict(summary.access),
        "life": dict(summary.life),
    }
