"""Signals that ask the command to end: it first removes what it has half written, and ends its processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

NAMES = ("SIGTERM", "SIGHUP")
SHELL = 128
"""The number that a shell adds to a signal's number for the exit status of a killed program."""


class Terminated(BaseException):
    """The process was sent the signal *number*."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    def die(self) -> int:
        """End the process by the signal, as whoever sent it expects; returns its status where that fails."""
        if os.name == "posix":
            signal.signal(self.number, signal.SIG_DFL)
            os.kill(os.getpid(), self.number)
        return SHELL + self.number


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Raise ``Terminated`` where a signal would end the process; those that are ignored stay so."""

    def end(number: int, frame: FrameType | None) -> None:
        raise Terminated(number)

    numbers = [number for name in NAMES if (number := getattr(signal, name, None)) is not None]
    replaced = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    with suppress(ValueError):  # signals are the main thread's alone
        for number in replaced:
            signal.signal(number, end)
    try:
        yield
    finally:
        with suppress(ValueError):
            for number in replaced:
                signal.signal(number, signal.SIG_DFL)
