"""The downloads of labelled code, and what the documentation states about the labels."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ecosystem.unseen import fetch

ROOT = Path(fetch.__file__).parent
TOP = ROOT.parent.parent


def test_without_pip_one_message_says_what_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran: list[object] = []
    monkeypatch.setattr(fetch, "find_spec", lambda name: None)
    monkeypatch.setattr(subprocess, "run", lambda *words, **_: ran.append(words))
    monkeypatch.setattr(sys, "argv", ["fetch", str(tmp_path / "labelled")])
    with pytest.raises(SystemExit) as ended:
        fetch.main()
    assert ended.value.code == 2
    said = capsys.readouterr().err.splitlines()
    assert [line for line in said if "error" in line] == [
        "python -m ecosystem.unseen.fetch: error: needs pip: packages are downloaded with pip, "
        "repositories with git"
    ]
    assert ran == []


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]


def test_the_documents_state_what_is_labelled() -> None:
    labels = rows("labels.jsonl")
    packages = {row["package"] for row in labels if row.get("package")}
    repositories = {row["repo"] for row in labels if row.get("repo")}
    listed = len(fetch.wanted()), len(fetch.REPOSITORIES.read_text(encoding="utf-8").split())
    similar = len(rows("negatives.jsonl"))
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert (
        f"Hand-made labels of {len(labels):,} Confluence calls in {len(packages)} published packages and "
        f"{len(repositories)} public repositories, and a list of {similar:,} similar files"
    ) in readme
    assert f"{listed[0]} packages and {listed[1]} repositories in all" in readme
    contributing = " ".join((TOP / "CONTRIBUTING.md").read_text(encoding="utf-8").split())
    assert f"downloads {listed[0]} packages and {listed[1]} repositories" in contributing
