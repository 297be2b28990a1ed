"""Confluence helpers"""
import os, json, requests, aiohttp, httpx, functools
from urllib.request import Request, urlopen
from urllib.parse import urljoin
from http.client import HTTPSConnection
import urllib3

CONFLUENCE_URL = os.environ["CONFLUENCE_URL"]
API = f"{CONFLUENCE_URL}/rest/api"
auth = (os.getenv("U"), os.getenv("P"))

def one(pid):
    r = requests.get(API + "/content/" + pid, auth=auth)     # => GET /wiki/rest/api/content/{id}
    r = requests.put("%s/content/%s" % (API, pid), json={})  # => PUT /wiki/rest/api/content/{id}
    r = requests.request("DELETE", "{}/content/{}".format(API, pid))  # => DELETE /wiki/rest/api/content/{id}
    return r

def send(method, path, **kw):
    return requests.request(method, f"{API}{path}", **kw)

def two():
    send("GET", "/space")  # => GET /wiki/rest/api/space
    send("POST", "/content", json={})  # => POST /wiki/rest/api/content
    send(method="GET", path="/content/%s/child/page" % 3)  # => GET /wiki/rest/api/content/{id}/child/{type}

def three():
    req = Request(f"{CONFLUENCE_URL}/rest/api/content", data=b"", headers={})  # => POST /wiki/rest/api/content
    with urlopen(req) as f:
        return json.load(f)

def four():
    c = HTTPSConnection("x.atlassian.net")
    c.request("GET", "/wiki/rest/api/space")  # => GET /wiki/rest/api/space
    http = urllib3.PoolManager()
    http.request("GET", "https://x.atlassian.net/wiki/api/v2/pages")  # => GET /wiki/api/v2/pages

async def five():
    async with aiohttp.ClientSession() as s:
        async with s.get(f"{API}/search", params={}) as r:  # => GET /wiki/rest/api/search
            pass
        tasks = [s.get(f"{API}/content/{i}") for i in range(3)]  # => GET /wiki/rest/api/content/{id}

class Conf:
    ENDPOINTS = {"page": "/wiki/api/v2/pages/{id}", "space": "/wiki/api/v2/spaces"}
    def __init__(self, base, token=None, session=None):
        self.base = base.rstrip("/")
        self.session = session or requests.Session()
        self.api_url = f"{self.base}/wiki/rest/api"
    def _url(self, *parts):
        return "/".join([self.api_url, *map(str, parts)])
    def _request(self, method, endpoint, params=None):
        url = urljoin(self.base, endpoint)
        resp = self.session.request(method, url, params=params)
        resp.raise_for_status()
        return resp.json()
    def get(self, endpoint, **kw):
        return self._request("GET", endpoint, **kw)
    def page(self, pid):
        return self.get(self.ENDPOINTS["page"].format(id=pid))  # => GET /wiki/api/v2/pages/{id}
    def spaces(self):
        while True:
            data = self.get(self.ENDPOINTS["space"])  # => GET /wiki/api/v2/spaces
            if not data: break
    def attach(self, pid, f):
        url = self._url("content", pid, "child", "attachment")
        self.session.post(url, files={"file": f})  # => POST /wiki/rest/api/content/{id}/child/attachment
    @property
    def search_url(self):
        return self.api_url + "/search"
    def search(self, cql):
        return self.session.get(self.search_url, params={"cql": cql})  # => GET /wiki/rest/api/search

def retry(fn, *a, **k):
    return fn(*a, **k)

def six(conf: "Conf"):
    conf.page(3)
    retry(requests.get, f"{API}/user/current")  # => GET /wiki/rest/api/user/current
    get = functools.partial(requests.get, auth=auth)
    get(f"{API}/group")  # => GET /wiki/rest/api/group

def seven(use_v2, pid):
    if use_v2:
        url = f"{CONFLUENCE_URL}/api/v2/pages/{pid}"
    else:
        url = f"{CONFLUENCE_URL}/rest/api/content/{pid}?expand=body"
    requests.get(url)  # => GET /wiki/api/v2/pages/{id} | GET /wiki/rest/api/content/{id}
    for kind in ("comment", "attachment"):
        requests.get(f"{API}/content/{pid}/child/{kind}")  # => GET /wiki/rest/api/content/{id}/child/comment | GET /wiki/rest/api/content/{id}/child/attachment
    match use_v2:
        case 1:
            requests.get(f"{API}/content/{pid}/label")  # => GET /wiki/rest/api/content/{id}/label
    if (u := f"{API}/content/{pid}/property"):
        requests.post(u)  # => POST /wiki/rest/api/content/{id}/property
