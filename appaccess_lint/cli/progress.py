"""Progress of long runs: a bar on a terminal that names the slowest running file, and times by file."""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, TextIO

from appaccess_lint.wording import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

DELAY = 1.0
"""Seconds after which the bar appears."""
SLOW = 1.0
"""Seconds of analysis after which the bar names a file."""
MOST_SHOWN = 10
"""Number of slowest files that are printed."""
LONGEST_NAME = 40
"""Maximum length of a file's name in the bar."""


class Watch(Protocol):
    """Receives the progress of the files of a run, from any thread."""

    def begin(self, path: str) -> None:
        """Note that the analysis of *path* begins."""

    def end(self, path: str) -> None:
        """Note that the file *path* has a result."""

    def drop(self, path: str) -> None:
        """Note that the analysis of *path* has stopped without a result; it may begin again."""


class Unwatched:
    """Ignores the progress."""

    def begin(self, path: str) -> None:
        """Ignore it."""

    end = drop = begin


UNWATCHED = Unwatched()


def print_slowest(progress: Progress, arguments: argparse.Namespace) -> None:
    """Print the slowest files on standard error if *arguments* request them."""
    if not arguments.verbose:
        return
    print("slowest files:", file=sys.stderr)
    for path, seconds in progress.slowest(MOST_SHOWN):
        print(f"{seconds:8.2f} s  {one_line(path)}", file=sys.stderr)


class Progress:
    """Shows on *stream* how many of *total* files are done, after *delay* seconds; removed at the end.

    Nothing is shown if *stream* isn't a terminal, or if *wanted* is false.
    """

    def __init__(self, total: int, stream: TextIO, *, wanted: bool = True, delay: float = DELAY) -> None:
        terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._total = total
        self._stream = stream
        self._timer = threading.Timer(delay, self._show) if wanted and terminal else None
        self._lock = threading.Lock()
        self._begun: dict[str, float] = {}
        self._seconds: dict[str, float] = {}
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            self._timer = None
        # the bar's own thread must not wait for a lock that is held while the bar waits for the thread
        if self._bar is not None:
            self._bar.stop()

    def begin(self, path: str) -> None:
        """Note that the analysis of *path* begins."""
        with self._lock:
            self._begun[path] = time.monotonic()

    def end(self, path: str) -> None:
        """Count *path* as done."""
        with self._lock:
            now = time.monotonic()
            self._seconds[path] = now - self._begun.pop(path, now)
            done = len(self._seconds)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done)

    def drop(self, path: str) -> None:
        """Forget that the analysis of *path* has begun."""
        with self._lock:
            self._begun.pop(path, None)

    def slowest(self, number: int) -> list[tuple[str, float]]:
        """Return the *number* slowest files, each with its time in seconds."""
        return sorted(self._seconds.items(), key=lambda item: (-item[1], item[0]))[:number]

    def at_work(self) -> str:
        """Return the file that has been analyzed for the longest time, if that time is notable."""
        path, begun = min(list(self._begun.items()), key=lambda item: item[1], default=("", 0.0))
        seconds = time.monotonic() - begun
        if not path or seconds < SLOW:
            return ""
        shown = path if len(path) <= LONGEST_NAME else f"…{path[1 - LONGEST_NAME :]}"
        return f"{shown} ({seconds:.0f} s)"

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn
        from rich.progress import Progress as Bar
        from rich.text import Text

        progress = self

        class AtWork(ProgressColumn):
            max_refresh = 0.5

            def render(self, task: Task) -> Text:
                return Text(progress.at_work())

        columns = (TextColumn("analysing"), BarColumn(), MofNCompleteColumn(), AtWork())
        bar = Bar(*columns, console=Console(file=self._stream), transient=True)
        with self._lock:
            if self._timer is None:  # the run has ended
                return
            bar.add_task("", total=self._total, completed=len(self._seconds))
            bar.start()
            self._bar = bar
