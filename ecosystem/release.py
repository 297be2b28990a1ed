"""``python -m ecosystem.release``: does all that a release does, but the upload.

It takes what is committed, gives it the version of the release and its section of the changelog, builds both
distributions twice and compares them, checks what an index shows of them, installs the wheel from a folder,
runs the documented sessions with it, and builds and tests the source distribution by itself.  Only the
download of what the package depends on needs a network.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from ecosystem.installed import Failed, environment, ran
from ecosystem.newcomer import mismatches

ROOT = Path(__file__).resolve().parent.parent
VERSION_FILE = Path("appaccess_lint", "version.py")
VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
UNRELEASED = re.compile(r"^## \[Unreleased\]$", re.MULTILINE)
RELEASE = re.compile(r"\d+\.\d+\.\d+")


def main() -> int:
    """Return 1 where a step fails."""
    parser = argparse.ArgumentParser("python -m ecosystem.release", description=__doc__)
    parser.add_argument("--out", type=Path, help="keep the distributions in this folder")
    parser.add_argument("--without-tests", action="store_true", help="leave out the tests of the source")
    parser.add_argument("--tag", help="no rehearsal: the version and the changelog must be those of this tag")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        try:
            rehearse(Path(temporary), arguments.out, arguments.tag, tests=not arguments.without_tests)
        except Failed as error:
            print(error)
            return 1
    return 0


def rehearse(work: Path, out: Path | None, tag: str | None, *, tests: bool) -> None:
    """Do all steps in the folder *work*; raises ``Failed`` at the first that fails."""
    version = prepared(work / "source", tag)
    print(f"version {version}")
    first, again = (built(work / name, work / "source") for name in ("first", "again"))
    if digests(first) != digests(again):
        raise Failed(f"two builds differ:\n{digests(first)}\n{digests(again)}")
    for name, digest in digests(first).items():
        print(f"built twice, the same: {name} sha256:{digest}")
    print(ran([sys.executable, "-m", "twine", "check", "--strict", *files(first)], work).strip())
    wheel, source = (next(first.glob(pattern)) for pattern in ("*.whl", "*.tar.gz"))
    index = indexed(work / "index", wheel)
    programs = environment(work / "env", f"appaccess-lint=={version}", index=index)
    print(ran([programs / "appaccess-lint", "--version"], work).strip(), "installed from a folder alone")
    wrong = list(mismatches(programs, work / "project"))
    if wrong:
        raise Failed("\n\n".join(wrong))
    print("the documented sessions print what they show")
    tested(work / "unpacked", source, index, run=tests)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for file in files(first):
            (out / file.name).write_bytes(file.read_bytes())


def prepared(folder: Path, tag: str | None) -> str:
    """Put what is committed into *folder*, as the release will have it; return the version.

    With a *tag* it must be so already.
    """
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    init, changes = folder / VERSION_FILE, folder / "CHANGELOG.md"
    text = init.read_text(encoding="utf-8")
    (current,) = VERSION.findall(text)
    release = RELEASE.match(current)
    if release is None:
        raise Failed(f"{VERSION_FILE}: {current} is no version of a release, nor one of its development")
    version = release[0]
    notes = changes.read_text(encoding="utf-8")
    if tag is not None and not (tag == f"v{current}" and f"## [{current}]" in notes):
        section = f"## [{tag.removeprefix('v')}]"
        raise Failed(f"{tag}: {VERSION_FILE} has {current}, and CHANGELOG.md needs a section {section}")
    init.write_text(VERSION.sub(f'__version__ = "{version}"', text), encoding="utf-8")
    if f"## [{version}]" not in notes:
        if not UNRELEASED.search(notes):
            raise Failed(f"CHANGELOG.md: neither [{version}] nor [Unreleased] is there")
        today = datetime.datetime.now(datetime.timezone.utc).date()
        changes.write_text(UNRELEASED.sub(f"## [{version}] - {today}", notes), encoding="utf-8")
    return version


def built(out: Path, source: Path) -> Path:
    """Build both distributions of *source* into the new folder *out*."""
    when = ran(["git", "log", "-1", "--format=%ct"], ROOT).strip()
    ran([sys.executable, "-m", "build", "--outdir", out, source], out.parent, SOURCE_DATE_EPOCH=when)
    return out


def files(folder: Path) -> list[Path]:
    """Return the distributions in *folder*."""
    return sorted((*folder.glob("*.whl"), *folder.glob("*.tar.gz")))


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of each distribution in *folder*."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files(folder)}


def indexed(folder: Path, wheel: Path) -> Path:
    """Fill *folder* with *wheel* and all that it, its tests and its build depend on."""
    python = environment(folder.parent / "tools") / "python"  # the running one may have no pip
    words: list[str | Path] = [python, "-m", "pip", "download", "--quiet", "--dest", folder]
    ran([*words, f"{wheel}[test]", "hatchling", "editables"], folder.parent)
    return folder


def tested(folder: Path, source: Path, index: Path, *, run: bool) -> None:
    """Unpack the distribution *source* in *folder*, install it from there, and run its tests."""
    with tarfile.open(source) as tar:
        tar.extractall(folder, filter="data")
    (top,) = folder.iterdir()
    programs = environment(folder / "env", ".[test]", index=index, source=top)
    print(f"{source.name} builds and installs itself")
    if run:
        ran_tests = ran([programs / "python", "-m", "pytest", "-q", "-m", "not slow"], top)
        print(ran_tests.strip().splitlines()[-1])


if __name__ == "__main__":
    sys.exit(main())
