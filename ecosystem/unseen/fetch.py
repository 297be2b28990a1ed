"""``python -m ecosystem.unseen.fetch FOLDER``: download the labelled packages and repositories."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

LIST = Path(__file__).parent / "packages.txt"
REPOSITORIES = Path(__file__).parent / "repositories.txt"


def main() -> int:
    """Return 0 where every package is there as it was labelled, 1 where one could not be had."""
    parser = argparse.ArgumentParser("python -m ecosystem.unseen.fetch", description=__doc__)
    parser.add_argument("folder", type=Path, help="gets NAME-VERSION or OWNER__NAME@COMMIT of each")
    folder = parser.parse_args().folder
    lacking = [name for name, there in (("pip", find_spec("pip")), ("git", shutil.which("git"))) if not there]
    if lacking:
        parser.error(
            f"needs {' and '.join(lacking)}: packages are downloaded with pip, repositories with git"
        )
    missing = [requirement for requirement, digest in wanted() if not fetched(requirement, digest, folder)]
    repositories = REPOSITORIES.read_text(encoding="utf-8").split()
    missing += [repository for repository in repositories if not cloned(repository, folder)]
    for name in missing:
        print(f"{name}: can't be had here, or isn't what was labelled", file=sys.stderr)
    return int(bool(missing))


def wanted() -> list[tuple[str, str]]:
    """Return the requirements of ``packages.txt``, each with the SHA-256 of its wheel."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return [(line.split()[0], line.rpartition("sha256:")[2].strip()) for line in lines if line.strip()]


def fetched(requirement: str, digest: str, below: Path) -> bool:
    """Return whether the wheel of *requirement* is unpacked *below*; nothing of it is installed or run."""
    folder = below / requirement.replace("==", "-")
    if folder.is_dir():
        return True
    with tempfile.TemporaryDirectory() as temporary:
        asked = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:"]
        subprocess.run([*asked, "--ignore-requires-python", "-d", temporary, requirement], check=False)
        wheel = next(Path(temporary).glob("*.whl"), None)
        if wheel is None or hashlib.sha256(wheel.read_bytes()).hexdigest() != digest:
            return False
        unpacked = Path(temporary) / "unpacked"
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unpacked)
        below.mkdir(parents=True, exist_ok=True)
        shutil.move(unpacked, folder)
    return True


def cloned(repository: str, below: Path) -> bool:
    """Whether ``OWNER/NAME@COMMIT`` is checked out *below*; nothing of it is installed or run."""
    name, _, commit = repository.partition("@")
    folder = below / f"{name.replace('/', '__')}@{commit[:8]}"
    if folder.is_dir():
        return True
    with tempfile.TemporaryDirectory() as temporary:
        git = ["git", "-c", "core.hooksPath=/dev/null", "-C", temporary]
        for command in (
            ["init", "-q"],
            ["fetch", "-q", "--depth", "1", f"https://github.com/{name}", commit],
            ["checkout", "-q", commit],
        ):
            if subprocess.run([*git, *command], check=False).returncode:
                return False
        below.mkdir(parents=True, exist_ok=True)
        shutil.copytree(temporary, folder, ignore=shutil.ignore_patterns(".git"), symlinks=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
