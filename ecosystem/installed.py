"""New virtual environments for trying what is built, and programs run in them."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path


class Failed(Exception):
    """A program that failed; the text has its output."""


def ran(words: Sequence[str | Path], folder: Path, **variables: str) -> str:
    """Run a program in *folder*, away from these sources, and return its output; raises ``Failed``."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env={**inherited, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if done.returncode:
        raise Failed(f"$ {' '.join(map(str, words))}\n{done.stdout}")
    return done.stdout


def environment(
    folder: Path, *requirements: str, index: Path | None = None, source: Path | None = None
) -> Path:
    """Make an environment in *folder*, with *requirements*; return the folder of its programs.

    With *index*, a folder of distributions, nothing is taken from elsewhere.  *source* is the folder that
    relative requirements are relative to.
    """
    venv.create(folder, with_pip=True, clear=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    words: list[str | Path] = [programs / "python", "-m", "pip", "install", "--quiet", *requirements]
    # by variables, as these reach the environment that builds a source distribution too
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(index)} if index is not None else {}
    if requirements:
        ran(words, source or folder, PIP_DISABLE_PIP_VERSION_CHECK="1", **offline)
    return programs
