"""Keys for the run itself, the form of findings and the number of processes; and what is in force."""

from __future__ import annotations

import pytest

CALL = 'import requests\n\nrequests.get("https://acme.atlassian.net/wiki/rest/api/space", timeout=9)\n'


def test_format(command, write):
    write("app.py", CALL)
    write("appaccess-lint.toml", 'format = "json"\n')
    assert command("check").document["findings"]
    assert command("check", "--format", "text").lines[0].startswith("app.py:3:1: AAR101 ")
    # other commands have other forms
    assert command("inventory").out.startswith("app.py:3")
    assert command("report").out.startswith("#")


@pytest.mark.parametrize("jobs", ["2", '"auto"'])
def test_jobs(command, write, jobs):
    write("app.py", CALL)
    write("appaccess-lint.toml", f"jobs = {jobs}\n")
    assert len(command("check").lines) == 2
    assert command("check", "-j", "1").status == 1


@pytest.mark.parametrize("jobs", ["0", "257", "true", "1.5", '"many"', "[1]", "9" * 5000])
def test_no_number_of_jobs(command, write, jobs):
    write("appaccess-lint.toml", f"jobs = {jobs}\n")
    result = command("check")
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert "appaccess-lint.toml" in result.err


def test_settings_of_a_file(command, write):
    write("one/app.py", CALL)
    write("one/pyproject.toml", '[tool.appaccess-lint]\nauth = "oauth"\n')
    result = command("check", "--show-settings", "one/app.py")
    assert result.status == 0
    assert result.out.startswith("settings of one/app.py\n\nconfiguration file: one/pyproject.toml\n")
    assert any(line.split() == ["auth", "oauth", "one/pyproject.toml:2:", "auth"] for line in result.lines)


@pytest.mark.parametrize("words", [["config"], ["check", "--show-settings"]])
@pytest.mark.parametrize("path", ["one", "one/app.py"])
def test_settings_of_a_part_of_the_project(command, write, words, path):
    write("one/app.py", CALL)
    write("one/appaccess-lint.toml", 'auth = "oauth"\n')
    write("one/requirements.txt", "atlassian-python-api==4.0.7\n")
    result = command(*words, path)
    assert (result.status, result.err) == (0, "")
    assert "configuration file: one/appaccess-lint.toml" in result.lines
    assert "atlassian-python-api: 4.0.7 (requirements.txt)" in result.lines
    assert "configuration file: none" in command("config").lines


@pytest.mark.parametrize("words", [["config"], ["check", "--show-settings"]])
def test_settings_of_a_path_that_does_not_exist(command, words):
    result = command(*words, "nowhere.py")
    assert (result.status, result.out) == (2, "")
    assert result.err.endswith("nowhere.py: no such file or directory\n")
