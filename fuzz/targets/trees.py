"""Trees of files and the options of a run: whatever lies there and is asked for, the run ends as it says."""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from appaccess_lint.cli.main import main
from fuzz.choices import Choices
from fuzz.target import Fault, Target, folder

GOOD = 'import requests\nrequests.get("https://x.atlassian.net/wiki/rest/api/content/1")\n'
_NAMES = [
    "a.py",
    "b.py",
    "sub",
    "sub",
    "deep",
    "x.ipynb",
    "é.py",
    " .py",
    "-.py",
    "n\nl.py",
    "a" * 250 + ".py",
]
_NAMES += [
    ".gitignore",
    ".git",
    "pyproject.toml",
    "pyvenv.cfg",
    "requirements.txt",
    "__init__.py",
    "confluence",
]
_NAMES += [os.fsdecode(b"\xff\xfe.py"), "*.py", "[a].py", "venv", "build", "uv.lock", "setup.cfg", ".hg"]
_CONTENTS = [
    GOOD,
    "",
    "x = (",
    "\0",
    GOOD * 3,
    "*\n!a.py\n",
    "*a*a*a*b\n**/**/x\n[\n",
    "\ufeff" + GOOD,
    "{}",
    "[" * 500,
]
_CONTENTS += [
    '[tool.appaccess-lint]\nexclude = ["*b*", "sub"]\n',
    "[tool.appaccess-lint]\nx = 1\n",
    "gitdir: /proc\n",
]
_CONTENTS += [
    "atlassian-python-api==3\n",
    "-r requirements.txt\n-r ../../../etc/passwd\n",
    "from a import *\n" + GOOD,
]
_LINKS = [
    ".",
    "..",
    "a.py",
    "nowhere",
    "/dev/zero",
    "/dev/null",
    "/proc/self",
    "sub",
    "deep/../..",
    "x" * 300,
]
_MODES = [0o000, 0o100, 0o200, 0o400, 0o600, 0o300, 0o777]
_PATHS = [
    ".",
    "sub",
    "a.py",
    "sub/..",
    "./sub/.",
    "nowhere",
    "",
    "good/good.py",
    "sub//a.py",
    "a.py/",
    "/dev/null",
]
_OPTIONS = """
--format=text --format=full --format=json --format=sarif --format=github --format=gitlab --format=junit
--format=nothing --select=AAR --select=AAR105 --select= --select=, --ignore=AAR1,AAR
--extend-select=AAR501 --exclude=* --exclude=sub --exclude=[ --exclude= --exclude=../*
--per-file-ignores=*.py:AAR --per-file-ignores=: --deployment=cloud --deployment=server --deployment=x
--no-respect-gitignore --show-files --statistics --exit-zero --disable-noqa -q -j1 --jobs=x
--no-follow-imports --roots=sub --roots=nowhere --catalog=a.py --catalog=nowhere --clients=pyproject.toml
--client-versions=atlassian-python-api=3 --client-versions=x --client-versions== --isolated
--config=pyproject.toml --config=nowhere --config=a.py --changed-since=HEAD --changed-since=
--baseline=b.json --baseline=a.py --fail-on=note --update-baseline --output=json=out.json
--output=json=sub --output=sarif=a.py --output-file=out --output-file=good --output-file=
--files-from=a.py --files-from=nowhere --stdin-display-name=a.py --color=always --color=x --verbose
--cache-dir=kept --cache-dir=a.py --cache-dir= --explain --auth=oauth --isolate -- --\ud800 --=x -
""".split()
_COMMANDS = [
    "check",
    "check",
    "check",
    "inventory",
    "report",
    "config",
    "explain",
    "catalog",
    "init",
    "nothing",
]


def check_tree(data: bytes) -> None:
    """Make a tree that *data* decides; a good file in it keeps its findings, and each error is a line."""
    choices = Choices(data)
    with _within() as top:
        _fill(choices, top, 0, 12)
        good = top / "good"
        good.mkdir()
        (good / "good.py").write_text(GOOD, encoding="utf-8")
        (good / "pyproject.toml").write_text("[tool.appaccess-lint]\n", encoding="utf-8")
        words = ["--isolated", "--no-cache", "-q", "-j1", "good/good.py", "."]
        status, out, err = _run(["check", *words])
        if status not in {1, 2} or "good/good.py:2:1: AAR101" not in out:
            raise Fault(f"the good file is lost: {status} {out[-500:]!r} {err[-500:]!r}")


