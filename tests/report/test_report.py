"""``appaccess-lint report``: figures, plan and scopes, in every form."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from running import Result, run

APP = '''\
"""Confluence."""
import requests

SITE = "https://example.atlassian.net/wiki"
CLOUD = "https://api.atlassian.com/ex/confluence/abc/wiki"

requests.get(f"{SITE}/api/v2/pages/1")  # can be blocked, current
requests.get(f"{SITE}/rest/api/content/1")  # can be blocked, deprecated, by content type
requests.get(f"{SITE}/rest/api/space")  # can be blocked, deprecated, one replacement
requests.get(f"{SITE}/rest/api/user/current")  # not affected
requests.get(f"{CLOUD}/rest/api/space")  # gone
requests.get(f"{SITE}/rest/api/nonsense")  # not documented
requests.get("https://confluence.example.com/rest/api/space")  # Server
'''
HOSTILE = "a`|<script>alert(1)</script>[x](javascript:1)@b\x1b[31m.py"

Run = Callable[..., Result]


@pytest.fixture
def report(tmp_path: Path) -> Run:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "app.py").write_text(APP, encoding="utf-8")

    def run_report(*arguments: str) -> Result:
        return run("report", *arguments, cwd=tmp_path)

    return run_report


@pytest.fixture
def document(report: Run) -> dict[str, Any]:
    ran = report("--format", "json", "src")
    assert (ran.status, ran.err) == (0, "")
    return json.loads(ran.out)  # type: ignore[no-any-return]


def test_markdown_has_no_doubled_blank_lines(report: Run) -> None:
    text = report("src").out
    assert text.count("\n1. **") == text.count("\n2. **") == 1
    assert "\n\n\n" not in text


def test_figures(document: dict[str, Any]) -> None:
    assert document["app_access"] == {"blocked": 4, "maybe": 0, "unlisted": 0, "allowed": 1, "unknown": 1}
    assert document["lifecycle"] == {"answers-410": 1, "deprecated": 2, "current": 2, "unknown": 1}
    assert (document["files"], document["server_calls"]) == (1, 1)
    assert document["headlines"][0] == "4 of 6 calls can be blocked by an app access rule."
    assert document["newest_source"] == "openapi-2026-07"


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_the_sources_of_the_verdicts_are_said(command, tmp_path, form) -> None:
    own = (
        '[[operation]]\nmethod = "GET"\npath = "/wiki/api/v2/whiteboards/{id}"\napp_access = "not-blocked"\n'
    )
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    site = "https://example.atlassian.net/wiki/api/v2"
    paths = ["pages/1", "pages/2", "folders/1", "admin-key", "whiteboards/1", "nonsense", "pages/1/{part}"]
    calls = "".join(f"    requests.get(f'{site}/{path}')\n" for path in paths)
    (tmp_path / "app.py").write_text(f"import requests\ndef f(part):\n{calls}", encoding="utf-8")
    options = ("--isolated", "--no-cache", "--catalog", "own.toml")
    assert json.loads(command("report", *options, "--format", "json", "app.py").out)[
        "app_access_sources"
    ] == {
        "page": 2,
        "openapi": 1,
        "both": 1,
        "other": 1,
    }
    ran = command("report", *options, "--format", form, "app.py")
    said = html.unescape(ran.out)
    assert (
        "Whether a call can be blocked is stated by Atlassian's page on app access for 2 calls, Atlassian's "
        "OpenAPI documents for 1 call, both for 1 call, a catalog file of your own for 1 call."
    ) in said
    assert "The newest source of the catalog is from 2026-07." in said


CALLS = {
    "dead": 'requests.get("https://api.atlassian.com/ex/confluence/abc/rest/api/space")',
    "maybe": 'requests.request(method, "https://x.atlassian.net/wiki/rest/api/space")',
    "unknown": 'requests.get("https://x.atlassian.net/wiki/rest/api/nonsense")',
    "server": 'requests.get("https://confluence.example.com/rest/api/space")',
}
SAID = {
    1: [
        "1 of 3 calls can be blocked by an app access rule, and 1 more may be.",
        "1 call fails today: the v1 operation returns 410 Gone to OAuth apps.",
        "1 call uses an operation that is deprecated or removed from the documentation.",
        "1 call matches no documented operation.",
        "1 call goes to Server or Data Center, where there are no app access rules, and is not counted.",
        "1 file was not analyzed; see the end.",
    ],
    2: [
        "2 of 6 calls can be blocked by an app access rule, and 2 more may be.",
        "2 calls fail today: the v1 operation returns 410 Gone to OAuth apps.",
        "2 calls use operations that are deprecated or removed from the documentation.",
        "2 calls match no documented operation.",
        "2 calls go to Server or Data Center, where there are no app access rules, and are not counted.",
        "2 files were not analyzed; see the end.",
    ],
}


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize("number", SAID)
def test_what_it_comes_to_is_said_for_one_and_for_several(command, tmp_path, form, number) -> None:
    source = "import requests\ndef f(method):\n" + "".join(
        f"    {call}\n" for call in CALLS.values() for _ in range(number)
    )
    (tmp_path / "app.py").write_text(source, encoding="utf-8")
    for broken in range(number):
        (tmp_path / f"broken{broken}.py").write_text("confluence = (\n", encoding="utf-8")
    ran = command("report", "--isolated", "--no-cache", "--format", form, ".")
    assert ran.status == 2
    assert [said for said in SAID[number] if said not in ran.out] == []


def test_every_call_is_in_it(document: dict[str, Any]) -> None:
    assert [call["line"] for call in document["calls"]] == [7, 8, 9, 10, 11, 12]
    assert document["calls"][5]["operations"] == []


def test_the_plan_begins_with_what_fails_today(document: dict[str, Any]) -> None:
    plan = {step["title"]: step["operations"] for step in document["plan"]}
    assert list(plan) == ["Replace what fails today", "Move to v2 by content type", "Prepare for refusals"]
    # the operation fails by OAuth at one of its two calls
    assert plan["Replace what fails today"] == ["GET /wiki/rest/api/space"]
    assert plan["Move to v2 by content type"] == ["GET /wiki/rest/api/content/{id}"]
    assert plan["Prepare for refusals"] == ["GET /wiki/api/v2/pages/{id}"]


AFFECTED = """\
import requests

