"""`explain` of operations: what is said of each, and by which names they are found."""

from __future__ import annotations

import csv
import json

import pytest

from appaccess_lint.catalog.load import load_catalog

EXPECTED = "expected a code, a client method, or the path or URL of an operation"

GET_CONTENT = "GET /wiki/rest/api/content/{id}"
OF_CONTENT = [GET_CONTENT, "PUT /wiki/rest/api/content/{id}", "DELETE /wiki/rest/api/content/{id}"]


def explained(command, *query):
    ran = command("explain", "--format", "json", *query)
    assert (ran.status, ran.err) == (0, "")
    return json.loads(ran.out)["operations"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        (["GET /wiki/rest/api/content/{id}"], [GET_CONTENT]),
        (["GET", "/wiki/rest/api/content/{id}"], [GET_CONTENT]),
        (["get /rest/api/content/{contentId}"], [GET_CONTENT]),
        (["head /wiki/rest/api/content/{id}"], [GET_CONTENT]),
        (["GET /wiki/rest/api/content/123?expand=body.view"], [GET_CONTENT]),
        (["GET https://x.atlassian.net/wiki/rest/api/content/123?expand=body#top"], [GET_CONTENT]),
        (["/wiki/rest/api/content/{id}"], OF_CONTENT),
        (["https://x.atlassian.net/wiki/rest/api/content/123"], OF_CONTENT),
        (["/wiki/rest/api/content/search"], ["GET /wiki/rest/api/content/search"]),
        (
            ["https://api.atlassian.com/ex/confluence/7f0a/rest/api/space"],
            ["GET /wiki/rest/api/space", "POST /wiki/rest/api/space"],
        ),
        (["GET /api/v2/pages/{id}"], ["GET /wiki/api/v2/pages/{id}"]),
        (
            ["GET", "/wiki/api/v2/pages", "DELETE", "/wiki/api/v2/pages/7"],
            ["GET /wiki/api/v2/pages", "DELETE /wiki/api/v2/pages/{id}"],
        ),
    ],
)
def test_names(command, query, keys):
    assert [f"{o['method']} {o['path']}" for o in explained(command, *query)] == keys


def test_every_operation_is_found_by_its_key(command):
    catalog = load_catalog()
    told = explained(command, *catalog.operations)
    assert [f"{o['method']} {o['path']}" for o in told] == [*catalog.operations]


def test_every_text_has_sources_and_replacements(command):
    catalog = load_catalog()
    out = command("explain", *catalog.operations).out
    pages = out.split("\n\n" + "=" * 100 + "\n\n")
    for operation, page in zip(catalog, pages, strict=True):
        assert page.startswith(f"{operation.key}\n{operation.title} (")
        assert operation.documentation in page
        by_type = len(operation.replacements) > 3
        for number, replacement in enumerate(operation.replacements):
            ends = f" for {replacement.when}\n" if by_type and number else " ("
            assert f"\n  {replacement.request}{ends}" in page
            for lookup in replacement.needs:
                assert f"\n    first {lookup.request}, for {lookup.gives}\n" in page
        assert page.count("    app access: ") == (1 if by_type else len(operation.replacements))
        assert ("`appaccess-lint explain` shows the details of each" in page) == by_type
        assert page.count("convert-ids-to-types returns the content type") == needs_type(operation)
        assert ("The sources disagree" in page) == disagreeing(operation)


def needs_type(operation):
    by_type = any(replacement.when for replacement in operation.replacements)
    return by_type and operation.path.startswith("/wiki/rest/api/content/{id}")


def disagreeing(operation):
    said = {claim.app_access for claim in operation.claims} - {None}
    return len(said) > 1 and operation.app_access != "unlisted"


