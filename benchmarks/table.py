"""The measurements as Markdown, for people and for the documentation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def markdown(found: Mapping[str, Any]) -> str:
    """Return all tables of *found*, each under its heading."""
    parts = [f"Python {found['python']}, {found['processors']} processors."]
    for key, title in (("ordinary", "Files that don't matter"), ("mattering", "Files that matter")):
        if key in found:
            head = ("tool", "CPU s", "to flake8 alone", "spread", "peak MB", "more MB")
            rows = [
                [r["tool"], r["cpu"], r["ratio"], r["spread"], r["peak"], r["more"]]
                for r in found[key]["rows"]
            ]
            parts += [
                f"### {title}: {found[key]['files']} files, {found[key]['megabytes']} MB",
                _table(head, rows),
            ]
    if "save" in found:
        rows = [
            [f"{kind}, {r['case']}", r["over_ms"]] for kind, cases in found["save"].items() for r in cases
        ]
        parts += ["### One save, a process of its own", _table(("case", "ms over flake8 alone"), rows)]
    if "server" in found:
        names = {
            "files": "files of about 400 lines that matter",
            "median_ms": "median, ms of CPU",
            "most_ms": "most, ms of CPU",
            "within_goal": "files within 50 ms",
        }
        rows = [[names[k], v] for k, v in found["server"].items()]
        parts += ["### One save, in the language server", _table(("", ""), rows)]
    if "tree" in found:
        names = {
            "files": "files",
            "beyond_reading_s": "CPU beyond reading the files, s",
            "first_s": "first run with results kept, s",
            "second_s": "second run, s",
            "second_to_first": "second to first",
            "two_jobs_use": "share of two processors that two jobs use",
        }
        parts += [
            "### The command over a large tree",
            _table(("", ""), [[names[k], v] for k, v in found["tree"].items()]),
        ]
    if "scaling" in found:
        rows = [
            [
                r["direction"],
                ", ".join(f"{size}: {seconds} s" for size, seconds in r["points"]),
                r["exponent"],
                r["r2"],
            ]
            for r in found["scaling"]
        ]
        parts += ["### How it grows", _table(("direction", "points", "exponent", "R²"), rows)]
    if found.get("missing"):
        parts.append("Not measured: " + "; ".join(f"{k}: {v}" for k, v in found["missing"].items()))
    return "\n\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [f"| {' | '.join(map(str, row))} |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(lines)
