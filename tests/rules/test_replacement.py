"""What AAR301, AAR302 and AAR303 say."""

from __future__ import annotations

from dataclasses import replace

from handmade import catalog, client_site, operations, said, site

from appaccess_lint.model import Replacement

CONTENT = tuple(f"{method} /wiki/rest/api/content/{{id}}" for method in ("GET", "PUT", "DELETE"))
MEMBERS = "GET /wiki/rest/api/group/member"


def codes(call) -> set[str]:
    return {code for code in said(call) if code.startswith("AAR3")}


def test_one_replacement():
    assert said(site("GET /wiki/rest/api/space"))["AAR301"] == "in v2: GET /wiki/api/v2/spaces"
    assert codes(site("GET /wiki/rest/api/space")) == {"AAR301"}


def test_replacement_of_a_deprecated_v2_operation():
    call = site("GET /wiki/api/v2/pages/{id}/children")
    assert said(call)["AAR301"] == "in v2: GET /wiki/api/v2/pages/{id}/direct-children"


def test_by_content_type():
    message = said(site(CONTENT[0]))["AAR302"]
    assert message.startswith(
        "in v2, by content type: GET /wiki/api/v2/pages/{id} (page), "
        "GET /wiki/api/v2/blogposts/{id} (blog post), "
    )
    assert codes(site(CONTENT[0])) == {"AAR302"}


def test_every_content_type_is_named():
    for operation in catalog():
        if operation.lifecycle == "current" or not any(r.when for r in operation.replacements):
            continue
        message = said(site(operation.key))["AAR302"]
        for replacement in operation.replacements:
            assert f"{replacement} ({replacement.when})" in message


def test_v1_replacement():
    assert said(site(MEMBERS))["AAR303"] == (
        f"no v2 replacement for {MEMBERS}; use v1 GET /wiki/rest/api/group/{{groupId}}/membersByGroupId"
    )


def test_no_replacement_at_all():
    task = "GET /wiki/rest/api/content-states/task/{taskId}"
    assert said(site(task))["AAR303"] == f"no replacement for {task}, neither in v2 nor in v1"


def replaced_by(key: str, *paths: str):
    """The operation, replaced by GET of *paths*."""
    return replace(operations(key)[0], replacements=tuple(Replacement("GET", path) for path in paths))


def test_either_of_two():
    space = "GET /wiki/rest/api/space"
    call = site(space, operations=(replaced_by(space, "/wiki/api/v2/spaces", "/wiki/api/v2/pages"),))
    assert said(call)["AAR301"] == "in v2: GET /wiki/api/v2/spaces or GET /wiki/api/v2/pages"


def test_either_of_two_in_v1():
    group = replaced_by(MEMBERS, "/wiki/rest/api/group", "/wiki/rest/api/user")
    groups = "GET /wiki/rest/api/group or GET /wiki/rest/api/user"
    assert (
        said(site(MEMBERS, operations=(group,)))["AAR303"]
        == f"no v2 replacement for {MEMBERS}; use v1 {groups}"
    )
    task = "GET /wiki/rest/api/content-states/task/{taskId}"
    call = site(MEMBERS, task, operations=(group, *operations(task)))
    assert said(call)["AAR303"] == f"no v2 replacement; in v1: {MEMBERS} -> {groups}; {task} -> none"


def test_where_many_share_a_message_each_gets_less_room():
    paths = [f"/wiki/api/v2/{number}" for number in range(6)]
    space = "GET /wiki/rest/api/space"
    calls = (replaced_by(space, *paths), replaced_by(MEMBERS, *paths[:1]))
    assert said(site(space, MEMBERS, operations=calls))["AAR301"] == (
        f"in v2: {space} -> GET {paths[0]} or GET {paths[1]} or GET {paths[2]} and 3 more; "
        f"{MEMBERS} -> GET {paths[0]}"
    )


def test_many_operations_are_counted():
    keys = [o.key for o in catalog() if "AAR301" in said(site(o.key))][:6]
    message = said(site(*keys))["AAR301"]
    assert message.count(" -> ") == 3
    assert message.endswith("; and 3 more")


def test_current_operation_needs_none():
    assert codes(site("GET /wiki/rest/api/search")) == set()


def test_several_operations_say_what_replaces_which():
    message = said(client_site("update_page", *CONTENT[:2]))["AAR302"]
    assert f"{CONTENT[0]} -> GET /wiki/api/v2/pages/{{id}} (page), " in message
    assert f"; {CONTENT[1]} -> PUT /wiki/api/v2/pages/{{id}} (page), " in message


def test_several_operations_of_different_sorts():
    call = site("GET /wiki/rest/api/space", CONTENT[0], MEMBERS)
    assert codes(call) == {"AAR301", "AAR302", "AAR303"}
    assert said(call)["AAR301"] == "in v2: GET /wiki/rest/api/space -> GET /wiki/api/v2/spaces"


def test_every_stale_operation_says_what_to_do():
    for operation in catalog():
        expected = 0 if operation.lifecycle == "current" else 1
        assert len(codes(site(operation.key))) == expected, operation.key
