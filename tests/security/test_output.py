"""What the analysed source and the names of its files say does nothing in any output."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from running import run

from appaccess_lint.rules import RULES

EVIL = (
    "\x1b[31m\x07\u202e\r\n::error::x%0A::set-output<script>alert(1)</script>"
    "##vso[task.setvariable variable=x]y##[add-mask]z##teamcity[x y='z']"
    "[a](javascript:x)|`x`\"'&amp;<img\x20src=x\x20onerror=alert(1)>"
)
NAMES = [
    "=cmd.py",
    "@a,b;c.py",
    "::error file=x::y%0A.py",
    "<img src=x onerror=alert(1)>.py",
    "[x](javascript:alert(1))|`.py",
    "\x1b[2J\x07\n::warning::.py",
    "\u202e\u2066bidi.py",
    " ::add-mask::b.py",
    "##vso[task.setvariable variable=x]y.py",
    "##[error]x.py",
]
COMMENT = "# \x1b[31m <b> ::error::\u202e ##vso[task.complete]x ##[error]y"
SOURCE = f"""\
import requests
requests.get("https://x.atlassian.net/wiki/rest/api/nonsense?x=" + {EVIL!r})  {COMMENT}
requests.get("https://x.atlassian.net/wiki/rest/api/content/1")  {COMMENT}
"""
BROKEN = "confluence = '\x1b[31m<b>::error::' (\n"
COMMANDS = {
    **{form: ("check", "--format", form) for form in "text full json sarif github gitlab junit".split()},
    "full in colour": ("check", "--format", "full", "--color", "always"),
    "inventory": ("inventory", "--explain"),
    "inventory as JSON": ("inventory", "--format", "json"),
    **{f"inventory as {form}": ("inventory", "--format", form) for form in "csv markdown html".split()},
    **{f"report as {form}": ("report", "--format", form) for form in "markdown html json csv".split()},
}
OWN_COLOUR = ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1;32m")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("tree")
    for name in (*NAMES, os.fsdecode(b"\xff.py")):
        (top / name).write_text(SOURCE, encoding="utf-8")
    (top / "broken\x1b[31m.py").write_text(BROKEN, encoding="utf-8")
    return top


def output(tree: Path, name: str) -> tuple[str, str]:
    ran = run(*COMMANDS[name], "--isolated", "--no-cache", "-q", ".", cwd=tree)
    assert ran.status == 2  # the broken one
    assert "Traceback" not in ran.err
    return ran.out, ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="such names can't be had there")
@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_commands_a_terminal_or_a_reader(tree: Path, name: str) -> None:
    out, err = output(tree, name)
    assert "nonsense" in out
    for sequence in OWN_COLOUR if name == "full in colour" else ():
        out = out.replace(sequence, "")
    for text in (out.replace("\r\n", "\n"), err):
        odd = {c for c in text if not c.isprintable() and c != "\n"}
        assert odd == set()
    # Azure Pipelines, TeamCity and GitHub Actions look for theirs anywhere in a line, and GitHub at its start
    assert re.findall(r"##\w*\[", out + err) == []
    commands = [line for line in (out + err).splitlines() if line.lstrip().startswith("::")]
    assert name == "github" or commands == []
    assert all(line.startswith("broken\\x1b[31m.py") for line in err.splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="such names can't be had there")
class TestForms:
    def test_github(self, tree: Path) -> None:
        out, _ = output(tree, "github")
        for line in out.splitlines():
            head, _, message = line.removeprefix("::").partition("::")
            assert head.split()[0] in {"error", "warning", "notice"}
            # the runner decodes a line end between the messages and addresses of codes, and nowhere else
            codes = re.findall(r"AAR\d{3}", head)
            assert message.count("%0A") == max(2 * len(codes) - 1, 0)
            assert "%0A" not in head.upper().replace("%250A", "")
            assert "%0D" not in line.upper().replace("%250D", "")

    def test_html(self, tree: Path) -> None:
        out, _ = output(tree, "report as html")
        assert out.count("<script>") == 1
        assert "<img" not in out
        assert "onerror=" not in out.replace("onerror=alert(1)&gt;", "")
        assert 'href="javascript' not in out

    def test_markdown(self, tree: Path) -> None:
        from markdown_it import MarkdownIt

        out, _ = output(tree, "report as markdown")
        page = MarkdownIt("commonmark", {"html": True}).enable("table").render(out)
        assert "<script" not in page
        assert "<img" not in page
        links = re.findall(r'href="([^"]*)"', page)
        ours = ("https://developer.atlassian.com/", RULES[0].url.partition("AAR")[0])
        assert [link for link in links if not link.startswith(ours)] == []

    def test_csv(self, tree: Path) -> None:
        out, _ = output(tree, "report as csv")
        rows = list(csv.reader(io.StringIO(out, newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []

    def test_documents_can_be_read(self, tree: Path) -> None:
        for name in ("json", "sarif", "gitlab", "inventory as JSON", "report as json"):
            json.loads(output(tree, name)[0])
        ET.fromstring(output(tree, "junit")[0])


def test_the_configuration_of_a_project_commands_nothing(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.appaccess-lint]\nexclude = ["##vso[task.complete]x"]\n')
    ran = run("config", "--format", "json", cwd=tmp_path)
    assert (ran.status, "##vso[" in ran.out) == (0, False)
    assert "##vso[task.complete]x" in json.dumps(ran.document)
