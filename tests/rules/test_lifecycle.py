"""What AAR201 to AAR204 say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import client_site, operations, said, site

from appaccess_lint.catalog.migrations import migrations
from appaccess_lint.model import Fact, Replacement, SourceClaim
from appaccess_lint.request_data import KnownValue, RequestData, Table

CONTENT = tuple(f"{method} /wiki/rest/api/content/{{id}}" for method in ("GET", "PUT", "DELETE"))
SEARCH = "GET /wiki/rest/api/search"
CHILDREN = "GET /wiki/api/v2/pages/{id}/children"
SPACES = "GET /wiki/rest/api/space"
MEMBERS = "GET /wiki/rest/api/group/member"
TASK = "GET /wiki/rest/api/content-states/task/{taskId}"


def codes(call) -> set[str]:
    return {code for code in said(call) if code.startswith("AAR2")}


def replaced_by(key: str, *paths: str):
    """The operation, replaced by GET of *paths*."""
    return replace(operations(key)[0], replacements=tuple(Replacement("GET", path) for path in paths))


def test_deprecated():
    assert codes(site(SPACES)) == {"AAR201"}
    at_site = site(SPACES, auth=Fact("basic"))
    assert said(at_site)["AAR201"] == f"{SPACES} is deprecated; use GET /wiki/api/v2/spaces"


@pytest.mark.parametrize(
    ("auth", "url"),
    [
        ("unknown", "{}/wiki/rest/api/space"),
        ("basic", "https://api.atlassian.com/ex/confluence/{}/rest/api/space"),
    ],
)
def test_deprecated_and_gone_for_some(auth, url):
    call = site(SPACES, auth=Fact(auth), url=url)
    says = f"{SPACES} is deprecated (410 for OAuth); use GET /wiki/api/v2/spaces"
    assert said(call)["AAR201"] == says


def test_by_oauth():
    call = site(SPACES, auth=Fact("oauth"))
    assert codes(call) == {"AAR202"}
    assert said(call)["AAR202"] == f"{SPACES} is gone for OAuth apps (410); use GET /wiki/api/v2/spaces"


@pytest.mark.parametrize(
    "key",
    [
        "GET /wiki/rest/api/content/{id}/descendant",
        "GET /wiki/rest/api/content/{id}/descendant/{type}",
        "GET /wiki/rest/api/group/{groupName}",
        "POST /wiki/rest/api/contentbody/convert/{to}",
        "PUT /wiki/rest/api/content-states",
    ],
)
def test_by_oauth_where_410_is_not_known(key):
    assert codes(site(key, auth=Fact("oauth"))) == {"AAR201"}
    assert "410" not in said(site(key, auth=Fact("oauth")))["AAR201"]


def test_by_oauth_one_finding_for_several_operations():
    descendants = "GET /wiki/rest/api/content/{id}/descendant"
    several = replace(client_site("walk", descendants, SPACES), auth=Fact("oauth"))
    assert codes(several) == {"AAR202"}
    assert said(several)["AAR202"].startswith(f"walk calls {SPACES}, which is gone for OAuth apps (410); ")


def test_replacement_by_content_type():
    assert said(site(CONTENT[0]))["AAR201"].startswith(
        f"{CONTENT[0]} is deprecated (410 for OAuth); use GET /wiki/api/v2/pages/{{id}} for a page ("
    )


def test_replacement_in_v1():
    assert said(site(MEMBERS))["AAR201"].endswith(
        "; use GET /wiki/rest/api/group/{groupId}/membersByGroupId "
        "and GET /wiki/rest/api/group/picker?query={name} for groupId"
    )


def test_gone_for_basic_authentication_too():
    gone = "GET /wiki/rest/api/group/{groupName}/member"
    assert said(site(gone))["AAR201"].startswith(f"{gone} is gone (410); use GET ")
    assert codes(site(gone, auth=Fact("oauth"))) == {"AAR202"}


def test_nothing_replaces_it():
    assert said(site(TASK))["AAR201"].endswith("; it has no replacement")


def test_several_replacements():
    call = site(SPACES, operations=(replaced_by(SPACES, "/wiki/api/v2/spaces", "/wiki/api/v2/pages"),))
    assert said(call)["AAR201"].endswith("; use GET /wiki/api/v2/spaces (1 other)")


def test_what_does_not_fit_is_shortened():
    path = f"/wiki/api/v2/{'x' * 70}/last"
    long = replaced_by(SPACES, path, f"{path}/2")
    shortened = said(site(SPACES, operations=(long,)))["AAR201"]
    assert "is deprecated (410 for OAuth); use GET " in shortened
    assert shortened.endswith("xxx/last (1 other)")
    longer = replaced_by(SPACES, f"/wiki/api/v2/{'x' * 120}/last", path)
    assert said(site(SPACES, operations=(longer,)))["AAR201"].endswith("; use GET .../last")


def test_removed_without_ever_being_deprecated():
    removed = replace(
        operations(SEARCH)[0],
        lifecycle="removed",
        claims=(SourceClaim("openapi-2025-11", None, None, False),),
    )
    assert said(site(SEARCH, operations=(removed,)))["AAR201"] == (
        f"{SEARCH} was removed from the documentation; it has no replacement"
    )


def test_current_v1_and_v2():
    assert said(site(SEARCH))["AAR203"] == f"{SEARCH} is a current v1 operation"
    assert codes(site(SEARCH, auth=Fact("oauth"))) == {"AAR203"}
    assert codes(site("GET /wiki/api/v2/pages/{id}")) == set()


def test_deprecated_v2():
    assert codes(site(CHILDREN)) == {"AAR204"}
    assert said(site(CHILDREN))["AAR204"] == (
        f"{CHILDREN} is deprecated; use GET /wiki/api/v2/pages/{{id}}/direct-children"
    )
    assert codes(site(CHILDREN, auth=Fact("oauth"))) == {"AAR204"}


def test_partly_known():
    assert said(site(SPACES, SEARCH))["AAR201"].startswith(
        f"may call {SPACES}, which is deprecated (410 for OAuth); use GET "
    )
    literal = said(site(SPACES, kind="literal"))["AAR201"]
    assert literal.startswith(f"URL of {SPACES}, which is deprecated (410 for OAuth); use GET ")


def test_generic_method_of_a_client():
    call = replace(client_site("get", *CONTENT), url="rest/api/content/{}")
    assert said(call)["AAR201"].startswith(
        "may call GET, PUT or DELETE /wiki/rest/api/content/{id}, which is deprecated (410 for OAuth); "
        "use /wiki/api/v2/pages/{id} for a page ("
    )


def test_methods_with_one_replacement_whose_path_is_shortened():
    path = "/wiki/rest/api/content/{id}/restriction/byOperation/{operationKey}/group/{groupName}"
    call = site(f"GET {path}", f"PUT {path}", f"DELETE {path}", method=None)
    says = f"may call GET, PUT or DELETE {path}, which is deprecated; use .../byGroupId/{{groupId}}"
    assert said(call)["AAR201"] == says


def test_methods_with_different_replacements():
    path = "/wiki/rest/api/content/{id}/property/{key}"
    call = site(f"GET {path}", f"PUT {path}", f"DELETE {path}", kind="literal", client=None, method=None)
    assert said(call)["AAR201"].startswith(
        f"URL of PUT {path}, which is deprecated (410 for OAuth); use PUT "
    )


def test_client_method_that_makes_several_requests():
    several = said(client_site("update_page", CONTENT[0], CONTENT[1], SEARCH))
    assert several["AAR201"].startswith(
        f"update_page calls {CONTENT[1]}, which is deprecated (410 for OAuth); use PUT "
    )
    assert several["AAR203"] == f"update_page calls {SEARCH}, which is a current v1 operation"


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ({"status": "trashed"}, "?purge=true"),
        ({"status": "draft"}, "?draft=true"),
        ({"status": "current"}, ""),
        ({}, ""),
    ],
)
def test_replacement_of_a_deletion_asks_for_the_same(query: dict[str, str], asked: str):
    table = Table(tuple((name, KnownValue((text,))) for name, text in query.items()))
    for data in (RequestData(query=table), RequestData(parameters=KnownValue((table,)))):
        message = said(site(CONTENT[2], requests=(data,)))["AAR201"]
        assert f"use DELETE /wiki/api/v2/pages/{{id}}{asked} " in message


def test_only_deletions_have_values_with_another_name():
    assert all(key.startswith("DELETE ") for key, found in migrations().items() if found.query.values)


@pytest.mark.parametrize(
    ("operation", "query", "further"),
    [
        (
            "GET /wiki/rest/api/content",
            {"spaceKey": "ENG", "title": "t"},
            "and GET /wiki/api/v2/spaces?keys={spaceKey} for space-id",
        ),
        ("GET /wiki/rest/api/inlinetasks/search", {"spaceKey": "ENG"}, "?keys={spaceKey} for space-id"),
        ("GET /wiki/rest/api/content", {"title": "t"}, None),
        (
            "GET /wiki/rest/api/content/{id}",
            {"expand": "version, ancestors"},
            "and GET /wiki/api/v2/pages/{id}/ancestors",
        ),
        (
            "GET /wiki/rest/api/content/{id}",
            {"expand": "ancestors,children.page"},
            "(9 others) and GET /wiki/api/v2/pages/{id}/ancestors (1 more)",
        ),
    ],
)
def test_further_requests_for_what_a_call_sends_and_expands(
    operation: str, query: dict[str, str], further: str | None
):
    table = Table(tuple((name, KnownValue((text,))) for name, text in query.items()))
    message = said(site(operation, requests=(RequestData(query=table),)))["AAR201"]
    assert " and " not in message if further is None else message.endswith(further)
