"""What AAR401 and AAR402 say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import operations, said, site


def test_unknown_path():
    call = site(method="GET", url="{}/wiki/rest/api/contents/{}", unmatched="path")
    assert said(call) == {"AAR401": "no documented operation matches {}/wiki/rest/api/contents/{}"}


def test_what_is_probably_meant():
    near = operations("GET /wiki/api/v2/pages/{id}")
    call = site(method="GET", url="/wiki/api/v2/page/{}", unmatched="path", nearest=near)
    assert said(call)["AAR401"].endswith("/wiki/api/v2/page/{}; did you mean GET /wiki/api/v2/pages/{id}?")
    long = replace(call, url="/wiki/api/v2/" + "x" * 200)
    hint = "did you mean GET /wiki/api/v2/pages/{id}?"
    assert said(long)["AAR401"] == f"no documented operation has this path; {hint}"


def test_documented_methods():
    near = operations("GET /wiki/api/v2/pages/{id}", "PUT /wiki/api/v2/pages/{id}")
    call = site(method="PATCH", url="/wiki/api/v2/pages/{}", unmatched="method", nearest=near)
    assert said(call)["AAR402"] == "PATCH is not documented for /wiki/api/v2/pages/{}, only GET and PUT"


def test_another_path_has_the_method():
    near = operations("GET /wiki/api/v2/pages/{id}/labels", "POST /wiki/rest/api/content/{id}/label")
    call = site(method="POST", url="/wiki/api/v2/pages/{}/labels", unmatched="method", nearest=near)
    assert said(call)["AAR402"].endswith(", only GET; use POST /wiki/rest/api/content/{id}/label")


def test_each_method_is_listed_once_and_the_operation_before_the_url():
    near = operations(
        "GET /wiki/rest/api/content/{id}/child/comment",
        "GET /wiki/rest/api/content/{id}/child/{type}",
        "POST /wiki/api/v2/footer-comments",
    )
    path = "/wiki/rest/api/content/{}/child/comment"
    call = site(method="POST", url=f"https://acme.atlassian.net{path}", unmatched="method", nearest=near)
    assert said(call)["AAR402"].endswith(", only GET; use POST /wiki/api/v2/footer-comments")
    long = said(replace(call, url=f"https://{'x' * 59}.atlassian.net{path}"))["AAR402"]
    assert long == "POST is not documented for this path, only GET; use POST /wiki/api/v2/footer-comments"


def test_an_operation_with_another_path_is_no_method_of_the_path():
    near = operations("GET /wiki/api/v2/pages/{id}/labels", "POST /wiki/rest/api/content/{id}/label")
    call = site(method="PUT", url="/wiki/api/v2/pages/{}/labels", unmatched="method", nearest=near)
    assert said(call) == {
        "AAR402": "PUT is not documented for /wiki/api/v2/pages/{}/labels, only GET; "
        "use POST /wiki/rest/api/content/{id}/label"
    }


def test_unknown_method():
    call = site(method="PATCH", url="/wiki/api/v2/pages/{}", unmatched="method")
    assert said(call) == {"AAR402": "PATCH is not documented for /wiki/api/v2/pages/{}"}


def test_unknown_method_of_a_call_whose_method_is_not_known():
    call = site(method=None, url="/wiki/api/v2/pages", unmatched="method")
    assert said(call)["AAR402"] == "the method is not documented for /wiki/api/v2/pages"


def test_client_method():
    call = site(client_method="get_page", url=None, unmatched="path")
    assert said(call)["AAR401"] == "no documented operation matches what get_page calls"
    assert said(replace(call, client_method=None))["AAR401"].endswith(" what this call calls")
    assert len(said(replace(call, client_method="g" * 10**6))["AAR401"]) < 300


def test_path_of_jira():
    url = "https://x.atlassian.net/wiki/rest/api/3/issue/{}"
    says = "is a Jira path, which doesn't exist under /wiki"
    assert said(site(method="GET", url=url, unmatched="path")) == {"AAR401": f"{url} {says}"}
    other = url.replace("/3", "/4")
    assert said(site(method="GET", url=other, unmatched="path")) == {
        "AAR401": f"no documented operation matches {other}"
    }


def test_wiki_is_missing():
    url = "https://x.atlassian.net/rest/api/space"
    says = "Confluence Cloud requires it"
    assert said(site(method="GET", url=f"{url}?limit=1", unmatched="root")) == {
        "AAR401": f"{url} lacks /wiki; {says}"
    }
    long = said(site(method="GET", url=f"{url}/{'x' * 400}", unmatched="root"))["AAR401"]
    assert len(long) <= 180
    assert long.endswith(says)


def test_the_gateway_answers_below_the_site_only():
    for root in ("/wiki/api/v2", "/rest/api"):
        url = f"https://api.atlassian.com{root}/x"
        says = "lacks /ex/confluence/{cloudId}; the gateway requires it"
        assert said(site(method="GET", url=url, unmatched="root")) == {"AAR401": f"{url} {says}"}
        long = said(site(method="GET", url=f"{url}{'x' * 400}", unmatched="root"))["AAR401"]
        assert long == f"the URL {says}"


def test_the_gateway_answers_only_with_the_id_of_a_site():
    for root in ("/wiki/api/v2", "/rest/api"):
        url = f"https://api.atlassian.com/ex/confluence{root}/x"
        says = "lacks the cloud ID; the gateway requires /ex/confluence/{cloudId}"
        assert said(site(method="GET", url=url, unmatched="root")) == {"AAR401": f"{url} {says}"}


@pytest.mark.parametrize("before", ["/wiki/wiki", "/wiki/home", "/wiki/spaces/ENG"])
@pytest.mark.parametrize("root", ["/rest/api", "/api/v2"])
def test_more_than_wiki_precedes_the_root(before: str, root: str):
    url = f"https://x.atlassian.net{before}{root}/x"
    says = f"has {before} before {root}; Confluence Cloud serves /wiki{root}"
    assert said(site(method="GET", url=url, unmatched="root")) == {"AAR401": f"{url} {says}"}
    long = said(site(method="GET", url=f"{url}{'x' * 400}", unmatched="root"))["AAR401"]
    assert long == f"the URL {says}"


def test_server_is_left_alone():
    assert said(site(method="GET", unmatched="path", deployment="server")) == {}


def test_text_of_the_source_can_neither_end_the_line_nor_command_the_terminal():
    url = "/wiki/rest/api/\x1b[31mx\nAAR999 \u202e\u2028\udc80"
    message = said(site(method="GET", url=url, unmatched="path"))["AAR401"]
    assert message.isprintable()
    assert r"\x1b[31mx\nAAR999 \u202e\u2028\udc80" in message


def test_long_text_of_the_source_is_cut():
    message = said(site(method="M" * 10**6, url="/wiki/rest/api/" + "x" * 10**6, unmatched="method"))[
        "AAR402"
    ]
    assert len(message) < 300
