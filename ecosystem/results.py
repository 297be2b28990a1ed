"""What a run found: as a table, as JSON, and against another run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def markdown(rows: Iterable[dict[str, Any]]) -> str:
    """Return a table with a row for each package, and one for all."""
    listed = list(rows)
    names = ("files", "seconds", "peak_mb", "findings", "errors", "crashes")
    total = {name: (max if name == "peak_mb" else sum)(row[name] for row in listed) for name in names}
    lines = [
        "| package | files | s | peak MB | findings | errors | crashes |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in (*listed, {"package": "all", **total}):
        numbers = " | ".join(f"{row[name]:.0f}" for name in names)
        lines.append(f"| {row['package']} | {numbers} |")
    return "\n".join(lines) + "\n"


def differences(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[str]:
    """Lines that say which findings and errors came and went, by package."""
    before = {row["package"]: set(row["lines"]) for row in old}
    for row in new:
        known, now = before.get(row["package"]), set(row["lines"])
        if known is None:
            yield f"{row['package']}: not looked at before, {len(now)} lines"
            continue
        yield from (f"{row['package']}: - {line}" for line in sorted(known - now))
        yield from (f"{row['package']}: + {line}" for line in sorted(now - known))
