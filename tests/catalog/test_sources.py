"""The shipped catalog against the facts of its sources, row by row.

``data/`` holds these facts: the rows of the app access page and the operations of six OpenAPI documents.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from written import get

from appaccess_lint.catalog.load import Catalog
from appaccess_lint.catalog.sources import app_access_source
from appaccess_lint.model import Operation, SourceClaim

DATA = Path(__file__).parent / "data"

Row = dict[str, str]

PAGE = "page-2024-04"
OLD = "openapi-2024-02"
BETWEEN = {"v1": "openapi-2025-11", "v2": "openapi-2026-04"}
NEWEST = "openapi-2026-07"
SOURCES = {version: (OLD, BETWEEN[version], NEWEST) for version in ("v1", "v2")}

STILL_DOCUMENTED = {
    "POST /wiki/rest/api/content/{id}/child/attachment",
    "PUT /wiki/rest/api/content/{id}/child/attachment",
    "POST /wiki/rest/api/content/{id}/child/attachment/{attachmentId}/data",
}
"""Missing in the copy of the v1 document of 2025-11 that the facts come from, but not in the document."""

WRONG_LINKS = {
    "GET /wiki/rest/api/content": "Get Content",
    "GET /wiki/rest/api/content/{id}/history": "",
    "GET /wiki/rest/api/content/{id}/child/attachment": "POST Create attachment",
    "PUT /wiki/rest/api/content/{id}/child/attachment": "PUT Update attachment properties",
    "GET /wiki/rest/api/content/{id}/child": "GET Get attachments",
    "DELETE /wiki/rest/api/content/{id}/restriction/byOperation/{operationKey}/group/{groupName}": (
        "PUT Add group to content restriction"
    ),
    "GET /wiki/rest/api/template/{contentTemplateId}": "Template Get content template",
    "GET /wiki/api/v2/spaces/{id}/custom-content": "GET Get custom content by type in page",
    "GET /wiki/rest/api/content/{id}/history/{version}/macro/id/{macroId}/convert/async/{to}": (
        "GET Get macro body by macro ID and convert representation Ansynchronously"
    ),
}
"""Link texts of the page that don't name the operation of their row."""