SITE = "https://example.atlassian.net/wiki"


class Exporter:
    def page(self, number):
        return requests.get(f"{SITE}/api/v2/pages/{number}")

    def pages(self):
        return requests.get(f"{SITE}/api/v2/pages")

    def several(self, method, number):
        return requests.request(method, f"{SITE}/rest/api/space/{number}")

    def me(self):
        return requests.get(f"{SITE}/rest/api/user/current")


requests.get(f"{SITE}/rest/api/search?cql=type=page")
"""


@pytest.fixture
def affected(command, tmp_path: Path) -> Callable[[str], Result]:
    (tmp_path / "app.py").write_text(AFFECTED, encoding="utf-8")
    return lambda form: command("report", "--isolated", "--no-cache", "--format", form, "app.py")


def test_functions_that_stop_stand_apart_from_lists_that_leave_content_out(affected) -> None:
    document = affected("json").document
    assert [(one["function"], one["sure"]) for one in document["stopping"]] == [
        ("Exporter.page", True),
        ("Exporter.several", False),
    ]
    assert [(one["function"], one["operations"]) for one in document["omitting"]] == [
        ("Exporter.pages", ["GET /wiki/api/v2/pages"]),
        (None, ["GET /wiki/rest/api/search"]),
    ]
    refusals = {operation["path"]: operation["refusal"] for operation in document["operations"]}
    assert refusals["/wiki/api/v2/pages"] == "omission"
    assert refusals["/wiki/api/v2/pages/{id}"] == "error"
    assert refusals["/wiki/rest/api/user/current"] is None
    rows = list(csv.DictReader(io.StringIO(affected("csv").out)))
    assert [(row["function"], row["refusal"]) for row in rows][:2] == [
        ("Exporter.page", "error"),
        ("Exporter.pages", "omission"),
    ]


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_people_are_told_what_stops(affected, form: str) -> None:
    text = affected(form).out
    stopping, omitting = (
        text.index("Functions that stop working"),
        text.index("Functions that miss blocked content"),
    )
    assert stopping < text.index("Exporter.several", stopping) < omitting
    assert omitting < text.index("Exporter.pages", omitting) < text.index("Tasks, in order")
    assert "1 function or module stops working in a space where the app is blocked, and 1 more may." in text
    assert "2 functions or modules get lists or search results that omit blocked content" in text
    assert "the app may need fewer" in text.replace("\n", " ")


def test_it_says_of_what_it_was_made(affected, command, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    document = affected("json").document
    assert (document["date"], document["commit"], document["options"]) == ("2023-11-14", None, {})
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    for words in (["init", "-q"], ["add", "app.py"], [*identity, "commit", "-q", "-m", "one"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    commit = head.stdout[:12]
    ran = command("report", "--isolated", "--no-cache", "--auth", "oauth", "app.py")
    assert f" on 2023-11-14 from commit {commit}." in ran.out
    assert "Options: auth = oauth." in ran.out


@pytest.mark.parametrize("stated", ["yesterday", "1.5", "9" * 20])
def test_a_date_that_is_none(command, monkeypatch, stated) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    ran = command("report", ".")
    expected = f'SOURCE_DATE_EPOCH: expected seconds since 1970, found "{stated}"'
    assert (ran.status, ran.out, ran.err.splitlines()[-1]) == (2, "", f"appaccess-lint: error: {expected}")


def test_requests_that_are_not_resolved_are_counted(command, tmp_path: Path) -> None:
    source = AFFECTED + "def get(path):\n    return requests.get(f'{SITE}/rest/api/{path}')\n"
    (tmp_path / "app.py").write_text(source, encoding="utf-8")
    assert command("report", "--isolated", "--format", "json", "app.py").document["unresolved_requests"] == 1
    text = command("report", "--isolated", "app.py").out
    assert "1 of 6 requests (17%) could not be resolved" in text
    page = command("report", "--isolated", "--format", "html", "app.py").out
    assert "<code>appaccess-lint inventory --unresolved</code> lists them" in page


def test_a_folder_elsewhere_is_called_by_its_own_name(command, tmp_path: Path, monkeypatch) -> None:
    for name in ("an app", "here"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "app.py").touch()
    monkeypatch.chdir(tmp_path / "here")
    assert command("report", str(tmp_path / "an app")).out.startswith("# App access: an app\n")


def test_scopes_today_and_with_v2(document: dict[str, Any]) -> None:
    granular = document["scopes"]["granular"]
    assert "read:page:confluence" in granular["today"]
    assert "read:space:confluence" in granular["later"]
    assert set(granular["added"]) == set(granular["later"]) - set(granular["today"])
    assert set(granular["dropped"]) == set(granular["today"]) - set(granular["later"])


def test_markdown_has_the_same(report: Run) -> None:
    text = report("--title", "The <b>app</b>", "src").out
    assert text.startswith("# App access: The &lt;b&gt;app&lt;/b&gt;\n")
    assert "- **4 of 6 calls can be blocked by an app access rule.**" in text
    assert "1. **Replace what fails today** (2 calls)." in text
    assert re.search(
        r"\| \[`GET /wiki/rest/api/space`\]\(<https://developer\.atlassian\.com/[^>]+>\) "
        r"\| `GET /wiki/api/v2/spaces` \| `src/app\.py:9`, 11 \|",
        text,
    )
    assert re.search(r"\[AAR202\]\(<https://\S+/rules/AAR202/>\)", text)


def test_links_lead_to_lines(report: Run) -> None:
    text = report("--link-template", "https://git.example.com/b/{path}#L{line}", "src").out
    assert "[`src/app.py:7`](<https://git.example.com/b/src/app.py#L7>)" in text
    for template in (
        "https://git.example.com/b/{pth}#L{line}",
        "https://git.example.com/b",
        "https://x/{path}/{x}",
    ):
        assert "expected the placeholders {path} and {line}" in report("--link-template", template, "src").err
    wrong = report("--link-template", "javascript:alert({line})", "src")
    assert (wrong.status, wrong.err.count("\n")) == (2, 1)


def test_csv_has_a_row_for_each_call(report: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(report("--format", "csv", "src").out)))
    assert len(rows) == 6
    assert (rows[0]["path"], rows[0]["line"], rows[0]["app_access"]) == ("src/app.py", "7", "blocked")
    assert rows[1]["replacements"].startswith("GET /wiki/api/v2/pages/{id}; ")


def test_no_call_at_all(report: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.py").write_text("", encoding="utf-8")
    assert "No calls to Confluence Cloud were found in 1 file." in report("empty.py").out
    assert "No calls to Confluence Cloud were found in 1 file." in report("--format", "html", "empty.py").out


def test_what_was_not_analysed_is_in_the_report_and_the_status(report: Run, tmp_path: Path) -> None:
    (tmp_path / "src" / "broken.py").write_text("confluence = (\n", encoding="utf-8")
    ran = report("src")
    assert ran.status == 2
    assert "## Not analyzed\n\n- `src/broken.py`, line 1: syntax error" in ran.out


@pytest.mark.parametrize("form", ["markdown", "html", "json", "csv"])
def test_names_are_inert(report: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "src" / HOSTILE.replace("/", "")).write_text(APP, encoding="utf-8")
    text = report("--format", form, "src").out
    assert "\x1b" not in text
    if form == "markdown":
        text = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text)
    if form in {"markdown", "html"}:
        assert "alert(1)" in text
        assert "<script>alert" not in text
        assert 'href="javascript' not in text


def test_cells_of_csv_are_no_formulas(report: Run, tmp_path: Path) -> None:
    (tmp_path / "=cmd.py").write_text(APP, encoding="utf-8")
    rows = list(csv.reader(io.StringIO(report("--format", "csv", "=cmd.py").out)))
    assert {row[0] for row in rows[1:]} == {"'=cmd.py"}


def test_notebooks_are_one_file_each_and_their_cells_are_told(report: Run, tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": APP}] * 2
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    (tmp_path / "nb.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    document = json.loads(report("--format", "json", "nb.ipynb").out)
    assert [(share["path"], share["blocked"]) for share in document["by_file"]] == [("nb.ipynb", 8)]
    assert {(call["path"], call["cell"]) for call in document["calls"]} == {("nb.ipynb", 1), ("nb.ipynb", 2)}
    rows = list(csv.DictReader(io.StringIO(report("--format", "csv", "nb.ipynb").out)))
    assert [(row["path"], row["cell"], row["line"]) for row in rows][-1] == ("nb.ipynb", "2", "12")
    assert "`nb.ipynb:cell 2:7`" in report("nb.ipynb").out


def test_groups_that_only_v2_writes_otherwise_are_one(report: Run, tmp_path: Path) -> None:
    source = (
        "import requests\n"
        'requests.get("https://example.atlassian.net/wiki/rest/api/content/1/property")\n'
        'requests.get("https://example.atlassian.net/wiki/api/v2/pages/1/properties")\n'
    )
    (tmp_path / "properties.py").write_text(source, encoding="utf-8")
    document = json.loads(report("--format", "json", "properties.py").out)
    assert [(group["name"], group["blocked"]) for group in document["groups"]] == [("Content properties", 2)]


def test_without_a_path_it_is_about_the_current_folder(report: Run, tmp_path: Path) -> None:
    document = json.loads(report("--format", "json").out)
    assert document["title"] == tmp_path.name
    assert {call["path"] for call in document["calls"]} == {str(Path("src") / "app.py")}


@pytest.mark.parametrize(
    ("requirement", "sentence"),
    [
        (
            "atlassian-python-api<5",
            "2 calls break on upgrade of atlassian-python-api to 5.0.5, which lacks get_page_by_id, "
            "get_all_spaces on Cloud, or sends them outside the REST API.",
        ),
        (
            "atlassian-python-api",
            "2 calls fail today with atlassian-python-api 5.0.5, which lacks get_page_by_id, "
            "get_all_spaces on Cloud, or sends them outside the REST API.",
        ),
    ],
)
def test_calls_that_a_version_of_the_client_breaks(tmp_path: Path, requirement: str, sentence: str) -> None:
    (tmp_path / "requirements.txt").write_text(requirement, encoding="utf-8")
    (tmp_path / "app.py").write_text(
        "from atlassian import Confluence\n"
        "wiki = Confluence('https://acme.atlassian.net/wiki')\n"
        "wiki.get_page_by_id('1')\n"
        "wiki.get_all_spaces()\n"
        "wiki.get_groups()\n",
        encoding="utf-8",
    )
    ran = run("report", "--format", "json", "app.py", cwd=tmp_path)
    assert sentence in json.loads(ran.out)["headlines"]


TYPES = """\
import requests

CONTENT = "https://example.atlassian.net/wiki/rest/api/content"


def publish(page_id):
    requests.post(CONTENT, json={"type": "page"}, timeout=9)
    requests.post(CONTENT, json={"type": "blogpost"}, timeout=9)
    requests.get(f"{CONTENT}/{page_id}", timeout=9)
"""


def test_the_plan_names_what_replaces_an_operation_at_any_call(command, tmp_path) -> None:
    (tmp_path / "app.py").write_text(TYPES, encoding="utf-8")
    lines = command("report", "--isolated", "--no-cache", "--format", "markdown", ".").out.splitlines()
    created = next(line for line in lines if "`POST /wiki/api/v2/pages` (page)" in line)
    assert "`POST /wiki/api/v2/blogposts` (blog post)" in created
    assert "custom-content" not in created
    assert any("`GET /wiki/api/v2/pages/{id}` (page, likely)<br>" in line for line in lines)
