"""The v2 request that is shown for a call of a deprecated operation."""

from __future__ import annotations

import pytest

from appaccess_lint import analyze
from appaccess_lint.explain.request import suggestion_of

SITE = "https://x.atlassian.net/wiki"
CALLS = {
    f'requests.get(f"{SITE}/rest/api/content/{{page_id}}", params={{"expand": "body.storage,version"}})': (
        "GET /wiki/api/v2/pages/{id}?body-format=storage&status=current (page)",
        [],
    ),
    f'requests.get(f"{SITE}/rest/api/content/{{page_id}}?expand=body.view.x,ancestors,children.comment")': (
        "GET /wiki/api/v2/pages/{id}?body-format=view&status=current (page)",
        [
            "separate requests: GET /wiki/api/v2/pages/{id}/ancestors (ancestors), "
            "GET /wiki/api/v2/pages/{id}/footer-comments (children.comment)"
        ],
    ),
    f'requests.get(f"{SITE}/rest/api/content/{{page_id}}?expand=metadata.properties.editor,bodyguard")': (
        "GET /wiki/api/v2/pages/{id}?include-properties=true&status=current (page)",
        [],
    ),
    f'requests.get(f"{SITE}/rest/api/content/{{page_id}}/label?limit=50")': (
        "GET /wiki/api/v2/pages/{id}/labels?limit=50 (page)",
        ["pagination: follow _links.next until it is missing; no start, limit at most 250"],
    ),
    f'requests.get("{SITE}/rest/api/space", params={{"spaceKey": key, "start": n}})': (
        "GET /wiki/api/v2/spaces?keys={spaceKey}",
        ["no equivalent: start"],
    ),
    f'requests.get(f"{SITE}/rest/api/space/{{key}}")': ("GET /wiki/api/v2/spaces?keys={spaceKey}", []),
    f'requests.post("{SITE}/rest/api/content", json={{"type": "page", "space": {{"key": key}}}})': (
        'POST /wiki/api/v2/pages with {"spaceId": "SPACE_ID", "status": "current", "title": "TITLE", '
        '"parentId": "PARENT_ID", "body": {"representation": "storage", "value": "<p>TEXT</p>"}} (page)',
        ["first GET /wiki/api/v2/spaces?keys={space.key}"],
    ),
    f'requests.post("{SITE}/rest/api/content", json={{"type": "comment", "container": {{"id": page_id}}}})': (
        'POST /wiki/api/v2/footer-comments with {"pageId": "PAGE_ID", '
        '"body": {"representation": "storage", "value": "<p>TEXT</p>"}} (footer comment)',
        [],
    ),
    f'requests.get(f"{SITE}/rest/api/content/{{page_id}}", params={{"status": key}})': (
        "GET /wiki/api/v2/pages/{id}?status={status} (page)",
        [],
    ),
    f'requests.get(f"{SITE}/rest/api/content/{{page_id}}", params={{"status": "any"}})': (
        "GET /wiki/api/v2/pages/{id}?status=current (page)",
        ["no equivalent: status=any"],
    ),
    f'requests.delete(f"{SITE}/rest/api/content/{{page_id}}")': ("DELETE /wiki/api/v2/pages/{id} (page)", []),
    "Confluence(SITE, cloud=True).get_page_labels(page_id)": (
        "GET /wiki/api/v2/pages/{id}/labels?limit=200 (page)",
        [],
    ),
}


@pytest.mark.parametrize(("call", "shown"), CALLS.items())
def test_the_request_to_make_instead(call: str, shown: tuple[str, list[str]]) -> None:
    head = f'import requests\nfrom atlassian import Confluence\nSITE = "{SITE}"\n'
    (site,) = analyze(f"{head}def f(page_id, post_id, key, n):\n    {call}\n", "app.py")
    suggestion = suggestion_of(site)
    assert suggestion is not None
    assert suggestion.text == shown[0]
    assert set(shown[1]) <= set(suggestion.notes())


@pytest.mark.parametrize("path", ["/rest/api/user/current", "/api/v2/pages/1", "/rest/api/search?cql=a"])
def test_nothing_is_shown_for_what_is_current(path: str) -> None:
    (site,) = analyze(f'import requests\nrequests.get("{SITE}{path}")\n', "app.py")
    assert suggestion_of(site) is None
