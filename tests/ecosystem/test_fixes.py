"""The command that counts what ``fix`` does to real code."""

from __future__ import annotations

from pathlib import Path

import pytest

from appaccess_lint.model import Span, TextEdit
from ecosystem.fixes import applied, main

SOURCE = """\
import requests


def title(page_id):
    return requests.get(f"https://x.atlassian.net/wiki/rest/api/content/{page_id}").json()["title"]


def page(page_id):
    return requests.get(f"https://x.atlassian.net/wiki/rest/api/content/{page_id}").json()
"""


def test_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "app.py").write_text(SOURCE, encoding="utf-8")
    out = tmp_path / "out"
    assert main([str(tmp_path), "--content-type", "page_id=page", "--out", str(out)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "| safe | | 1 |" in lines
    assert "| left | the response leaves the function | 1 |" in lines
    (patch,) = out.glob("*.diff")
    assert "+    return requests.get(" in patch.read_text(encoding="utf-8")
    assert (tmp_path / "app.py").read_text(encoding="utf-8") == SOURCE


def test_nothing_there(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2


def test_edits_are_applied_from_the_end_on() -> None:
    edits = {TextEdit(Span(1, 2, 1, 3), "xy"), TextEdit(Span(1, 4, 2, 2), "")}
    assert applied("abcd\nef\n", edits) == "axyc" + "f\n"
