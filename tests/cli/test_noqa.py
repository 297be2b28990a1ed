"""Comments that silence findings do for the command what they do for flake8."""

from __future__ import annotations

import subprocess
import sys

import pytest

URL = '"https://example.atlassian.net/wiki/rest/api/content/1"'
SOURCES = {
    "bare": f"requests.get({URL})  # noqa",
    "any case": f"requests.get({URL})  # NoQA",
    "code": f"requests.get({URL})  # noqa: AAR101",
    "codes": f"requests.get({URL})  # noqa:AAR101,AAR302",
    "spaced": f"requests.get({URL})  # noqa: AAR101, AAR302",
    "prefix": f"requests.get({URL})  # noqa: AAR",
    "prefix with a digit": f"requests.get({URL})  # noqa: AAR3",
    "other code": f"requests.get({URL})  # noqa: E501",
    "reason": f"requests.get({URL})  # noqa: AAR101 because",
    "other comment before": f"requests.get({URL})  # type: ignore  # noqa: AAR201",
    "without hash": f"requests.get({URL}, 'noqa')",
    "first line of several": f"requests.get(  # noqa: AAR101\n    {URL},\n)",
    "last line of several": f"requests.get(\n    {URL},\n)  # noqa: AAR101",
    "continued line": f"x = \\\n    requests.get({URL}) \\\n    or 1  # noqa: AAR101",
    "end of a long string": f"requests.post({URL}, '''\nbody\n''')  # noqa",
    "line before": f"# noqa\nrequests.get({URL})",
    "file": f"# flake8: noqa\nrequests.get({URL})",
    "file, at its end": f"requests.get({URL})\n    # FLAKE8: NOQA",
    "file, after code": f"requests.get({URL})  # flake8: noqa",
}


def places(output: str) -> list[str]:
    """``line:column: code`` of each line, as columns and messages are not what is compared."""
    return sorted(" ".join(line.split()[:2]) for line in output.splitlines() if "AAR" in line)


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_as_flake8_does(command, write, tmp_path, source):
    write("app.py", f"import requests\n\n{source}\n")
    flake8 = subprocess.run(
        [sys.executable, "-m", "flake8", "--isolated", "--select", "AAR", "app.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert flake8.stderr == ""
    assert places(command("check", "--select", "AAR", "app.py").out) == places(flake8.stdout)


def test_file_wide_list_of_codes(command, write):
    write("app.py", f"# flake8: noqa: AAR1,AAR3\nimport requests\n\nrequests.get({URL})\n")
    assert places(command("check", "app.py").out) == ["app.py:4:1: AAR201"]


def test_comment_in_a_file_of_windows_line_ends(command, write):
    write("app.py", f"import requests\r\n\r\nrequests.get({URL})  # noqa: AAR101\r\n")
    assert places(command("check", "app.py").out) == ["app.py:3:1: AAR201", "app.py:3:1: AAR302"]


def test_all_is_shown_on_demand_as_in_flake8(command, write):
    write("app.py", f"# flake8: noqa\nimport requests\n\nrequests.get({URL})  # noqa\n")
    assert command("check", "app.py").out == ""
    shown = command("check", "--disable-noqa", "app.py")
    assert places(shown.out) == ["app.py:4:1: AAR101", "app.py:4:1: AAR201", "app.py:4:1: AAR302"]
