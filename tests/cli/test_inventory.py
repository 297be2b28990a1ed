"""``appaccess-lint inventory``: every call, with or without findings."""

from __future__ import annotations

import pytest
from one_call import CALL
from running import run

TWO = """\
import requests

BASE = "https://example.atlassian.net/wiki"

requests.get(f"{BASE}/rest/api/space")
requests.get(f"{BASE}/rest/api/group")  # noqa
"""
CALL_KEYS = [
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "kind",
    "client",
    "client_method",
    "function",
    "url",
    "deployment",
    "certainty",
    "auth",
    "content",
    "parameters",
    "breaks",
    "evidence",
    "operations",
    "suggestion",
    "trail",
    "findings",
    "url_of_rule",
]
OPERATION_KEYS = [
    *("method", "path", "api_version", "title", "app_access", "app_access_source"),
    *("lifecycle", "answers_410", "replacements"),
]


def test_json(command, write):
    write("pkg/app.py", TWO)
    write("pkg/other.py", "x = 1\n")
    result = command("inventory", "--format", "json", "pkg")
    document = result.document
    assert result.status == 0
    assert list(document) == ["schema", "tool", "files", "errors", "calls"]
    assert (document["schema"], document["files"], document["errors"]) == (1, 2, [])
    assert [list(call) for call in document["calls"]] == [CALL_KEYS, CALL_KEYS]
    first, second = document["calls"]
    assert [first[key] for key in CALL_KEYS[:5]] == ["pkg/app.py", 5, 1, 5, 39]
    assert (first["kind"], first["client"], first["client_method"]) == ("http", "requests", None)
    assert first["url"] == "https://example.atlassian.net/wiki/rest/api/space"
    assert first["deployment"] == "cloud"
    assert [list(operation) for operation in first["operations"]] == [OPERATION_KEYS]
    assert first["operations"][0] == {
        "method": "GET",
        "path": "/wiki/rest/api/space",
        "api_version": "v1",
        "title": "Get spaces",
        "app_access": "blocked",
        "app_access_source": "page-2024-04",
        "lifecycle": "removed",
        "answers_410": True,
        "replacements": [
            {"method": "GET", "path": "/wiki/api/v2/spaces", "when": "", "query": "", "needs": []}
        ],
    }
    assert first["findings"] == ["AAR101", "AAR201"]
    assert second["findings"] == []
    assert second["operations"][0]["app_access"] == "not-blocked"


def test_trail(command, write):
    write("app.py", TWO)
    trail = command("inventory", "--format", "json", "app.py").document["calls"][0]["trail"]
    assert {tuple(step) for step in trail} == {("path", "line", "column", "text")}
    assert ("app.py", 3) in {(step["path"], step["line"]) for step in trail}
    explained = command("inventory", "--explain", "app.py").out
    assert "    from app.py:3:8: " in explained


def test_paths_of_a_trail_are_as_the_call_s(write, tmp_path):
    write("lib/base.py", "ROOT = 'https://example.atlassian.net/wiki/rest/api'\n")
    write("lib/app.py", "import requests\nfrom base import ROOT\n\nrequests.get(f'{ROOT}/space')\n")
    (tmp_path / "work").mkdir()
    for folder in ("../lib", str(tmp_path / "lib")):
        out = run("inventory", "--explain", f"{folder}/app.py", cwd=tmp_path / "work").out
        assert f"    from {folder}/base.py:1:8: " in out
        assert f"    from {folder}/app.py:4:" in out


def test_text(command, write):
    write("app.py", TWO)
    result = command("inventory", "app.py")
    assert result.status == 0
    assert result.out == (
        "app.py:5:1: requests GET https://example.atlassian.net/wiki/rest/api/space [cloud]\n"
        "    GET /wiki/rest/api/space (Get spaces): can be blocked, "
        "deprecated and removed from the documentation\n"
        "        -> GET /wiki/api/v2/spaces\n"
        "    AAR101 AAR201\n"
        "app.py:6:1: requests GET https://example.atlassian.net/wiki/rest/api/group [cloud]\n"
        "    GET /wiki/rest/api/group (Get groups): not affected by app access rules, current\n"
        "2 Confluence calls in 1 file\n"
    )


def test_selection_holds_for_the_codes(command, write):
    write("app.py", TWO)
    result = command("inventory", "--format", "json", "--select", "AAR105,AAR301", "app.py")
    assert [call["findings"] for call in result.document["calls"]] == [["AAR301"], ["AAR105"]]


def test_a_path_that_no_operation_has(command, write):
    write("app.py", CALL.replace("/member", "/members"))
    call = command("inventory", "--format", "json", "app.py").document["calls"][0]
    assert (call["operations"], call["findings"]) == ([], ["AAR401"])
    assert "    no documented operation\n" in command("inventory", "app.py").out


