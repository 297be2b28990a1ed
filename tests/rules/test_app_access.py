"""What AAR101, AAR102, AAR103 and AAR105 say, and when they keep silent."""

from __future__ import annotations

from dataclasses import replace

from handmade import client_site, said, site

PAGE = "GET /wiki/api/v2/pages/{id}"
GROUPS = "GET /wiki/rest/api/group"
UNLISTED = "GET /wiki/api/v2/admin-key"
TITLE = "PUT /wiki/api/v2/pages/{id}/title"
ATTACHMENTS = tuple(
    f"{method} /wiki/rest/api/content/{{id}}/child/attachment" for method in ("GET", "POST", "PUT")
)
BLOCKED = "can be blocked by an app access rule"


def codes(call) -> set[str]:
    return {code for code in said(call) if code.startswith("AAR1")}


def test_known_blocked_operation():
    assert said(site(PAGE)) == {"AAR101": f"{PAGE} {BLOCKED}"}


def test_known_ungoverned_operation():
    assert said(site(GROUPS))["AAR105"] == f"{GROUPS} is not governed by app access rules"
    assert codes(site(GROUPS)) == {"AAR105"}


def test_where_the_page_is_silent_the_document_that_decides_is_named():
    assert said(site(TITLE)) == {"AAR101": f"{TITLE} {BLOCKED} (OpenAPI 2026-07)"}
    assert codes(site("GET /wiki/api/v2/data-policies/metadata")) == {"AAR105"}
    assert codes(site(UNLISTED)) == set()


def test_unknown_method_of_one_operation():
    assert said(site(PAGE, method=None)) == {"AAR102": f"may call {PAGE}, which {BLOCKED}"}


def test_where_only_the_method_is_unknown_all_methods_are_named():
    path = ATTACHMENTS[0].partition(" ")[2]
    assert said(site(*ATTACHMENTS))["AAR102"] == f"may call GET, POST or PUT {path}, which {BLOCKED}"


def test_of_several_paths_the_first_that_changes_something_is_named():
    assert said(site(PAGE, ATTACHMENTS[1]))["AAR102"] == f"may call {ATTACHMENTS[1]}, which {BLOCKED}"


def test_candidates_of_which_some_can_be_blocked():
    assert said(site(GROUPS, UNLISTED, PAGE))["AAR102"] == f"may call {PAGE}, which {BLOCKED}"


def test_candidates_of_one_method_are_still_only_partly_known():
    paths = ("GET /wiki/api/v2/pages/{id}", "GET /wiki/api/v2/blogposts/{id}")
    assert codes(site(*paths, method="GET")) == {"AAR102"}


def test_candidates_without_one_that_can_be_blocked():
    assert codes(site(GROUPS, "GET /wiki/rest/api/user/current")) == {"AAR105"}


def test_literal():
    call = site(*ATTACHMENTS, kind="literal", client=None, method=None)
    assert codes(call) == {"AAR103"}
    path = ATTACHMENTS[0].partition(" ")[2]
    assert said(call)["AAR103"] == f"URL of GET, POST or PUT {path}, which {BLOCKED}"


def test_a_literal_of_one_operation_is_no_call_either():
    call = site(PAGE, kind="literal", client=None, method="GET")
    assert said(call) == {"AAR103": f"URL of {PAGE}, which {BLOCKED}"}


def test_a_literal_is_no_call_to_review():
    assert codes(site(GROUPS, kind="literal", method=None)) == set()


def test_client_method_that_makes_several_requests():
    call = client_site("attach_file", GROUPS, *ATTACHMENTS)
    assert codes(call) == {"AAR101"}
    assert said(call)["AAR101"] == f"attach_file calls {ATTACHMENTS[1]}, which {BLOCKED}"


def test_generic_method_of_a_client_is_as_uncertain_as_any_http_call():
    call = replace(client_site("get", *ATTACHMENTS), url="rest/api/content/{}/child/attachment")
    assert codes(call) == {"AAR102"}


def test_server_has_no_findings():
    assert said(site(PAGE, deployment="server")) == {}
    assert said(site(PAGE, deployment="unknown")) != {}
