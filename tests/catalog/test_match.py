"""Which operations a URL names.  In the texts here ``«name»`` is a hole."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import text

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.match import Evidence, Match, Matcher, looks_like_endpoint
from appaccess_lint.model import Operation
from appaccess_lint.text.text import Hole, Template

OPERATIONS = list(load_catalog())
MATCHER = Matcher(OPERATIONS)
DOCUMENTED_WORDS = {word for operation in OPERATIONS for word in operation.path.split("/")}


def match(written: str, method: str | None = "GET") -> Match:
    found = MATCHER.match(text(written), method)
    assert found is not None
    return found


def keys(written: str, method: str | None = "GET") -> list[str]:
    return [operation.key.replace(" /wiki", " ") for operation in match(written, method).operations]


@pytest.mark.parametrize(
    ("method", "written", "key"),
    [
        # a literal is the documented segment, else a parameter's value
        ("GET", "/wiki/rest/api/content", "/rest/api/content"),
        ("GET", "/wiki/rest/api/content/search", "/rest/api/content/search"),
        ("GET", "/wiki/rest/api/content/12345", "/rest/api/content/{id}"),
        ("GET", "/wiki/rest/api/content/1/child/attachment", "/rest/api/content/{id}/child/attachment"),
        ("GET", "/wiki/rest/api/content/1/child/page", "/rest/api/content/{id}/child/{type}"),
        ("POST", "/wiki/rest/api/contentbody/convert/view", "/rest/api/contentbody/convert/{to}"),
        ("GET", "/wiki/api/v2/pages/1", "/api/v2/pages/{id}"),
        # a literal branch that leads nowhere is a parameter's value after all
        ("GET", "/wiki/rest/api/content/search/label", "/rest/api/content/{id}/label"),
        ("GET", "/wiki/rest/api/space/_private/content", "/rest/api/space/{spaceKey}/content"),
        # a hole is a parameter wherever a template has one
        ("GET", "/wiki/rest/api/content/«»", "/rest/api/content/{id}"),
        ("GET", "/wiki/rest/api/content/«»/child/«»", "/rest/api/content/{id}/child/{type}"),
        ("POST", "/wiki/rest/api/contentbody/convert/«»", "/rest/api/contentbody/convert/{to}"),
        ("GET", "/wiki/rest/api/space/«»/content/«»", "/rest/api/space/{spaceKey}/content/{type}"),
        # an ID that is left empty leaves a gap; elsewhere one is of a root that ends in a slash
        ("GET", "/wiki/rest/api/content//label", "/rest/api/content/{id}/label"),
        ("GET", "https://x.atlassian.net/wiki/api/v2/spaces//pages", "/api/v2/spaces/{id}/pages"),
        ("GET", "«root»/rest/api/content//child/page", "/rest/api/content/{id}/child/{type}"),
        ("GET", "/wiki/rest/api//content/1", "/rest/api/content/{id}"),
        ("GET", "/wiki//rest/api//search", "/rest/api/search"),
        ("GET", "/wiki/rest/api/content//search", "/rest/api/content/search"),
        # so is a segment of which a part is known
        ("GET", "/wiki/rest/api/content/PAGE-«n»", "/rest/api/content/{id}"),
        ("GET", "/wiki/rest/api/content/«id».json", "/rest/api/content/{id}"),
        ("GET", "/wiki/rest/api/space/~«user»", "/rest/api/space/{spaceKey}"),
        ("GET", "/wiki/rest/api/content/{page_id}/label", "/rest/api/content/{id}/label"),
        ("GET", "/wiki/rest/api/content/%s/label", "/rest/api/content/{id}/label"),
        ("GET", "/wiki/rest/api/content/<int:id>", "/rest/api/content/{id}"),
        # two operations of one shape differ by method
        ("GET", "/wiki/rest/api/contentbody/convert/async/«»", "/rest/api/contentbody/convert/async/{id}"),
        ("POST", "/wiki/rest/api/contentbody/convert/async/«»", "/rest/api/contentbody/convert/async/{to}"),
        # how it is written makes no difference
        ("get", "/wiki/rest/api/content", "/rest/api/content"),
        ("HEAD", "/wiki/rest/api/content", "/rest/api/content"),
        ("GET", " /wiki//rest/api/content/?expand=a b/label#top ", "/rest/api/content"),
        ("GET", "/wiki/rest/api/content?cql=«cql»/search", "/rest/api/content"),
        ("GET", "/wiki/rest/api/content/a%2Fb/label", "/rest/api/content/{id}/label"),
        ("GET", "/wiki/rest/api/c%6Fntent/1", "/rest/api/content/{id}"),
        ("GET", "«base»wiki/rest/api/content", "/rest/api/content"),
        ("GET", "«base»/wiki/rest/api«slash»content", "/rest/api/content"),
        ("GET", "«base»/wiki«context»rest/api/content", "/rest/api/content"),
        ("GET", "/wiki/api/«version»/pages", "/api/v2/pages"),
        ("GET", "/wiki/api/v«n»/pages", "/api/v2/pages"),
        ("GET", "/atlassian-connect/1/app/module/dynamic", "/rest/atlassian-connect/1/app/module/dynamic"),
        (
            "GET",
            "«b»/wiki/rest/atlassian-connect/1/app/module/dynamic",
            "/rest/atlassian-connect/1/app/module/dynamic",
        ),
    ],
)
def test_one_operation(method: str, written: str, key: str) -> None:
    verb = "GET" if method == "HEAD" else method.upper()
    assert keys(written, method) == [f"{verb} {key}"]
    assert match(written, method).exact
    assert not match(written, method).open_end


@pytest.mark.parametrize(
    ("method", "written", "expected"),
    [
        (
            "GET",
            "«base»/rest/api/content/«id»/«what»",
            "child descendant history label property restriction state version",
        ),
        ("POST", "/wiki/rest/api/content/«id»/«what»", "copy label property restriction version"),
        ("GET", "/wiki/rest/api/content/«id»/«x»s«y»", "history restriction version descendant state"),
        ("GET", "/wiki/rest/api/settings/«x»", "lookandfeel systemInfo theme"),
    ],
)
def test_where_no_template_has_a_parameter_all_literals_stay(
    method: str, written: str, expected: str
) -> None:
    found = match(written, method)
    assert {operation.path.rpartition("/")[2] for operation in found.operations} == set(expected.split())
    assert {operation.method for operation in found.operations} == {method}
    assert not found.exact


def test_a_resource_that_is_a_hole_is_told_by_what_follows() -> None:
    assert not match("/wiki/api/v2/«type»/«id»/likes/users").open_end
    assert set(keys("/wiki/api/v2/«type»/«id»/likes/users")) == {
        "GET /api/v2/blogposts/{id}/likes/users",
        "GET /api/v2/footer-comments/{id}/likes/users",
        "GET /api/v2/inline-comments/{id}/likes/users",
        "GET /api/v2/pages/{id}/likes/users",
    }


def test_a_hole_below_the_root_may_hold_several_segments() -> None:
    found = match("/wiki/rest/api/«resource»/byOperation")
    assert not found.exact
    assert not found.open_end
    assert keys("/wiki/api/v2/«x»/classification-level/default") == [
        "GET /api/v2/spaces/{id}/classification-level/default"
    ]
    assert not match("/wiki/api/v2/«x»/classification-level/default").exact
    assert set(keys("/wiki/rest/api/«resource»/property/«key»")) == {
        "GET /rest/api/content/{id}/property/{key}",
        "GET /rest/api/space/{spaceKey}/property/{key}",
        "GET /rest/api/user/{userId}/property/{key}",
    }


@pytest.mark.parametrize(
    ("method", "written", "key"),
    [
        ("GET", "/wiki/rest/api/analytics/«»/«»/views", "/rest/api/analytics/content/{contentId}/views"),
        (
            "GET",
            "/wiki/rest/api/analytics/«»/«»/views«query»",
            "/rest/api/analytics/content/{contentId}/views",
        ),
        # not descendant/{type}: what names more of the path is likelier
        ("GET", "/wiki/rest/api/content/«»/«»/attachment", "/rest/api/content/{id}/child/attachment"),
        ("PUT", "/wiki/rest/api/audit/«»", "/rest/api/audit/retention"),
        ("PUT", "/wiki/rest/api/audit«rest»", "/rest/api/audit/retention"),
    ],
)
def test_a_hole_taken_for_a_documented_segment(method: str, written: str, key: str) -> None:
    assert keys(written, method) == [f"{method} {key}"]
    assert not match(written, method).exact


def test_part_of_a_literal() -> None:
    assert set(keys("/wiki/api/v2/«kind»-comments")) == {
        "GET /api/v2/footer-comments",
        "GET /api/v2/inline-comments",
    }


def test_without_method_every_operation_of_the_path() -> None:
    found = match("/wiki/rest/api/content/«id»", None)
    assert {operation.method for operation in found.operations} == {"GET", "PUT", "DELETE"}
    assert not found.exact


@pytest.mark.parametrize(
    ("method", "written", "expected"),
    [
        ("GET", "«base»/rest/api/content«rest»", {"GET /rest/api/content"}),
        ("GET", "«base»/rest/api/content«rest»&limit=5", {"GET /rest/api/content"}),
        ("GET", "«base»/rest/api/content/search«query»", {"GET /rest/api/content/search"}),
        ("GET", "«base»/rest/api/content/«id»/label«query»", {"GET /rest/api/content/{id}/label"}),
        # what isn't documented there must be further down
        (
            "DELETE",
            "«base»/rest/api/space«rest»",
            {"DELETE /rest/api/space/{spaceKey}", "DELETE /rest/api/space/{spaceKey}/property/{key}"},
        ),
        ("GET", "/wiki/rest/api/inlinetasks«rest»", {"GET /rest/api/inlinetasks/search"}),
    ],
)
def test_a_hole_glued_to_the_end(method: str, written: str, expected: set[str]) -> None:
    found = match(written, method)
    assert found.open_end
    assert found.exact == (method == "GET" and "inlinetasks" not in written)
    assert expected <= set(keys(written, method))
    if method == "GET":
        assert expected >= {key for key in keys(written, method) if not key.endswith("}")}


@pytest.mark.parametrize(
    "written",
    [
        "https://x.atlassian.net/wiki/rest/api",
        "https://x.atlassian.net/wiki/rest/api/«path»",
        "https://api.atlassian.com/ex/confluence/«cloud»/wiki/api/v2/",
        "«base»/rest/api/«path»",
        "«base»/rest/api«path»",
        "«base»/wiki/rest/api/«a»/«b»",
        "«base»/wiki/rest/api/«a»/123",
        "«base»/wiki/api/v2/«a»/«b»/unheard/of",
    ],
)
def test_root_only(written: str) -> None:
    found = match(written)
    assert found.root_only
    assert (found.operations, found.unmatched) == ((), None)


@pytest.mark.parametrize(
    ("method", "written", "unmatched"),
    [
        ("GET", "/wiki/rest/api/nothing", "path"),
        ("GET", "/wiki/rest/api/2/issue/«key»", "path"),
        ("GET", "/wiki/rest/api/content/«id»/view", "path"),
        ("GET", "/wiki/rest/api/Content", "path"),
        ("GET", "/wiki/rest/api/content/«»/label/«»/«»/«»", "path"),
        ("GET", "/wiki/api/v2/comments/«id»", "path"),
        ("GET", "/wiki/api/v2/pages/title/«title»", "path"),
        ("GET", "/wiki/rest/api/content/by-title/«title»", "path"),
        ("POST", "/wiki/api/v2/pages/copy/«id»", "path"),
        ("GET", "https://x.atlassian.net/wiki/api/v2/page", "path"),
        ("GET", "https://api.atlassian.com/ex/confluence/«cloud»/rest/api/3/issue", "path"),
        ("GET", "«base»/rest/api/content/«id»/view", "path"),
        (None, "/wiki/rest/api/nothing", "path"),
        ("DELETE", "/wiki/rest/api/content", "method"),
        ("POST", "/wiki/rest/api/content/«id»", "method"),
        ("PATCH", "/wiki/rest/api/content/«id»/«what»", "method"),
        ("PUT", "«confluence_url»/api/v2/spaces", "method"),
        ("PATCH", "/wiki/rest/api/content«rest»", "method"),
        ("PUT", "/wiki/api/v2/«type»/«id»/attachments", "method"),
    ],
)
def test_undocumented(method: str | None, written: str, unmatched: str) -> None:
    found = match(written, method)
    assert (found.operations, found.unmatched) == ((), unmatched)


@pytest.mark.parametrize(
    "written",
    [
        "/wiki/api/v2/pages/123/«what»",
        "/wiki/api/v2/pages/page_id/«what»",
        "/wiki/api/v2/pages/PAGE/«what»",
        "/wiki/api/v2/pages/{page}/«what»",
        "/wiki/rest/api/content/att123/«what»",
        "/wiki/rest/api/space/docs/«what»",
    ],
)
def test_a_segment_behind_a_possible_id_is_any_documented_word(written: str) -> None:
    found = match(written, "GET")
    assert len(found.operations) > 1


def test_an_operation_added_outside_the_documented_roots() -> None:
    own = Operation(
        method="GET",
        path="/wiki/rest/experimental/content/{id}/version",
        api_version="v1",
        title="Get versions",
        group="Own",
        app_access="unlisted",
        lifecycle="current",
    )
    matcher = Matcher([*OPERATIONS, own])
    found = matcher.match(text("https://x.atlassian.net/wiki/rest/experimental/content/«id»/version"), "GET")
    assert found is not None
    assert found.operations == (own,)
    found = matcher.match(text("«base»/wiki/rest/experimental/content/«id»/version"), "GET")
    assert found is not None
    assert (found.operations, found.evidence) == ((own,), Evidence.PREFIX)
    assert matcher.match(text("«base»/rest/experimental/content/«id»/version"), "GET") is None
    assert (
        matcher.match(text("https://x.atlassian.net/wiki/rest/experimental/content/«id»/label"), "GET")
        is None
    )


plain_segment = st.text(string.ascii_letters + string.digits + "-_~", min_size=1, max_size=12)
encoded_segment = st.text(min_size=1, max_size=6).map(lambda value: quote(value, safe="").replace(".", "%2E"))
segment = (plain_segment | encoded_segment).filter(lambda value: value not in DOCUMENTED_WORDS)

FORMS: dict[str, Callable[[str], str]] = {
    "https://a-b.atlassian.net": lambda path: path,
    "https://«site».atlassian.net:443": lambda path: path,
    "https://api.atlassian.com/ex/confluence/«cloud»": lambda path: path,
    "https://api.atlassian.com/ex/confluence/0-1-2/": lambda path: path.removeprefix("/wiki"),
    "/ex/confluence/«cloud»": lambda path: path,
    "https://«host»": lambda path: path,
    "«base»": lambda path: path,
    "«base» without slash": lambda path: path[1:],
    "«confluence_base»": lambda path: path.removeprefix("/wiki"),
    "": lambda path: path,
    "no slash": lambda path: path[1:],
}


@given(
    operation=st.sampled_from(OPERATIONS),
    form=st.sampled_from(sorted(FORMS)),
    tail=st.sampled_from(["", "/", "?a=b", "?«query»", "/#x"]),
    data=st.data(),
)
def test_every_operation_is_itself(operation: Operation, form: str, tail: str, data: st.DataObject) -> None:
    path = re.sub(r"\{[^}]*\}", lambda _: data.draw(segment | st.just("«value»")), operation.path)
    written = re.sub("( without|no) slash", "", form) + FORMS[form](path) + tail
    assert match(written, operation.method).operations == (operation,), written


hostile = st.lists(
    st.sampled_from(["/", "/wiki", "/rest/api", "a", "content", "label", "{}", "%", "«»"]), max_size=400
)


@given(hostile, st.sampled_from(["GET", "POST", None]))
def test_any_text_gets_an_answer(parts: list[str], method: str | None) -> None:
    found = MATCHER.match(Template(tuple(Hole() if part == "«»" else part for part in parts)), method)
    assert found is None or found.operations or found.unmatched or found.root_only


@given(
    st.sampled_from(OPERATIONS), st.sampled_from(["", "https://x.atlassian.net", "{base}", "https://{{ a }}"])
)
def test_every_documented_path_looks_like_an_endpoint(operation: Operation, base: str) -> None:
    assert looks_like_endpoint(base + operation.path)
    assert looks_like_endpoint(base + operation.path.removeprefix("/wiki"))
    assert not looks_like_endpoint(f"Calls {operation.path} of Confluence")


@pytest.mark.parametrize(
    "literal",
    [
        "/wiki/rest/experimental/content",
        "api/v2/pages",
        "/atlassian-connect/1/app/module/dynamic",
        "/rest/api/content?cql=a and b?",
        " {base}/rest/api/content/{content id} ",
    ],
)
def test_what_looks_like_an_endpoint(literal: str) -> None:
    assert looks_like_endpoint(literal)


def test_a_catalog_without_the_first_version() -> None:
    matcher = Matcher(operation for operation in OPERATIONS if operation.path == "/wiki/api/v2/pages")
    assert matcher.match(text("/wiki/rest/api/content"), "GET") is None
    assert matcher.match(text("/wiki/api/v2/pages"), "GET") is not None


@pytest.mark.parametrize("literal", ["", "content", "/wiki/display/KEY", "the rest/api of it", "x" * 100_000])
def test_what_does_not_look_like_an_endpoint(literal: str) -> None:
    assert not looks_like_endpoint(literal)


@pytest.mark.parametrize(
    "written",
    [
        "https://x.atlassian.net/rest/api/content/12/child/attachment",
        "https://x.atlassian.net:443/rest/api/space",
        "https://me@x.atlassian.net/rest/api/user/current",
        "https://«site».atlassian.net/rest/api/content/«id»",
        "«scheme»://«site».atlassian.net/api/v2/pages",
        "https://{domain}.atlassian.net/api/v2/spaces",
        "https://x.jira.com/rest/api/content/search",
        "x.atlassian.net/rest/api/space",
        "https://x.atlassian.net/rest/api/user/bulk/migration",
        "https://api.atlassian.com/ex/confluence/rest/api/space",
        "https://api.atlassian.com/ex/confluence/wiki/api/v2/spaces",
        "«host»/ex/confluence/wiki/rest/api/space",
    ],
)
def test_cloud_site_without_wiki(written: str) -> None:
    found = match(written, None)
    assert (found.operations, found.unmatched) == ((), "root")


@pytest.mark.parametrize(
    "written",
    [
        "https://x.atlassian.net/wiki/rest/api/space",
        "https://x.atlassian.net«context»/rest/api/space",
        "https://x.atlassian.net/«context»/rest/api/space",
        "https://«host»/rest/api/space",
        "https://x.atlassian.net/gateway/api/ex/confluence/«cloud»/rest/api/space",
    ],
)
def test_wiki_is_there_or_may_be(written: str) -> None:
    found = match(written, "GET")
    assert found.unmatched is None
    assert len(found.operations) == 1


@pytest.mark.parametrize(
    "written",
    ["https://x.atlassian.net/wiki/api/v1/things", "«base»/wiki/api/v3/pages/1", "/wiki/api/v1/spaces"],
)
def test_other_versions_than_v2_are_undocumented(written: str) -> None:
    found = match(written, "GET")
    assert (found.operations, found.unmatched) == ((), "path")


def test_another_service_may_have_other_versions() -> None:
    assert MATCHER.match(text("«base»/wiki/api/v1/things"), "GET") is None
