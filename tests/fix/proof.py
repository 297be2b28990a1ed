"""Programs that the fixer rewrites, as files: what stands in them, and runs before and after."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import io
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fake_confluence import Site
from running import Result, run

FOLDER = Path(__file__).parent / "idioms"
BEFORE, AFTER = ".before.py", ".after.py"


@dataclass(frozen=True)
class Idiom:
    """A program in the folder ``idioms``, and what ``fix`` makes of it.

    ``NAME.before.py`` begins with the options of ``fix``; ``NAME.after.py`` is the result.  A program that
    stays as it is has no such file but a second line with the reason that is printed.
    """

    name: str

    @property
    def before(self) -> str:
        """The program."""
        return FOLDER.joinpath(self.name + BEFORE).read_text()

    @property
    def after(self) -> str:
        """The program rewritten."""
        path = FOLDER.joinpath(self.name + AFTER)
        return path.read_text() if path.exists() else self.before

    @property
    def options(self) -> list[str]:
        """What the user says."""
        return shlex.split(self.before.splitlines()[0].removeprefix("# fix:"))

    @property
    def refused(self) -> str:
        """Why nothing is rewritten; empty where something is."""
        line = self.before.splitlines()[1]
        return line.removeprefix("# refused: ") if line.startswith("# refused:") else ""

    def fixed(self, folder: Path) -> tuple[str, Result]:
        """Return what ``fix --write`` makes of it in *folder*, and what the command prints."""
        path = folder / "app.py"
        path.write_text(self.before)
        ran = run(
            "fix", "--isolated", "--deployment", "cloud", "--write", *self.options, "app.py", cwd=folder
        )
        return path.read_text(), ran


def idioms() -> list[Idiom]:
    """Return all of them."""
    files = sorted(FOLDER.rglob(f"*{BEFORE}"))
    return [Idiom(file.relative_to(FOLDER).as_posix().removesuffix(BEFORE)) for file in files]


@dataclass(frozen=True)
class Run:
    """What a program did: what it returned and printed, the store it left, and its requests."""

    data: Any
    store: dict[str, Any]
    requests: list[tuple[str, int, str]]


def executed(source: str, *, retired: bool) -> Run:
    """Run ``main(site)`` of a program against a new site; an exception is what it returned."""
    names: dict[str, Any] = {"__name__": "app"}
    printed = io.StringIO()
    exec(compile(source, "app.py", "exec"), names)
    with Site(retired=retired) as site, contextlib.redirect_stdout(printed):
        try:
            data = names["main"](site.address)
            data = asyncio.run(data) if inspect.iscoroutine(data) else data
        except Exception as error:
            data = f"{type(error).__name__}: {error}"
    return Run((data, printed.getvalue()), site.store.state(), site.log)


def prove(before: str, after: str) -> None:
    """Assert that *after*, where v1 is gone, does what *before* does where it isn't.

    A program that is as before runs where v1 answers, as it would at the user's.
    """
    old, new = executed(before, retired=False), executed(after, retired=after != before)
    assert old.requests
    assert not [request for request in old.requests if request[1] in {400, 501}]
    assert not [request for request in new.requests if request[1] in {400, 410, 501}]
    assert new.data == old.data
    assert new.store == old.store
    if after != before:
        assert not [key for key, _, _ in new.requests if "/wiki/rest/api/" in key]
