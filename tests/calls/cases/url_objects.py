"""Confluence tools"""
import os, posixpath, requests, httpx, yarl, aiohttp, hyperlink
from yarl import URL
from urllib.parse import urljoin, urlsplit, urlunsplit, urlunparse, urlparse, ParseResult, SplitResult
from pathlib import PurePosixPath
from tornado.httputil import url_concat
BASE = os.environ["CONFLUENCE_URL"]

def y(pid):
    u = URL("https://x.atlassian.net") / "wiki" / "rest" / "api" / "content" / pid
    requests.get(str(u))  # => GET /wiki/rest/api/content/{id}
    u = URL(BASE).joinpath("wiki", "rest", "api", "space")
    requests.get(str(u))  # => GET /wiki/rest/api/space
    requests.get(str(URL(BASE) / "wiki/rest/api/search" % {"cql": "a"}))  # => GET /wiki/rest/api/search
    requests.get(str(URL("https://x.atlassian.net").with_path("/wiki/rest/api/user/current")))  # => GET /wiki/rest/api/user/current
    requests.get(str(URL(BASE).join(URL("/wiki/rest/api/group"))))  # => GET /wiki/rest/api/group
    requests.get(URL.build(scheme="https", host="x.atlassian.net", path="/wiki/rest/api/space"))  # => GET /wiki/rest/api/space
    requests.get(URL(BASE).with_query(a=1) / "wiki/rest/api/space")  # => GET /wiki/rest/api/space
    requests.get(url_concat(f"{BASE}/wiki/rest/api/space", {"limit": pid}))  # => GET /wiki/rest/api/space

def h(pid):
    u = httpx.URL("https://x.atlassian.net/wiki/rest/api/")
    httpx.get(u.join(f"content/{pid}"))  # => GET /wiki/rest/api/content/{id}
    httpx.get(u.copy_with(path="/wiki/rest/api/space"))  # => GET /wiki/rest/api/space
    httpx.get(httpx.URL(BASE, path="/wiki/rest/api/space"))  # => GET /wiki/rest/api/space
    httpx.get(httpx.URL("https://x.atlassian.net/wiki/rest/api/content", params={"a": 1}))  # => GET /wiki/rest/api/content
    httpx.get(u.copy_merge_params({"a": 1}).join("space"))  # => GET /wiki/rest/api/space


def std(pid):
    p = urlsplit(BASE)
    requests.get(urlunsplit((p.scheme, p.netloc, "/wiki/rest/api/space", "", "")))  # => GET /wiki/rest/api/space
    requests.get(urlparse(BASE)._replace(path=f"/wiki/rest/api/content/{pid}").geturl())  # => GET /wiki/rest/api/content/{id}
    requests.get(urlunsplit(p._replace(path="/wiki/rest/api/group")))  # => GET /wiki/rest/api/group
    requests.get(f"{p.scheme}://{p.netloc}/wiki/rest/api/space")  # => GET /wiki/rest/api/space
    requests.get(urljoin(BASE, posixpath.join("/wiki/rest/api", "content", pid)))  # => GET /wiki/rest/api/content/{id}
    path = PurePosixPath("/wiki/rest/api") / "content" / pid / "history"
    requests.get(BASE + str(path))  # => GET /wiki/rest/api/content/{id}/history
    requests.get(urljoin(BASE + "/", f"wiki/rest/api/content/{pid}"))  # => GET /wiki/rest/api/content/{id}
    requests.get(urljoin("https://x.atlassian.net/wiki/rest/api/content/", pid))  # => GET /wiki/rest/api/content/{id}
    requests.get(urljoin("https://x.atlassian.net/wiki/", f"rest/api/content/{pid}"))  # => GET /wiki/rest/api/content/{id}
    requests.get(url=BASE + os.path.join("/wiki/rest/api/content", pid, "label"))  # => GET /wiki/rest/api/content/{id}/label

async def aio(pid):
    base = URL("https://x.atlassian.net/wiki/")
    async with aiohttp.ClientSession(base_url=base) as s:
        await s.get(URL("rest/api/space"))  # => GET /wiki/rest/api/space
        await s.post(base / "rest/api/content")  # => POST /wiki/rest/api/content

def parts(pid):
    requests.get(SplitResult("https", "x.atlassian.net", "/wiki/rest/api/space", "", "").geturl())  # => GET /wiki/rest/api/space
    made = ParseResult(scheme="https", netloc="x.atlassian.net", path=f"wiki/rest/api/content/{pid}", params="", query="", fragment="")
    requests.delete(urlunparse(made))  # => DELETE /wiki/rest/api/content/{id}
    root = hyperlink.URL.from_text("https://x.atlassian.net/wiki")
    requests.get(root.child("rest", "api", "content", pid).to_text())  # => GET /wiki/rest/api/content/{id}
    requests.get(root.child("api", "v2").child("pages").add("limit", "3").to_text())  # => GET /wiki/api/v2/pages
    requests.get(hyperlink.parse("https://x.atlassian.net").click("/wiki/rest/api/group").to_text())  # => GET /wiki/rest/api/group
    requests.get(root.replace(path=["wiki", "rest", "api", "search"]).to_text())  # => GET /wiki/rest/api/search
