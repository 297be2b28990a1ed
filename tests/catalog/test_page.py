"""The copy of the app access page's facts against the page itself, where a copy of that is at hand."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

COPY = Path(__file__).parent / "data" / "page-2024-04.csv"

# the reference folder beside the checkout; not part of the repository, as the page's text isn't ours
REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
PAGE = REFERENCE / "app-access-for-confluence-cloud-rest-apis.txt"

HEADINGS = {
    "Blocked when app access rule applies": "blocked",
    "Not blocked when an app access rule applies": "not-blocked",
}
SECTION = re.compile(r"[A-Z].* \([vV]ersion ([12])\)")
TABLE_HEAD = ["Name", "Description", "API docs link"]
LINK = re.compile(r"(?:GET|POST|PUT|DEL|Template) \S.*|Get Content")


def page_rows(text: str) -> list[tuple[str, str, str, str, bool, str]]:
    """Return section, version, title, app access, tagged as deprecated, and link text of each row.

    A row ends with its link; *Get content history* has none and ends with its section.
    """
    rows: list[tuple[str, str, str, str, bool, str]] = []
    access = section = version = ""
    row: list[str] | None = None

    def finish(link: str) -> None:
        if row:
            rows.append((section, version, row[0], access, "DEPRECATED" in row, link))

    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for index, line in enumerate(lines):
        if line in HEADINGS:
            access, row = HEADINGS[line], None
        elif access and (heading := SECTION.fullmatch(line)):
            finish("")
            section, version, row = line, f"v{heading[1]}", None
        elif lines[index - 2 : index + 1] == TABLE_HEAD and access:
            row = []
        elif row is not None and LINK.fullmatch(line):
            finish(line)
            row = []
        elif row is not None:
            row.append(line)
    return rows


@pytest.mark.skipif(not PAGE.is_file(), reason="no reference folder beside the checkout")
def test_copy_is_the_page() -> None:
    with COPY.open(encoding="utf-8", newline="") as file:
        copied = [
            (
                row["section"],
                row["api_version"],
                row["title"],
                row["app_access"],
                row["deprecated"] == "true",
                row["link"],
            )
            for row in csv.DictReader(file)
        ]
    assert copied == page_rows(PAGE.read_text(encoding="utf-8"))


@pytest.mark.skipif(not REFERENCE.is_dir(), reason="no reference folder beside the checkout")
# the documents of 2026-07 are compared as a whole, in test_openapi_diff.py
@pytest.mark.parametrize("name", ["v1-2024-02", "v1-2025-11", "v2-2024-02", "v2-2026-04"])
def test_copies_are_the_documents(name: str) -> None:
    copy = COPY.parent / f"openapi-{name}.csv"
    assert copy.read_text(encoding="utf-8") == (REFERENCE / copy.name).read_text(encoding="utf-8")
