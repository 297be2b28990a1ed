"""Several processes for many files: the same results in the same order, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING

from appaccess_lint.cli.run import FileResult, Runner
from appaccess_lint.model import FileError

if TYPE_CHECKING:
    from concurrent.futures import Future

WORTH_IT = 64
"""Files from which on several processes are started unasked: fewer are done before these are ready."""
CHUNKS_PER_JOB = 8
MOST_IN_CHUNK = 25
"""The few files of a large tree that take long often lie beside each other."""
MOST = 60
"""More processes can't be waited for on Windows, and would hardly have processors elsewhere."""
DIED = "the process that analysed it died; nothing is known of it"

Advance = Callable[[int], None]

_runner: Runner | None = None


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
    # neighbours share what they import
    chunks = [files[start : start + size] for start in range(0, len(files), size)]
    done = _run(make_runner, chunks, jobs, advance)
    left = [path for chunk, result in zip(chunks, done, strict=True) if result is None for path in chunk]
    alone = dict(zip(left, _one_by_one(make_runner, left), strict=True))
    return list(
        chain.from_iterable(
            result if result is not None else [alone[path] for path in chunk]
            for chunk, result in zip(chunks, done, strict=True)
        )
    )


def _run(
    make_runner: Callable[[], Runner], chunks: Sequence[Sequence[str]], jobs: int, advance: Advance
) -> list[list[FileResult] | None]:
    """The results of each chunk, ``None`` where a process died before they were there."""
    # dear, and most runs have few files
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    found: list[list[FileResult] | None] = []
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(make_runner,)) as pool:
        futures: list[Future[list[FileResult]]] = []
        # a process may die before all is submitted
        with suppress(BrokenProcessPool):
            futures.extend(pool.submit(_files, chunk) for chunk in chunks)
        try:
            for future in futures:
                try:
                    found.append(future.result())
                    advance(len(found[-1] or ()))
                except BrokenProcessPool:
                    found.append(None)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return found + [None] * (len(chunks) - len(found))


def _one_by_one(make_runner: Callable[[], Runner], files: Sequence[str]) -> list[FileResult]:
    """What a process that died had not done yet, each file so that its own death costs no other."""
    found: list[FileResult] = []
    while len(found) < len(files):
        results = _run(make_runner, [[path] for path in files[len(found) :]], 1, lambda files: None)
        for result in results:
            if result is None:
                # one process does them in order: it died of the first that is missing
                path = files[len(found)]
                found.append(FileResult(path, errors=(FileError(path, DIED),)))
                break
            found.extend(result)
    return found


def _advanced(result: FileResult, advance: Advance) -> FileResult:
    advance(1)
    return result


def _start(make_runner: Callable[[], Runner]) -> None:
    # an interrupted process has nothing to say: the one that started it says it
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    global _runner
    _runner = make_runner()


def _files(paths: Sequence[str]) -> list[FileResult]:
    assert _runner is not None
    return [_runner.file(path) for path in paths]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
