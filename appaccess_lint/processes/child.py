"""The parent's side of a child process and its messages.

``multiprocessing`` would import modules from the current folder if it doesn't fork, and its children outlive
a killed parent.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from appaccess_lint.processes.serving import Connection

Job = Callable[["Connection"], None]
"""The function that the child runs once; it must be importable by its name."""

# -I: neither the current folder nor Python's environment variables affect imports
_CODE = "import sys; sys.path[:] = sys.argv[1:]; from appaccess_lint.processes.serving import serve; serve()"
_PATIENCE = 5.0
"""Seconds that a child has to end when it is asked to."""
_OWN_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


class ChildDied(Exception):
    """The child ended before it sent its message."""

    def __init__(self, status: int) -> None:
        super().__init__(f"signal {-status}" if status < 0 else f"status {status}")
        self.status = status


class Child:
    """A running child that does *job* in the current folder; as a context manager, it ends with the block.

    Messages go through private pipes.  The child ends at once when this process ends for any reason.  Its
    standard error is that of this process, or is discarded if *quiet*.  Raises ``OSError`` if no process can
    be started.
    """

    def __init__(self, job: Job, *, quiet: bool = False) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-I", *_flags(), "-c", _CODE, *_import_path()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if quiet else None,
            cwd=os.path.dirname(sys.executable),  # noqa: PTH120 - text in, text out
            # a signal from the terminal is ours to answer
            start_new_session=True,
            creationflags=_OWN_GROUP,
        )
        self._sending = threading.Lock()
        with contextlib.suppress(ChildDied):  # reported when a message is received
            self.send((_current_folder(), job))

    def __enter__(self) -> Child:
        return self

    def __exit__(self, kind: type[BaseException] | None, *about: object) -> None:
        if kind is None:
            self.close()
        else:
            self._died()

    def send(self, message: Any) -> None:
        """Send *message*, from any thread; raises ``ChildDied``."""
        data = pickle.dumps(message)
        stdin = self._process.stdin
        assert stdin is not None
        with self._sending:
            try:
                stdin.write(data)
                stdin.flush()
            except (OSError, ValueError) as error:  # ValueError: it has been closed
                self.kill()
                raise ChildDied(self._process.returncode) from error

    def receive(self) -> Any:
        """Return the child's next message; raises ``ChildDied``, or an exception that the child sends."""
        stdout = self._process.stdout
        assert stdout is not None
        try:
            message = pickle.load(stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError) as error:
            raise self._died() from error
        if isinstance(message, BaseException):
            raise message
        return message

    def close(self) -> None:
        """Ask the child to end, and wait for its end."""
        with contextlib.suppress(ChildDied, subprocess.TimeoutExpired):
            self.send(None)
            self._process.wait(_PATIENCE)
        self._died()

    def kill(self) -> None:
        """Kill the child and its processes, from any thread."""
        with contextlib.suppress(OSError):
            if hasattr(os, "killpg") and self._process.returncode is None:
                os.killpg(self._process.pid, 9)
            else:
                self._process.kill()
        self._process.wait()

    def _died(self) -> ChildDied:
        # no more can come of one that has closed its end, or says what nobody understands
        self.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        return ChildDied(self._process.returncode)


class Children:
    """Children that can all be killed at once, from any thread; none can be started afterwards."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: weakref.WeakSet[Child] = weakref.WeakSet()
        self.ended = False

    def started(self, job: Job, *, quiet: bool = False) -> Child:
        """Start a child that does *job*; after ``end``, it is killed at once.  Raises ``OSError``."""
        child = Child(job, quiet=quiet)
        with self._lock:
            self._running.add(child)
            ended = self.ended
        if ended:
            child.kill()
        return child

    def end(self) -> None:
        """Kill all children."""
        with self._lock:
            self.ended = True
            running = list(self._running)
        for child in running:
            child.kill()


def _flags() -> list[str]:
    """Return this interpreter's flags that affect input and output; -I hides the environment variables."""
    flags = [f"-W{option}" for option in sys.warnoptions]
    if sys.dont_write_bytecode:
        flags.append("-B")
    if sys.pycache_prefix is not None:
        flags += ["-X", f"pycache_prefix={sys.pycache_prefix}"]
    return [*flags, "-X", f"utf8={sys.flags.utf8_mode}"]


def _import_path() -> list[str]:
    return [entry for entry in sys.path if os.path.isabs(entry)]  # noqa: PTH117


def _current_folder() -> str | None:
    try:
        return os.getcwd()  # noqa: PTH109
    except OSError:  # deleted
        return None
