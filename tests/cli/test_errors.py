"""What can't be analysed: one line each, exit status 2, and the other files are still analysed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from one_call import CALL, LINE

BROKEN = {
    "syntax error": (b"import requests\nconfluence = (\n", "bad.py:"),
    "syntax error in newer syntax": (
        b'confluence = 1\nx = f"{a["b"]}"\ntype X = int\ndef f(:\n',
        "bad.py:4: syntax error: ",
    ),
    "invalid UTF-8": (b"x = 1\ny = '\xe9'\n", "bad.py:2: not UTF-8: "),
    "invalid UTF-8 far down": (b"x = 1\n" * 50_000 + b"y = '\xe9'\n", "bad.py:50001: not UTF-8: "),
    "unknown encoding": (b"# coding: klingon\n", "bad.py:1: unknown encoding: klingon"),
    "wrong encoding": (b"# coding: ascii\n\ny = '\xe9'\n", "bad.py:3: not ascii: "),
    "encoding that is none of text": (b"# coding: hex\n", "bad.py:1: "),
    "UTF-16": (
        "x = 1\n".encode("utf-16"),
        "bad.py:1: encoded as UTF-16, which Python doesn't support for source code",
    ),
    "byte order mark and another encoding": (
        b"\xef\xbb\xbf# coding: latin-1\n",
        "bad.py:1: begins with a byte order mark of UTF-8, but declares another encoding",
    ),
    "NUL": (b"x = 1\ny = '\0'\n", "bad.py:2: contains a NUL byte"),
    "deep nesting": (b"confluence = " + b"1 + " * 200_000 + b"1\n", "bad.py: "),
    "deep nesting of attributes": (b"confluence" + b".a" * 200_000 + b"\n", "bad.py: "),
    "deep nesting beside newer syntax": (
        b"type Id = int\nconfluence = " + b"1 + " * 200_000 + b"1\n",
        "bad.py: too deeply nested",
    ),
    "too large": (b"#" * 10_000_001, "bad.py: larger than 10 MB; not analyzed"),
}


@pytest.mark.parametrize(("content", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_file_beside_a_good_one(command, write, content, message):
    write("bad.py", content)
    write("good.py")
    checked = command("check", ".")
    assert (checked.status, checked.out) == (2, f"good.py:{LINE}")
    assert checked.err.startswith(message)
    assert checked.err.count("\n") == 1
    listed = command("inventory", "--format", "json", ".")
    assert listed.status == 2
    assert [call["path"] for call in listed.document["calls"]] == ["good.py"]
    assert [list(error) for error in listed.document["errors"]] == [["path", "message"]]
    assert listed.document["errors"][0]["path"] == "bad.py"
    assert listed.document["files"] == 1


READABLE = {
    "empty": b"",
    "only a byte order mark": b"\xef\xbb\xbf",
    "only a comment": b"#",
    "no last line end": b"x = 1",
    "no sign of Confluence, and no Python of today": b"print 'x'\ndef f(:\n",
    "no sign of Confluence, and nested deeply": b"x = " + b"1 + " * 200_000 + b"1\n",
}


@pytest.mark.parametrize("content", READABLE.values(), ids=READABLE)
def test_odd_but_fine(command, write, content):
    write("app.py", content)
    result = command("inventory", "--format", "json", "app.py")
    assert (result.status, result.err) == (0, "")
    assert (result.document["files"], result.document["calls"]) == (1, [])


ENCODED = {
    "byte order mark": b"\xef\xbb\xbf" + CALL.encode(),
    "latin-1": b"# -*- coding: latin-1 -*-\nx = '\xe9\xfc'\n" + CALL.encode(),
    "utf-8 comment and mark": b"\xef\xbb\xbf# coding: utf-8\nx = '\xc3\xa9'\n" + CALL.encode(),
    "cp1252": b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\x80'\n" + CALL.encode(),
    "Windows line ends": CALL.replace("\n", "\r\n").encode(),
    "old Mac line ends": CALL.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("content", ENCODED.values(), ids=ENCODED)
def test_other_encodings(command, write, content):
    write("app.py", content)
    result = command("check", "app.py")
    assert (result.status, result.err) == (1, "")
    column_and_message = LINE.partition(":")[2]
    assert result.out.endswith(column_and_message)
    assert result.out.count("\n") == 1


def test_column_after_other_letters(command, write):
    write("app.py", CALL.replace("    return ", '    return "\N{GRINNING FACE}é", '))
    assert ":5:18: AAR201 " in command("check", "app.py").out


def test_missing_path(command, write):
    write("good.py")
    result = command("check", "missing", "good.py")
    assert (result.status, result.out) == (2, f"good.py:{LINE}")
    assert result.err == "missing: no such file or directory\n"


def test_broken_standard_input(command):
    result = command("check", "--stdin-display-name", "app.py", "-", stdin=b"\xff")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("app.py:1: not UTF-8: ")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_broken_link(command, tmp_path):
    (tmp_path / "app.py").symlink_to("nowhere.py")
    assert command("check", "app.py").err == "app.py: a link to a file that does not exist\n"
    assert command("check", ".").err == "appaccess-lint: warning: no Python files found\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe(command, write, tmp_path):
    write("good.py")
    os.mkfifo(tmp_path / "pipe.py")
    assert command("check", ".").out == f"good.py:{LINE}"
    named = command("check", "pipe.py")
    assert (named.status, named.err) == (2, "pipe.py: not a regular file\n")


@pytest.mark.parametrize("option", ["--catalog", "--clients"])
@pytest.mark.parametrize(
    "content", ["[[operation]\n", "operation = 1\n", "[colour]\nred = 1\n"], ids=["toml", "type", "key"]
)
def test_malformed_user_file(command, write, option, content):
    write("mine.toml", content)
    write("app.py", "x = 1\n")
    result = command("check", option, "mine.toml", "app.py")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("appaccess-lint: error: ")
    assert "mine.toml" in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("option", ["--catalog", "--clients"])
def test_user_file_of_an_editor_on_windows(command, write, option):
    empty = {"--catalog": "operation = []", "--clients": 'client = "ourlib"'}
    write("mine.toml", f"\ufeff{empty[option]}\r\n".encode())
    write("app.py", "x = 1\n")
    result = command("check", option, "mine.toml", "app.py")
    assert (result.status, result.out, result.err) == (0, "", "")


@pytest.mark.parametrize("option", ["--catalog", "--clients"])
def test_missing_user_file(command, write, option):
    write("app.py", "x = 1\n")
    result = command("check", option, "none.toml", "app.py")
    assert result.status == 2
    assert result.err.startswith("appaccess-lint: error: ")
    assert "none.toml" in result.err
    assert result.err.count("\n") == 1


def test_malformed_client_version(command):
    result = command("check", "--client-versions", "atlassian-python-api", ".")
    assert result.status == 2
    assert 'expected NAME=VERSION, found "atlassian-python-api"' in result.err


def test_name_that_would_command_the_terminal(command, write):
    write("a\x1b[31m\n.py", "(confluence")
    result = command("check", ".")
    assert result.status == 2
    assert result.err.startswith(r"a\x1b[31m\n.py:1: syntax error: ")


CHECK = [sys.executable, "-m", "appaccess_lint", "check", "app.py"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", [CHECK[3:], ["--help"], ["--version"], ["check", "--help"]], ids=" ".join)
def test_a_full_disk_is_told(write, tmp_path, words):
    write("app.py")
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*CHECK[:3], *words], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert ran.returncode == 2
    assert ran.stderr == "appaccess-lint: error: standard output: no space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use can't be removed")
def test_a_current_folder_that_is_gone_is_told(tmp_path):
    (tmp_path / "gone").mkdir()
    script = 'cd gone; rmdir ../gone; exec "$@"'
    command = [sys.executable, "-m", "appaccess_lint", "check", "."]
    ran = subprocess.run(["sh", "-c", script, "sh", *command], cwd=tmp_path, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert ran.stderr == "appaccess-lint: error: the current folder: no such file or directory\n"


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams by a shell of Unix")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_closed_streams_do_no_harm(write, tmp_path, closed):
    write("app.py")
    ran = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *CHECK], cwd=tmp_path, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (1, "")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows end otherwise")
@pytest.mark.parametrize("form", ["json", "text"])
def test_a_reader_that_goes_is_no_error_to_speak_of(tmp_path, form):
    command = [sys.executable, "-m", "appaccess_lint", "catalog", "list", "--format", form]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        ran.stdout.close()
        assert ran.stderr is not None
        assert ran.stderr.read() == b""
    assert ran.returncode == 141
