"""What is known of Confluence Cloud's APIs, each with a small source and the finding that says it."""

from __future__ import annotations

import pytest

from appaccess_lint import analyze

HEAD = """\
import requests
from atlassian import Confluence
SITE = "https://acme.atlassian.net/wiki"
GATEWAY = "https://api.atlassian.com/ex/confluence/11aa/wiki"
V1, V2 = f"{SITE}/rest/api", f"{SITE}/api/v2"
OAUTH = f"{GATEWAY}/rest/api"
wiki = Confluence(url=SITE, username="me", password="t", cloud=True)
"""


def messages(line: str) -> dict[str, str]:
    """The messages about the only call of *line*, by their code."""
    (site,) = [site for site in analyze(f"{HEAD}{line}\n", "app.py") if site.kind != "literal"]
    return {finding.code: finding.message for finding in site.findings}


SAID = {
    # CHANGE-864, RFC-19: what v2 replaces is deprecated, and answers basic authentication at the site
    "a page": (
        'requests.get(f"{V1}/content/12", auth=("me", "t"))',
        "AAR201",
        "GET /wiki/rest/api/content/{id} is deprecated; use GET /wiki/api/v2/pages/{id}",
    ),
    "a new page": (
        'wiki.create_page("ENG", "t", "b")',
        "AAR201",
        "POST /wiki/rest/api/content is deprecated; use POST /wiki/api/v2/pages",
    ),
    # CHANGE-2520: the gateway answers 410 Gone
    "a page by OAuth": (
        'requests.get(f"{OAUTH}/content/12")',
        "AAR202",
        "GET /wiki/rest/api/content/{id} is gone for OAuth apps (410); use GET /wiki/api/v2/pages/{id}",
    ),
    "spaces by OAuth": (
        'requests.get(f"{OAUTH}/space")',
        "AAR202",
        "GET /wiki/rest/api/space is gone for OAuth apps (410); use GET /wiki/api/v2/spaces",
    ),
    "a new page by OAuth": (
        'requests.post(f"{OAUTH}/content", json={"type": "page"})',
        "AAR202",
        "POST /wiki/rest/api/content is gone for OAuth apps (410); use POST /wiki/api/v2/pages",
    ),
    "comments by OAuth": (
        'requests.get(f"{OAUTH}/content/12/child/comment", params={"location": "inline"})',
        "AAR202",
        "GET /wiki/rest/api/content/{id}/child/comment is gone for OAuth apps (410); use GET ",
    ),
    "a page, authenticated somewhere else": (
        'requests.get(f"{V1}/content/12")',
        "AAR201",
        "GET /wiki/rest/api/content/{id} is deprecated (410 for OAuth); use GET /wiki/api/v2/pages/{id}",
    ),
    # scoped tokens go by basic authentication through the gateway: reports differ on what that answers
    "a scoped token": (
        'requests.get(f"{OAUTH}/space", auth=("me", "t"))',
        "AAR201",
        "GET /wiki/rest/api/space is deprecated (410 for OAuth); use GET /wiki/api/v2/spaces",
    ),
    # CHANGE-2461: descendants are deprecated by a notice of their own, and answer
    "descendants by OAuth": (
        'requests.get(f"{OAUTH}/content/12/descendant/page")',
        "AAR201",
        "GET /wiki/rest/api/content/{id}/descendant/{type} is deprecated; use "
        "GET /wiki/api/v2/pages/{id}/descendants",
    ),
    # CHANGE-2735: downloads outside the REST API
    "an attachment": (
        'requests.get(f"{SITE}/download/attachments/12/a.png")',
        "AAR405",
        "/wiki/download/attachments returns 401 on Cloud; "
        "use GET /wiki/rest/api/content/{id}/child/attachment/{attachmentId}/download",
    ),
    "an attachment at the gateway": (
        'requests.get(f"{GATEWAY}/download/attachments/12/a.png")',
        "AAR405",
        "returns 401 on Cloud",
    ),
    "a thumbnail": (
        'requests.get(f"{SITE}/download/thumbnails/12/a.png")',
        "AAR405",
        "use GET /wiki/api/v2/attachments/{id}/thumbnail/download",
    ),
    # other roots
    "JSON-RPC": (
        'requests.post(f"{SITE}/rpc/json-rpc/confluenceservice-v2", json={"method": "unheardOf"})',
        "AAR405",
        "JSON-RPC returns 404 on Cloud",
    ),
    "JSON-RPC with the procedure in the body": (
        "requests.post(f'{SITE}/rpc/json-rpc/confluenceservice-v2', json={'method': 'addPermissionToSpace'})",
        "AAR405",
        "JSON-RPC returns 404 on Cloud; use POST /wiki/rest/api/space/{spaceKey}/permission",
    ),
    "JSON-RPC with the procedure in the path": (
        "requests.post(f'{SITE}/rpc/json-rpc/confluenceservice-v2/getSpacePermissionSets', json=['ENG'])",
        "AAR405",
        "JSON-RPC returns 404 on Cloud; use GET /wiki/api/v2/spaces/{id}/permissions",
    ),
    "the experimental root": (
        'requests.delete(f"{SITE}/rest/experimental/content/12/version/3")',
        "AAR405",
        "use DELETE /wiki/rest/api/content/{id}/version/{versionNumber}",
    ),
    "the prototype root": (
        'requests.get(f"{SITE}/rest/prototype/1/space/ENG")',
        "AAR405",
        "is not part of the REST API",
    ),
    "an export": (
        'requests.get(f"{SITE}/spaces/flyingpdf/pdfpageexport.action?pageId=12")',
        "AAR405",
        "is not part of the REST API",
    ),
    "a move": (
        'requests.post(f"{SITE}/pages/movepage.action?pageId=12")',
        "AAR405",
        "use PUT /wiki/rest/api/content/{pageId}/move/{position}/{targetId}",
    ),
    "an action of JSON": (
        'requests.get(f"{SITE}/json/getspaces.action")',
        "AAR405",
        "is not part of the REST API",
    ),
    # a site answers under /wiki only
    "no /wiki": (
        'requests.get("https://acme.atlassian.net/rest/api/content/12")',
        "AAR401",
        "/wiki",
    ),
    # a part of the root is missing
    "no version": (
        'requests.get(f"{SITE}/api/pages/12")',
        "AAR401",
        "/wiki/api/pages/12; did you mean GET /wiki/api/v2/pages/{id}?",
    ),
    "no version at the gateway": (
        'requests.get(f"{GATEWAY}/api/spaces?keys=ENG")',
        "AAR401",
        "did you mean GET /wiki/api/v2/spaces?",
    ),
    "v1 below the root of v2": (
        'requests.post(f"{SITE}/api/content", json={})',
        "AAR401",
        "did you mean POST /wiki/api/v2/pages?",
    ),
    "no api": (
        'requests.get(f"{SITE}/rest/content/12")',
        "AAR401",
        "did you mean GET /wiki/api/v2/pages/{id}?",
    ),
    "no root": (
        'requests.get(f"{SITE}/content?title=t&spaceKey=ENG")',
        "AAR401",
        "/wiki/content; did you mean GET /wiki/api/v2/pages?",
    ),
    "no root of a space": (
        'requests.get(f"{SITE}/space/ENG?expand=homepage")',
        "AAR401",
        "did you mean GET /wiki/api/v2/spaces?",
    ),
    # v2 ignores what it doesn't know, and takes numbers
    "a space's key": (
        'requests.get(f"{V2}/pages", params={"space-key": "ENG"})',
        "AAR403",
        "GET /wiki/api/v2/pages ignores the query parameter space-key; use space-id",
    ),
    "expand": (
        'requests.get(f"{V2}/pages", params={"expand": "version"})',
        "AAR403",
        "GET /wiki/api/v2/pages ignores the query parameter expand",
    ),
    "start": (
        'requests.get(f"{V2}/pages?start=25")',
        "AAR403",
        "GET /wiki/api/v2/pages ignores the query parameter start; use cursor",
    ),
    "a key where a number belongs": (
        'requests.get(f"{V2}/spaces/ENG/pages")',
        "AAR403",
        "ENG",
    ),
    "a key in a body where a number belongs": (
        'requests.post(f"{V2}/pages", json={"spaceId": "ENG", "title": "t"})',
        "AAR403",
        "spaceId",
    ),
    "a user's name": (
        'requests.get(f"{V1}/user", params={"username": "fred"})',
        "AAR403",
        "username; use accountId",
    ),
    "a user's key": (
        'requests.get(f"{V1}/user?key=fred")',
        "AAR403",
        "key; use accountId",
    ),
    # lists of v2 don't filter by what contains their objects
    "comments of a page": (
        'requests.get(f"{V2}/inline-comments", params={"page-id": 12})',
        "AAR403",
        "use GET /wiki/api/v2/pages/{id}/inline-comments",
    ),
    "attachments of a page": (
        'requests.get(f"{V2}/attachments?pageId=12")',
        "AAR403",
        "use GET /wiki/api/v2/pages/{id}/attachments",
    ),
    "pages of a parent": (
        'requests.get(f"{V2}/pages?parent-id=12")',
        "AAR403",
        "use GET /wiki/api/v2/pages/{id}/direct-children",
    ),
    "pages of a label": (
        'requests.get(f"{V2}/pages?label=x")',
        "AAR403",
        "use GET /wiki/rest/api/search",
    ),
    "an order": (
        'requests.get(f"{V2}/pages?sort=modified")',
        "AAR403",
        "modified-date",
    ),
    "a type of space": (
        'requests.get(f"{V2}/spaces?type=team")',
        "AAR403",
        "collaboration",
    ),
    "likes": (
        'requests.get(f"{V2}/pages/12/likes")',
        "AAR401",
        "GET /wiki/api/v2/pages/{id}/likes/count or GET /wiki/api/v2/pages/{id}/likes/users",
    ),
    "a Smart Link": (
        'requests.delete(f"{V2}/smart-links/12")',
        "AAR401",
        "DELETE /wiki/api/v2/embeds/{id}",
    ),
    # a version in v1's root
    "v2 below v1's root": (
        'requests.get(f"{V1}/v2/pages")',
        "AAR401",
        "did you mean GET /wiki/api/v2/pages?",
    ),
    "the latest version": (
        'requests.delete(f"{V1}/latest/content/12")',
        "AAR401",
        "did you mean DELETE /wiki/api/v2/pages/{id}?",
    ),
    # what v1 expands, and v2 has at a path of its own
    "expanded ancestors": (
        'def f(page_id):\n    requests.get(f"{V1}/content/{page_id}?expand=ancestors,version")',
        "AAR201",
        "and GET /wiki/api/v2/pages/{id}/ancestors",
    ),
    "expanded restrictions": (
        'requests.get(f"{OAUTH}/content/12", params={"expand": "restrictions.read.restrictions.user"})',
        "AAR202",
        "and GET /wiki/rest/api/content/{id}/restriction",
    ),
    "expanded children of pages": (
        'requests.get(f"{V1}/content", params={"type": "page", "expand": "body.storage,children.page"})',
        "AAR201",
        "use GET /wiki/api/v2/pages?body-format=storage and GET /wiki/api/v2/pages/{id}/direct-children",
    ),
    "expanded permissions": (
        'requests.get(f"{V1}/space?expand=permissions")',
        "AAR201",
        "use GET /wiki/api/v2/spaces and GET /wiki/api/v2/spaces/{id}/permissions",
    ),
    "expanded twice, in a space": (
        'requests.get(f"{V1}/content?type=page&spaceKey=ENG&expand=ancestors", auth=("me", "t"))',
        "AAR201",
        "use GET /wiki/api/v2/pages, GET /wiki/api/v2/spaces?keys={spaceKey} for space-id "
        "and GET /wiki/api/v2/pages/{id}/ancestors",
    ),
    # what v2 takes the ID of
    "the content of a space": (
        'requests.get(f"{OAUTH}/space/ENG/content/page")',
        "AAR202",
        "use GET /wiki/api/v2/spaces/{id}/pages and GET /wiki/api/v2/spaces?keys={spaceKey} for id",
    ),
    "a new page in a space": (
        'requests.post(f"{V1}/content", json={"type": "page", "space": {"key": "ENG"}})',
        "AAR201",
        "use POST /wiki/api/v2/pages and GET /wiki/api/v2/spaces?keys={space.key} for spaceId",
    ),
    "a page by its title": (
        'wiki.get_page_by_title("ENG", "t")',
        "AAR201",
        "use GET /wiki/api/v2/pages and GET /wiki/api/v2/spaces?keys={spaceKey} for space-id",
    ),
    # methods of atlassian-python-api that expand what v2 has at a path of its own
    "ancestors, expanded": (
        'wiki.get_page_by_id(12, expand="body.storage,ancestors")',
        "AAR201",
        "use GET /wiki/api/v2/pages/{id}?body-format=storage and GET /wiki/api/v2/pages/{id}/ancestors",
    ),
    "a body, expanded": (
        'wiki.get_page_by_id(12, expand="version,body.view")',
        "AAR201",
        "use GET /wiki/api/v2/pages/{id}?body-format=view",
    ),
    "a body of an unknown kind of content": (
        'requests.get(f"{V1}/content/{i}?expand=body.storage")',
        "AAR201",
        "use GET /wiki/api/v2/pages/{id}?body-format=storage for a page (9 others)",
    ),
    "a client at the gateway with a user's token": (
        "Confluence(f'{GATEWAY}', username='me', password='t').get_page_by_id(12)",
        "AAR201",
        "is deprecated (410 for OAuth); use GET /wiki/api/v2/pages/{id}",
    ),
    "ancestors": (
        "wiki.get_page_ancestors(12)",
        "AAR201",
        "use GET /wiki/api/v2/pages/{id}/ancestors",
    ),
    "children": (
        "wiki.get_child_pages(12)",
        "AAR201",
        "use GET /wiki/api/v2/pages/{id}/direct-children",
    ),
    # and that call what only Server has
    "a new group": (
        'wiki.create_group("eng")',
        "AAR405",
        "create_group requests /rest/api/admin/group, which is not part of the REST API; "
        "use POST /wiki/rest/api/group",
    ),
    "a member of a group": (
        'wiki.add_user_to_group("fred", "eng")',
        "AAR405",
        "use POST /wiki/rest/api/group/userByGroupId",
    ),
    "a removed attachment": (
        'wiki.delete_attachment(12, "a.png")',
        "AAR405",
        "use DELETE /wiki/api/v2/attachments/{id}",
    ),
    "health": (
        "wiki.health_check()",
        "AAR405",
        "health_check requests /rest/troubleshooting, which is not part of the REST API; "
        "the REST API has no such administration",
    ),
    "a profile": (
        'requests.get(f"{SITE}/rest/mobile/1.0/profile/fred")',
        "AAR405",
        "use GET /wiki/rest/api/user",
    ),
    "a search of the web interface": (
        'requests.get(f"{SITE}/rest/searchv3/1.0/search?queryString=x")',
        "AAR405",
        "/rest/searchv3 is not part of the REST API; use GET /wiki/rest/api/search",
    ),
    "the rows of a report": (
        'requests.get(f"{SITE}/rest/masterdetail/1.0/detailssummary/lines", params={"cql": "label=x"})',
        "AAR405",
        "/rest/masterdetail is not part of the REST API",
    ),
    # folders and their like
    "children that are folders": (
        'requests.get(f"{V1}/content/12/child/folder")',
        "AAR201",
        "use GET /wiki/api/v2/pages/{id}/direct-children",
    ),
    "a folder": (
        'def f(folder_id):\n    requests.get(f"{V1}/content/{folder_id}")',
        "AAR201",
        "use GET /wiki/api/v2/folders/{id} if folder_id is a folder ID",
    ),
    # the filtered list, one request
    "a space by its key": (
        'requests.get(f"{V1}/space/ENG")',
        "AAR201",
        "use GET /wiki/api/v2/spaces?keys={spaceKey}",
    ),
    "a property by its key": (
        'wiki.get_page_property(12, "k")',
        "AAR201",
        "use GET /wiki/api/v2/pages/{page-id}/properties?key={key}",
    ),
    "a title": (
        'requests.put(f"{V1}/content/12", json={"type": "page", "title": "t"})',
        "AAR201",
        "use PUT /wiki/api/v2/pages/{id}/title",
    ),
    "the history": (
        'def f(page_id):\n    requests.get(f"{V1}/content/{page_id}/history")',
        "AAR201",
        "use GET /wiki/api/v2/pages/{id} if page_id is a page ID",
    ),
    "the name of an object": (
        'def f(page):\n    requests.get(f"{V1}/content/{page}/history")',
        "AAR201",
        "use GET /wiki/api/v2/pages/{id} if the content is a page",
    ),
    # v2 has deprecated one operation
    "children in v2": (
        'requests.get(f"{V2}/pages/12/children")',
        "AAR204",
        "use GET /wiki/api/v2/pages/{id}/direct-children",
    ),
    # what the documents mark beyond the page of April 2024
    "direct children": ('requests.get(f"{V2}/pages/12/direct-children")', "AAR101", "can be blocked"),
    "a whiteboard": ('requests.get(f"{V2}/whiteboards/12")', "AAR101", "can be blocked"),
    # the page decides where it speaks
    "a conversion": (
        'requests.post(f"{V1}/contentbody/convert/async/view", json={"value": "v"})',
        "AAR101",
        "can be blocked by an app access rule",
    ),
}


