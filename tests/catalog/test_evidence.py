"""What makes a URL Confluence's, and where it leads.  In the texts here ``«name»`` is a hole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import text

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.match import Evidence, Match, Matcher

MATCHER = Matcher(load_catalog())


def match(written: str, method: str | None = None) -> Match | None:
    return MATCHER.match(text(written), method)


CLOUD = """
    HOST       https://x.atlassian.net/wiki/rest/api/content
    HOST       https://X.Atlassian.NET:443/wiki/api/v2/pages
    HOST       https://me@x.atlassian.net/wiki/rest/api/user
    HOST       x.atlassian.net/wiki/rest/api/user
    HOST       //x.atlassian.net/wiki/rest/api/user
    HOST       https://your-domain.atlassian.net/wiki/rest/api/content
    HOST       https://<site>.atlassian.net/wiki/rest/api/content
    HOST       https://«site».atlassian.net/wiki/rest/api/content
    HOST       https://«site»atlassian.net/wiki/rest/api/content
    HOST       https://x.jira.com/wiki/rest/api/content
    HOST       https://x.atlassian-us-gov-mod.net/wiki/rest/api/content
    HOST       https://x.atlassian.net/wiki/rest/api/unheard-of
    HOST       https://x.atlassian.net/wiki/«context»/rest/api/content
    HOST       https://x.atlassian.net/atlassian-connect/1/app/module/dynamic
    V1_PATH    https://x.atlassian.net/rest/api/content
    V1_PATH    https://x.atlassian.net«context»/rest/api/content
    V1_PATH    https://x.atlassian.net/«context»/rest/api/content
    NAME       https://x.atlassian.net/rest/api/user/current
    NAME       https://x.atlassian.net/api/v2/pages
"""

OAUTH = """
    HOST       https://api.atlassian.com/ex/confluence/1-2/wiki/rest/api/content
    HOST       https://api.atlassian.com/ex/confluence/«cloud»/wiki/api/v2/pages
    HOST       https://api.atlassian.com/ex/confluence/«cloud»/rest/api/user
    HOST       https://api.atlassian.com/ex/confluence/«cloud»/api/v2/pages
    HOST       https://x.atlassian.net/gateway/api/ex/confluence/«cloud»/rest/api/user
    HOST       «gateway»/ex/confluence/«cloud»/rest/api/user
    PREFIX     https://api.atlassian.com/ex/«product»/«cloud»/wiki/rest/api/user
    V1_PATH    https://api.atlassian.com/«prefix»/rest/api/content
"""

SERVER = """
    V1_PATH    https://confluence.example.com/rest/api/content
    V1_PATH    https://example.com/confluence/rest/api/content
    V1_PATH    https://«name».example.com/rest/api/content
    V1_PATH    http://localhost:8090/rest/api/content
    V1_PATH    localhost:8090/rest/api/content
    V1_PATH    http://«host»:8090/rest/api/content
    V1_PATH    http://10.0.0.1/rest/api/content
    PREFIX     https://example.com/wiki/rest/api/content
    PREFIX     https://gateway.example.com/ex/confluence/«cloud»/rest/api/user
    NAME       https://confluence.example.com/rest/api/user
    NAME       https://example.com/confluence/rest/api/user
    WEAK_PATH  https://example.com/rest/api/user
