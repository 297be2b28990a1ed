"""Share the files of a run among worker processes; each has a runner, and can return files for others."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from appaccess_lint.cli.progress import Watch
from appaccess_lint.cli.runner import FileResult, Runner
from appaccess_lint.garbage_collection import leave_garbage_at_exit
from appaccess_lint.model import FileError
from appaccess_lint.processes.child import Child, ChildDied, Children
from appaccess_lint.processes.serving import Connection

DIED = "the process that analyzed it died; its findings are missing"
READY, HAND_BACK = "ready", "hand back"
STARTS = 3
"""Number of processes that may die before they are ready; then a thread stops starting them."""

Files = Sequence[str]


@dataclass(slots=True)
class _Errand:
    """Files still to be analyzed; *to_ask* is the worker that has them and may return some."""

    files: Files
    to_ask: Child | None = None


class Pool:
    """Analyses the files of *chunks* in *jobs* worker processes; *watch* gets a call for each.

    If a worker dies, another one analyses the file that it was working on again.  If that one dies too, the
    file is reported as an error.
    """

    def __init__(
        self,
        make_runner: Callable[[], Runner],
        chunks: Iterable[Files],
        jobs: int,
        watch: Watch,
    ) -> None:
        self._job = partial(serve_files, make_runner)
        self._jobs = jobs
        self._watch = watch
        self._children = Children()
        self._found: dict[str, FileResult] = {}
        # guards all attributes below
        self._changed = threading.Condition()
        self._waiting = deque(chunks)
        self._errands: list[_Errand] = []
        self._begun: set[str] = set()
        self._threads = 0
        self._idle = 0
        self._error: BaseException | None = None

    def run(self) -> dict[str, FileResult]:
        """Return the results by file, without those for which no process could be started."""
        self._threads = self._jobs
        for _ in range(self._jobs):
            threading.Thread(target=self._thread, daemon=True).start()
        try:
            with self._changed:
                while self._threads:
                    self._changed.wait()
        except BaseException as error:  # a signal
            self._fail(error)
        if self._error is not None:
            raise self._error
        return self._found

    def _thread(self) -> None:
        try:
            self._work()
        except BaseException as error:
            self._fail(error)
        finally:
            with self._changed:
                self._threads -= 1
                self._changed.notify_all()

    def _fail(self, error: BaseException) -> None:
        with self._changed:
            self._error = self._error or error
            self._waiting.clear()
            self._changed.notify_all()
        self._children.end()

    def _work(self) -> None:
        """Serve a worker, and start another one if it dies, as long as there are files."""
        worker: Child | None = None
        starts = STARTS
        while starts and (errand := self._next()) is not None:
            number = len(errand.files)
            try:
                worker = worker or self._started()
                self._do(errand, worker)
            except ChildDied:
                worker = None
            starts = STARTS if len(errand.files) < number else starts - 1
            self._done(errand)
        if worker is not None:
            worker.close()

    def _started(self) -> Child:
        """Start a worker and wait until it is ready.  Raises ``ChildDied``."""
        try:
            worker = self._children.started(self._job)
        except OSError as error:
            raise ChildDied(error.errno or 0) from error
        worker.receive()
        return worker

    def _next(self) -> _Errand | None:
        """Wait for files; returns ``None`` if there are no more and no worker can return any."""
        with self._changed:
            while not self._waiting:
                if not self._errands or self._error is not None:
                    return None
                self._idle += 1
                self._ask_back()
                self._changed.wait()
                self._idle -= 1
            errand = _Errand(self._waiting.popleft())
            self._errands.append(errand)
            return errand

    def _do(self, errand: _Errand, worker: Child) -> None:
        worker.send(errand.files)
        with self._changed:
            errand.to_ask = worker
            if self._idle:
                self._ask_back()
        while errand.files:
            self._watch.begin(errand.files[0])
            try:
                result: FileResult | None = worker.receive()
            except ChildDied:
                self._watch.drop(errand.files[0])
                self._retry(errand)
                raise
            if result is None:
                self._watch.drop(errand.files[0])
                return
            self._keep(errand, result)

    def _retry(self, errand: _Errand) -> None:
        """Queue the file at which a worker died once more, alone."""
        first, rest = errand.files[0], errand.files[1:]
        with self._changed:
            if self._error is not None:
                return
            if first not in self._begun:
                self._begun.add(first)
                self._waiting.append([first])
                errand.files = rest
                return
        self._keep(errand, FileResult(first, errors=(FileError(first, DIED),)))

    def _keep(self, errand: _Errand, result: FileResult) -> None:
        with self._changed:
            self._found[errand.files[0]] = result
            self._watch.end(errand.files[0])
            errand.files = errand.files[1:]

    def _done(self, errand: _Errand) -> None:
        """Queue the files that a worker returned, or that a dead worker had not analyzed."""
        with self._changed:
            self._errands.remove(errand)
            if self._error is None:
                size = -(-len(errand.files) // self._jobs)
                self._waiting.extendleft(chunks_of(errand.files, size))
            self._changed.notify_all()

    def _ask_back(self) -> None:
        # the slow files of a large tree are often in the same folder
        for errand in self._errands:
            worker = errand.to_ask
            if worker is not None and len(errand.files) > 1:
                errand.to_ask = None
                with suppress(ChildDied):
                    worker.send(HAND_BACK)


def chunks_of(files: Files, size: int) -> list[Files]:
    """Return *files* in chunks of *size*."""
    return [files[start : start + size] for start in range(0, len(files), size or 1)]


def serve_files(make_runner: Callable[[], Runner], connection: Connection) -> None:
    """Send the result of each file that the connection requests; ``None`` when the rest is returned."""
    leave_garbage_at_exit()
    runner = make_runner()
    connection.send(READY)
    while (files := connection.receive()) is not None:
        if files == HAND_BACK:  # it came too late
            continue
        for number, path in enumerate(files, start=1):
            connection.send(runner.file(path))
            if number < len(files) and connection.has_message():
                connection.send(None)
                break
