"""Which documented operation is meant by a URL that none matches."""

from __future__ import annotations

import pytest

from appaccess_lint.catalog.nearest import nearest
from appaccess_lint.catalog.undocumented import undocumented_paths

V2 = "https://{}.atlassian.net/wiki/api/v2"
V1 = "https://{}.atlassian.net/wiki/rest/api"
MOVE = "/wiki/rest/api/content/{pageId}/move/{position}/{targetId}"
FILE = "GET /wiki/rest/api/content/{id}/child/attachment/{attachmentId}"


@pytest.mark.parametrize(
    ("method", "url", "meant"),
    [
        # a misspelled word
        ("GET", f"{V2}/page/{{}}", "GET /wiki/api/v2/pages/{id}"),
        ("GET", f"{V2}/blogpost/{{}}/labels", "GET /wiki/api/v2/blogposts/{id}/labels"),
        ("POST", f"{V2}/footer-comment", "POST /wiki/api/v2/footer-comments"),
        ("GET", f"{V2}/space/{{}}/pages", "GET /wiki/api/v2/spaces/{id}/pages"),
        ("GET", f"{V1}/user/curent", "GET /wiki/rest/api/user/current"),
        # what code calls and no documentation has
        ("GET", f"{V1}/content/{{}}/ancestors", "GET /wiki/api/v2/pages/{id}/ancestors"),
        ("GET", f"{V2}/templates", "GET /wiki/rest/api/template/page"),
        ("GET", f"{V2}/pages/{{}}/views", "GET /wiki/rest/api/analytics/content/{contentId}/views"),
        ("PUT", f"{V2}/pages/{{}}/move/append/{{}}", f"PUT {MOVE}"),
        ("POST", f"{V1}/content/{{}}/move/above/target/{{}}", f"PUT {MOVE}"),
        ("POST", f"{V2}/pages/12/versions/3/restore", "POST /wiki/rest/api/content/{id}/version"),
        ("GET", f"{V2}/pages/{{}}/state", "GET /wiki/rest/api/content/{id}/state"),
        ("GET", f"{V2}/pages/{{}}/tasks", "GET /wiki/api/v2/tasks"),
        ("GET", f"{V2}/inline-tasks", "GET /wiki/api/v2/tasks"),
        ("GET", f"{V2}/spaces/{{}}/databases?limit=50", "GET /wiki/rest/api/search"),
        ("GET", f"{V2}/users/current", "GET /wiki/rest/api/user/current"),
        (
            "GET",
            "https://api.atlassian.com/ex/confluence/{}/rest/api/3/myself",
            "GET /wiki/rest/api/user/current",
        ),
        (
            "PUT",
            f"{V1}/space/{{}}/permissions/group/{{}}/grant",
            "POST /wiki/rest/api/space/{spaceKey}/permission",
        ),
        ("GET", f"{V1}/user/bulk/migration?username=bob", "GET /wiki/rest/api/search/user"),
        ("POST", f"{V2}/pages/{{}}/watch", "POST /wiki/rest/api/user/watch/content/{contentId}"),
        ("GET", f"{V2}/pages/{{}}/export", "GET /wiki/api/v2/pages/{id}"),
        # another version of the root
        ("GET", "https://x.atlassian.net/wiki/api/v1/pages/{}", "GET /wiki/api/v2/pages/{id}"),
        ("GET", "https://x.atlassian.net/wiki/api/v3/spaces", "GET /wiki/api/v2/spaces"),
        ("GET", "https://x.atlassian.net/wiki/api/v1/content/{}", "GET /wiki/api/v2/pages/{id}"),
        # a part of the root
        ("GET", "https://x.atlassian.net/wiki/api/pages/{}/labels", "GET /wiki/api/v2/pages/{id}/labels"),
        ("GET", "https://x.atlassian.net/wiki/api/space/{}", "GET /wiki/api/v2/spaces"),
        (
            "GET",
            "https://x.atlassian.net/wiki/content/{}/child/page",
            "GET /wiki/api/v2/pages/{id}/direct-children",
        ),
        # another version's path
        ("GET", f"{V2}/search?cql=x", "GET /wiki/rest/api/search"),
        ("GET", f"{V2}/user/current", "GET /wiki/rest/api/user/current"),
        ("GET", f"{V1}/pages/{{}}", "GET /wiki/api/v2/pages/{id}"),
        ("POST", f"{V2}/content", "POST /wiki/api/v2/pages"),
        ("GET", f"{V2}/space", "GET /wiki/api/v2/spaces"),
        # paths that are made up
        ("GET", f"{V1}/content/{{}}/download", f"{FILE}/download"),
        ("GET", f"{V2}/attachments/att7/download", f"{FILE}/download"),
        ("GET", f"{V2}/versions/12", "GET /wiki/api/v2/pages/{page-id}/versions/{version-number}"),
        ("GET", f"{V1}/admin/group?limit=5", "GET /wiki/rest/api/group"),
        ("POST", f"{V1}/admin/group", "POST /wiki/rest/api/group"),
        ("DELETE", f"{V2}/pages/12/labels/draft", "DELETE /wiki/rest/api/content/{id}/label/{label}"),
        ("GET", f"{V1}/content/{{}}/attachments", "GET /wiki/api/v2/pages/{id}/attachments"),
        ("POST", f"{V1}/content/{{}}/comments", "POST /wiki/api/v2/footer-comments"),
        ("GET", f"{V1}/content/{{}}/attachment", "GET /wiki/api/v2/pages/{id}/attachments"),
        ("GET", f"{V1}/content/{{}}/body/storage", "GET /wiki/api/v2/pages/{id}"),
        ("GET", f"{V2}/pages/{{}}/history", "GET /wiki/api/v2/pages/{id}/versions"),
        ("GET", f"{V1}/user/list?limit=100", "GET /wiki/rest/api/search/user"),
        ("GET", f"{V1}/user/groups", "GET /wiki/rest/api/user/memberof"),
        ("GET", f"{V2}/user/5b10", "POST /wiki/api/v2/users-bulk"),
        ("GET", f"{V1}/comment/{{}}", "GET /wiki/api/v2/footer-comments/{comment-id}"),
        ("POST", f"{V2}/inline-comments/{{}}/resolve", "PUT /wiki/api/v2/inline-comments/{comment-id}"),
        ("POST", f"{V2}/footer-comments/{{}}/replies", "POST /wiki/api/v2/footer-comments"),
        ("GET", f"{V2}/inline-comments/{{}}/replies", "GET /wiki/api/v2/inline-comments/{id}/children"),
        ("GET", f"{V1}/content/{{}}/permissions", "GET /wiki/rest/api/content/{id}/restriction"),
        ("PUT", f"{V1}/content/{{}}/labels", "POST /wiki/rest/api/content/{id}/label"),
        ("GET", f"{V2}/pages/{{}}/content", "GET /wiki/api/v2/pages/{id}"),
        ("GET", f"{V2}/pages/{{}}/parents", "GET /wiki/api/v2/pages/{id}/ancestors"),
        ("GET", f"{V2}/spaces/{{}}/comments", "GET /wiki/rest/api/search"),
        ("GET", f"{V2}/folders/{{}}/pages", "GET /wiki/api/v2/folders/{id}/direct-children"),
        ("GET", f"{V2}/attachments/{{}}/thumbnail", "GET /wiki/api/v2/attachments/{id}/thumbnail/download"),
        # a part of what an operation updates
        ("PUT", f"{V2}/inline-comments/12/resolution", "PUT /wiki/api/v2/inline-comments/{comment-id}"),
        ("PATCH", f"{V2}/pages/{{}}/body", "PUT /wiki/api/v2/pages/{id}"),
        ("PUT", f"{V1}/content/{{}}/body", "PUT /wiki/api/v2/pages/{id}"),
        # missing variables, or too many
        ("POST", f"{V1}/content/{{}}/archive", "POST /wiki/rest/api/content/archive"),
        (
            "PUT",
            f"{V1}/content/{{}}/move/{{}}",
            "PUT /wiki/rest/api/content/{pageId}/move/{position}/{targetId}",
        ),
    ],
)
def test_meant(catalog, method, url, meant):
    assert nearest(catalog, url, method)[0].key == meant


