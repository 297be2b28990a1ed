"""`catalog status` and others that show how old the catalog's newest source is."""

from __future__ import annotations

import json

import pytest

IMPORTED = """
[[operation]]
method = "GET"
path = "/wiki/api/v2/pages"
[operation.claims]
openapi-2027-03 = { app_access = "blocked", deprecated = false }
"our notes" = { deprecated = false }
"""


@pytest.mark.parametrize(
    ("month", "status", "said"),
    [
        ("2026-06", 0, "0 months"),
        ("2026-07", 0, "0 months"),
        ("2026-08", 0, "1 month"),
        ("2027-07", 0, "12 months"),
        ("2027-08", 1, "13 months"),
    ],
)
def test_a_source_older_than_a_year_is_old(command, month, status, said):
    ran = command("catalog", "status", "--month", month)
    assert (ran.status, ran.out) == (status, f"newest source: OpenAPI 2026-07 ({said} old)\n")
    assert ran.err.startswith("warning: the newest source") == (status == 1)
    assert ran.err.count("\n") == status


def test_a_file_of_the_users_brings_a_newer_source(command, overlay):
    overlay(IMPORTED)
    ran = command("catalog", "status", "--month", "2028-03", "--catalog", "own.toml")
    assert ran == (0, "newest source: OpenAPI 2027-03 (12 months old)\n", "")


def test_json(command):
    ran = command("catalog", "status", "--month", "2027-08", "--format", "json")
    document = json.loads(ran.out)
    assert {name: document[name] for name in document if name not in ("schema", "tool")} == {
        "newest_source": "openapi-2026-07",
        "newest_month": "2026-07",
        "age_in_months": 13,
        "months_fresh": 12,
        "old": True,
    }
    listed = json.loads(command("catalog", "list", "--format", "json").out)
    assert (listed["newest_source"], listed["newest_month"]) == ("openapi-2026-07", "2026-07")


@pytest.mark.parametrize("month", ["2026", "2026-13", "2026-1", "July", "2026-07-01"])
def test_a_wrong_month(command, month):
    ran = command("catalog", "status", "--month", month)
    assert (ran.status, ran.out) == (2, "")
    assert f'expected a month such as "2026-11", found "{month}"' in ran.err


def test_check_says_nothing_of_it(command, tmp_path):
    (tmp_path / "app.py").write_text(
        "import requests\nrequests.get('https://x.atlassian.net/wiki/api/v2/pages')\n"
    )
    ran = command("check", "--isolated", "--no-cache", "app.py")
    assert "AAR101" in ran.out
    assert "source" not in ran.out + ran.err
