"""The measurements as Markdown, for people and for the documentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def markdown(found: Mapping[str, Any]) -> str:
    """Return all tables of *found*, each under its heading."""
    parts = [f"Python {found['python']}, {found['processors']} processors."]
    for key, title in (("ordinary", "Files that don't matter"), ("mattering", "Files that matter")):
        if key in found:
            head = ("tool", "CPU s", "to flake8 alone", "floor", "spread", "peak MB", "more MB", "floor")
            keys = ("tool", "cpu", "ratio", "floor", "spread", "peak", "more", "floor_more")
            rows = [[row[k] for k in keys] for row in found[key]["rows"]]
            parts += [
                f"### {title}: {found[key]['files']} files, {found[key]['megabytes']} MB",
                _table(head, rows),
            ]
    if "save" in found:
        rows = [
            [f"{kind}, {r['case']}", r["over_ms"], r["floor_ms"]]
            for kind, cases in found["save"].items()
            for r in cases
        ]
        parts += [
            "### One save, a process of its own",
            _table(("case", "ms over flake8 alone", "floor"), rows),
        ]
    if "server" in found:
        names = {
            "files": "files of about 400 lines that matter",
            "median_ms": "median, ms of CPU",
            "most_ms": "most, ms of CPU",
            "within_goal": "files within 50 ms",
        }
        parts += ["### One save, in the language server", _figures(found["server"], names)]
    if "tree" in found:
        names = {
            "files": "files",
            "beyond_reading_s": "CPU beyond reading the files, s",
            "first_s": "first run with results kept, s",
            "second_s": "second run, s",
            "second_to_first": "second to first",
            "two_jobs_use": "share of two processors that two jobs use",
        }
        parts += ["### The command over a large tree", _figures(found["tree"], names)]
    if "scaling" in found:
        rows = [
            [r["direction"], _points(r["points"]), _points(r["floors"]), r["exponent"], r["floor"], r["r2"]]
            for r in found["scaling"]
        ]
        parts += [
            "### How it grows",
            _table(("direction", "points", "floor", "exponent", "floor", "R²"), rows),
        ]
    if found.get("missing"):
        parts.append("Not measured: " + "; ".join(f"{k}: {v}" for k, v in found["missing"].items()))
    return "\n\n".join(parts) + "\n"


def _figures(found: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return the table of single figures, those with a name in *names*, beside their floors."""
    rows = [[names[key], found[key], found["floors"].get(key)] for key in names]
    return _table(("", "measured", "floor"), rows)


def _points(points: Sequence[tuple[float, float]]) -> str:
    return ", ".join(f"{size}: {seconds} s" for size, seconds in points)


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *cells)]
    return "\n".join(lines)