def test_text(command):
    assert command("explain", "GET /wiki/rest/api/space").out == (
        "GET /wiki/rest/api/space\n"
        "Get spaces (REST API v1, Space)\n"
        "\n"
        "App access: an app access rule can block it\n"
        "  app access page 2024-04 can be blocked\n"
        "  OpenAPI 2024-02         can be blocked\n"
        "  OpenAPI 2025-11         does not list it\n"
        "  OpenAPI 2026-07         does not list it\n"
        "\n"
        "Life cycle: deprecated and removed from the documentation; "
        "it may still respond to basic authentication\n"
        "  2023-03-01  Atlassian announces that the v1 operations with an equivalent in v2 are deprecated\n"
        "              (CHANGE-864)\n"
        "              https://developer.atlassian.com/cloud/confluence/changelog/#CHANGE-864\n"
        "  2023-08-07  Atlassian requests comments on the removal of these operations (RFC-19)\n"
        "              https://community.developer.atlassian.com/t/"
        "rfc-19-deprecation-of-confluence-cloud-rest-api-v1-endpoints/71752\n"
        "  2024-02     OpenAPI 2024-02: deprecated\n"
        "  2024-04     app access page 2024-04: deprecated\n"
        "  2025-03-31  announced end of these operations, after several postponements\n"
        "              https://developer.atlassian.com/cloud/confluence/changelog/#CHANGE-864\n"
        "  2025-05-01  Atlassian takes these operations out of service (CHANGE-2520)\n"
        "              https://developer.atlassian.com/cloud/confluence/changelog/#CHANGE-2520\n"
        "  2025-05-16  first reports of 410 Gone to OAuth apps (through\n"
        "              https://api.atlassian.com/ex/confluence/)\n"
        "              https://github.com/sooperset/mcp-atlassian/issues/429\n"
        "              https://github.com/sooperset/mcp-atlassian/issues/474\n"
        "              https://github.com/atlassian-api/atlassian-python-api/issues/1560\n"
        "  2025-11     OpenAPI 2025-11: doesn't list it\n"
        "  2026-07     OpenAPI 2026-07: doesn't list it\n"
        "  2026-08-17  measured: reading and writing content, spaces and comments returns 410 Gone to OAuth\n"
        "              apps; basic authentication at the site's address still works\n"
        "              https://github.com/sooperset/mcp-atlassian/issues/1598\n"
        "              https://github.com/markdown-confluence/markdown-confluence/issues/796\n"
        "  2026-09-22  measured: lists of content, spaces, children and attachments still work with basic\n"
        "              authentication at the site's address\n"
        "              https://github.com/brekkylab/backlot/issues/322\n"
        "              https://github.com/brekkylab/backlot/issues/217\n"
        "  It returns 410 Gone to OAuth apps.\n"
        "\n"
        "Parameters (* required):\n"
        "  query  spaceKey, spaceId, type, status, label, favourite, favouriteUserKey, expand, start, limit\n"
        "\n"
        "Scopes:\n"
        "  OAuth classic   read:confluence-space.summary\n"
        "  OAuth granular  read:content-details:confluence\n"
        "  Connect         READ\n"
        "\n"
        "Replacement:\n"
        "  GET /wiki/api/v2/spaces (Get spaces)\n"
        "    app access: app access rules don't govern it: no rule blocks it\n"
        "    classic scopes: -read:confluence-space.summary\n"
        "    granular scopes: +read:space:confluence -read:content-details:confluence\n"
        "    Connect scopes: unchanged (READ)\n"
        "    https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-space/#api-spaces-get\n"
        "\n"
        "Migration: the path and the parameters change\n"
        '  curl -u "$EMAIL:$API_TOKEN" "https://YOUR-SITE.atlassian.net/wiki/api/v2/spaces?limit=25"\n'
        "  query     type, status, limit as before; spaceKey -> keys; spaceId -> ids; label -> labels;\n"
        "            expand -> what the response asks for; start: only 0 has an equivalent; favourite,\n"
        "            favouriteUserKey: no equivalent\n"
        "  limit     by default 25 in v1, 25 in v2; at most 250\n"
        "  renamed   homepage.id -> homepageId\n"
        "  send      description-format; include-icon\n"
        "  ask for   homepage.title by GET /wiki/api/v2/pages/{id}; permissions by GET\n"
        "            /wiki/api/v2/spaces/{id}/permissions; metadata.labels by GET\n"
        "            /wiki/api/v2/spaces/{id}/labels\n"
        "  not in v2 _expandable, settings, theme, lookAndFeel, history, _links.self\n"
        "  note      id is a number in v1 and a string in v2.\n"
        "  note      _links.next is a path under /wiki in v1, and a path from the root of the site\n"
        "            (/wiki/api/v2/...) in v2.\n"
        "  note      v2 has no start: a loop that increments it gets the first results again.\n"
        "  note      A limit above 250 returns 400.\n"
        "\n"
        "Documentation: https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-space/"
        "#api-wiki-rest-api-space-get\n"
        "Codes: AAR101 AAR201 AAR301; `appaccess-lint explain CODE` has details\n"
    )


