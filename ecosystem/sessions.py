"""Run the commands that the documentation shows, and compare their output.

A session is a block of ``console``: a command on each line that begins with ``$``, followed by its output.
A line of ``...`` stands for any lines, and ``...`` within a line for any text.  Commands outside sessions
are in backquotes or in blocks of ``sh``; they must succeed in a project.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SHELL = re.compile(r"^```(?:sh|yaml)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
QUOTED = re.compile(r"`(appaccess-lint [^`]+)`")
IN_BLOCK = re.compile(r"^(?:- run: )?(appaccess-lint [^\n#]+)", re.MULTILINE)
ENDLESS = "appaccess-lint server"
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


def commands(page: Path) -> list[str]:
    """Return the commands that *page* names outside sessions."""
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    shown = [command for block in SHELL.findall(text) for command in IN_BLOCK.findall(block)]
    return list(dict.fromkeys(command.strip() for command in (*QUOTED.findall(SHELL.sub("", text)), *shown)))


def project(folder: Path, examples: Path) -> None:
    """Fill *folder* with the project for which pages write commands: sources in ``src``, with a history."""
    shutil.copytree(examples, folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(examples / "scripts" / "titles.py", folder / "src" / "app.py")
    (folder / "pyproject.toml").write_text('[project]\nname = "app"\nversion = "1"\n', encoding="utf-8")
    (folder / "repositories.txt").write_text("src\n", encoding="utf-8")
    identity = ("-c", "user.name=newcomer", "-c", "user.email=newcomer@example.com")
    for words in (("init", "-q"), ("add", "."), (*identity, "commit", "-qm", "app")):
        subprocess.run(["git", *words], cwd=folder, check=True)
    subprocess.run(["git", "update-ref", "refs/remotes/origin/main", "HEAD"], cwd=folder, check=True)


def failure(command: str, folder: Path, programs: Path) -> str | None:
    """Run *command*, which a page names, in *folder*; return its output if it ends with an error."""
    if command == ENDLESS:
        return None
    ran = _ran(command, folder, programs)
    if ran.returncode in (0, 1) and "error:" not in ran.stdout and "Traceback" not in ran.stdout:
        return None
    return f"$ {command}\n{ran.stdout}exit status {ran.returncode}"


def mismatch(step: Step, folder: Path, programs: Path) -> str | None:
    """Run *step* in *folder*; return the difference from the expected output, if any.

    *programs* is the folder with the commands of the environment that is tried.
    """
    ran = _ran(step.command, folder, programs)
    printed = "\n".join(line.rstrip() for line in ran.stdout.splitlines()).strip("\n")
    if re.fullmatch(_pattern(step.expected), printed, re.DOTALL):
        return None
    return f"{step.page}: $ {step.command}\nexpected:\n{step.expected}\nprinted:\n{printed}"


def _ran(command: str, folder: Path, programs: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(programs), os.environ.get("PATH", "")))
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment = {**inherited, "PATH": path, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=TIME_OUT,
    )


def _pattern(expected: str) -> str:
    lines = [line.rstrip() for line in expected.strip("\n").split("\n")]
    texts = [r"(?:.*)" if line == "..." else re.escape(line).replace(r"\.\.\.", r"[^\n]*") for line in lines]
    return "\n".join(texts).replace("\n(?:.*)", r"(?:\n.*)?")
