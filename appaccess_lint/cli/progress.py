"""A bar on long runs, for people who wait at a terminal."""

from __future__ import annotations

import os
import time
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

DELAY = 1.0
"""Seconds after which a run counts as long."""


class Progress:
    """Shows on *stream* how many of *total* files are done, from *delay* seconds on; removed at the end.

    Nothing is shown where *stream* is no terminal, or *wanted* is false.
    """

    def __init__(self, total: int, stream: TextIO, *, wanted: bool = True, delay: float = DELAY) -> None:
        terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._total = total
        self._stream = stream
        self._start = time.monotonic() + delay if wanted and terminal else None
        self._done = 0
        self._bar: Bar | None = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def advance(self, files: int) -> None:
        """Tell that *files* more are done."""
        self._done += files
        if self._start is None or time.monotonic() < self._start:
            return
        if self._bar is None:
            self._bar = self._started()
        self._bar.update(self._bar.task_ids[0], completed=self._done)

    def _started(self) -> Bar:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("analysing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        bar = Bar(*columns, console=Console(file=self._stream), transient=True)
        bar.add_task("", total=self._total)
        bar.start()
        return bar
