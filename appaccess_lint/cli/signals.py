"""Handle signals that end the command: it first deletes incomplete files and ends its processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

NAMES = ("SIGTERM", "SIGHUP")
SHELL = 128
"""Shells add this to a signal's number for the exit status of a killed program."""


class Terminated(BaseException):
    """The process received the signal *number*."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    def end_by_signal(self) -> int:
        """End the process with the signal, as its sender expects; returns the exit status if that fails."""
        if os.name == "posix":
            signal.signal(self.number, signal.SIG_DFL)
            os.kill(os.getpid(), self.number)
        return SHELL + self.number


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Raise ``Terminated`` when a signal would end the process; ignored signals stay ignored."""

    def end(number: int, frame: FrameType | None) -> None:
        raise Terminated(number)

    numbers = [number for name in NAMES if (number := getattr(signal, name, None)) is not None]
    replaced = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    with suppress(ValueError):  # only the main thread can set handlers
        for number in replaced:
            signal.signal(number, end)
    try:
        yield
    finally:
        with suppress(ValueError):
            for number in replaced:
                signal.signal(number, signal.SIG_DFL)
