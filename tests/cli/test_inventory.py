"""``appaccess-lint inventory``: every call, with or without findings."""

from __future__ import annotations

from one_call import CALL

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
    "url",
    "deployment",
    "operations",
    "findings",
    "trail",
]
OPERATION_KEYS = ["method", "path", "api_version", "title", "app_access", "lifecycle", "replacements"]


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
        "lifecycle": "removed",
        "replacements": [{"method": "GET", "path": "/wiki/api/v2/spaces", "when": ""}],
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


def test_text(command, write):
    write("app.py", TWO)
    result = command("inventory", "app.py")
    assert result.status == 0
    assert result.out == (
        "app.py:5:1: requests GET https://example.atlassian.net/wiki/rest/api/space [cloud]\n"
        "    GET /wiki/rest/api/space (Get spaces): blocked, removed\n"
        "        -> GET /wiki/api/v2/spaces\n"
        "    AAR101 AAR201\n"
        "app.py:6:1: requests GET https://example.atlassian.net/wiki/rest/api/group [cloud]\n"
        "    GET /wiki/rest/api/group (Get groups): not-blocked, current\n"
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


def test_nothing_found(command, write):
    write("app.py", "")
    result = command("inventory", ".")
    assert (result.status, result.out) == (0, "0 Confluence calls in 1 file\n")
