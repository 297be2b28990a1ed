"""Several processes for many files: the same results in the same order, whatever becomes of a process."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from appaccess_lint.cli.runner import FileResult, Runner

WORTH_IT = 64
"""Files from which on several processes are started unasked: fewer are done before these are ready."""
CHUNKS_PER_JOB = 8
MOST_IN_CHUNK = 25
"""Files that a process gets at once: neighbours share what they import."""
MOST = 60
"""More processes would hardly have processors."""

Advance = Callable[[int], None]


def run_files(
    make_runner: Callable[[], Runner],
    files: Sequence[str],
    jobs: int,
    here: Runner,
    advance: Advance = lambda files: None,
) -> list[FileResult]:
    """Analyse *files*, in this process by *here* or in several that each have a runner of their own.

    *jobs* is the number of processes, 0 as many as there are processors where the files are many.  *advance*
    is told how many files more are done.
    """
    if jobs == 0:
        jobs = _processors() if len(files) >= WORTH_IT else 1
    jobs = min(jobs, len(files), MOST)
    if jobs <= 1:
        return [_advanced(here.file(path), advance) for path in files]
    # most runs have few files, and do without what this imports
    from appaccess_lint.cli.pool import Pool, shared_out

    size = max(1, min(MOST_IN_CHUNK, -(-len(files) // (jobs * CHUNKS_PER_JOB))))
    done = Pool(make_runner, shared_out(files, size), jobs, advance).run()
    return [done[path] if path in done else _advanced(here.file(path), advance) for path in files]


def _advanced(result: FileResult, advance: Advance) -> FileResult:
    advance(1)
    return result


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