@pytest.mark.parametrize(("line", "code", "part"), SAID.values(), ids=SAID)
def test_fact(line: str, code: str, part: str) -> None:
    found = messages(line)
    assert part in found.get(code, ""), found
    other = {"AAR201": "AAR202", "AAR202": "AAR201"}.get(code)
    assert other not in found


REPLACED, BLOCKED = {"AAR201", "AAR202"}, {"AAR101", "AAR102"}
SILENT = {
    # these answer OAuth apps
    "search by OAuth": ('requests.get(f"{OAUTH}/search?cql=type=page")', REPLACED),
    "the current user by OAuth": ('requests.get(f"{OAUTH}/user/current")', REPLACED),
    "an upload by OAuth": ('requests.put(f"{OAUTH}/content/12/child/attachment", data=b"")', REPLACED),
    "labels by OAuth": ('requests.post(f"{OAUTH}/content/12/label", json=[{"name": "x"}])', REPLACED),
    # an app learns by these whether a rule blocks it
    "the policies": ('requests.get(f"{V2}/data-policies/metadata")', BLOCKED),
    "the policies of spaces": ('requests.get(f"{V2}/data-policies/spaces")', BLOCKED),
    # the page says that it isn't blocked, where the document says that it may be
    "the state of a space": ('requests.get(f"{V1}/space/ENG/state")', BLOCKED),
}


