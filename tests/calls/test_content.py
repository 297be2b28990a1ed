"""Which content type a call is about, and the replacements that hold for it."""

from __future__ import annotations

import pytest

from appaccess_lint import analyze

HEAD = """\
import json
import requests
from atlassian import Confluence

API = "https://acme.atlassian.net/wiki/rest/api"
wiki = Confluence(url="https://acme.atlassian.net/wiki", cloud=True)


def call(content_id, page_id, comment_id, post, kind, parent_page_id, attachment_id):
    body = {"title": "t"}
    body["type"] = "page"
    """


def replacements(line: str) -> list[str]:
    """The replacements at a call, each that is likely with a question mark."""
    (site,) = analyze(HEAD + line, "app.py")
    (operation, *_) = site.operations
    return [f"{r.method} {r.path}" + "?" * r.likely for r in operation.replacements]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # stated in query, body, or path
        ('requests.get(f"{API}/content?type=blogpost")', "GET /wiki/api/v2/blogposts"),
        (
            'requests.get(f"{API}/content", params={"spaceKey": "ENG", "type": "page"})',
            "GET /wiki/api/v2/pages",
        ),
        ('requests.get(f"{API}/content", params=[("type", "page")])', "GET /wiki/api/v2/pages"),
        ('requests.post(f"{API}/content", json={"type": "blogpost"})', "POST /wiki/api/v2/blogposts"),
        ('requests.post(f"{API}/content", json=dict(type="page"))', "POST /wiki/api/v2/pages"),
        ('requests.post(f"{API}/content", json=body)', "POST /wiki/api/v2/pages"),
        ('requests.post(f"{API}/content", data=json.dumps({"type": "page"}))', "POST /wiki/api/v2/pages"),
        ('requests.post(f"{API}/content", data=\'{"type": "page"}\')', "POST /wiki/api/v2/pages"),
        ('requests.get(f"{API}/content/12/child/page")', "GET /wiki/api/v2/pages/{id}/direct-children"),
        # the client's method, and its argument
        ('wiki.get_page_by_id("12")', "GET /wiki/api/v2/pages/{id}"),
        ('wiki.create_page("ENG", "t", "b")', "POST /wiki/api/v2/pages"),
        ('wiki.create_page("ENG", "t", "b", type="blogpost")', "POST /wiki/api/v2/blogposts"),
        ('wiki.get_page_child_by_type("12")', "GET /wiki/api/v2/pages/{id}/direct-children"),
        ('wiki.get_page_child_by_type("12", type="page")', "GET /wiki/api/v2/pages/{id}/direct-children"),
        ('wiki.update_page(page_id, "t", "b")', "PUT /wiki/api/v2/pages/{id}"),
    ],
)
def test_one_replacement_holds(line: str, expected: str) -> None:
    assert replacements(line) == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('requests.get(f"{API}/content/{page_id}")', "GET /wiki/api/v2/pages/{id}?"),
        (
            'requests.get(f"{API}/content/{parent_page_id}/child/comment")',
            "GET /wiki/api/v2/pages/{id}/footer-comments?",
        ),
        (
            'requests.get(f"{API}/content/{page_id}/child/comment", params={"location": "inline"})',
            "GET /wiki/api/v2/pages/{id}/inline-comments?",
        ),
        ('requests.get(f"{API}/content/{attachment_id}/label")', "GET /wiki/api/v2/attachments/{id}/labels?"),
    ],
)
def test_only_a_name_says_so(line: str, expected: str) -> None:
    first, *others = replacements(line)
    assert first == expected
    assert others


@pytest.mark.parametrize(
    "line",
    [
        'requests.get(f"{API}/content/{content_id}")',
        'requests.get(f"{API}/content/{post.id}?x={page_id}")',
        # a name that contradicts the method
        "wiki.get_page_by_id(comment_id)",
        # what is given can't be known
        'wiki.update_page(content_id, "t", "b", type=kind)',
        'requests.put(f"{API}/content/{content_id}", json={"type": kind})',
        'requests.put(f"{API}/content/{content_id}", json={**post})',
    ],
)
def test_nothing_is_narrowed(line: str) -> None:
    found = replacements(line)
    assert len(found) > 3
    assert not any(replacement.endswith("?") for replacement in found)


