"""The sessions that the documentation shows, run again: what a reader types prints what the page has.

A session is a block of ``console``: a command on each line that begins with ``$``, below it what it prints.
A line of ``...`` stands for any lines, and ``...`` within a line for any text.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TIME_OUT = 300


class Step(NamedTuple):
    """A command of a page, and what is expected of it."""

    page: str
    command: str
    expected: str


def steps(page: Path) -> Iterator[Step]:
    """Yield the commands of the sessions in *page*, in order."""
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = part.replace("\\\n", "").partition("\n")
            yield Step(page.name, " ".join(command.split()), expected.rstrip("\n"))


def mismatch(step: Step, folder: Path, programs: Path) -> str | None:
    """Run *step* in *folder*; return what is wrong with its output, if anything.

    *programs* is the folder with the commands of the environment that is tried.
    """
    path = os.pathsep.join((str(programs), os.environ.get("PATH", "")))
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment = {**inherited, "PATH": path, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        step.command,
        shell=True,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=TIME_OUT,
    )
    printed = "\n".join(line.rstrip() for line in ran.stdout.splitlines()).strip("\n")
    if re.fullmatch(_pattern(step.expected), printed, re.DOTALL):
        return None
    return f"{step.page}: $ {step.command}\nexpected:\n{step.expected}\nprinted:\n{printed}"


def _pattern(expected: str) -> str:
    lines = [line.rstrip() for line in expected.strip("\n").split("\n")]
    texts = [r"(?:.*)" if line == "..." else re.escape(line).replace(r"\.\.\.", r"[^\n]*") for line in lines]
    return "\n".join(texts).replace("\n(?:.*)", r"(?:\n.*)?")
