"""Several processes for many files: the same results in the same order, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from appaccess_lint.cli.run import FileResult, Runner
from appaccess_lint.model import FileError

if TYPE_CHECKING:
    from concurrent.futures import Future
    from ctypes import c_bool

WORTH_IT = 64
"""Files from which on several processes are started unasked: fewer are done before these are ready."""
CHUNKS_PER_JOB = 8
MOST_IN_CHUNK = 25
"""Files that a process gets at once: neighbours share what they import."""
MOST = 60
"""More processes can't be waited for on Windows, and would hardly have processors elsewhere."""
DIED = "the process that analysed it died; nothing is known of it"

Advance = Callable[[int], None]

_runner: Runner | None = None
_others_idle: c_bool | None = None


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
    size = max(1, min(MOST_IN_CHUNK, -(-len(files) // (jobs * CHUNKS_PER_JOB))))
    chunks = _shared_out(files, size)
    done = _run(make_runner, chunks, jobs, advance)
    done |= _one_by_one(make_runner, [path for path in files if path not in done])
    return [done[path] for path in files]


def _run(
    make_runner: Callable[[], Runner], chunks: Iterable[Sequence[str]], jobs: int, advance: Advance
) -> dict[str, FileResult]:
    """The results by file; without those that a process which died had not told yet."""
    # dear, and most runs have few files
    from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    found: dict[str, FileResult] = {}
    waiting: dict[Future[list[FileResult]], Sequence[str]] = {}

    def submit(chunks: Iterable[Sequence[str]]) -> None:
        with suppress(BrokenProcessPool):  # one may die before all is submitted
            for chunk in chunks:
                waiting[pool.submit(_files, chunk)] = chunk

    context = get_context()
    # without a lock, which a process that is killed might hold for ever
    idle: c_bool = context.RawValue("b", False)
    with ProcessPoolExecutor(jobs, context, _start, (make_runner, idle)) as pool:
        try:
            submit(chunks)
            while waiting:
                # the few files of a large tree that take long often lie beside each other
                idle.value = len(waiting) < jobs
                for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                    chunk = waiting.pop(future)
                    with suppress(BrokenProcessPool):
                        results = future.result()
                        found.update(zip(chunk, results, strict=False))
                        advance(len(results))
                        rest = chunk[len(results) :]
                        submit(_shared_out(rest, -(-len(rest) // jobs)))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return found


def _shared_out(files: Sequence[str], size: int) -> list[Sequence[str]]:
    return [files[start : start + size] for start in range(0, len(files), size or 1)]


def _one_by_one(make_runner: Callable[[], Runner], files: Sequence[str]) -> dict[str, FileResult]:
    """What a process that died had not done yet, each file so that its own death costs no other."""
    found: dict[str, FileResult] = {}
    while left := [path for path in files if path not in found]:
        found |= _run(make_runner, [[path] for path in left], 1, lambda files: None)
        # one process does them in order: it died of the first that is missing
        died = next((path for path in left if path not in found), None)
        if died is not None:
            found[died] = FileResult(died, errors=(FileError(died, DIED),))
    return found


def _advanced(result: FileResult, advance: Advance) -> FileResult:
    advance(1)
    return result


def _start(make_runner: Callable[[], Runner], others_idle: c_bool) -> None:
    # an interrupted process has nothing to say: the one that started it says it
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    global _runner, _others_idle
    _runner, _others_idle = make_runner(), others_idle


def _files(paths: Sequence[str]) -> list[FileResult]:
    """The results of *paths*, of the first of them alone where others could do the rest meanwhile."""
    assert _runner is not None
    assert _others_idle is not None
    found: list[FileResult] = []
    for path in paths:
        found.append(_runner.file(path))
        if _others_idle.value:
            break
    return found


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
