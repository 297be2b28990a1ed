"""Analyze repositories on this machine: one process for each, several at a time, connected by pipes."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue

from appaccess_lint.organisation.repositories import Repository
from appaccess_lint.organisation.task import Analyse, Bounds, Result, analysed
from appaccess_lint.processes.child import Children


def on_this_machine(
    repositories: Sequence[Repository],
    analyse: Analyse,
    options: tuple[str, ...],
    bounds: Bounds,
    workers: int,
) -> Iterator[tuple[str, Result]]:
    """Yield the name and the result of each of *repositories* when it is done, *workers* at a time."""
    waiting: SimpleQueue[Repository] = SimpleQueue()
    done: SimpleQueue[tuple[str, Result]] = SimpleQueue()
    for repository in repositories:
        waiting.put(repository)
    children = Children()

    def work(scratch: Path) -> None:
        while not children.ended:
            try:
                repository = waiting.get_nowait()
            except Empty:
                return
            done.put(
                (repository.name, analysed(analyse, repository.source, options, bounds, children, scratch))
            )

    with tempfile.TemporaryDirectory(prefix="appaccess-lint-", ignore_cleanup_errors=True) as scratch:
        threads = [threading.Thread(target=work, args=(Path(scratch),), daemon=True) for _ in range(workers)]
        for thread in threads:
            thread.start()
        try:
            for _ in repositories:
                yield done.get()
        finally:
            children.end()
            for thread in threads:  # the folder goes when nobody writes there any more
                thread.join()
