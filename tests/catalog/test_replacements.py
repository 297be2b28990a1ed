"""What the shipped catalog names to use instead of deprecated and removed operations."""

from __future__ import annotations

import pytest

from appaccess_lint.catalog.load import Catalog
from appaccess_lint.catalog.parameters import parameters_of
from appaccess_lint.catalog.sources import app_access_source
from appaccess_lint.model import Operation, Parameters

RESTRICTION = "/wiki/rest/api/content/{id}/restriction/byOperation/{operationKey}"

WITHOUT_V2 = {
    f"GET {RESTRICTION}/group/{{groupName}}": f"GET {RESTRICTION}/byGroupId/{{groupId}}",
    f"PUT {RESTRICTION}/group/{{groupName}}": f"PUT {RESTRICTION}/byGroupId/{{groupId}}",
    f"DELETE {RESTRICTION}/group/{{groupName}}": f"DELETE {RESTRICTION}/byGroupId/{{groupId}}",
    "DELETE /wiki/rest/api/group": "DELETE /wiki/rest/api/group/by-id",
    "GET /wiki/rest/api/group/by-name": "GET /wiki/rest/api/group/by-id",
    "GET /wiki/rest/api/group/{groupName}": "GET /wiki/rest/api/group/by-id",
    "GET /wiki/rest/api/group/member": "GET /wiki/rest/api/group/{groupId}/membersByGroupId",
    "GET /wiki/rest/api/group/{groupName}/member": "GET /wiki/rest/api/group/{groupId}/membersByGroupId",
    "POST /wiki/rest/api/group/user": "POST /wiki/rest/api/group/userByGroupId",
    "DELETE /wiki/rest/api/group/user": "DELETE /wiki/rest/api/group/userByGroupId",
    "PUT /wiki/rest/api/settings/lookandfeel/selected": "PUT /wiki/rest/api/settings/lookandfeel",
    "PUT /wiki/rest/api/content-states": "PUT /wiki/rest/api/content/{id}/state",
    "POST /wiki/rest/api/content-states/delete": "DELETE /wiki/rest/api/content/{id}/state",
    "POST /wiki/rest/api/contentbody/convert/{to}": "POST /wiki/rest/api/contentbody/convert/async/{to}",
    "GET /wiki/rest/api/content-states/task/{taskId}": None,
}
"""Operations that v2 has nothing for, and the v1 operation to use instead."""


@pytest.fixture(scope="module")
def stale(catalog: Catalog) -> list[Operation]:
    return [operation for operation in catalog if operation.lifecycle != "current"]


def test_current_operations_have_none(catalog: Catalog) -> None:
    assert [o.key for o in catalog if o.lifecycle == "current" and o.replacements] == []


def test_replacements_are_current(catalog: Catalog, stale: list[Operation]) -> None:
    for operation in stale:
        for replacement in operation.replacements:
            target = catalog.find(str(replacement))
            assert target is not None, operation.key
            assert target.lifecycle == "current", operation.key


def test_v2_wherever_it_has_one(stale: list[Operation]) -> None:
    by_v1 = {o.key: o for o in stale if not all(r.path.startswith("/wiki/api/v2/") for r in o.replacements)}
    by_v1 |= {o.key: o for o in stale if not o.replacements}
    expected = {key: [target] if target else [] for key, target in WITHOUT_V2.items()}
    assert {key: [str(r) for r in o.replacements] for key, o in by_v1.items()} == expected


def test_migrating_keeps_the_warning(catalog: Catalog) -> None:
    """What can be blocked is replaced by what can be, save where the page itself says that it can't."""
    for operation in catalog:
        for replacement in operation.replacements if operation.app_access == "blocked" else ():
            target = catalog.operations[str(replacement)]
            exempt_by_page = (target.app_access, app_access_source(target)) == ("not-blocked", "page-2024-04")
            assert target.app_access == "blocked" or exempt_by_page, (operation.key, target.key)


def test_without_v2_a_note_says_what_is_known(stale: list[Operation]) -> None:
    assert [o.key for o in stale if o.key in WITHOUT_V2 and not o.note] == []


def test_several_replacements_tell_when_each_holds(stale: list[Operation]) -> None:
    for operation in stale:
        whens = [replacement.when for replacement in operation.replacements]
        assert len(set(whens)) == len(whens), operation.key
        assert len(whens) == 1 or all(whens), operation.key


