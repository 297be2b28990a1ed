"""``check --changed-since``: findings on changed lines only, and nothing that the repository names is run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest
from one_call import CALL

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

MORE = 'requests.get("https://example.atlassian.net/wiki/api/v2/pages/2")\n'


@pytest.fixture
def git(tmp_path, monkeypatch):
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@example.com")

    def run(*arguments, folder="."):
        subprocess.run(["git", *arguments], cwd=tmp_path / folder, check=True, capture_output=True)

    run("init", "-b", "main")
    return run


@pytest.fixture
def repository(git, write):
    """The branch ``work``, which left ``main`` where two files have a call each."""
    write("a.py")
    write("pkg/b.py")
    git("add", ".")
    git("commit", "-m", "one")
    git("checkout", "-b", "work")
    return git


def places(result):
    assert result.err == ""
    return [line.partition(" ")[0] for line in result.out.splitlines()]


@pytest.mark.usefixtures("repository")
class TestLines:
    def test_nothing_changed(self, command):
        result = command("check", "--changed-since", "main", ".")
        assert (result.status, places(result)) == (0, [])

    def test_only_changed_lines(self, command, write):
        write("a.py", "# moved down\n" + CALL + MORE)
        result = command("check", "--changed-since", "HEAD", ".")
        assert (result.status, places(result)) == (0, ["a.py:7:1:"])  # a note

    def test_a_call_counts_with_all_of_its_lines(self, command, write, repository):
        split = CALL.replace("get(f", "get(\n        f")
        write("a.py", split)
        repository("commit", "-am", "split")
        write("a.py", split.replace("/member", "/member?x=1"))
        assert places(command("check", "--changed-since", "HEAD", ".")) == ["a.py:5:12:"]

    def test_new_files(self, command, write, repository):
        write("new.py")
        write("added.py")
        repository("add", "added.py")
        assert places(command("check", "--changed-since", "main", ".")) == ["added.py:5:12:", "new.py:5:12:"]

    def test_of_a_renamed_file_only_changed_lines(self, command, write, repository, tmp_path):
        (tmp_path / "moved").mkdir()
        repository("mv", "a.py", "moved/a.py")
        repository("mv", "pkg/b.py", "pkg/other.py")
        assert places(command("check", "--changed-since", "main", ".")) == []
        write("moved/a.py", CALL + MORE)
        repository("commit", "-am", "moved")
        assert places(command("check", "--changed-since", "main", ".")) == ["moved/a.py:6:1:"]

    def test_a_copy_of_a_renamed_file_is_new(self, command, write, tmp_path):
        (tmp_path / "a.py").unlink()
        write("y/a.py")
        write("z/a.py")
        assert places(command("check", "--changed-since", "main", ".")) == ["z/a.py:5:12:"]

    def test_a_file_that_is_hardly_like_one_that_is_gone_is_new(self, command, write, tmp_path):
        (tmp_path / "a.py").unlink()
        write("z/a.py", "import requests\n" + MORE + "x = 1\n" * 20)
        assert places(command("check", "--changed-since", "main", ".")) == ["z/a.py:2:1:"]

    def test_commits_of_the_branch_count_and_later_ones_of_main_do_not(self, command, write, repository):
        write("a.py", CALL + MORE)
        repository("commit", "-am", "two")
        repository("checkout", "main")
        write("pkg/b.py", "")
        repository("commit", "-am", "main goes on")
        repository("checkout", "work")
        assert places(command("check", "--changed-since", "main", ".")) == ["a.py:6:1:"]

    def test_other_line_ends_are_no_change(self, command, write):
        write("a.py", CALL.replace("\n", "\r\n"))
        assert places(command("check", "--changed-since", "main", ".")) == []

    def test_from_a_folder_and_by_other_names(self, command, write, tmp_path):
        write("pkg/b.py", CALL + MORE)
        expected = ["pkg/b.py:6:1:"]
        assert places(command("check", "--changed-since", "main", str(tmp_path))) == expected
        ran = command("check", "--changed-since", "main", "../pkg/b.py", inside="pkg")
        assert (ran.err, ran.out.partition(" ")[0]) == ("", "../pkg/b.py:6:1:")

    def test_a_repository_within_is_not_ours(self, command, git, write):
        write("vendored/x.py")
        git("init", folder="vendored")
        assert places(command("check", "--changed-since", "main", ".")) == []

    def test_a_work_tree_that_is_set_elsewhere_hides_nothing(self, command, repository, write):
        """What git then takes for new is looked at: its ``.git`` is not another repository's."""
        repository("config", "core.worktree", "../..")
        write("a.py", CALL + MORE)
        assert "a.py:6:1:" in places(command("check", "--changed-since", "HEAD", "."))

    def test_with_a_baseline(self, command, write):
        write("a.py", CALL + MORE)
        command("check", "--baseline", "known.json", "--update-baseline", ".")
        write("a.py", CALL + MORE + MORE.replace("/2", "/3"))
        result = command("check", "--baseline", "known.json", "--changed-since", "main", ".")
        assert places(result) == ["a.py:7:1:"]

    def test_a_notebook_counts_as_a_whole(self, command, write, repository):
        code = [{"cell_type": "code", "source": CALL}]
        write("nb.ipynb", json.dumps({"cells": code}))
        repository("add", ".")
        repository("commit", "-m", "notebook")
        assert places(command("check", "--changed-since", "HEAD", ".")) == []
        write("nb.ipynb", json.dumps({"cells": [{"cell_type": "markdown", "source": "x"}, *code]}))
        assert places(command("check", "--changed-since", "HEAD", ".")) == ["nb.ipynb:cell"]

    @pytest.mark.parametrize("revision", ["nowhere", "--output=x", "-h", "", "main:a.py", "a b"])
    def test_no_such_revision(self, command, revision, tmp_path):
        result = command("check", f"--changed-since={revision}", ".")
        assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
        assert f'"{revision}"' in result.err
        assert not (tmp_path / "x").exists()

    def test_files_elsewhere(self, command, tmp_path_factory):
        other = tmp_path_factory.mktemp("other") / "x.py"
        other.write_text(CALL)
        result = command("check", "--changed-since", "main", str(other))
        assert (result.status, result.out) == (2, "")
        assert "not in the repository" in result.err

    def test_what_does_not_go_together(self, command):
        assert command("check", "--changed-since", "main", "-").status == 2
        update = ("--baseline", "x.json", "--update-baseline")
        assert command("check", "--changed-since", "main", *update, ".").status == 2


