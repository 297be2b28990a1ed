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


def call(content_id, page_id, comment_id, post, kind, parent_page_id, attachment_id, pageid):
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
        # the argument is the type of the children, the method's name that of the parent
        ('wiki.get_page_child_by_type("12", type="attachment")', "GET /wiki/api/v2/pages/{id}/attachments"),
        ('wiki.get_page_child_by_type("12", type="folder")', "GET /wiki/api/v2/pages/{id}/direct-children"),
        ('wiki.update_page(page_id, "t", "b")', "PUT /wiki/api/v2/pages/{id}"),
    ],
)
def test_one_replacement_holds(line: str, expected: str) -> None:
    assert replacements(line) == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('requests.get(f"{API}/content/{page_id}")', "GET /wiki/api/v2/pages/{id}?"),
        ('requests.get(f"{API}/content/{pageid}")', "GET /wiki/api/v2/pages/{id}?"),
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


LIST, ONE = 'requests.get(f"{API}/content", params=query)', 'requests.get(f"{API}/content/{i}")'
OF_ROW = "requests.get(f\"{API}/content/{r['id']}\")"
PAGE_READ, PAGES_READ = "GET /wiki/api/v2/pages/{id}", "GET /wiki/api/v2/pages"
BLOG_READ = "GET /wiki/api/v2/blogposts/{id}"


def first_of(source: str) -> tuple[str, str, str]:
    """The first replacement of the only call in *source*, the strength and the name that tell the content."""
    head = 'import requests\nAPI = "https://acme.atlassian.net/wiki/rest/api"\n'
    (site,) = analyze(head + source, "app.py")
    first = site.operations[0].replacements[0]
    said = f"{first.method} {first.path}" if first.likely or len(site.operations[0].replacements) == 1 else ""
    return said, site.content.strength, site.content.name


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # v1 lists pages where no type is given
        ('requests.get(f"{API}/content", params={"spaceKey": "ENG"})', (PAGES_READ, "stated", "")),
        ('requests.get(f"{API}/content?title=a")', (PAGES_READ, "stated", "")),
        (f"def call(query):\n    {LIST}", ("", "", "")),
        # a parameter's default
        (
            'def make(kind="blogpost"):\n    requests.post(f"{API}/content", json={"type": kind})',
            ("POST /wiki/api/v2/blogposts", "named", "type="),
        ),
        # functions and classes
        (f"def get_page(i):\n    {ONE}", (PAGE_READ, "named", "get_page()")),
        (
            f"def find_blog_post(i):\n    {ONE}",
            ("GET /wiki/api/v2/blogposts/{id}", "named", "find_blog_post()"),
        ),
        (f"class PageStore:\n    def load(self, i):\n        {ONE}", (PAGE_READ, "named", "PageStore()")),
        (f"def find_pages(query):\n    {LIST}", (PAGES_READ, "named", "find_pages()")),
        (f"def get_page(query):\n    {LIST}", ("", "", "")),  # of results, most likely
        (f"def next_page(i):\n    {ONE}", ("", "", "")),
        (f"def page_or_comment(i):\n    {ONE}", ("", "", "")),
        (
            'def get_page(comment_id):\n    requests.get(f"{API}/content/{comment_id}")',
            ("GET /wiki/api/v2/footer-comments/{comment-id}", "named", "comment_id"),
        ),
        # IDs
        (
            "def call(page):\n    requests.get(f\"{API}/content/{page['id']}\")",
            (PAGE_READ, "named", "page.id"),
        ),
        ('def call(page):\n    requests.get(f"{API}/content/{page}")', (PAGE_READ, "named", "page")),
        (
            "def call(page):\n    requests.get(f\"{API}/content/{page.get('id')}\")",
            (PAGE_READ, "named", "page"),
        ),
        (
            'def get_page(customContentId):\n    requests.get(f"{API}/content/{customContentId}")',
            ("GET /wiki/api/v2/custom-content/{id}", "named", "customContentId"),
        ),
        # what the answer is compared with
        (
            f"def call(i):\n    found = {ONE}.json()\n    if found['type'] == 'page':\n        return found",
            (PAGE_READ, "checked", ""),
        ),
        (
            f"def call(i):\n    got = {ONE}\n    data = got.json()\n    assert data.get('type') == 'folder'",
            ("GET /wiki/api/v2/folders/{id}", "checked", ""),
        ),
        (
            f"def call(query):\n    return [r for r in {LIST}.json()['results'] if r['type'] == 'blogpost']",
            ("GET /wiki/api/v2/blogposts", "checked", ""),
        ),
        (
            f"def call(i):\n    if (found := {ONE}.json()).get('type') != 'page':\n        raise ValueError",
            (PAGE_READ, "checked", ""),
        ),
        (f"def call(i, other):\n    found = {ONE}.json()\n    return other['type'] == 'page'", ("", "", "")),
        # what is checked before its ID is passed
        (f"def call(r):\n    if r['type'] == 'blogpost':\n        {OF_ROW}", (BLOG_READ, "checked", "")),
        (
            "def call(rows):\n    for r in rows:\n        if r.get('type') != 'page':\n            continue\n"
            f"        {OF_ROW}",
            (PAGE_READ, "checked", ""),
        ),
        (f"[{OF_ROW} for r in rows if r.type == 'blogpost']", (BLOG_READ, "checked", "")),
        (f"match r['type']:\n    case 'blogpost':\n        {OF_ROW}", (BLOG_READ, "checked", "")),
        (
            f"def call(s):\n    if s.ok and s.of['type'] in ['page']:\n        i = s.of['id']\n        {ONE}",
            (PAGE_READ, "checked", ""),
        ),
        (f"def call(r):\n    if r['type'] != 'blogpost':\n        {OF_ROW}", ("", "", "")),
        (f"def call(r):\n    if r['type'] == 'page' or r['x']:\n        {OF_ROW}", ("", "", "")),
        (f"def call(r):\n    if r['type'] == 'page':\n        print(r)\n    {OF_ROW}", ("", "", "")),
        (f"def call(r):\n    if r['of']['type'] == 'page':\n        {OF_ROW}", ("", "", "")),
    ],
)
def test_what_else_tells_the_content(source: str, expected: tuple[str, str, str]) -> None:
    assert first_of(source) == expected


