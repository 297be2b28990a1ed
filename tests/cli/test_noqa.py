"""Comments that silence findings do for the command what they do for flake8."""

from __future__ import annotations

import pytest
from running import run_flake8

URL = '"https://example.atlassian.net/wiki/rest/api/content/1"'
SOURCES = {
    "bare": f"requests.get({URL})  # noqa",
    "any case": f"requests.get({URL})  # NoQA",
    "code": f"requests.get({URL})  # noqa: AAR101",
    "codes": f"requests.get({URL})  # noqa:AAR101,AAR203",
    "spaced": f"requests.get({URL})  # noqa: AAR101, AAR203",
    "prefix": f"requests.get({URL})  # noqa: AAR",
    "prefix with a digit": f"requests.get({URL})  # noqa: AAR2",
    "other code": f"requests.get({URL})  # noqa: E501",
    "reason": f"requests.get({URL})  # noqa: AAR101 because",
    "other comment before": f"requests.get({URL})  # type: ignore  # noqa: AAR201",
    "without hash": f"requests.get({URL}, 'noqa')",
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
    flake8 = run_flake8("--isolated", "--select", "AAR", "app.py", cwd=tmp_path)
    assert flake8.err == ""
    assert places(command("check", "--select", "AAR", "app.py").out) == places(flake8.out)


def test_file_wide_list_of_codes(command, write):
    write("app.py", f"# flake8: noqa: AAR1,AAR4\nimport requests\n\nrequests.get({URL})\n")
    assert places(command("check", "app.py").out) == ["app.py:4:1: AAR201"]


def test_comment_in_a_file_of_windows_line_ends(command, write):
    write("app.py", f"import requests\r\n\r\nrequests.get({URL})  # noqa: AAR101\r\n")
    assert places(command("check", "app.py").out) == ["app.py:3:1: AAR201"]


def test_all_is_shown_on_demand_as_in_flake8(command, write):
    write("app.py", f"# flake8: noqa\nimport requests\n\nrequests.get({URL})  # noqa\n")
    assert command("check", "app.py").out == ""
    shown = command("check", "--disable-noqa", "app.py")
    assert places(shown.out) == ["app.py:4:1: AAR101", "app.py:4:1: AAR201"]


@pytest.mark.parametrize("line", [3, 4, 5])
def test_any_line_of_a_call(command, write, line):
    lines = ["import requests", "", "requests.get(", f"    {URL},", ")"]
    lines[line - 1] += "  # noqa: AAR101"
    write("app.py", "\n".join(lines) + "\n")
    assert places(command("check", "app.py").out) == ["app.py:3:1: AAR201"]


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("# appaccess: ignore[AAR101]", ["AAR201"]),
        ("# appaccess:ignore[AAR1, aar2] known", []),
        ("# appaccess: ignore  # type: ignore", []),
        ("# type: ignore  # appaccess: ignore[AAR201] known", ["AAR101"]),
        ("# appaccess: ignored", ["AAR101", "AAR201"]),
        ("# appaccess-lint: ignore[AAR201] known", ["AAR101"]),
        ("# appaccess: ignore AAR201 known", ["AAR101"]),
        ("# appaccess: ignore: aar101, AAR201", []),
        ("# appaccess: ignore for now", []),
    ],
)
def test_a_comment_of_its_own(command, write, comment, left):
    write("app.py", f"import requests\n\nrequests.get({URL})  {comment}\n")
    found = places(command("check", "app.py").out)
    assert found == [f"app.py:3:1: {code}" for code in left]
    assert places(command("check", "--disable-noqa", "app.py").out) == found


def test_comments_that_suppress_nothing(command, write):
    write(
        "app.py",
        "import requests\n\n"
        f"requests.get({URL})  # appaccess: ignore[AAR101, AAR202] known\n"
        "x = 1  # noqa: AAR201, E501\n"
        'print("# appaccess: ignore[AAR101]")\n'
        f"requests.get({URL})  # appaccess: ignore\n"
        "y = 2  # appaccess: ignore[AAR105]\n",
    )
    found = places(command("check", "--extend-select", "AAR901", "app.py").out)
    assert found == ["app.py:3:1: AAR201", "app.py:3:72: AAR901", "app.py:4:8: AAR901"]
    assert "AAR901" not in command("check", "app.py").out
    same = command("check", "--report-unused-ignores", "--extend-select", "AAR203", "app.py")
    assert places(same.out) == found


def test_a_code_that_does_not_exist(command, write):
    write("app.py", f"import requests\n\nrequests.get({URL})  # appaccess: ignore[AAR110, AAR1, AAR202]\n")
    shown = command("check", "--select", "AAR1,AAR901", "app.py").out
    assert "AAR901 comment ignores AAR110, which does not exist\n" in shown
    assert "AAR202" not in shown


def test_a_comment_in_a_file_that_calls_nothing(command, write):
    write("app.py", "x = 1  # appaccess: ignore[AAR101]\n")
    assert command("check", "app.py").out == ""
    assert places(command("check", "--select", "AAR101,AAR901", "app.py").out) == ["app.py:1:8: AAR901"]
