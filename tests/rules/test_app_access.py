"""What AAR101, AAR102, AAR103 and AAR105 say, and when they keep silent."""

from __future__ import annotations

from dataclasses import replace

from handmade import client_site, operations, said, site

from appaccess_lint.model import SourceClaim

PAGE = "GET /wiki/api/v2/pages/{id}"
GROUPS = "GET /wiki/rest/api/group"
UNLISTED = "GET /wiki/api/v2/data-policies/metadata"
ATTACHMENTS = tuple(
    f"{method} /wiki/rest/api/content/{{id}}/child/attachment" for method in ("GET", "POST", "PUT")
)


def codes(call) -> set[str]:
    return {code for code in said(call) if code.startswith("AAR1")}


def test_known_blocked_operation():
    assert said(site(PAGE)) == {"AAR101": f"app access rules can block {PAGE} (Get page by id)"}


def test_known_ungoverned_operation():
    assert said(site(GROUPS))["AAR105"] == f"app access rules don't govern {GROUPS} (Get groups)"
    assert codes(site(GROUPS)) == {"AAR105"}


def test_an_operation_that_the_page_does_not_list_gets_no_verdict():
    assert codes(site(UNLISTED)) == set()


def test_unknown_method_of_one_operation():
    assert said(site(PAGE, method=None)) == {
        "AAR102": f"app access rules can block {PAGE} (Get page by id), if this call's method is GET"
    }


def test_candidates_of_which_all_can_be_blocked():
    assert said(site(*ATTACHMENTS[1:]))["AAR102"] == (
        f"app access rules can block this call, whichever it is: {ATTACHMENTS[1]}, {ATTACHMENTS[2]}"
    )


def test_candidates_of_which_some_can_be_blocked():
    message = said(site(PAGE, GROUPS, UNLISTED))["AAR102"]
    assert message == f"app access rules can block this call if it is {PAGE}"


def test_candidates_of_one_method_are_still_only_partly_known():
    paths = ("GET /wiki/api/v2/pages/{id}", "GET /wiki/api/v2/blogposts/{id}")
    assert codes(site(*paths, method="GET")) == {"AAR102"}


def test_candidates_without_one_that_can_be_blocked():
    assert codes(site(GROUPS, UNLISTED)) == set()
    assert codes(site(GROUPS, "GET /wiki/rest/api/user/current")) == {"AAR105"}


def test_many_candidates_are_counted():
    keys = [
        f"GET /wiki/api/v2/{kind}/{{id}}" for kind in ("pages", "blogposts", "attachments", "custom-content")
    ]
    keys += ["PUT /wiki/api/v2/pages/{id}", "PUT /wiki/api/v2/blogposts/{id}"]
    message = said(site(*keys))["AAR102"]
    assert message.endswith(f"{keys[0]}, {keys[1]}, {keys[2]} and 3 more")


def test_literal():
    call = site(*ATTACHMENTS, kind="literal", client=None, method=None)
    assert codes(call) == {"AAR103"}
    assert said(call)["AAR103"] == f"app access rules can block calls of this URL: {', '.join(ATTACHMENTS)}"


def test_a_literal_of_one_operation_is_no_call_either():
    call = site(PAGE, kind="literal", client=None, method="GET")
    assert said(call) == {"AAR103": f"app access rules can block calls of this URL: {PAGE}"}


def test_a_literal_is_no_call_to_review():
    assert codes(site(GROUPS, kind="literal", method=None)) == set()


def test_client_method_that_makes_several_requests():
    call = client_site("attach_file", GROUPS, *ATTACHMENTS)
    assert codes(call) == {"AAR101"}
    assert said(call)["AAR101"] == (
        f"app access rules can block {ATTACHMENTS[0]} (Get attachments), and 2 more that attach_file calls"
    )


def test_client_method_that_makes_two_requests():
    call = client_site("attach_file", *ATTACHMENTS[:2])
    assert said(call)["AAR101"].endswith(" (Get attachments), and 1 more that attach_file calls")


def test_an_operation_without_a_title_is_named_by_its_path():
    untitled = replace(operations(PAGE)[0], title="")
    assert said(site(PAGE, operations=(untitled,))) == {"AAR101": f"app access rules can block {PAGE}"}


def test_generic_method_of_a_client_is_as_uncertain_as_any_http_call():
    call = replace(client_site("get", *ATTACHMENTS), url="rest/api/content/{}/child/attachment")
    assert codes(call) == {"AAR102"}


def test_disagreement_is_named():
    convert = "POST /wiki/rest/api/contentbody/convert/async/{to}"
    assert (
        "; but according to OpenAPI 2024-02 and OpenAPI 2025-11 they can't" in said(site(convert))["AAR101"]
    )
    state = "GET /wiki/rest/api/space/{spaceKey}/state"
    assert said(site(state))["AAR105"].endswith(" they can block it")


def test_a_source_that_is_no_document_keeps_its_name():
    claims = (SourceClaim("page-2024-04", "blocked"), SourceClaim("own", "not-blocked"))
    page = replace(operations(PAGE)[0], claims=claims)
    assert said(site(PAGE, operations=(page,)))["AAR101"].endswith("; but according to own they can't")


def test_agreement_is_not():
    page = replace(operations(PAGE)[0], claims=(SourceClaim("page-2024-04", "blocked"),))
    assert "according" not in said(site(PAGE, operations=(page,)))["AAR101"]


def test_server_has_no_findings():
    assert said(site(PAGE, deployment="server")) == {}
    assert said(site(PAGE, deployment="unknown")) != {}
