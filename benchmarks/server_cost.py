"""The cost of a save in the language server, in a process that has analysed the file before."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Any

from appaccess_lint.cli.commands.server import parsed
from appaccess_lint.cli.server.session import Session

GOAL_MS = 50


def one_save(files: list[Path], times: int = 7) -> dict[str, Any]:
    """Return the milliseconds of CPU for a change and a save of each of *files*, which are copied nowhere."""
    medians = [_of(file, times) for file in files]
    return {
        "files": len(files),
        "median_ms": round(statistics.median(medians)),
        "most_ms": round(max(medians)),
        "within_goal": sum(median <= GOAL_MS for median in medians),
    }


def _of(file: Path, times: int) -> float:
    text = file.read_text(encoding="utf-8")
    session = Session(parsed)
    session.watched = True
    session.result(str(file), text)
    taken = []
    for number in range(times + 1):
        start = time.process_time()
        session.result(str(file), f"{text}\n# {number}\n")
        session.saved(str(file))
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken[1:])
