"""What is told of a call whose Confluence may be one of several is told of one of them."""

from __future__ import annotations

import pytest

from appaccess_lint import analyze
from appaccess_lint.model import CallSite

CLOUD = "https://acme.atlassian.net"
SERVER = "https://confluence.example.com"


def _urls(site: CallSite) -> set[str]:
    return {str(value) for data in site.requests for value in data.url.values}


BOTH = {f"{CLOUD}/wiki/rest/api/space", f"{SERVER}/rest/api/space"}


def test_methods_that_ask_the_same_go_together() -> None:
    (site,) = analyze(
        f"""\
import requests
class Client:
    def __init__(self, cloud): self.cloud = cloud
    def host(self):
        if self.cloud:
            return "{CLOUD}"
        return "{SERVER}"
    @property
    def api(self): return "/rest/api" if not self.cloud else "/wiki/rest/api"
    def spaces(self): return requests.get(self.host() + self.api + "/space")
""",
        "app.py",
    )
    assert (site.url, site.deployment, _urls(site)) == (f"{CLOUD}/wiki/rest/api/space", "cloud", BOTH)


def test_branches_that_set_several_names_go_together() -> None:
    (site,) = analyze(
        f"""\
import os, requests
if os.environ["WHERE"] == "cloud":
    host = "{CLOUD}"
    api = "/wiki/rest/api"
else:
    host = "{SERVER}"
    api = "/rest/api"
requests.get(host + api + "/space")
""",
        "app.py",
    )
    assert _urls(site) == BOTH


def test_an_entry_of_a_table_goes_together() -> None:
    (site,) = analyze(
        f"""\
import os, requests
SITES = {{
    "server": {{"host": "{SERVER}", "api": "/rest/api"}},
    "cloud": {{"host": "{CLOUD}", "api": "/wiki/rest/api"}},
}}
site = SITES[os.environ["SITE"]]
requests.get(site["host"] + site["api"] + "/space")
""",
        "app.py",
    )
    assert _urls(site) == BOTH


def test_a_call_of_cloud_is_authenticated_as_its_cloud_client_is() -> None:
    (site,) = analyze(
        f"""\
import os
from atlassian import Confluence
if os.environ.get("CLOUD"):
    confluence = Confluence(url="{CLOUD}/wiki", username="me", password=KEY, cloud=True)
else:
    confluence = Confluence(url="{SERVER}", token=KEY, cloud=False)
confluence.get_page_by_id("1")
""",
        "app.py",
    )
    assert (site.deployment, site.auth.value) == ("cloud", "basic")


def test_a_caller_of_a_server_gives_no_default_of_cloud() -> None:
    sites = analyze(
        f"""\
import requests
def spaces(base="{CLOUD}/wiki", auth=None):
    return requests.get(base + "/rest/api/space", auth=auth)
def get(base, path, auth):
    return requests.get(base + path, auth=auth)
spaces("{SERVER}", ("me", "x"))
get("{SERVER}", "/rest/api/content", None)
get("{CLOUD}/wiki", "/rest/api/content", ("me", "x"))
""",
        "app.py",
    )
    assert [(s.span.line, s.deployment, s.auth.value) for s in sites] == [
        (3, "cloud", "unknown"),
        (7, "server", "unknown"),
        (8, "cloud", "basic"),
    ]


CHOSEN = {
    "two URLs": (
        "",
        """
        if self.is_cloud:
            url = f"{self.base}/wiki/api/v2/pages/{page}"
        else:
            url = f"{self.base}/rest/api/content/{page}"
""",
    ),
    "two hosts": (
        "",
        """
        url = f"https://acme.atlassian.net/wiki/api/v2/pages/{page}"
        if flag:
            url = f"https://confluence.example.com/rest/api/content/{page}"
""",
    ),
    "a root and a path": (
        """
    @property
    def root(self):
        if self.is_cloud:
            return f"{self.base}/wiki/api/v2"
        return f"{self.base}/rest/api"
""",
        """
        if self.is_cloud:
            url = f"{self.root}/pages/{page}"
        else:
            url = f"{self.root}/content/{page}"
""",
    ),
    "a mode": (
        """
    def url(self, path):
        if self.mode == "dc":
            return f"{self.base}/rest/api/content/{path}"
        return f"{self.base}/wiki/api/v2/{path}"
""",
        """
        if self.mode == "dc":
            url = self.url(page)
        else:
            url = self.url(f"pages/{page}")
""",
    ),
}


