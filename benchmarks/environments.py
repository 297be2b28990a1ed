"""Virtual environments: flake8 alone, with the plugin, and the peers, each by itself."""

from __future__ import annotations

import subprocess
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {
    "flake8": ("flake8",),
    "plugin": (str(ROOT), "flake8"),
    "flake8-bugbear": ("flake8", "flake8-bugbear"),
    "flake8-async": ("flake8", "flake8-async"),
    "fixit": ("fixit",),
    "semgrep": ("semgrep",),
    "ruff": ("ruff",),
}
"""What pip installs in each."""


@dataclass(frozen=True, slots=True)
class Environment:
    """A virtual environment, or why there is none."""

    folder: Path
    missing: str = ""

    def program(self, name: str) -> str:
        """Return the path of an installed command."""
        return str(self.folder / "bin" / name)


def environment(name: str, below: Path) -> Environment:
    """Return the environment called *name*, made in the folder *below* unless it is there already."""
    folder = below / name
    marker = folder / ".ready"
    if not marker.exists():
        venv.create(folder, with_pip=True, clear=True)
        asked = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", *PACKAGES[name]]
        ran = subprocess.run(asked, capture_output=True, text=True)
        if ran.returncode:
            return Environment(
                folder, ran.stderr.strip().splitlines()[-1] if ran.stderr.strip() else "failed"
            )
        marker.touch()
    elif name == "plugin":
        asked = [
            str(folder / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--force-reinstall",
        ]
        subprocess.run([*asked, str(ROOT)], capture_output=True, check=True)
    return Environment(folder)


def packages(names: tuple[str, ...], below: Path, by: Environment) -> list[Path]:
    """Download and unpack wheels of *names*; nothing of them is run.  Leaves out what can't be had.

    The pip of the environment *by* downloads, as the one that runs this may have none.
    """
    import zipfile

    found: list[Path] = []
    for name in names:
        folder = below / name
        if not folder.exists():
            wheels = below / f"{name}-wheel"
            asked = [by.program("python"), "-m", "pip", "download", "-q", "--no-deps"]
            asked += ["--only-binary", ":all:"]
            ran = subprocess.run([*asked, "-d", str(wheels), name], capture_output=True)
            wheel = next(wheels.glob("*.whl"), None) if not ran.returncode else None
            if wheel is None:
                continue
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(folder)
        found.append(folder)
    return found
