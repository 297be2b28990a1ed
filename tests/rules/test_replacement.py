"""What AAR301, AAR302 and AAR303 say."""

from __future__ import annotations

from handmade import catalog, client_site, said, site

CONTENT = tuple(f"{method} /wiki/rest/api/content/{{id}}" for method in ("GET", "PUT", "DELETE"))
MEMBERS = "GET /wiki/rest/api/group/member"
SPACES = "GET /wiki/rest/api/space"


def codes(call) -> set[str]:
    return {code for code in said(call) if code.startswith("AAR3")}


def test_one_replacement():
    assert said(site(SPACES))["AAR301"] == f"v2 replacement for {SPACES}: GET /wiki/api/v2/spaces"
    assert codes(site(SPACES)) == {"AAR301"}


def test_replacement_of_a_deprecated_v2_operation():
    call = site("GET /wiki/api/v2/pages/{id}/children")
    assert said(call)["AAR301"].endswith(": GET /wiki/api/v2/pages/{id}/direct-children")


def test_by_content_type():
    message = said(site(CONTENT[0]))["AAR302"]
    assert message.startswith(f"v2 replacement for {CONTENT[0]}: GET /wiki/api/v2/pages/{{id}} (page), ")
    assert codes(site(CONTENT[0])) == {"AAR302"}


def test_v1_replacement():
    assert said(site(MEMBERS))["AAR303"] == (
        f"no v2 replacement for {MEMBERS}; use GET /wiki/rest/api/group/{{groupId}}/membersByGroupId"
    )


def test_no_replacement_at_all():
    task = "GET /wiki/rest/api/content-states/task/{taskId}"
    assert said(site(task))["AAR303"] == f"no v2 replacement for {task}"


def test_current_operation_needs_none():
    assert codes(site("GET /wiki/rest/api/search")) == set()


def test_of_several_operations_the_first_that_changes_something_is_named():
    message = said(client_site("update_page", *CONTENT[:2]))["AAR302"]
    assert message.startswith(f"v2 replacement for {CONTENT[1]}: PUT /wiki/api/v2/pages/{{id}} (page), ")


def test_several_operations_of_different_sorts():
    call = site(SPACES, CONTENT[0], MEMBERS)
    assert codes(call) == {"AAR301", "AAR302", "AAR303"}


def test_every_deprecated_operation_says_what_to_do():
    for operation in catalog():
        expected = 0 if operation.lifecycle == "current" else 1
        assert len(codes(site(operation.key))) == expected, operation.key