"""

UNKNOWN = """
    PREFIX     /wiki/rest/api/content
    PREFIX     wiki/api/v2/pages
    PREFIX     «base»/wiki/rest/api/user
    PREFIX     «base»wiki/rest/api/user
    PREFIX     https://«host»/wiki/rest/api/user
    PREFIX     https://«host»:«port»/wiki/rest/api/user
    PREFIX     https://«name».«domain»/wiki/rest/api/user
    PREFIX     «jira_url»/wiki/rest/api/user
    PREFIX     https://«host»wiki/rest/api/user
    PREFIX     «base»/wiki/atlassian-connect/1/app/module/dynamic
    PREFIX     «base»/wiki/rest/atlassian-connect/1/app/module/dynamic
    PREFIX     «base»/wiki«context»/rest/api/user
    PREFIX     «base»/wiki/«context»/rest/api/user
    PREFIX     «base»/wiki«context»rest/api/user
    V1_PATH    /rest/api/content
    V1_PATH    rest/api/space
    V1_PATH    «base»/rest/api/content
    V1_PATH    «base»rest/api/content
    V1_PATH    «base»/rest/api/content«rest»
    V1_PATH    /confluence/rest/api/content
    V1_PATH    «base»/confluence/rest/api/content
    V1_PATH    «jira_url»/rest/api/content
    V1_PATH    https://«site».net/rest/api/content
    V1_PATH    https://«host»:443/rest/api/content
    V1_PATH    /atlassian-connect/1/app/module/dynamic
    NAME       «confluence_url»/rest/api/user
    NAME       «self.settings.WIKI_BASE»/api/v2/pages
    NAME       {confluence_url}/api/v2/pages
    NAME       https://confluence.«domain»/api/v2/pages
    NAME       /confluence/api/v2/pages
    NAME       «confluence_url»/rest/api/«path»
    NAME       «confluence_url»/rest/api/«resource»/label
    NAME       «confluence_url»rest/api/user
    NAME       https://«confluence_host»/rest/api/user
    NAME       «base»/wiki«x»y/rest/api/user
    NAME       /confluence/«x»rest/api/user
    NAME       «a»confluence«b»rest/api/user
    NAME       «confluence_url»/content/search
    NAME       «self.confluence_url»/content/«id»/child/attachment
    NAME       «CONFLUENCE_BASE»content/«id»
    NAME       «confluence_url»/space/DOCS
    NAME       «confluence_url»/pages/«id»/attachments
    NAME       «confluence_url»/pages/123
    NAME       «confluence_api»/spaces/«id»
    NAME       «CONFLUENCE_REST_URL»/user/current
    WEAK_PATH  /rest/api/user/current
    WEAK_PATH  «base»/rest/api/search
    WEAK_PATH  «base»/api/v2/pages/«id»
    WEAK_PATH  «base»/rest/api/«path»
    WEAK_PATH  /proxy/rest/api/content
    WEAK_PATH  /a/b/c/d/e/f/rest/api/content
    WEAK_PATH  «base»/rest/atlassian-connect/1/app/module/dynamic