def test_all_methods_of_a_documented_path(catalog):
    found = [operation.method for operation in nearest(catalog, f"{V2}/pages/{{}}", "PATCH")]
    assert sorted(found) == ["DELETE", "GET", "PUT"]


@pytest.mark.parametrize(
    ("method", "url", "does_it"),
    [
        ("POST", f"{V2}/attachments", "POST /wiki/rest/api/content/{id}/child/attachment"),
        ("DELETE", f"{V2}/spaces/12", "DELETE /wiki/rest/api/space/{spaceKey}"),
        ("POST", f"{V2}/spaces/12/labels", "POST /wiki/rest/api/space/{spaceKey}/label"),
        ("POST", f"{V2}/pages/{{}}/labels", "POST /wiki/rest/api/content/{id}/label"),
        ("DELETE", f"{V2}/custom-content/{{}}/labels", "DELETE /wiki/rest/api/content/{id}/label"),
        ("POST", f"{V2}/pages/{{}}/footer-comments", "POST /wiki/api/v2/footer-comments"),
        ("PUT", f"{V2}/pages/{{}}/properties", "PUT /wiki/api/v2/pages/{page-id}/properties/{property-id}"),
        ("PUT", f"{V1}/content/{{}}/restriction/{{}}", "PUT /wiki/rest/api/content/{id}/restriction"),
        ("PUT", f"{V1}/template/{{}}", "PUT /wiki/rest/api/template"),
        ("GET", f"{V1}/content/{{}}/child/attachment/{{}}", "GET /wiki/api/v2/attachments/{id}"),
        ("DELETE", f"{V1}/content/{{}}/child/attachment/{{}}", "DELETE /wiki/api/v2/attachments/{id}"),
        ("POST", f"{V2}/footer-comments/{{}}/children", "POST /wiki/api/v2/footer-comments"),
        ("POST", f"{V2}/spaces/{{}}/permissions", "POST /wiki/rest/api/space/{spaceKey}/permission"),
    ],
)
def test_another_path_has_the_method(catalog, method, url, does_it):
    *documented, last = nearest(catalog, url, method)
    assert last.key == does_it
    assert documented
    assert method not in {operation.method for operation in documented}


