"""Analyze many files in several processes; results and their order stay the same, even if a process dies."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from appaccess_lint.cli.progress import UNWATCHED, Watch
from appaccess_lint.cli.runner import FileResult, Runner

WORTH_IT = 64
"""Number of files from which ``auto`` starts several processes; fewer are done before these are ready."""
CHUNKS_PER_JOB = 8
MOST_IN_CHUNK = 25
"""Number of files that a process gets at a time; neighboring files often import the same modules."""
MOST = 60
"""Maximum number of processes; few machines have more processors."""


def run_files(
    make_runner: Callable[[], Runner],
    files: Sequence[str],
    jobs: int,
    here: Runner,
    watch: Watch = UNWATCHED,
) -> list[FileResult]:
    """Analyze *files*: in this process with the runner *here*, or in several processes with a runner each.

    *jobs* is the number of processes; 0 means one per processor if there are many files.  *watch* is called
    when the analysis of each file begins and ends.
    """
    if jobs == 0:
        jobs = _processors() if len(files) >= WORTH_IT else 1
    jobs = min(jobs, len(files), MOST)
    if jobs <= 1:
        return [_watched(here, path, watch) for path in files]
    # imported here: most runs have few files and don't need it
    from appaccess_lint.cli.pool import Pool, chunks_of

    size = max(1, min(MOST_IN_CHUNK, -(-len(files) // (jobs * CHUNKS_PER_JOB))))
    done = Pool(make_runner, chunks_of(files, size), jobs, watch).run()
    return [done[path] if path in done else _watched(here, path, watch) for path in files]


def _watched(runner: Runner, path: str, watch: Watch) -> FileResult:
    watch.begin(path)
    result = runner.file(path)
    watch.end(path)
    return result


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
