"""New virtual environments to install the package into."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Environment:
    """A virtual environment in a folder of its own."""

    folder: Path

    @classmethod
    def created(cls, folder: Path, *requirements: str) -> Environment:
        """Make an environment and install *requirements* into it, as pip takes them on its command line."""
        venv.create(folder, with_pip=True)
        environment = cls(folder)
        environment.run("-m", "pip", "install", "--quiet", *requirements, cwd=folder).check_returncode()
        return environment

    @property
    def scripts(self) -> Path:
        """The folder with the environment's commands."""
        return self.folder / ("Scripts" if sys.platform == "win32" else "bin")

    def run(self, *arguments: str, cwd: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        """Run the environment's Python."""
        return run(self.scripts / "python", *arguments, cwd=cwd, stdin=stdin)


def run(
    program: str | Path, *arguments: str, cwd: Path, stdin: str | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run *program* so that nothing leads it back to the sources under test, besides *variables*."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(program), *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        env={**ours, "PYTHONIOENCODING": "utf-8", **variables},
    )


def lines(ran: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what a linter printed, with paths as POSIX writes them; fails where it did not run well."""
    assert ran.stderr == ""
    assert ran.returncode == (1 if ran.stdout else 0)
    return [_posix(line) for line in ran.stdout.splitlines()]


def _posix(line: str) -> str:
    path, colon, rest = line.partition(".py:")
    return path.replace("\\", "/") + colon + rest
