"""The child's side of the messages, and its end when the parent has ended."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import threading
from queue import SimpleQueue
from typing import Any, BinaryIO


class Connection:
    """The messages from the parent and to it."""

    def __init__(self, requests: BinaryIO, answers: BinaryIO) -> None:
        self._requests = requests
        self._answers = answers
        self._received: SimpleQueue[Any] = SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def receive(self) -> Any:
        """Return the parent's next message, ``None`` if there are no more."""
        return self._received.get()

    def has_message(self) -> bool:
        """Return whether a message is waiting."""
        return not self._received.empty()

    def send(self, message: Any) -> None:
        """Send *message*."""
        pickle.dump(message, self._answers)
        self._answers.flush()

    def close(self) -> None:
        """End the connection, after the parent's last message."""
        self._answers.close()
        self._reader.join(1)
        if not self._reader.is_alive():
            self._requests.close()

    def _read(self) -> None:
        message: Any = self
        while message is not None:
            try:
                message = pickle.load(self._requests)
            except (EOFError, OSError, pickle.UnpicklingError):
                _end()
            self._received.put(message)


def serve() -> None:
    """Run the job that the parent sends; standard input and output carry the messages."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # what a library prints or reads isn't a message
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    try:
        folder, job = pickle.load(requests)
    except EOFError:  # the parent died meanwhile
        return
    if folder is not None:
        with contextlib.suppress(OSError):
            os.chdir(folder)
    connection = Connection(requests, answers)
    try:
        job(connection)
    except BrokenPipeError:
        _end()
    except Exception as error:
        connection.send(_picklable(error))
    with contextlib.suppress(OSError):
        connection.close()


def _picklable(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _end() -> None:
    """Kill this process and all that it has started, because its parent has ended."""
    if hasattr(os, "getpgrp") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
