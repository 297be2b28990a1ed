"""``inventory`` as tables, and its calls put together by what they have in common."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest
from markdown_it import MarkdownIt
from running import run

SOURCE = """\
import requests

SITE = "https://acme.atlassian.net/wiki"


def spaces(client_id):
    requests.get(f"{SITE}/api/v2/spaces")
    requests.get(f"{SITE}/rest/api/content/{client_id}/{client_id}")
    return requests.get(f"{SITE}/rest/api/space")


def more():
    return requests.get(f"{SITE}/rest/api/space"), requests.get(f"{SITE}/rest/api/nothing/at/all")
"""


@pytest.fixture
def tree(tmp_path):
    for name in ("a.py", "part/b.py", "=c.py", "<b>`d|.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SOURCE)
    return tmp_path


def test_csv_has_a_row_for_each_call(tree):
    out = run("inventory", "--format", "csv", cwd=tree).out
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    names = ["<b>`d|.py", "'=c.py", "a.py", "part/b.py"]
    assert [row["path"] for row in rows] == [name for name in names for _ in range(5)]
    last = next(row for row in rows if row["path"] == "a.py" and row["line"] == "9")
    assert last["operations"] == "GET /wiki/rest/api/space"
    assert (last["function"], last["app_access"], last["lifecycle"]) == ("spaces", "blocked", "removed")
    assert last["replacements"] == "GET /wiki/api/v2/spaces"
    assert last["codes"] == "AAR101 AAR201"


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("file", ["<b>d|.py (5)", "=c.py (5)", "a.py (5)", "part/b.py (5)"]),
        ("code", ["AAR101 (8)", "AAR102 (4)", "AAR201 (12)", "AAR401 (4)", "no finding (4)"]),
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_groups(tree, form, by, expected):
    out = run("inventory", "--format", form, "--group-by", by, cwd=tree).out
    heading = {"text": r"^(\S.* \(\d+\))$", "markdown": r"^## (.*)$", "html": r"^<h2>(.*)</h2>$"}[form]
    found = [re.sub(r"</?code>|[`\']", "", unescape(name)) for name in re.findall(heading, out, re.MULTILINE)]
    found = [name.replace("\xa6", "|") for name in found]
    assert found == expected


def test_a_call_of_several_operations_stands_with_each(tree):
    out = run("inventory", "--group-by", "operation", "a.py", cwd=tree).out
    assert "GET /wiki/rest/api/space (2)\n    a.py:9:" in out
    assert "no documented operation (1)\n" in out
    assert out.count("    a.py:8:") > 1
    assert out.endswith("\n5 Confluence calls in 1 file\n")


def test_what_sources_say_stays_text(tree):
    page = run("inventory", "--format", "html", cwd=tree).out
    assert "<b>" not in page
    assert "<script" not in page
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table")
    page = rendered.render(run("inventory", "--format", "markdown", "--group-by", "operation", cwd=tree).out)
    assert "<b>" not in page
    assert page.count("<td>") == 7 * page.count("<tr>\n<td>")