def check_options(data: bytes) -> None:
    """Run a command with options that *data* decides, over a small tree."""
    choices = Choices(data)
    with _within() as top:
        _fill(choices, top, 0, 4)
        words = [choices.pick(_COMMANDS)]
        for _ in range(choices.below(7)):
            words.append(choices.pick(_OPTIONS if choices.below(4) else _PATHS))
        status, _, err = _run(words)
        if status not in {0, 1, 2}:
            raise Fault(f"status {status} of {words}")
        if status == 2 and not err.strip():
            raise Fault(f"status 2 without a word: {words}")


def _run(words: list[str]) -> tuple[int, str, str]:
    """The status of the command, and what it prints; raises ``Fault`` for a fault of its own."""
    out, err = _Stream(), _Stream()
    stdin, sys.stdin = sys.stdin, _Stream(GOOD)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), warnings.catch_warnings():
            try:
                status = main(words)
            except SystemExit as ended:  # by argparse
                status = int(ended.code or 0)
    finally:
        sys.stdin = stdin
    said = err.text()
    if "internal error" in said or "Traceback" in said:
        raise Fault(f"{words}: {said[-2000:]}")
    return status, out.text(), said


class _Stream(io.TextIOWrapper):
    """A stream of text with bytes below, as the command expects of the process's own."""

    def __init__(self, text: str = "") -> None:
        self._below = io.BytesIO(text.encode())
        super().__init__(self._below, encoding="utf-8", errors="backslashreplace")

    def text(self) -> str:
        """Return what was written."""
        self.flush()
        return self._below.getvalue().decode("utf-8", "replace")


@contextlib.contextmanager
def _within() -> Iterator[Path]:
    before = Path.cwd()
    top = folder() / "tree"
    top.mkdir()
    os.chdir(top)
    try:
        yield top
    finally:
        os.chdir(before)
        _opened(top)
        shutil.rmtree(top)


def _opened(top: Path) -> None:
    """Give the rights back that are needed to delete what lies in *top*."""
    for name, folders, _ in os.walk(top):
        for sub in folders:
            if not Path(name, sub).is_symlink():
                Path(name, sub).chmod(0o700)


def _fill(choices: Choices, top: Path, depth: int, most: int) -> None:
    for _ in range(choices.below(most)):
        path = top / choices.pick(_NAMES)
        with contextlib.suppress(OSError, ValueError):
            choices.pick(_MAKERS)(choices, path, depth)


def _file(choices: Choices, path: Path, depth: int) -> None:
    if not os.path.lexists(path):  # a pipe would wait for its reader
        path.write_text(choices.pick(_CONTENTS), encoding="utf-8")


def _link(choices: Choices, path: Path, depth: int) -> None:
    path.symlink_to(choices.pick(_LINKS))


def _folder(choices: Choices, path: Path, depth: int) -> None:
    path.mkdir(exist_ok=True)
    if depth < 4 and not path.is_symlink():
        _fill(choices, path, depth + 1, 6)


def _pipe(choices: Choices, path: Path, depth: int) -> None:
    if sys.platform != "win32":
        os.mkfifo(path)


def _closed(choices: Choices, path: Path, depth: int) -> None:
    _file(choices, path, depth)
    if not path.is_symlink():
        path.chmod(choices.pick(_MODES))


_MAKERS: list[Callable[[Choices, Path, int], None]] = [
    _file,
    _file,
    _file,
    _link,
    _folder,
    _folder,
    _pipe,
    _closed,
]


def seeds() -> list[bytes]:
    chance = random.Random(2)
    return [chance.randbytes(chance.choice((8, 30, 80))) for _ in range(40)]


TREES = Target(check_tree, seeds)
OPTIONS = Target(check_options, seeds)
