"""``python -m ecosystem.newcomer``: follow README and the quick start as a newcomer does.

In a fresh clone, it runs README's command that lints the example, and with ``--tests`` the one for the tests.
Then, in the same environment, or in a new one with the wheel that ``--wheel`` names, it runs the documented
sessions, and compares their output.  Finally it runs all other commands that these pages name in a project.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ecosystem.installed import Failed, environment, ran
from ecosystem.sessions import commands, failure, mismatch, project, steps

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/index.md", "docs/troubleshooting.md")
SET_UP = re.compile(r"^```sh\n(python3 -m venv .*)\n```$", re.MULTILINE)


def main() -> int:
    """Return 1 if a command doesn't do what the pages show."""
    parser = argparse.ArgumentParser("python -m ecosystem.newcomer", description=__doc__)
    parser.add_argument("--wheel", type=Path, help="try this wheel, not a clone")
    parser.add_argument("--tests", action="store_true", help="in the clone, run the tests too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        try:
            if arguments.wheel is not None:
                programs = environment(work / "env", str(arguments.wheel.resolve()))
            else:
                programs = cloned(work / "clone", tests=arguments.tests)
        except Failed as error:
            print(error)
            return 1
        wrong = list(mismatches(programs, work / "project"))
    for text in wrong:
        print(text, end="\n\n")
    number = sum(len(list(steps(ROOT / page))) + len(commands(ROOT / page)) for page in PAGES)
    print(f"{len(wrong)} of {number} commands fail or print something else than shown")
    return int(bool(wrong))


def cloned(clone: Path, *, tests: bool) -> Path:
    """Clone this repository and set it up by README's own commands; return the folder of the programs."""
    ran(["git", "clone", "--quiet", "--no-hardlinks", ROOT, clone], clone.parent)
    lint, test = SET_UP.findall((clone / "README.md").read_text(encoding="utf-8"))
    done = subprocess.run(lint, shell=True, cwd=clone, capture_output=True, encoding="utf-8")
    expected = (clone / "examples" / "expected.txt").read_text(encoding="utf-8")
    if (done.returncode, done.stdout) != (1, expected):
        raise Failed(f"$ {lint}\n{done.stdout}{done.stderr}")
    if tests:
        print(ran(["sh", "-c", test], clone).strip().splitlines()[-1])
    return clone / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")


def mismatches(programs: Path, work: Path) -> Iterator[str]:
    """Yield the differences of the sessions and the failures of the other commands.

    They run with *programs*, for each page in a new folder below *work*.
    """
    for page in PAGES:
        folder = work / page.replace("/", "-")
        shutil.copytree(ROOT / "examples", folder / "examples")
        shutil.copy(ROOT / ".flake8", folder)
        for step in steps(ROOT / page):
            wrong = mismatch(step, folder, programs)
            if wrong is not None:
                yield wrong
        project(folder / "app", ROOT / "examples")
        for command in commands(ROOT / page):
            wrong = failure(command, folder / "app", programs)
            if wrong is not None:
                yield f"{page}: {wrong}"


if __name__ == "__main__":
    sys.exit(main())
