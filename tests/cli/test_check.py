"""``appaccess-lint check``: findings, selection, comments, forms."""

from __future__ import annotations

import subprocess
import sys

import pytest
from one_call import CALL, LINE

SEVERAL = """\
import requests

requests.get("https://example.atlassian.net/wiki/rest/api/content/1")
requests.get("https://example.atlassian.net/wiki/rest/api/group")
"""


def codes(result):
    return [line.split()[1] for line in result.out.splitlines()]


def test_findings(command, write):
    write("src/app.py")
    result = command("check", "src")
    assert (result.status, result.out, result.err) == (1, f"src/app.py:{LINE}", "")


def test_clean(command, write):
    write("app.py", "print('https://example.com')\n")
    result = command("check", "app.py")
    assert (result.status, result.out, result.err) == (0, "", "")


def test_json(command, write):
    write("src/app.py")
    result = command("check", "--format", "json", "src")
    document = result.document
    assert result.status == 1
    assert list(document) == ["schema", "tool", "files", "errors", "findings"]
    assert document["schema"] == 1
    assert document["tool"]["name"] == "appaccess-lint"
    assert (document["files"], document["errors"]) == (1, [])
    assert document["findings"] == [
        {
            "code": "AAR101",
            "message": "app access rules can block GET /wiki/api/v2/pages/{id} (Get page by id)",
            "path": "src/app.py",
            "line": 5,
            "column": 12,
            "end_line": 5,
            "end_column": 85,
        }
    ]


def test_json_without_findings(command, write):
    write("app.py", "")
    result = command("check", "--format=json", "app.py")
    assert (result.status, result.document["findings"], result.document["files"]) == (0, [], 1)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["AAR101", "AAR201", "AAR302"]),
        (["--select", "AAR1"], ["AAR101", "AAR105"]),
        (["--select=AAR101,AAR302"], ["AAR101", "AAR302"]),
        (["--select", "AAR101", "--select", "AAR302"], ["AAR101", "AAR302"]),
        (["--select=aar2"], ["AAR201", "AAR203"]),
        (["--extend-select", "AAR105"], ["AAR101", "AAR201", "AAR302", "AAR105"]),
        (["--ignore", "AAR3,AAR2"], ["AAR101"]),
        (["--ignore", "AAR"], []),
        (["--select", "AAR2", "--ignore", "AAR203"], ["AAR201"]),
        (["--select", "AAR203", "--ignore", "AAR2"], ["AAR203"]),
        (["--extend-select", "AAR203", "--ignore", "AAR2"], ["AAR101", "AAR302", "AAR203"]),
    ],
)
def test_selection(command, write, arguments, expected):
    write("app.py", SEVERAL)
    result = command("check", *arguments, "app.py")
    assert codes(result) == expected
    assert result.status == (1 if expected else 0)


@pytest.mark.parametrize("option", ["--select", "--extend-select", "--ignore"])
def test_unknown_code(command, option):
    result = command("check", option, "E501", ".")
    assert result.status == 2
    assert result.err.splitlines()[-1] == f"appaccess-lint: error: {option}: no code begins with 'E501'"


def test_server(command, write):
    write("app.py")
    assert command("check", "--deployment", "server", "app.py").status == 0


def test_name_of_the_folder_counts(command, write):
    short = """\
import requests
from .base import ROOT

requests.get(ROOT + "/pages/1")
"""
    write("confluence/__init__.py", "")
    write("confluence/base.py", 'ROOT = "https://example.atlassian.net/wiki/api/v2"\n')
    write("confluence/app.py", short)
    result = command("check", "confluence/app.py")
    assert result.out.startswith("confluence/app.py:4:1: AAR101 ")
    alone = command("check", "--no-follow-imports", "confluence/app.py")
    assert (alone.status, alone.out) == (0, "")


def test_standard_input(command):
    result = command("check", "-", stdin=CALL.encode())
    assert (result.status, result.out) == (1, f"stdin:{LINE}")
    named = command("check", "--stdin-display-name", "src/app.py", "-", stdin=CALL.encode())
    assert (named.status, named.out) == (1, f"src/app.py:{LINE}")


def test_output_to_a_pipe_that_closes(tmp_path, write):
    write("app.py", "import requests\n" + f"{SEVERAL.splitlines()[2]}\n" * 1000)
    line = f"{sys.executable} -m appaccess_lint check app.py | head -n 1"
    ran = subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, timeout=300)
    assert ran.stdout.count(b"\n") == 1
    assert ran.stderr == b""


def test_command_line_without_a_command(command):
    result = command()
    assert result.status == 2
    assert "usage: appaccess-lint" in result.err


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["inventory", "--help"]])
def test_help_teaches_by_example(command, arguments):
    result = command(*arguments)
    assert result.status == 0
    assert "examples:\n  appaccess-lint " in result.out
    assert "exit status: 0" in result.out


def test_version(command):
    result = command("--version")
    assert result.status == 0
    assert result.out.startswith("appaccess-lint ")
