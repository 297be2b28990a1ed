"""Runs the command in a process whose memory is bounded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

MEMORY = 2_000_000_000
"""Bytes of address space that a run may take."""
HANGS = 900
"""Seconds after which a run counts as hanging; none takes a twentieth of it on a machine of its own."""


class Result(NamedTuple):
    status: int
    out: str
    err: str


def bounded() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run_in(folder: Path, *words: str, **more: Any) -> Result:
    """Run ``python -m WORDS`` in *folder*."""
    limit = bounded if sys.platform == "linux" else None
    ran = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        capture_output=True,
        timeout=HANGS,
        preexec_fn=limit,
        **more,
    )
    return Result(
        ran.returncode, ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace")
    )