@pytest.mark.parametrize(("line", "codes"), SILENT.values(), ids=SILENT)
def test_nothing_to_say(line: str, codes: set[str]) -> None:
    assert not codes & messages(line).keys()


@pytest.mark.parametrize(
    "line",
    [
        'requests.get(f"{SITE}/rest/scroll-pdf/1.0/export")',
        'requests.get("https://acme.atlassian.net/rest/license/1.0/license")',
        'requests.get("https://confluence.example.com/rest/mobile/1.0/profile/fred")',
        'requests.get(f"{SITE}/spaces/ENG/pages/12")',
        'requests.get(f"{SITE}/search?text=x")',
        'requests.get("https://wiki.example.com/wiki/content/12")',
        'def f(base): requests.get(f"{base}/wiki/api/pages/12")',
    ],
)
def test_modules_of_apps_of_other_products_of_servers_and_pages(line: str) -> None:
    sites = analyze(f"{HEAD}{line}\n", "app.py")
    assert not [finding for site in sites for finding in site.findings]


@pytest.mark.parametrize(
    "line",
    [
        'requests.get(f"{V1}/content/12?expand=version,body.storage,space")',
        'requests.get(f"{V1}/content?type=blogpost&expand=ancestors")',
        'def f(x):\n    requests.get(f"{V1}/content/12", params={"expand": x})',
    ],
)
def test_no_further_request(line: str) -> None:
    assert " and GET " not in messages(line)["AAR201"]


@pytest.mark.parametrize(
    "line",
    [
        'requests.get(f"{V1}/content", params={"type": "page", "expand": "body.view"})',  # not in lists
        'requests.get(f"{V1}/content/12/child/page", params={"expand": "body.storage"})',  # no body at all
        'wiki.get_page_by_id(12, expand="body.storage,body.view")',  # one at a time
        "wiki.get_page_by_id(12, expand=words)",
        "wiki.get_page_by_id(12)",
    ],
)
def test_no_body_format_where_none_is_known(line: str) -> None:
    assert "; use GET /wiki/api/v2/pages" in messages(line)["AAR201"]
    assert "body-format" not in messages(line)["AAR201"]
