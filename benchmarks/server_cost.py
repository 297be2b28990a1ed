"""The cost of a save in the language server, in a process that has analysed the file before.

After a save, editors ask about the document again, for hovers and code actions: this is a part of the cost.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from appaccess_lint.cli.commands.server import parsed
from appaccess_lint.cli.server.session import Session
from appaccess_lint.model import CallSite
from appaccess_lint.rules import findings_for
from appaccess_lint.syntax.module import parse_module

GOAL_MS = 50


def one_save(files: list[Path], times: int = 7) -> dict[str, Any]:
    """Return the milliseconds of CPU for a change and a save of each of *files*, which are copied nowhere."""
    costs = [_of(file, times) for file in files]
    medians, least = [cost for cost, _ in costs], [floor for _, floor in costs]
    return {
        "files": len(files),
        "median_ms": round(statistics.median(medians)),
        "most_ms": round(max(medians)),
        "within_goal": sum(median <= GOAL_MS for median in medians),
        "floors": {
            "median_ms": round(statistics.median(least)),
            "most_ms": round(max(least)),
            "within_goal": sum(median <= GOAL_MS for median in least),
        },
    }


def _of(file: Path, times: int) -> tuple[float, float]:
    """Return the median of a save of *file* and of the floor, in milliseconds."""
    text = file.read_text(encoding="utf-8")
    session = Session(parsed)
    session.watched = True
    session.result(str(file), text)
    taken, least = [], []
    for number in range(times + 1):
        start = time.process_time()
        result = session.result(str(file), f"{text}\n# {number}\n")
        session.saved(str(file))
        session.result(str(file), f"{text}\n# {number}\n")
        taken.append((time.process_time() - start) * 1000)
        least.append(_floor(f"{text}\n# {number}\n", str(file), result.sites))
    return statistics.median(taken[1:]), statistics.median(least[1:])


def _floor(text: str, path: str, sites: Iterable[CallSite]) -> float:
    """Return the milliseconds to parse and lower the *text* and to apply the rules to its known *sites*."""
    start = time.process_time()
    parse_module(text, path)
    for site in sites:
        findings_for(site)
    return (time.process_time() - start) * 1000
