"""No secret of the analysed source gets into any output."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from appaccess_lint.masking import masked

SECRET = "hunter2hunter2"
SOURCE = f"""\
import requests

requests.get("https://me:{SECRET}@example.atlassian.net/wiki/rest/api/space?expand=x&os_token={SECRET}")
requests.get("https://example.atlassian.net/wiki/rest/api/nonsense?api_key={SECRET}")
"""
COMMANDS = [
    *(("check", "--format", form) for form in ("text", "full", "json", "sarif", "github", "gitlab", "junit")),
    *(("inventory", "--explain"), ("inventory", "--format", "json")),
    *(("report", "--format", form) for form in ("markdown", "html", "json", "csv")),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_secret_in_any_output(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "app.py").write_text(SOURCE, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "appaccess_lint", *arguments, "app.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ran.returncode in {0, 1}
    assert "rest/api/nonsense" in ran.stdout
    assert SECRET not in ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://me:pw@host/a", "https://***@host/a"),
        ("https://{}:{}@host/a", "https://{}:{}@host/a"),
        ("https://%s:%s@host/a", "https://%s:%s@host/a"),
        ("https://host/a@b", "https://host/a@b"),
        ("/a?token={}&x=1", "/a?token={}&x=1"),
        ("/a?x=1&access_token=abc#z", "/a?x=1&access_token=***#z"),
        ("/a?cursor=abc&limit=5", "/a?cursor=abc&limit=5"),
        ("Authorization: Bearer abcdefgh12345678", "Authorization: Bearer ***"),
        ("ATATT3xFfGF0abcdefghijklmnop=12", "***"),
        ("# Basic authentication", "# Basic authentication"),
        ("a basic example of text", "a basic example of text"),
    ],
)
def test_masked(text: str, shown: str) -> None:
    assert masked(text) == shown