def test_changes_of_scopes_are_those_of_the_documents(command, root):
    """Compared with the newest documents that have old and new operation, not with the catalog."""
    needed = {}
    for name in ("v1-2024-02", "v1-2026-07", "v2-2026-07"):
        facts = (root / f"tests/catalog/data/openapi-{name}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(facts.splitlines()):
            needed[row["method"], row["path"]] = {
                "classic": set(row["oauth2_classic_scopes"].split()),
                "granular": set(row["oauth2_granular_scopes"].split()),
                "connect": {row["connect_scope"]},
            }
    replaced = [o.key for o in load_catalog() if o.replacements]
    compared = 0
    for old in explained(command, *replaced):
        before = needed[old["method"], old["path"]]
        for new in old["replacements"]:
            after = needed[new["method"], new["path"]]
            for kind, change in new["scopes"].items():
                assert set(change["added"]) == after[kind] - before[kind]
                assert set(change["removed"]) == before[kind] - after[kind]
                compared += 1
    assert compared > 300


def test_dates_hold_for_what_they_are_about(command):
    def dates(key):
        (told,) = explained(command, key)
        return {event["date"] for event in told["timeline"] if event["source"] is None}

    assert dates(GET_CONTENT) == {
        *("2023-03-01", "2023-08-07", "2025-03-31", "2025-05-01", "2025-05-16", "2026-08-17", "2026-09-22")
    }
    assert dates("POST /wiki/rest/api/content/{id}/label") == set()
    assert dates("GET /wiki/api/v2/pages/{id}/children") == set()
    # deprecated in favour of another v1 operation: not by the announcement about v2
    assert dates("GET /wiki/rest/api/group/member") == {"2022-03-27"}
    assert dates("GET /wiki/rest/api/content/{id}/descendant") == {""}


@pytest.mark.parametrize(
    ("key", "sources"),
    [
        (
            "POST /wiki/rest/api/contentbody/convert/async/{to}",
            ["openapi-2024-02", "openapi-2025-11", "openapi-2026-07"],
        ),
        ("GET /wiki/rest/api/space/{spaceKey}/state", ["openapi-2024-02"]),
        (GET_CONTENT, []),
    ],
)
def test_who_disagrees(command, key, sources):
    (told,) = explained(command, key)
    assert told["dissenting"][: len(sources)] == sources
    assert bool(told["dissenting"]) == bool(sources)


def test_mark_of_what_the_page_does_not_have(command):
    out = command("explain", "GET /wiki/api/v2/pages/{id}/children", "GET /wiki/api/v2/admin-key").out
    replacement = "an app access rule can block it, by Atlassian's OpenAPI document (2026-07)"
    assert f"    app access: {replacement}\n" in out.replace("\n        ", " ")
    assert "\nApp access: neither Atlassian's page on app access nor an OpenAPI document mentions it" in out


def test_host_tells_the_way(command):
    (told,) = explained(command, "GET https://api.atlassian.com/ex/confluence/7f0a/rest/api/space")
    assert (told["oauth"], told["codes"]) == (True, ["AAR101", "AAR202", "AAR301"])
    server = command("explain", "GET https://confluence.example.com/rest/api/content/1").out
    assert "Server or Data Center" in server
    assert server.endswith("Codes: none\n")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "GET /wiki/rest/api/contnt/12",
            'no documented operation is "GET /wiki/rest/api/contnt/12"; '
            "nearest: GET /wiki/rest/api/content/{id}, ",
        ),
        (
            "GET pages/{id}",
            'no documented operation is "GET pages/{id}"; nearest: GET /wiki/api/v2/pages/{id}, ',
        ),
        (
            "DELETE /wiki/rest/api/search",
            'no documented operation is "DELETE /wiki/rest/api/search"; its path is documented as '
            "GET /wiki/rest/api/search\n",
        ),
        (
            "DELETE https://x.atlassian.net/wiki/rest/api/search",
            'no documented operation is "DELETE https://x.atlassian.net/wiki/rest/api/search"; its path is '
            "documented as GET /wiki/rest/api/search\n",
        ),
        (
            "POST /wiki/api/v2/spaces/1/permissions",
            'no documented operation is "POST /wiki/api/v2/spaces/1/permissions"; its path is documented as '
            "GET /wiki/api/v2/spaces/{id}/permissions; use POST /wiki/rest/api/space/{spaceKey}/permission\n",
        ),
        (
            "GET /wiki/rest/api/content/12/comment",
            'no documented operation is "GET /wiki/rest/api/content/12/comment"; did you mean GET '
            "/wiki/api/v2/pages/{id}/footer-comments or GET /wiki/api/v2/pages/{id}/inline-comments?\n",
        ),
        ("FETCH /wiki/rest/api/search", 'no HTTP method is "FETCH"; expected one of GET, POST, '),
        (
            "https://x.atlassian.net/rest/api/3/issue/X-1",
            'no documented operation is "https://x.atlassian.net/rest/api/3/issue/X-1"; it belongs to ',
        ),
        ("/wiki/rest/api", 'no documented operation is "/wiki/rest/api"'),
        (
            "POST /wiki/rpc/json-rpc/confluenceservice-v2",
            '"POST /wiki/rpc/json-rpc/confluenceservice-v2" is not part of the documented REST API '
            "(JSON-RPC of Confluence Server); Cloud returns 404 ",
        ),
        (
            "space",
            f'{EXPECTED}, found "space"; `appaccess-lint catalog ',
        ),
        (
            "",
            f'{EXPECTED}, found ""; `appaccess-lint catalog search` ',
        ),
        (
            "get spaces",
            f'{EXPECTED}, found "get spaces"; nearest: GET /wiki/rest/api/space, GET /wiki/api/v2/spaces\n',
        ),
        (
            "https://api.atlassian.com/ex/jira/1/rest/api/3/issue",
            'no documented operation is "https://api.atlassian.com/ex/jira/1/rest/api/3/issue"; '
            "it belongs to another product, not to Confluence\n",
        ),
        ("GET /\x1b[31m/\n", 'no documented operation is "GET /�[31m/'),
    ],
)
@pytest.mark.parametrize("output", ["text", "json"])
def test_unknown(command, query, message, output):
    ran = command("explain", "--format", output, query)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"appaccess-lint: error: {message}")
    assert ran.err.count("\n") == 1
    assert ran.err[:-1].isprintable()


