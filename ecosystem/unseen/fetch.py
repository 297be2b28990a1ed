"""``python -m ecosystem.unseen.fetch FOLDER``: download the labelled packages and unpack them."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

LIST = Path(__file__).parent / "packages.txt"


def main() -> int:
    """Return 0 where every package is there as it was labelled, 1 where one could not be had."""
    parser = argparse.ArgumentParser("python -m ecosystem.unseen.fetch", description=__doc__)
    parser.add_argument("folder", type=Path, help="gets one folder NAME-VERSION for each package")
    folder = parser.parse_args().folder
    missing = [requirement for requirement, digest in wanted() if not fetched(requirement, digest, folder)]
    for requirement in missing:
        print(f"{requirement}: can't be had here, or isn't the wheel that was labelled", file=sys.stderr)
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


if __name__ == "__main__":
    sys.exit(main())