@pytest.mark.parametrize(("members", "choice"), CHOSEN.values(), ids=CHOSEN)
def test_only_what_cloud_is_asked_is_reported(members: str, choice: str) -> None:
    (site,) = analyze(
        f"""\
import requests
class Wiki:
    def __init__(self, base, is_cloud, mode):
        self.base, self.is_cloud, self.mode = base, is_cloud, mode
{members}
    def page(self, page, flag):{choice}
        return requests.get(url)
""",
        "app.py",
    )
    assert [o.key for o in site.operations] == ["GET /wiki/api/v2/pages/{id}"]
    assert {f.code for f in site.findings} == {"AAR101"}


def test_what_server_is_sent_is_not_checked_by_the_operation_of_cloud() -> None:
    (site,) = analyze(
        """\
import requests
def page(base, page, is_cloud):
    if is_cloud:
        url = f"{base}/wiki/api/v2/pages/{page}"
        params = {"body-format": "storage"}
    else:
        url = f"{base}/rest/api/content/{page}"
        params = {"expand": "body.storage"}
    return requests.get(url, params=params)
""",
        "app.py",
    )
    assert [o.key for o in site.operations] == ["GET /wiki/api/v2/pages/{id}"]
    assert "AAR403" not in {f.code for f in site.findings}


def test_both_are_reported_where_nothing_tells_them_apart() -> None:
    (site,) = analyze(
        """\
import requests
def page(base, page, newer):
    if newer:
        url = f"{base}/wiki/api/v2/pages/{page}"
    else:
        url = f"{base}/rest/api/content/{page}"
    return requests.get(url)
""",
        "app.py",
    )
    assert {o.api_version for o in site.operations} == {"v1", "v2"}


CREATE_OR_UPDATE = (
    """\
def save(html, page=None):
    url = f'{SITE}/wiki/api/v2/pages{"/" + page if page else ""}'
    if not page:
        return requests.post(url, json=html)
    return requests.put(url, json=html)
""",
    """\
def save(html, page=None):
    url = SITE + "/wiki/api/v2/pages"
    if page:
        url += f"/{page}"
    send = requests.put if page else requests.post
    return send(url, json=html)
""",
)


@pytest.mark.parametrize("source", CREATE_OR_UPDATE)
def test_a_page_is_created_without_an_id_and_updated_by_it(source: str) -> None:
    found = analyze(f'import requests\nSITE = "{CLOUD}"\n{source}', "app.py")
    keys = {o.key for site in found for o in site.operations}
    assert keys == {"POST /wiki/api/v2/pages", "PUT /wiki/api/v2/pages/{id}"}
    assert not {f.code for site in found for f in site.findings} & {"AAR401", "AAR402"}


def test_another_path_by_a_method_that_it_does_not_take_is_reported() -> None:
    found = analyze(
        f"""\
import requests
def delete(kind):
    requests.delete("{CLOUD}/wiki/api/v2/" + ("pages/1" if kind == "page" else "labels"))
""",
        "app.py",
    )
    assert "AAR402" in {f.code for site in found for f in site.findings}


def test_a_method_that_a_called_function_may_not_use() -> None:
    (site,) = analyze(
        f"""\
import requests
from elsewhere import same
def call(verb, path):
    url = "{CLOUD}/wiki/rest/api" + path
    if same("GET", verb):
        return requests.get(url)
    if same("POST", verb):
        return requests.post(url)
    return requests.delete(url)
call("GET", "/user/current")
""",
        "app.py",
    )
    assert ([operation.key for operation in site.operations], site.unmatched) == (
        ["GET /wiki/rest/api/user/current"],
        None,
    )


def test_the_path_of_another_product_below_the_gateway() -> None:
    (site,) = analyze(
        """\
import requests
def root(product, cloud):
    if product == "jira":
        return "https://api.atlassian.com/ex/jira/" + cloud
    return "https://api.atlassian.com/ex/confluence/" + cloud
def paths(product):
    if product != "confluence":
        return ("/rest/api/3/myself",)
    return ("/wiki/rest/api/user/current",)
def probe(product, cloud):
    for path in paths(product):
        requests.get(root(product, cloud) + path)
""",
        "app.py",
    )
    assert ([operation.key for operation in site.operations], site.unmatched) == (
        ["GET /wiki/rest/api/user/current"],
        None,
    )