"""


def rows(table: str) -> list[list[str]]:
    return [line.split(None, 1) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("evidence", "written"), rows(CLOUD))
def test_cloud(evidence: str, written: str) -> None:
    found = match(written)
    assert found is not None
    assert (found.deployment, found.oauth, found.evidence) == ("cloud", False, Evidence[evidence])


@pytest.mark.parametrize(("evidence", "written"), rows(OAUTH))
def test_oauth(evidence: str, written: str) -> None:
    found = match(written)
    assert found is not None
    assert (found.deployment, found.oauth, found.evidence) == ("cloud", True, Evidence[evidence])


@pytest.mark.parametrize(("evidence", "written"), rows(SERVER))
def test_server(evidence: str, written: str) -> None:
    found = match(written)
    assert found is not None
    assert (found.deployment, found.oauth, found.evidence) == ("server", False, Evidence[evidence])


@pytest.mark.parametrize(("evidence", "written"), rows(UNKNOWN))
def test_unknown(evidence: str, written: str) -> None:
    found = match(written)
    assert found is not None
    assert (found.deployment, found.oauth, found.evidence) == ("unknown", False, Evidence[evidence])


SILENT = [
    # Jira, also on the site that Confluence shares with it
    "https://x.atlassian.net/rest/api/2/issue/«key»",
    "https://x.atlassian.net/rest/api/3/search",
    "https://x.atlassian.net/rest/api/latest/user",
    "https://x.atlassian.net/rest/api/«version»/search",
    "https://x.atlassian.net/rest/api/«path»",
    "https://x.atlassian.net/rest/agile/1.0/board",
    "https://x.atlassian.net/rest/servicedeskapi/request",
    "https://x.atlassian.net/rest/atlassian-connect/1/app/module/dynamic",
    "https://x.atlassian.net/jira/rest/api/content",
    "https://api.atlassian.com/ex/jira/«cloud»/rest/api/3/issue",
    "https://api.atlassian.com/ex/jira/«cloud»/rest/api/content",
    "https://api.atlassian.com/oauth/token/accessible-resources",
    "«base»/rest/api/2/user",
    "«base»/rest/api/«api_version»/search",
    "«base»/rest/api/«anything»/search",
    "«base»/rest/api/«version»",
    "«base»/rest/api«api_version»/search",
    "«self.jira_url»/rest/api/user",
    "«JIRA_URL»/rest/api/«path»",
    "https://jira.example.com/rest/api/search",
    "/jira/rest/api/content",
    # other services
    "https://bitbucket.example.com/rest/api/1.0/projects",
    "https://bamboo.example.com/rest/api/latest/plan",
    "https://x.zendesk.com/api/v2/users",
    "https://api.example.com/api/v2/pages",
    "/zendesk/api/v2/user/1",
    "«base»/api/v2/tickets",
    "«base»/rest/api/projects",
    "/proxy/rest/api/user",
    "/a/b/c/d/e/f/g/rest/api/content",
    "/crowd/rest/usermanagement/1/user",
    # what Confluence has besides its REST API
    "https://x.atlassian.net/wiki",
    "https://x.atlassian.net/wiki/spaces/KEY/pages/123/Title",
    "https://x.atlassian.net/wiki/display/KEY/rest",
    "https://x.atlassian.net/wiki/download/attachments/1/api",
    "https://x.atlassian.net/wiki/rest/experimental/content",
    "https://x.atlassian.net/rest/api/unheard-of",
    "/wiki/rest/«what»/content",
    "https://api.atlassian.com/ex/confluence/«cloud»",
    "/wiki/rest/plugins/1.0",
    "/rpc/json-rpc/confluenceservice-v2",
    "«confluence_url»",
    "«confluence_url»/pages/viewpage.action",
    "«confluence_url»/pages/«id»/«title»",
    "«confluence_url»/spaces/«key»/pages",
    "«confluence_url»/spaces/«key»/pages/«id»",
    "«confluence_api»/spaces/KEY/pages",
    "«confluence_url»/display/KEY/Title",
    "«confluence_url»/search",
    "«confluence_url»/label/«key»/«name»",
    "«confluence_url»/download/attachments/«id»/«name»",
    "«confluence_url»/content/«id»/unheard-of/of",
    "«confluence_url»content",
    # content of whatever the setting is the address of
    "«base»/content/«id»",
    "«cms_url»/content/search",
    "«jira_confluence_url»/content/«id»",
    "https://«confluence_url»/content/«id»",
    # documentation
    "https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content/#api-wiki-rest-api-content-get",
    "https://developer.atlassian.com/wiki/rest/api/content",
    "https://id.atlassian.com/rest/api/content",
    "https://github.com/example/wiki/rest/api/content",
    "docs/wiki/rest/api/content.md",
    "tests/data/rest/api/content/page.json",
    # text, patterns, other schemes
    "GET /wiki/rest/api/content",
    "/rest/api/content failed",
    "See https://x.atlassian.net/wiki/rest/api/content.",
    "[content](https://x.atlassian.net/wiki/rest/api/content)",
    "^/wiki/rest/api/.*$",
    r"/wiki/rest/api/content/\d+",
    "/wiki/rest/api/*",
    "/wiki/rest/api/...",
    "url=/rest/api/content",
    "https://proxy.example.com/?url=https://x.atlassian.net/wiki/rest/api/content",
]


@pytest.mark.parametrize("written", SILENT)
@pytest.mark.parametrize("method", ["GET", None])
def test_silent(written: str, method: str | None) -> None:
    assert match(written, method) is None


@pytest.mark.parametrize("method", ["PATCH", "POST"])
def test_a_weak_path_with_another_method_is_another_service(method: str) -> None:
    assert match("«base»/rest/api/user/current", method) is None
    assert match("«base»/api/v2/labels", method) is None


OTHER_PRODUCTS = [
    "/rest/api/2/",
    "/rest/api/3/",
    "/rest/api/latest/",
    "/rest/api/1.0/",
    "/rest/agile/1.0/",
    "/rest/servicedeskapi/",
    "/rest/greenhopper/1.0/",
    "/rest/usermanagement/1/",
    "/rest/insight/1.0/",
    "/rest/auth/1/",
    "/gateway/api/",
    "/plugins/servlet/",
    "/browse/",
]
words = st.sampled_from(["content", "search", "user", "space", "pages", "label", "1", "«id»", "wiki"])


@given(
    base=st.sampled_from(
        ["", "«base»", "https://«host»", "https://x.atlassian.net", "https://jira.example.com"]
    ),
    product=st.sampled_from(OTHER_PRODUCTS),
    rest=st.lists(words, max_size=5).map("/".join),
    method=st.sampled_from(["GET", "POST", None]),
)
def test_no_path_of_another_product(base: str, product: str, rest: str, method: str | None) -> None:
    assert match(base + product + rest, method) is None