@pytest.mark.parametrize("form", ["json", "csv"])
def test_forms_that_are_not_grouped(command, form):
    result = command("inventory", "--format", form, "--group-by", "file")
    expected = f"appaccess-lint: error: --group-by: {form} isn't grouped; use text, markdown or html\n"
    assert (result.status, result.out, result.err) == (2, "", expected)


@pytest.mark.parametrize("option", ["--explain", "--unresolved"])
def test_forms_that_lack_what_an_option_shows(command, option):
    result = command("inventory", "--format", "csv", option)
    expected = f"appaccess-lint: error: {option}: csv doesn't show it; use text or json\n"
    assert (result.status, result.out, result.err) == (2, "", expected)


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown", "html"])
def test_output_file(command, write, tmp_path, form):
    write("app.py", CALL)
    shown = command("inventory", "--format", form, "app.py").out
    result = command("inventory", "--format", form, "-o", "calls.out", "app.py")
    assert (result.status, result.out) == (0, "")
    assert (tmp_path / "calls.out").read_bytes().decode() == shown
    assert command("inventory", "--output-file", "app.py", "app.py").status == 2


def test_nothing_found(command, write):
    write("app.py", "")
    result = command("inventory", ".")
    assert (result.status, result.out) == (0, "0 Confluence calls in 1 file\n")


UNRESOLVED = """\
import requests


def get(site, path):
    return requests.get(f"https://{site}.atlassian.net/wiki/rest/api/{path}")


def issue(site):
    return requests.get(f"https://{site}.atlassian.net/rest/api/3/issue/1")
"""


def test_requests_that_can_not_be_resolved_are_counted(command, write):
    write("app.py", UNRESOLVED)
    assert command("inventory", "app.py").out == (
        "0 Confluence calls, 1 request that could not be resolved (--unresolved lists them) in 1 file\n"
    )
    assert command("inventory", "--unresolved", "app.py").out.splitlines() == [
        "app.py:5:12: requests https://{}.atlassian.net/wiki/rest/api/{}",
        "    could not be resolved: the parameter path is unknown",
        "0 Confluence calls, 1 request that could not be resolved in 1 file",
    ]
    (call,) = command("inventory", "--format", "json", "app.py").document["calls"]
    assert (call["kind"], call["operations"], call["findings"]) == ("unresolved", [], [])
    assert call["help"] == "the parameter path is unknown"
    assert command("check", "app.py").out == ""
    assert " AAR501 " in command("check", "--extend-select", "AAR501", "app.py").out


@pytest.mark.parametrize("caller", ["app.py", "other.py"])
def test_a_wrapper_is_resolved_by_its_calls(command, write, caller):
    call = 'get("acme", "space")\n'
    write("app.py", UNRESOLVED + (call if caller == "app.py" else ""))
    if caller != "app.py":
        write("other.py", f"from app import get\n\n{call}")
    assert command("inventory", ".").out.splitlines()[-1].startswith("1 Confluence call in ")


OPEN_BELOW = """\
\"\"\"Of Confluence.\"\"\"

import requests


def below(base, page, path):
    return requests.get(f"{base}/rest/api/content/{page}/{path}")


def send(url):
    return requests.post(url)


def labels(base, kind, page):
    return send(f"{base}/api/v2/{kind}/{page}/labels")


def behind_a_slash(settings, data):
    return requests.post(f"{settings.root}content", json=data)
"""


def test_a_request_counts_whose_path_is_open_at_an_end_or_within(command, write):
    write("app.py", OPEN_BELOW)
    lines = command("inventory", "--unresolved", "app.py").out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "app.py:7:12: requests {}/rest/api/content/{}/{}",
        "app.py:15:12: requests {}/api/v2/{}/{}/labels",
        "app.py:19:12: requests {}content",
        "0 Confluence calls, 3 requests that could not be resolved in 1 file",
    ]


PARAMETERS = {
    'requests.get(f"{V2}/pages?limit=5", params={"title": "t"})': (["limit", "title"], [], True),
    'requests.post(f"{V2}/pages", json={"title": "t", **more})': ([], ["title"], False),
    'requests.get(f"{V2}/pages", params=more)': ([], [], False),
}


@pytest.mark.parametrize(("line", "expected"), PARAMETERS.items())
def test_parameters(command, write, line: str, expected: tuple[list[str], list[str], bool]) -> None:
    head = 'import requests\nV2 = "https://acme.atlassian.net/wiki/api/v2"\n'
    write("app.py", f"{head}def call(more):\n    {line}\n")
    (call,) = command("inventory", "--format", "json", "app.py").document["calls"]
    query, body, complete = expected
    assert call["parameters"] == {"query": query, "body": body, "complete": complete}
