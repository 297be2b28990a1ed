"""Runs programs within bounds of memory and time: hostile input must not take all there is."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from running import Result, start

MEMORY = 2_000_000_000
"""Bytes of address space that a run may take."""
HANGS = 900
"""Seconds after which a run counts as hanging; none takes a twentieth of it on a machine of its own."""


def run_in(folder: Path, *arguments: str, module: str = "appaccess_lint", **more: Any) -> Result:
    """Run ``python -m MODULE ARGUMENTS`` in *folder*, as a process with bounds."""
    limit = _limit_memory if sys.platform == "linux" else None
    return start(*arguments, cwd=folder, module=module, timeout=HANGS, preexec_fn=limit, **more)


def _limit_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@contextlib.contextmanager
def bounds() -> Iterator[None]:
    """Bound what this process takes in addition to what it has; lift the bounds at the end."""
    if sys.platform != "linux":
        yield
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    before = resource.getrlimit(resource.RLIMIT_AS)
    handler = signal.signal(signal.SIGALRM, _hangs)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY, before[1]))
    signal.alarm(HANGS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, handler)
        resource.setrlimit(resource.RLIMIT_AS, before)


def _hangs(number: int, frame: FrameType | None) -> None:
    raise AssertionError(f"the run takes more than {HANGS} seconds")