def test_many_operations_are_listed_first(command):
    lines = command("explain", "/wiki/rest/api/content/{id}/{what}").out.splitlines()
    number = int(lines[0].removesuffix(" operations:"))
    assert number > 3
    listed = lines[1 : number + 1]
    assert all(line.startswith("  ") and "/wiki/rest/api/content/{id}/" in line for line in listed)
    assert [line.strip().partition(" (")[0] for line in listed] == [
        line for line in lines[number:] if line.startswith(("GET /", "POST /", "PUT /", "DELETE /"))
    ]


def test_own_catalog(command, tmp_path):
    own = (
        '[[operation]]\nmethod = "GET"\npath = "/wiki/api/v2/whiteboards/{id}"\napp_access = "not-blocked"\n'
    )
    (tmp_path / "own.toml").write_text(own, encoding="utf-8")
    (told,) = explained(command, "GET /wiki/api/v2/whiteboards/1", "--catalog", "own.toml")
    assert (told["app_access"], told["app_access_source"]) == ("not-blocked", None)
    assert told["codes"] == ["AAR105"]
    out = command("explain", "GET /wiki/api/v2/whiteboards/1", "--catalog", "own.toml").out
    assert "no rule blocks it, by a catalog file of your own\n" in out
    (tmp_path / "own.toml").write_text("x = 1", encoding="utf-8")
    assert command("explain", "/wiki/api/v2/pages", "--catalog", "own.toml").status == 2