def test_replacements_do_the_same_to_the_content(stale: list[Operation]) -> None:
    """Reading is replaced by reading, writing by writing with the same method, save where the table says."""
    for operation in stale:
        if operation.key != "POST /wiki/rest/api/content-states/delete":
            assert {r.method for r in operation.replacements} <= {operation.method}, operation.key


@pytest.mark.parametrize(
    ("key", "replacements"),
    [
        (
            "GET /wiki/rest/api/content/{id}",
            {
                "page": "/wiki/api/v2/pages/{id}",
                "blog post": "/wiki/api/v2/blogposts/{id}",
                "custom content": "/wiki/api/v2/custom-content/{id}",
                "attachment": "/wiki/api/v2/attachments/{id}",
                "footer comment": "/wiki/api/v2/footer-comments/{comment-id}",
                "inline comment": "/wiki/api/v2/inline-comments/{comment-id}",
                "folder": "/wiki/api/v2/folders/{id}",
                "whiteboard": "/wiki/api/v2/whiteboards/{id}",
                "database": "/wiki/api/v2/databases/{id}",
                "Smart Link": "/wiki/api/v2/embeds/{id}",
            },
        ),
        (
            "POST /wiki/rest/api/content",
            {
                "page": "/wiki/api/v2/pages",
                "blog post": "/wiki/api/v2/blogposts",
                "custom content": "/wiki/api/v2/custom-content",
                "footer comment": "/wiki/api/v2/footer-comments",
                "inline comment": "/wiki/api/v2/inline-comments",
                "folder": "/wiki/api/v2/folders",
                "whiteboard": "/wiki/api/v2/whiteboards",
                "database": "/wiki/api/v2/databases",
                "Smart Link": "/wiki/api/v2/embeds",
            },
        ),
        (
            "DELETE /wiki/rest/api/content/{id}/property/{key}",
            {
                "page": "/wiki/api/v2/pages/{page-id}/properties/{property-id}",
                "blog post": "/wiki/api/v2/blogposts/{blogpost-id}/properties/{property-id}",
                "custom content": "/wiki/api/v2/custom-content/{custom-content-id}/properties/{property-id}",
                "attachment": "/wiki/api/v2/attachments/{attachment-id}/properties/{property-id}",
                "comment": "/wiki/api/v2/comments/{comment-id}/properties/{property-id}",
                "folder": "/wiki/api/v2/folders/{folder-id}/properties/{property-id}",
                "whiteboard": "/wiki/api/v2/whiteboards/{whiteboard-id}/properties/{property-id}",
                "database": "/wiki/api/v2/databases/{database-id}/properties/{property-id}",
                "Smart Link": "/wiki/api/v2/embeds/{embed-id}/properties/{property-id}",
            },
        ),
        (
            "GET /wiki/rest/api/content/{id}/child/attachment",
            {
                "page": "/wiki/api/v2/pages/{id}/attachments",
                "blog post": "/wiki/api/v2/blogposts/{id}/attachments",
                "custom content": "/wiki/api/v2/custom-content/{id}/attachments",
            },
        ),
        ("GET /wiki/rest/api/space", {"": "/wiki/api/v2/spaces"}),
        ("GET /wiki/rest/api/space/{spaceKey}", {"": "/wiki/api/v2/spaces?keys={spaceKey}"}),
        (
            "GET /wiki/rest/api/space/{spaceKey}/property/{key}",
            {"": "/wiki/api/v2/spaces/{space-id}/properties?key={key}"},
        ),
        (
            "PUT /wiki/rest/api/content/{id}",
            {
                "page": "/wiki/api/v2/pages/{id}",
                "blog post": "/wiki/api/v2/blogposts/{id}",
                "custom content": "/wiki/api/v2/custom-content/{id}",
                "footer comment": "/wiki/api/v2/footer-comments/{comment-id}",
                "inline comment": "/wiki/api/v2/inline-comments/{comment-id}",
                "title of page": "/wiki/api/v2/pages/{id}/title",
            },
        ),
        ("GET /wiki/rest/api/inlinetasks/search", {"": "/wiki/api/v2/tasks"}),
        ("GET /wiki/api/v2/pages/{id}/children", {"": "/wiki/api/v2/pages/{id}/direct-children"}),
    ],
)
def test_replacements(catalog: Catalog, key: str, replacements: dict[str, str]) -> None:
    operation = catalog.find(key)
    assert operation is not None
    assert {r.when: r.request.partition(" ")[2] for r in operation.replacements} == replacements


