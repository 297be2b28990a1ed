"""The precision of each certainty, and the share of unresolved requests, on labelled code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ecosystem.certainty import main

APP = """\
import requests
V2 = "https://acme.atlassian.net/wiki/api/v2"
def calls(page_id, path):
    requests.get(f"{V2}/pages/{page_id}")
    requests.get(f"{V2}/pages")
    requests.get(f"{V2}/spaces")
    requests.get(f"{V2}/labels")
    requests.get(f"{V2}/{path}")
"""
CLIENT = """\
import requests
class ConfluenceClient:
    def page(self, page_id):
        return requests.get(self.api_url + f"/content/{page_id}")
"""
OTHER = 'import requests\nrequests.get("https://acme.atlassian.net/wiki/api/v2/pages/7")\n'


def label(path: str, line: int, method: str, template: str) -> dict[str, object]:
    endpoint = {"method": method, "path_template": template}
    return {"package": "app", "version": "1", "path": path, "line": line, "endpoints": [endpoint]}


def test_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = tmp_path / "sources" / "app-1"
    package.mkdir(parents=True)
    for name, source in (("app.py", APP), ("client.py", CLIENT), ("other.py", OTHER), ("partly.py", OTHER)):
        (package / name).write_text(source, encoding="utf-8")
    of = {"package": "app", "version": "1"}
    sets = {
        "labels": [
            label("app.py", 4, "GET", "/wiki/api/v2/pages/{}"),
            label("app.py", 5, "POST", "/wiki/api/v2/pages"),  # the other method: the report is wrong
            label("client.py", 4, "GET", "/wiki/rest/api/content/{}"),
            label("absent.py", 1, "GET", "/wiki/api/v2/pages"),
        ],
        "files": [
            {**of, "path": "app.py", "complete": True, "lenient_lines": [7]},
            {**of, "path": "client.py", "complete": True},
            {**of, "path": "partly.py", "complete": False},
        ],
        "ambiguous": [{**of, "path": "app.py", "line": 6}],
        "negatives": [{**of, "path": "other.py"}],
    }
    for name, rows in sets.items():
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    assert main(["--corpus", str(tmp_path / "sources"), str(tmp_path), "--wrong"]) == 0
    *wrong, head, _, row = capsys.readouterr().out.splitlines()
    assert [line.rpartition("app-1")[2][1:] for line in wrong] == [
        "app.py:5: sure: https://acme.atlassian.net/wiki/api/v2/pages",
        "other.py:2: sure: https://acme.atlassian.net/wiki/api/v2/pages/7",
    ]
    assert head == "| corpus | files | precision of `sure` | precision of `likely` | unresolved |"
    assert row == "| sources | 4 | 0.333 (1 of 3) | 1.000 (1 of 1) | 0.125 (1 of 8) |"


def test_sources_that_are_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(tmp_path), str(tmp_path)]) == 2
    assert "has none of the labelled files" in capsys.readouterr().err
