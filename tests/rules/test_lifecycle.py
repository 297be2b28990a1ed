"""What AAR201 to AAR204 say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import client_site, operations, said, site

from appaccess_lint.model import SourceClaim

CONTENT = tuple(f"{method} /wiki/rest/api/content/{{id}}" for method in ("GET", "PUT", "DELETE"))
SEARCH = "GET /wiki/rest/api/search"
CHILDREN = "GET /wiki/api/v2/pages/{id}/children"


def codes(call) -> set[str]:
    return {code for code in said(call) if code.startswith("AAR2")}


def as_deprecated(key: str):
    return replace(
        operations(key)[0], lifecycle="deprecated", claims=(SourceClaim("openapi-2025-11", None, True),)
    )


def test_deprecated():
    call = site(CONTENT[0], operations=(as_deprecated(CONTENT[0]),))
    assert said(call)["AAR201"] == f"{CONTENT[0]} is a deprecated v1 operation"


def test_by_other_means_than_oauth():
    assert codes(site(CONTENT[0])) == {"AAR201"}


@pytest.mark.parametrize(
    ("claims", "says"),
    [
        ({"openapi-2024-02": True, "openapi-2024-04": True}, " (last listed in 2024-04)"),
        (
            {
                "openapi-2024-02": True,
                "page-2024-04": True,
                "openapi-2025-11": False,
                "openapi-2026-04": False,
            },
            " (listed in 2024-04, gone by 2025-11)",
        ),
        # what one document had and another of the same month hadn't wasn't gone yet
        (
            {"openapi-2024-04": True, "page-2024-04": False, "openapi-2025-11": False},
            " (listed in 2024-04, gone by 2025-11)",
        ),
        ({"openapi-2024-04": True, "page-2024-04": False}, " (last listed in 2024-04)"),
        ({"openapi-2024-02": False, "openapi-2024-04": True}, " (last listed in 2024-04)"),
        ({"openapi-2024-02": False}, ""),
    ],
)
def test_when_an_operation_was_listed(claims, says):
    made = tuple(SourceClaim(source, None, None, listed) for source, listed in claims.items())
    removed = replace(operations(SEARCH)[0], lifecycle="removed", claims=made)
    assert said(site(SEARCH, operations=(removed,)))["AAR201"] == (
        f"{SEARCH} is a v1 operation, no longer documented{says}; it may still answer basic authentication"
    )


def test_no_longer_documented_in_v2():
    removed = replace(operations(CHILDREN)[0], lifecycle="removed", claims=())
    assert said(site(CHILDREN, operations=(removed,)))["AAR204"] == (
        f"{CHILDREN} is a v2 operation, no longer documented"
    )


def test_no_longer_documented():
    assert said(site(CONTENT[0]))["AAR201"] == (
        f"{CONTENT[0]} is a deprecated v1 operation, no longer documented "
        "(listed in 2024-04, gone by 2025-11); it may still answer basic authentication"
    )


def test_no_longer_documented_without_ever_being_deprecated():
    task = "GET /wiki/rest/api/content-states/task/{taskId}"
    assert said(site(task))["AAR201"].startswith(f"{task} is a v1 operation, no longer documented (")


def test_removed_by_a_user_without_sources():
    removed = replace(operations(SEARCH)[0], lifecycle="removed", claims=())
    assert said(site(SEARCH, operations=(removed,)))["AAR201"] == (
        f"{SEARCH} is a v1 operation, no longer documented; it may still answer basic authentication"
    )


def test_by_oauth():
    call = site(CONTENT[0], oauth=True)
    assert codes(call) == {"AAR202"}
    assert said(call)["AAR202"].endswith(
        "(listed in 2024-04, gone by 2025-11); callers by OAuth get 410 Gone"
    )


def test_current_v1_and_v2():
    assert said(site(SEARCH))["AAR203"] == f"{SEARCH} is a v1 operation that isn't deprecated"
    assert codes(site(SEARCH, oauth=True)) == {"AAR203"}
    assert codes(site("GET /wiki/api/v2/pages/{id}")) == set()


def test_several_current_ones():
    user = "GET /wiki/rest/api/user/current"
    assert said(site(SEARCH, user))["AAR203"] == f"{SEARCH}, {user} are v1 operations that aren't deprecated"
    assert said(client_site("find", SEARCH, user))["AAR203"] == (
        f"{SEARCH}, {user} are v1 operations that aren't deprecated"
    )
    assert said(site(SEARCH, CONTENT[0]))["AAR203"] == (
        f"this call may be of a v1 operation that isn't deprecated: {SEARCH}"
    )


def test_deprecated_v2():
    assert codes(site(CHILDREN)) == {"AAR204"}
    assert said(site(CHILDREN))["AAR204"] == f"{CHILDREN} is a deprecated v2 operation"
    assert codes(site(CHILDREN, oauth=True)) == {"AAR204"}


def test_partly_known_among_current_ones():
    message = said(site(CONTENT[0], SEARCH))["AAR201"]
    assert message == (f"this call may be of a deprecated v1 operation: {CONTENT[0]} (no longer documented)")


def test_what_is_documented_still_isnt_marked():
    call = site(*CONTENT[:2], operations=(as_deprecated(CONTENT[0]), *operations(CONTENT[1])))
    assert said(call)["AAR201"].endswith(f": {CONTENT[0]}, {CONTENT[1]} (no longer documented)")


def test_generic_method_of_a_client():
    call = replace(client_site("get", *CONTENT), url="rest/api/content/{}")
    assert said(call)["AAR201"].startswith("whichever it is, this call is of a deprecated v1 operation: GET ")


def test_partly_known_but_deprecated_in_any_case():
    message = said(site(*CONTENT))["AAR201"]
    assert message.startswith("whichever it is, this call is of a deprecated v1 operation: GET ")
    literal = said(site(*CONTENT, kind="literal"))["AAR201"]
    assert literal.startswith("whichever it is, this URL is of a deprecated v1 operation: GET ")


def test_client_method_that_makes_several_requests():
    several = said(client_site("update_page", CONTENT[0], CONTENT[1], SEARCH))
    assert several["AAR201"].startswith(f"update_page calls deprecated v1 operations: {CONTENT[0]} (")
    assert several["AAR203"] == f"{SEARCH} is a v1 operation that isn't deprecated"
    one = said(client_site("get_page_by_id", CONTENT[0], SEARCH))
    assert one["AAR201"].startswith(f"{CONTENT[0]} is a deprecated v1 operation")