@pytest.mark.parametrize(
    ("method", "url", "either"),
    [
        ("POST", f"{V1}/content/{{}}/child/comment", ["footer-comments", "inline-comments"]),
        (
            "GET",
            f"{V2}/comments/{{}}/children",
            ["footer-comments/{id}/children", "inline-comments/{id}/children"],
        ),
        ("GET", f"{V1}/content/{{}}/comments", ["pages/{id}/footer-comments", "pages/{id}/inline-comments"]),
    ],
)
def test_one_of_two_is_meant(catalog, method, url, either):
    found = [o.key for o in nearest(catalog, url, method) if o.method == method]
    assert found == [f"{method} /wiki/api/v2/{path}" for path in either]


def test_no_other_path_has_the_method(catalog):
    assert [o.key for o in nearest(catalog, f"{V2}/users-bulk", "GET")] == ["POST /wiki/api/v2/users-bulk"]


@pytest.mark.parametrize(
    "url",
    [
        f"{V2}/zebras",
        f"{V2}/custom-content/{{}}/ancestry",
        f"{V1}/{{}}/{{}}",
        "https://example.com",
        "",
        f"{V2}/",
    ],
)
def test_nothing_is_near(catalog, url):
    assert nearest(catalog, url, "GET") == ()


def test_no_call_that_is_made_up_is_documented(catalog):
    paths = {o.path for o in catalog.operations.values()}
    for entry in undocumented_paths():
        assert entry.methods or entry.path not in paths
        assert not any(f"{method} {entry.path}" in catalog.operations for method in entry.methods)
        assert {catalog.operations[key].lifecycle for key in entry.instead} == {"current"}