def read(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(row: Row) -> str:
    path = row["path"]
    if path.startswith("/atlassian-connect/"):
        # documents up to 2025 leave out where these lie
        path = f"/wiki/rest{path}"
    return f"{row['method']} {path}"


PAGE_ROWS = read(PAGE)
DOCUMENTS = {
    (version, source): {key(row): row for row in read(source.replace("openapi", f"openapi-{version}"))}
    for version in ("v1", "v2")
    for source in SOURCES[version]
}
DOCUMENT_ROWS = [
    pytest.param(source, row, id=f"{source} {key(row)}")
    for (_, source), document in DOCUMENTS.items()
    for row in document.values()
]


def claim(operation: Operation, source: str) -> SourceClaim:
    (found,) = [claim for claim in operation.claims if claim.source == source]
    return found


def words(title: str) -> list[str]:
    return re.findall(r"\w+", title.lower())


def newest_row(operation: Operation) -> Row:
    version = operation.api_version
    documents = [DOCUMENTS[version, source] for source in reversed(SOURCES[version])]
    return next(document[operation.key] for document in documents if operation.key in document)


# the page


def test_page_counts() -> None:
    assert Counter((row["app_access"], row["api_version"]) for row in PAGE_ROWS) == {
        ("blocked", "v1"): 90,
        ("blocked", "v2"): 109,
        ("not-blocked", "v1"): 85,
        ("not-blocked", "v2"): 12,
    }
    assert Counter(row["deprecated"] for row in PAGE_ROWS) == {"true": 41, "false": 255}


def test_page_rows_map_one_to_one() -> None:
    keys = [key(row) for row in PAGE_ROWS]
    assert len(set(keys)) == 296
    assert {key(row) for row in PAGE_ROWS if row["api_version"] == "v1"} == set(DOCUMENTS["v1", OLD])
    assert len(set(keys) & set(DOCUMENTS["v2", OLD])) == 121


@pytest.mark.parametrize("row", PAGE_ROWS, ids=key)
def test_page_row(catalog: Catalog, row: Row) -> None:
    operation = get(catalog, key(row))
    assert operation.api_version == row["api_version"]
    assert operation.app_access == row["app_access"]
    assert claim(operation, PAGE) == SourceClaim(PAGE, operation.app_access, row["deprecated"] == "true")


@pytest.mark.parametrize("row", PAGE_ROWS, ids=key)
def test_page_row_means_this_operation(row: Row) -> None:
    """The link names method and title of the OpenAPI document, save where it is known to be wrong."""
    document = DOCUMENTS[row["api_version"], OLD]
    if key(row) in WRONG_LINKS:
        assert row["link"] == WRONG_LINKS[key(row)]
        return
    verb, _, title = row["link"].partition(" ")
    assert verb == {"DELETE": "DEL"}.get(row["method"], row["method"])
    assert words(title) == words(document[key(row)]["summary"])


def test_rows_of_one_title_differ_by_the_deprecation_tag() -> None:
    """Groups stand on the page by id, by name in the query, by name in the path: names are deprecated."""
    groups = [row for row in PAGE_ROWS if row["section"] == "Group APIs (version 1)"]
    tagged = {key(row) for row in groups if row["deprecated"] == "true"}
    assert tagged == {
        "DELETE /wiki/rest/api/group",
        "GET /wiki/rest/api/group/by-name",
        "GET /wiki/rest/api/group/{groupName}",
        "GET /wiki/rest/api/group/member",
        "GET /wiki/rest/api/group/{groupName}/member",
        "POST /wiki/rest/api/group/user",
        "DELETE /wiki/rest/api/group/user",
    }
    restrictions = [row for row in PAGE_ROWS if "/restriction/byOperation/" in row["path"]]
    assert {key(row) for row in restrictions if row["deprecated"] == "true"} == {
        key(row) for row in restrictions if row["path"].endswith("/group/{groupName}")
    }


def test_off_the_page_the_newest_document_decides(catalog: Catalog) -> None:
    on_page = {key(row) for row in PAGE_ROWS}
    off_page = [operation for operation in catalog if operation.key not in on_page]
    marks = {"true": "not-blocked", "false": "blocked", "": "unlisted"}
    assert {o.key: o.app_access for o in off_page} == {
        o.key: marks[newest_row(o)["app_access_rule_exempt"]] for o in off_page
    }
    assert Counter((o.app_access, app_access_source(o)) for o in off_page) == {
        ("blocked", NEWEST): 71,
        ("not-blocked", NEWEST): 24,
        ("unlisted", None): 4,
    }
    assert {claim(operation, PAGE) for operation in off_page} == {SourceClaim(PAGE, listed=False)}
    assert len([o for o in off_page if o.key in DOCUMENTS["v2", OLD]]) == 14


# the OpenAPI documents


def test_document_counts(catalog: Catalog) -> None:
    assert {names: len(rows) for names, rows in DOCUMENTS.items()} == {
        ("v1", OLD): 175,
        ("v1", "openapi-2025-11"): 127,
        ("v1", NEWEST): 130,
        ("v2", OLD): 135,
        ("v2", "openapi-2026-04"): 213,
        ("v2", NEWEST): 218,
    }
    assert Counter(operation.api_version for operation in catalog) == {"v1": 177, "v2": 218}


@pytest.mark.parametrize(("source", "row"), DOCUMENT_ROWS)
def test_document_row(catalog: Catalog, source: str, row: Row) -> None:
    access = {"true": "not-blocked", "false": "blocked", "": None}[row["app_access_rule_exempt"]]
    told = claim(get(catalog, key(row)), source)
    assert (told.app_access, told.deprecated, told.listed) == (access, row["deprecated"] == "true", True)


def test_documents_without_an_operation_say_so(catalog: Catalog) -> None:
    for operation in catalog:
        claims = {told.source: told for told in operation.claims}
        for source in SOURCES[operation.api_version]:
            if operation.key in DOCUMENTS[operation.api_version, source]:
                continue
            if operation.key in STILL_DOCUMENTED:
                assert source not in claims
            else:
                assert claims[source] == SourceClaim(source, listed=False)


def test_facts_come_from_the_newest_document(catalog: Catalog) -> None:
    for operation in catalog:
        row = newest_row(operation)
        assert operation.title == row["summary"]
        assert operation.group == row["tag"]
        assert " ".join(operation.classic_scopes) == row["oauth2_classic_scopes"]
        assert " ".join(operation.granular_scopes) == row["oauth2_granular_scopes"]
        assert operation.connect_scope == row["connect_scope"]
        assert operation.experimental == (row["experimental"] == "true")


# where they disagree


def test_disagreements_on_app_access(catalog: Catalog) -> None:
    told = {o.key: {c.app_access for c in o.claims if c.app_access} for o in catalog}
    assert {key for key, accesses in told.items() if len(accesses) > 1} == {
        "POST /wiki/rest/api/contentbody/convert/async/{to}",
        "GET /wiki/rest/api/space/{spaceKey}/state",
    }
    assert get(catalog, "POST /wiki/rest/api/contentbody/convert/async/{to}").app_access == "blocked"
    assert get(catalog, "GET /wiki/rest/api/space/{spaceKey}/state").app_access == "not-blocked"


def test_disagreements_on_deprecation_in_2024(catalog: Catalog) -> None:
    both = [o for o in catalog if {PAGE, OLD} <= {c.source for c in o.claims if c.listed}]
    differing = {o.key for o in both if claim(o, PAGE).deprecated != claim(o, OLD).deprecated}
    assert differing == {
        "GET /wiki/rest/api/content/{id}/child/{type}",
        "PUT /wiki/rest/api/content-states",
        "PUT /wiki/rest/api/inlinetasks/{inlineTaskId}",
    }
    assert {claim(get(catalog, key), OLD).deprecated for key in differing} == {True}


# the life cycle


def expected_lifecycle(operation: Operation) -> str:
    if operation.key not in DOCUMENTS[operation.api_version, NEWEST]:
        return "removed"
    rows = [row for row in PAGE_ROWS if key(row) == operation.key]
    rows += [d[operation.key] for d in DOCUMENTS.values() if operation.key in d]
    return "deprecated" if any(row["deprecated"] == "true" for row in rows) else "current"


def test_lifecycle_follows_from_the_sources(catalog: Catalog) -> None:
    assert {o.key: o.lifecycle for o in catalog} == {o.key: expected_lifecycle(o) for o in catalog}


def test_lifecycle_counts(catalog: Catalog) -> None:
    assert Counter((operation.api_version, operation.lifecycle) for operation in catalog) == {
        ("v1", "current"): 128,
        ("v1", "deprecated"): 2,
        ("v1", "removed"): 47,
        ("v2", "current"): 217,
        ("v2", "deprecated"): 1,
    }


@pytest.mark.parametrize("key", sorted(STILL_DOCUMENTED))
def test_attachment_uploads_are_current(catalog: Catalog, key: str) -> None:
    assert get(catalog, key).lifecycle == "current"


@pytest.mark.parametrize(
    ("key", "lifecycle"),
    [
        ("GET /wiki/rest/api/content/{id}", "removed"),  # deprecated first
        ("POST /wiki/rest/api/contentbody/convert/{to}", "removed"),  # gone without a deprecation
        ("GET /wiki/rest/api/content/{id}/descendant", "deprecated"),
        ("GET /wiki/api/v2/pages/{id}/children", "deprecated"),
        ("GET /wiki/rest/api/content/search", "current"),
    ],
)
def test_lifecycle(catalog: Catalog, key: str, lifecycle: str) -> None:
    assert get(catalog, key).lifecycle == lifecycle


def test_removed_operations_keep_their_deprecation(catalog: Catalog) -> None:
    told = claim(get(catalog, "GET /wiki/rest/api/content/{id}"), PAGE)
    assert (told.deprecated, told.listed) == (True, True)