@pytest.mark.parametrize(
    ("key", "needs"),
    [
        ("GET /wiki/rest/api/space/{spaceKey}", []),
        ("GET /wiki/rest/api/content/{id}/property/{key}", []),
        (
            "GET /wiki/rest/api/space/{spaceKey}/content",
            [("id", "GET /wiki/api/v2/spaces?keys={spaceKey}")],
        ),
        (
            "DELETE /wiki/rest/api/content/{id}/property/{key}",
            [("property-id", "GET /wiki/api/v2/pages/{page-id}/properties?key={key}")],
        ),
        (
            "PUT /wiki/rest/api/space/{spaceKey}/property/{key}",
            [
                ("space-id", "GET /wiki/api/v2/spaces?keys={spaceKey}"),
                ("property-id", "GET /wiki/api/v2/spaces/{space-id}/properties?key={key}"),
            ],
        ),
        ("POST /wiki/rest/api/content", [("spaceId", "GET /wiki/api/v2/spaces?keys={space.key}")]),
        (
            "GET /wiki/rest/api/group/member",
            [("groupId", "GET /wiki/rest/api/group/picker?query={name}")],
        ),
    ],
)
def test_needs_of_the_first_replacement(catalog: Catalog, key: str, needs: list[tuple[str, str]]) -> None:
    first = catalog.operations[key].replacements[0]
    assert [(lookup.gives, lookup.request) for lookup in first.needs] == needs


def test_queries_and_needs_name_what_the_operations_take(catalog: Catalog) -> None:
    for operation in catalog:
        before = taken(operation)
        for replacement in operation.replacements:
            after = taken(catalog.operations[str(replacement)])
            gives = {lookup.gives for lookup in replacement.needs}
            assert gives <= {*after.path, *after.query, *after.body}, operation.key
            for request in (replacement, *replacement.needs):
                target = catalog.operations[str(request)]
                pairs = [pair.partition("=") for pair in request.query.split("&") if pair]
                assert {name for name, _, _ in pairs} <= {*taken(target).query}, operation.key
                filled = {value[1:-1] for _, _, value in pairs if value.startswith("{")}
                assert filled <= {*before.path, *before.query, *before.body}, operation.key


def taken(operation: Operation) -> Parameters:
    return parameters_of(operation) or Parameters()


def test_the_most_common_content_type_comes_first(stale: list[Operation]) -> None:
    for operation in stale:
        first = operation.replacements[0].when if operation.replacements else ""
        assert not first or first.endswith("page"), operation.key


def test_folders_and_their_like_wherever_v2_has_them(catalog: Catalog, stale: list[Operation]) -> None:
    """Where v2 has the operation of a page's replacement for a folder too, it is a replacement too."""
    for operation in stale:
        paths = [r.path for r in operation.replacements]
        for path in paths if operation.api_version == "v1" else ():
            for kind in ("folder", "whiteboard", "database", "embed"):
                same = path.replace("/pages", f"/{kind}s")
                spellings = (same.replace("{page-id}", f"{{{kind}-id}}"), same.replace("{page-id}", "{id}"))
                for spelling in spellings if same != path and "/spaces/" not in path else ():
                    target = catalog.find(f"{operation.method} {spelling}")
                    if target is not None:
                        assert spelling in paths, (operation.key, spelling)


@pytest.mark.parametrize("path", ["child", "child/{type}", "descendant", "descendant/{type}"])
def test_children_of_a_page_are_named_by_kind(catalog: Catalog, path: str) -> None:
    operation = catalog.find(f"GET /wiki/rest/api/content/{{id}}/{path}")
    assert operation is not None
    targets = {replacement.path for replacement in operation.replacements}
    tree = "descendants" if path.startswith("descendant") else "direct-children"
    assert targets >= {
        f"/wiki/api/v2/pages/{{id}}/{tree}",
        "/wiki/api/v2/pages/{id}/attachments",
        "/wiki/api/v2/pages/{id}/footer-comments",
        "/wiki/api/v2/pages/{id}/inline-comments",
    }
