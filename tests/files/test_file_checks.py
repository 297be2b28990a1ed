"""What can't be looked at isn't there, whatever the system says of it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from appaccess_lint import analyze
from appaccess_lint.files.checks import exists, is_file, is_folder
from appaccess_lint.files.reading import forget_links, place_of, read_bytes
from appaccess_lint.project.roots import roots_of

LOOKS = (exists, is_file, is_folder)
Look = Callable[[Path], bool]


def test_what_is_there(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert [look(file) for look in LOOKS] == [True, True, False]
    assert [look(tmp_path) for look in LOOKS] == [True, False, True]
    assert [look(tmp_path / "nothing") for look in LOOKS] == [False, False, False]


@pytest.mark.parametrize("look", LOOKS)
def test_names_that_no_file_can_have(tmp_path: Path, look: Look) -> None:
    for name in ("a" * 300, "a/" * 3_000, "\0"):
        assert look(tmp_path / name) is False


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges there")
@pytest.mark.parametrize("look", LOOKS)
def test_links_in_a_circle(tmp_path: Path, look: Look) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert look(tmp_path / "a") is False


def test_a_folder_around_into_which_nobody_may_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by a stand-in for the system, which lets the superuser look everywhere."""
    inner = tmp_path / "shut" / "app"
    inner.mkdir(parents=True)
    shut, stat = str(tmp_path / "shut"), os.stat

    def looked_at(path: str | Path, *more: object, **named: object) -> os.stat_result:
        if os.fspath(path).startswith(shut) and os.fspath(path) != shut:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return stat(path, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", looked_at)
    assert [look(inner / "__init__.py") for look in LOOKS] == [False, False, False]
    assert roots_of(inner)[0] == inner
    source = "import requests, app\nrequests.get('https://x.atlassian.net/wiki/rest/api/space')\n"
    (site,) = analyze(source, str(inner / "use.py"))
    assert site.operations[0].key == "GET /wiki/rest/api/space"


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges there")
def test_the_place_of_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links are followed, whether or not the file exists."""
    monkeypatch.chdir(tmp_path)
    Path("app/inner").mkdir(parents=True)
    Path("link").symlink_to("app")
    Path("deep").symlink_to("app/inner")
    Path("main.py").symlink_to("app/main.py")
    for path in (
        "app/main.py",
        "link/main.py",
        "main.py",
        "deep/../main.py",
        "link",
        "link/..",
        "./none/a.py",
        "/",
    ):
        assert place_of(path) == Path(path).resolve()
    assert [place_of(path) for path in ("", "-", "stdin", "a\0b", "a\0/b")] == [None] * 5
    Path("link").unlink()
    Path("link").symlink_to("app/inner")
    forget_links()
    assert place_of("link/main.py") == tmp_path.resolve() / "app" / "inner" / "main.py"


@pytest.mark.skipif(not exists("/proc/filesystems"), reason="a file of Linux")
def test_a_file_is_read_to_its_end_whatever_size_it_states() -> None:
    file = Path("/proc/filesystems")
    assert file.stat().st_size == 0
    assert read_bytes(str(file)) == file.read_bytes() != b""
