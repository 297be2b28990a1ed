"""Which files the paths of a command line mean."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from appaccess_lint.files.discovery import discover


@pytest.fixture
def tree(write, tmp_path, monkeypatch):
    for name in (
        "b.py",
        "a.pyi",
        "notes.txt",
        "pkg/m.py",
        "pkg/.hidden/m.py",
        "pkg/__pycache__/m.py",
        "pkg/build/m.py",
        "node_modules/m.py",
        "env/pyvenv.cfg",
        "env/lib/m.py",
        "x.egg-info/m.py",
        ".git/m.py",
    ):
        write(name, "")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("tree")
class TestTree:
    def test_walk(self):
        assert discover(["."]).files == ("a.pyi", "b.py", "pkg/m.py")

    def test_scripts_of_pipelines(self, write):
        for name in (".github/scripts/sync.py", ".gitlab/sync.py", ".github/.cache/m.py", ".venv/m.py"):
            write(name, "")
        found = discover([".github", ".gitlab", "."]).files
        assert found[:2] == (".github/scripts/sync.py", ".gitlab/sync.py")
        assert sorted(discover(["."]).files) == sorted(found)
        assert found[2:] == ("a.pyi", "b.py", "pkg/m.py")

    def test_names_stay_as_given(self, tmp_path):
        assert discover(["pkg"]).files == ("pkg/m.py",)
        assert discover([str(tmp_path / "pkg")]).files == (str(tmp_path / "pkg" / "m.py"),)
        assert discover(["./b.py"]).files == ("./b.py",)

    def test_a_named_file_or_folder_is_taken_whatever_it_is_called(self):
        assert discover(["notes.txt"]).files == ("notes.txt",)
        assert discover(["pkg/build"]).files == ("pkg/build/m.py",)

    def test_each_file_once(self):
        assert discover(["pkg/m.py", "pkg", ".", "./pkg/m.py"]).files == ("pkg/m.py", "a.pyi", "b.py")

    @pytest.mark.parametrize("pattern", ["pkg", "./pkg/", "pkg/*", "m.py", "*/m.py", "pk?"])
    def test_exclude(self, pattern):
        assert discover(["."], [pattern]).files == ("a.pyi", "b.py")

    def test_exclude_takes_names_with_spaces(self, command, write):
        write("my app/a.py")
        assert "my app/a.py" in command("check", ".").out
        assert "my app" not in command("check", "--exclude", "my app, pkg", ".").out

    def test_exclude_holds_for_named_files_too(self):
        assert discover(["b.py", "pkg/m.py"], ["m.py"]).files == ("b.py",)

    def test_exclude_of_a_folder_holds_for_files_named_in_it(self, tmp_path):
        assert discover(["b.py", "pkg/m.py", str(tmp_path / "pkg/m.py")], ["pkg"]).files == ("b.py",)
        # what lies around the current folder is the user's, whatever it is called
        assert discover([str(tmp_path / "b.py")], [tmp_path.name]).files == (str(tmp_path / "b.py"),)

    def test_exclude_of_an_absolute_path(self, tmp_path):
        assert discover(["."], [str(tmp_path / "pkg")]).files == ("a.pyi", "b.py")

    def test_missing(self):
        found = discover(["nowhere", "b.py"])
        assert found.files == ("b.py",)
        assert [(error.path, error.message) for error in found.errors] == [
            ("nowhere", "no such file or directory")
        ]

    @pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
    def test_links(self):
        Path("pkg/loop").symlink_to(Path.cwd())
        Path("pkg/self.py").symlink_to("self.py")
        Path("pkg/nowhere.py").symlink_to("gone.py")
        Path("pkg/twin.py").symlink_to("m.py")
        assert discover(["pkg"]).files == ("pkg/m.py", "pkg/twin.py")

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may enter every folder")
    def test_closed_folder(self):
        Path("pkg").chmod(0)
        try:
            found = discover(["."])
        finally:
            Path("pkg").chmod(0o700)
        assert found.files == ("a.pyi", "b.py")
        assert [error.path for error in found.errors] == ["pkg"]


def test_standard_input_stays():
    assert discover(["-"]).files == ("-",)