TITLE = ["PUT /wiki/api/v2/pages/{id}/title"]
PAGE = ["PUT /wiki/api/v2/pages/{id}"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('requests.put(f"{API}/content/1", json={**body, "version": {"number": 2}})', TITLE),
        ('requests.put(f"{API}/content/1", data=json.dumps({"title": "t", "type": "page"}))', TITLE),
        ('requests.put(f"{API}/content/1", json={**body, "body": {"storage": {"value": "b"}}})', PAGE),
        ('requests.put(f"{API}/content/1", json={**body, "ancestors": [{"id": 2}]})', PAGE),
        ('requests.put(f"{API}/content/1", json={"type": "page", "status": "draft"})', PAGE),
        # what else is sent can't be known
        ('requests.put(f"{API}/content/1", json={**post, **body})', PAGE),
        (
            'requests.put(f"{API}/content/1", data=body if kind else \'{"type": "page"}\')',
            PAGE,
        ),
        (
            'requests.put(f"{API}/content/1", json={"type": "blogpost", "title": "t"})',
            ["PUT /wiki/api/v2/blogposts/{id}"],
        ),
        ('wiki.update_page(page_id, "t")', TITLE),
        ('wiki.update_page(page_id, "t", body="b")', PAGE),
        ('wiki.update_page(page_id, "t", parent_id="2")', PAGE),
    ],
)
def test_a_title_alone(line: str, expected: list[str]) -> None:
    (site,) = analyze(HEAD + line, "app.py")
    (put,) = [operation for operation in site.operations if operation.method == "PUT"]
    assert [str(replacement) for replacement in put.replacements] == expected


def test_a_title_alone_of_what_is_not_known() -> None:
    first, *others = replacements('requests.put(f"{API}/content/{content_id}", json={"title": "t"})')
    assert first == "PUT /wiki/api/v2/pages/{id}/title"
    assert "PUT /wiki/api/v2/blogposts/{id}" in others
    assert "PUT /wiki/api/v2/pages/{id}" not in others


FOLDERS = ["GET /wiki/api/v2/pages/{id}/direct-children", "GET /wiki/api/v2/folders/{id}/direct-children"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('requests.get(f"{API}/content/12/child/folder")', FOLDERS),
        ('requests.get(f"{API}/content/12/child/whiteboard")', FOLDERS),
        ('requests.get(f"{API}/content/12/child/page")', FOLDERS[:1]),
        ('requests.get(f"{API}/content/{page_id}/child/page")', FOLDERS[:1]),
        (
            'requests.get(f"{API}/content/12/descendant/folder")',
            [path.replace("direct-children", "descendants") for path in FOLDERS],
        ),
    ],
)
def test_children_of_folders(line: str, expected: list[str]) -> None:
    assert replacements(line)[: len(expected)] == expected
    assert all(path.endswith(("/direct-children", "/descendants")) for path in replacements(line))


def test_a_name_says_that_the_parent_is_a_folder() -> None:
    folder, page = replacements('requests.get(f"{API}/content/{folder_id}/child/page")')
    assert (folder, page) == (f"{FOLDERS[1]}?", FOLDERS[0])


@pytest.mark.parametrize("kind", ["folder", "whiteboard", "database"])
def test_a_name_says_that_it_is_no_page(kind: str) -> None:
    head = HEAD.replace("call(content_id", f"call({kind}_id, content_id")
    (site,) = analyze(f'{head}requests.delete(f"{{API}}/content/{{{kind}_id}}")', "app.py")
    first = site.operations[0].replacements[0]
    assert (str(first), first.likely) == (f"DELETE /wiki/api/v2/{kind}s/{{id}}", True)


def test_a_new_comment() -> None:
    line = 'requests.post(f"{API}/content", json={"type": "comment", "container": {"id": 1, "type": "page"}})'
    assert replacements(line) == ["POST /wiki/api/v2/footer-comments", "POST /wiki/api/v2/inline-comments"]
    inline = line.replace('"type": "comment"', '"type": "comment", "extensions": {"location": "inline"}')
    assert replacements(inline) == ["POST /wiki/api/v2/inline-comments"]