def test_no_repository(command, write):
    write("a.py")
    result = command("check", "--changed-since", "main", ".")
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert "not a git repository" in result.err


@pytest.mark.skipif(os.name == "nt", reason="the traps are shell scripts")
def test_a_hostile_repository_runs_nothing(command, repository, write, tmp_path):
    trap = write("trap", f"#!/bin/sh\ntouch '{tmp_path}/sprung'\nexit 1\n")
    trap.chmod(0o755)
    hooks = ("post-index-change", "pre-commit", "post-checkout", "reference-transaction")
    for hook in hooks:
        write(f".git/hooks/{hook}", trap.read_bytes()).chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "diff.external",
        "diff.trap.command",
        "diff.trap.textconv",
        "filter.trap.clean",
        "filter.trap.smudge",
        "filter.trap.process",
        "credential.helper",
        "gpg.program",
        "remote.origin.uploadpack",
    ):
        repository("config", key, str(trap))
    # a clone that pretends to lack objects, to be fetched from a program
    repository("config", "remote.origin.url", f"ext::{trap}")
    repository("config", "remote.origin.promisor", "true")
    repository("config", "extensions.partialClone", "origin")
    repository("config", "protocol.ext.allow", "always")
    write(".gitattributes", "*.py filter=trap diff=trap\n")
    write("a.py", CALL + MORE)
    result = command("check", "--changed-since", "main", ".")
    assert places(result) == ["a.py:6:1:"]
    for object_ in (tmp_path / ".git" / "objects").glob("??/*"):
        object_.unlink()
    assert command("check", "--changed-since", "main", ".").status == 2
    assert not (tmp_path / "sprung").exists()
    # the traps are good ones
    status = ["git", "-C", str(tmp_path), "status"]
    subprocess.run(status, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60)
    assert (tmp_path / "sprung").exists()
