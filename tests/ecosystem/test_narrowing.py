"""The count of calls whose replacements are narrowed to one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from appaccess_lint.cli.main import main as command
from ecosystem.narrowing import main

SOURCE = """\
import requests
V1 = "https://acme.atlassian.net/wiki/rest/api"
def calls(page_id, i):
    requests.get(f"{V1}/space")
    requests.post(f"{V1}/content", json={"type": "page"})
    requests.get(f"{V1}/content/{page_id}")
    requests.get(f"{V1}/content/{i}")
    requests.get(f"{V1}/search?cql=type=page")
    requests.get(f"{V1}/content/{page_id}/child/comment")
    requests.get(f"https://wiki.corp.example/rest/api/content/{page_id}")
"""


def test_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "app.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert command(["inventory", "--format", "json", "--no-cache", "app.py"]) == 0
    calls = tmp_path / "calls.json"
    calls.write_text(json.dumps(json.loads(capsys.readouterr().out)), encoding="utf-8")
    assert main([str(calls), "--undecided"]) == 0
    *counts, undecided = capsys.readouterr().out.splitlines()
    assert counts == [
        "one: 2 of 5 (40%)",
        "one likely: 1 of 5 (20%)",
        "one content type: 1 of 5 (20%)",
        "undecided: 1 of 5 (20%)",
    ]
    assert undecided.startswith(
        "calls/app.py:7: https://acme.atlassian.net/wiki/rest/api/content/{}: undecided: "
    )
    assert main([str(calls), "--draw", "9"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 8
