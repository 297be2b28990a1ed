"""``appaccess-lint check``: findings, selection, comments, forms."""

from __future__ import annotations

import subprocess
import sys

import pytest
from one_call import CALL, LINE, MESSAGE, OPERATION
from running import run_flake8

from appaccess_lint.rules import RULES

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


OWN_CLIENT = """\
client = "ourlib"
[[class]]
names = ["ourlib.Wiki"]
product = "confluence"
[class.methods]
read_page = { parameters = ["page_id"], operations = ["GET /wiki/api/v2/pages/{id}"] }
"""


def test_a_file_that_only_a_client_of_the_user_connects_with_confluence(command, write, tmp_path):
    write("clients.toml", OWN_CLIENT)
    write("app.py", "import ourlib\n\nourlib.Wiki().read_page(1)\n")
    message = "AAR101 GET /wiki/api/v2/pages/{id} can be blocked by an app access rule\n"
    assert command("check", "--clients", "clients.toml", "app.py").out == f"app.py:3:1: {message}"
    own = ("--isolated", "--select=AAR", "--aar-clients=./clients.toml", "app.py")
    assert run_flake8(*own, cwd=tmp_path).out == f"app.py:3:1: {message}"
    assert command("check", "app.py").out == ""


def test_json(command, write):
    write("src/app.py")
    result = command("check", "--format", "json", "src")
    document = result.document
    assert result.status == 1
    assert list(document) == ["schema", "tool", "files", "errors", "findings"]
    assert document["schema"] == 1
    assert document["tool"]["name"] == "appaccess-lint"
    assert (document["files"], document["errors"]) == (1, [])
    (operation,) = command("inventory", "--format", "json", "src").document["calls"][0]["operations"]
    assert f"{operation['method']} {operation['path']}" == OPERATION
    (finding,) = document["findings"]
    # tests/formats/test_schemas.py holds the other keys against the schema
    expected = {
        "code": "AAR201",
        "message": MESSAGE,
        "severity": "warning",
        "url": "https://{}.atlassian.net/wiki/rest/api/group/{}/member",
        "certainty": "sure",
        "path": "src/app.py",
        "line": 5,
        "column": 12,
        "end_line": 5,
        "end_column": 91,
        "operations": [operation],
        "replacements": operation["replacements"],
    }
    assert {key: finding[key] for key in expected} == expected


def test_json_without_findings(command, write):
    write("app.py", "")
    result = command("check", "--format=json", "app.py")
    assert (result.status, result.document["findings"], result.document["files"]) == (0, [], 1)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["AAR101", "AAR201"]),
        # a prefix turns nothing on that is off by default
        (["--select", "AAR1"], ["AAR101"]),
        (["--select=AAR101,AAR302"], ["AAR101", "AAR302"]),
        (["--select", "AAR101", "--select", "AAR302"], ["AAR101", "AAR302"]),
        (["--select=aar2"], ["AAR201"]),
        (["--select=aar203"], ["AAR203"]),
        (["--extend-select", "AAR105"], ["AAR101", "AAR201", "AAR105"]),
        (["--ignore", "AAR3,AAR2"], ["AAR101"]),
        (["--ignore", "AAR"], []),
        (["--select", "AAR203", "--ignore", "AAR2"], ["AAR203"]),
        (["--extend-select", "AAR203", "--ignore", "AAR2"], ["AAR101", "AAR203"]),
    ],
)
def test_selection(command, write, arguments, expected):
    write("app.py", SEVERAL)
    result = command("check", *arguments, "app.py")
    assert codes(result) == expected
    assert result.status == (1 if "AAR201" in expected else 0)


@pytest.mark.parametrize(("option", "prefix"), [("--select", "AAR9"), ("--extend-select", "AAR3")])
def test_a_prefix_of_codes_that_are_off_is_told(command, write, option, prefix):
    write("app.py", SEVERAL)
    (line,) = command("check", option, prefix, "app.py").err.splitlines()
    assert line.startswith(f"note: {prefix} selects nothing: {prefix}01")
    assert command("check", option, prefix, "--quiet", "app.py").err == ""
    assert command("check", option, "AAR1", "app.py").err == ""


@pytest.mark.parametrize("arguments", ["--select=", "--ignore=AAR"])
def test_that_no_code_is_selected_is_told(command, write, arguments):
    write("app.py", SEVERAL)
    result = command("check", arguments, "app.py")
    assert (result.out, result.err) == ("", "note: no code is selected, so no finding is shown\n")


def test_one_finding_of_each_hundred(command, write):
    # update_page reads the page's history too, and both operations are deprecated
    write(
        "app.py",
        "from atlassian import Confluence\n\n"
        'Confluence("https://example.atlassian.net/wiki").update_page("1", "title", "body")\n',
    )
    every = ",".join(rule.code for rule in RULES)
    found = codes(command("check", "--select", every, "app.py"))
    assert {"AAR101", "AAR104", "AAR201"} <= set(found)
    found.remove("AAR104")  # what becomes of a refusal counts apart
    assert len({code[:4] for code in found}) == len(found)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 0),
        (["--fail-on", "note"], 1),
        (["--fail-on", "error"], 0),
        (["--severity", "AAR101=warning"], 1),
        (["--severity", "AAR=error", "--severity", "AAR101=note"], 0),
        (["--severity", "AAR1=error", "--fail-on", "error"], 1),
    ],
)
def test_status_by_severity(command, write, arguments, status):
    write("app.py", 'import requests\n\nrequests.get("https://example.atlassian.net/wiki/api/v2/pages/1")\n')
    result = command("check", *arguments, "app.py")
    assert (codes(result), result.status) == (["AAR101"], status)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("AAR101", '--severity: expected CODE=SEVERITY, found "AAR101"'),
        ("E501=note", '--severity: no code begins with "E501"'),
        ("AAR101=high", '--severity: expected "note", "warning" or "error", found "high"'),
    ],
)
def test_wrong_severity(command, given, says):
    result = command("check", "--severity", given, ".")
    assert result.status == 2
    assert says in result.err.splitlines()[-1]


@pytest.mark.parametrize("option", ["--select", "--extend-select", "--ignore"])
def test_unknown_code(command, option):
    result = command("check", option, "W292", ".")
    assert result.status == 2
    assert result.err.splitlines()[-1] == f'appaccess-lint: error: {option}: no code begins with "W292"'


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
    alone = command("check", "--no-follow-imports", "--certainty", "sure", "confluence/app.py")
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