def test_the_wording_where_no_id_says_so() -> None:
    source = 'import requests\ndef get_page(i):\n    requests.get(f"https://a.atlassian.net/wiki/rest/api/content/{i}")'
    (site,) = analyze(source, "app.py")
    (message,) = [f.message for f in site.findings if f.code == "AAR201"]
    assert message.endswith("use GET /wiki/api/v2/pages/{id} if the content is a page")


@pytest.mark.parametrize(
    "line",
    [
        'requests.get(f"{API}/content/{content_id}")',
        'requests.get(f"{API}/content/{post.id}?x={page_id}")',
        # a name that contradicts the method
        "wiki.get_page_by_id(comment_id)",
        "wiki.get_page_by_id(custom_content_id)",
        "wiki.get_page_by_id(smart_link_id)",
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
        ('requests.put(f"{API}/content/1", json={"type": "page", "title": post.title})', TITLE),
        (  # it is the title that the page has
            'requests.put(f"{API}/content/1", json={"type": "page", "title": post().json()["title"]})',
            PAGE,
        ),
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
    assert replacements(line) == ["POST /wiki/api/v2/footer-comments"]
    reply = line.replace('"type": "comment"', '"type": "comment", "ancestors": [{"id": 3}]')
    assert replacements(reply) == ["POST /wiki/api/v2/footer-comments", "POST /wiki/api/v2/inline-comments"]
    inline = line.replace('"type": "comment"', '"type": "comment", "extensions": {"location": "inline"}')
    assert replacements(inline) == ["POST /wiki/api/v2/inline-comments"]


BODIES = {
    "a dataclass": """
@dataclass
class New:
    title: str
    type: str = "blogpost"
requests.post(API, json=asdict(New("t")))
""",
    "its variables": """
@dataclass
class New:
    title: str
    type: str
requests.post(API, json=vars(New("t", type="blogpost")))
""",
    "a dataclass as JSON": """
@dataclass
class New:
    title: str
    type: str = "page"
requests.post(API, data=json.dumps(asdict(New("t", "blogpost"))).encode())
""",
    "a model": """
class New(BaseModel):
    title: str
    type: Literal["blogpost"] = "blogpost"
requests.post(API, json=New(title="t").model_dump(exclude_none=True))
""",
    "a model of version 1": """
class New(BaseModel):
    title: str
    type: str = "blogpost"
requests.post(API, json=New(title="t").dict())
""",
    "a model as JSON": """
class New(BaseModel):
    title: str
    type: str = "blogpost"
requests.post(API, data=New(title="t").model_dump_json(by_alias=True))
""",
    "an enumeration in a model": """
class Kind(str, Enum):
    BLOG = "blogpost"
class New(BaseModel):
    title: str
    type: Kind = Kind.BLOG
requests.post(API, json=New(title="t").model_dump(mode="json"))
""",
    "a typed dictionary": """
class New(TypedDict):
    type: str
    title: str
requests.post(API, json=New(type="blogpost", title="t"))
""",
    "a named tuple": """
class New(NamedTuple):
    title: str
    type: str = "blogpost"
requests.post(API, json=New("t")._asdict())
""",
}


@pytest.mark.parametrize("source", BODIES.values(), ids=BODIES)
def test_bodies_of_objects(source: str) -> None:
    head = "\n".join(
        (
            "import json, requests",
            "from dataclasses import asdict, dataclass",
            "from enum import Enum",
            "from pydantic import BaseModel",
            "from typing import Literal, NamedTuple, TypedDict",
            'API = "https://acme.atlassian.net/wiki/rest/api/content"',
        )
    )
    assert first_of(head + source)[:2] == ("POST /wiki/api/v2/blogposts", "stated")


@pytest.mark.parametrize(
    "dump",
    ["model_dump(exclude_defaults=True)", "model_dump(include={'title'})", "model_dump(exclude_unset=True)"],
)
def test_a_model_that_leaves_fields_out(dump: str) -> None:
    model = "from pydantic import BaseModel\nclass New(BaseModel):\n    title: str\n    type: str = 'page'\n"
    assert first_of(f"{model}requests.post(f'{{API}}/content', json=New(title='t').{dump})") == ("", "", "")


@pytest.mark.parametrize(
    ("alias", "dump", "found"),
    [
        ("'type'", "model_dump(by_alias=True)", ("POST /wiki/api/v2/pages", "stated", "")),
        ("'type'", "model_dump()", ("", "", "")),
        ("named()", "model_dump(by_alias=True)", ("", "", "")),
    ],
)
def test_aliases_of_a_model_are_not_guessed(alias: str, dump: str, found: tuple[str, str, str]) -> None:
    model = "from pydantic import BaseModel, Field\nclass New(BaseModel):\n    "
    source = f"{model}kind: str = Field('page', alias={alias})\n"
    source += f"requests.post(f'{{API}}/content', json=New(title='t').{dump})"
    assert first_of(source) == found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            'requests.get(f"{API}/space/ENG/content/blogpost")',
            ["GET /wiki/api/v2/spaces/{id}/blogposts"],
        ),
        (  # as a wrapper that adds parameters to any URL
            'def get(path, more=""):\n    requests.get(f"{API}{path}/&{more}" if more else API + path)\n'
            'def children(i):\n    return get(f"/content/{i}/child/page", "limit=5")',
            ["GET /wiki/api/v2/pages/{id}/direct-children"],
        ),
        (
            'def children(i, kind="page"):\n    requests.get(f"{API}/content/{i}/child/{kind}")',
            ["GET /wiki/api/v2/pages/{id}/direct-children?"],
        ),
        (
            'for kind in ("page", "comment"):\n    requests.get(f"{API}/content/12/child/{kind}")',
            ["GET /wiki/api/v2/pages/{id}/direct-children", "GET /wiki/api/v2/pages/{id}/footer-comments"],
        ),
        (
            'def children(wiki: Confluence, i, kind="page"):\n    wiki.get_page_child_by_type(i, type=kind)',
            ["GET /wiki/api/v2/pages/{id}/direct-children?"],
        ),
        (
            'def children(page_id, kind="page"):\n    requests.get(f"{API}/content/{page_id}/child/{kind}")',
            ["GET /wiki/api/v2/pages/{id}/direct-children?", "GET /wiki/api/v2/folders/{id}/direct-children"],
        ),
    ],
)
def test_types_in_paths(line: str, expected: list[str]) -> None:
    head = "import requests\nfrom atlassian import Confluence\nAPI = 'https://acme.atlassian.net/wiki/rest/api'\n"
    (site,) = analyze(head + line, "app.py")
    found = [f"{r.method} {r.path}" + "?" * r.likely for r in site.operations[0].replacements]
    assert found[: len(expected)] == expected
    if expected[0].endswith("?"):
        assert len(found) > 1
