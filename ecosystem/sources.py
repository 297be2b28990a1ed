"""Where the sources are: of the running Python, and of packages as they are published.  Nothing is run."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

LIST = Path(__file__).parent / "packages.txt"
OUTSIDE = Path(__file__).parent / "outside.txt"
"""Packages that call Confluence and that nobody has labelled."""


def library() -> dict[str, Path]:
    """Python's own library, with its tests where they are installed."""
    return {f"python-{sys.version_info[0]}.{sys.version_info[1]}": Path(sysconfig.get_path("stdlib"))}


def wanted(file: Path = LIST) -> list[str]:
    """Return the requirements of a list."""
    lines = (line.partition("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def package(requirement: str, below: Path) -> Path | None:
    """Return the folder with the unpacked wheel of *requirement*, ``None`` where it can't be had."""
    folder = below / requirement.replace("==", "-")
    if folder.is_dir():
        return folder
    wheels = below / "wheels" / requirement
    asked = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:"]
    ran = subprocess.run([*asked, "-d", str(wheels), requirement], capture_output=True)
    wheel = next(wheels.glob("*.whl"), None) if not ran.returncode else None
    if wheel is None:
        return None
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder
