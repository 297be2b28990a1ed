"""Confluence sync"""
from dataclasses import dataclass, field
from enum import Enum
import requests, httpx, asyncio
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings
from tenacity import retry as tretry

class Cfg(BaseSettings):
    confluence_url: str = "https://x.atlassian.net/wiki"
    api_path: str = Field(default="/rest/api")
cfg = Cfg()
@dataclass
class Client:
    base_url: str
    token: str = ""
    prefix: str = "/wiki/api/v2"
    session: requests.Session = field(default_factory=requests.Session)
    def _call(self, verb: str, *segments: str, **params):
        url = self.base_url + self.prefix + "/" + "/".join(str(s) for s in segments)
        func = getattr(self.session, verb.lower())
        return func(url, params=params)
    def pages(self):
        return self._call("GET", "pages")  # => GET /wiki/api/v2/pages
    def page(self, i):
        return self._call("get", "pages", i)  # => GET /wiki/api/v2/pages/{id}
class Ep(str, Enum):
    SPACES = "/wiki/api/v2/spaces"
    PAGE = "/wiki/rest/api/content/{id}"
def ep(e: Ep, **k):
    return requests.get("https://x.atlassian.net" + e.value.format(**k))
def use():
    ep(Ep.SPACES)  # => GET /wiki/api/v2/spaces
    ep(Ep.PAGE, id=3)  # => GET /wiki/rest/api/content/{id}
    requests.get(f"{cfg.confluence_url}{cfg.api_path}/search")  # => GET /wiki/rest/api/search
class Sess(requests.Session):
    def __init__(self, base):
        super().__init__()
        self.base = base
    def request(self, method, url, **kw):
        return super().request(method, self.base + url, **kw)
s = Sess("https://x.atlassian.net/wiki")
s.get("/rest/api/space")  # => GET /wiki/rest/api/space
@tretry
def fetch(path):
    return requests.get(cfg.confluence_url + path)
fetch("/rest/api/content/search?cql=x")  # => GET /wiki/rest/api/content/search
class AsyncC:
    def __init__(self, url):
        self._client = httpx.AsyncClient(base_url=url + "/wiki", auth=("a", "b"))
    async def __aenter__(self): return self
    async def __aexit__(self, *a): pass
    async def all(self, path, **p):
        while path:
            r = await self._client.get(path, params=p)
            data = r.json()
            for i in data["results"]: yield i
            path = data["_links"].get("next")
    async def spaces(self):
        async for s in self.all("/api/v2/spaces"):  # => GET /wiki/api/v2/spaces
            yield s
async def main():
    async with AsyncC("https://x.atlassian.net") as c:
        [x async for x in c.all("/api/v2/pages")]  # => GET /wiki/api/v2/pages
        await asyncio.gather(*(c._client.get(f"/api/v2/pages/{i}") for i in range(3)))  # => GET /wiki/api/v2/pages/{id}
HEADERS = {}
URLS = {
    "create": ("POST", "https://x.atlassian.net/wiki/rest/api/content"),
    "get": ("GET", "https://x.atlassian.net/wiki/rest/api/content/{}"),
}
def do(name, *a):
    method, url = URLS[name]
    return requests.request(method, url.format(*a), headers=HEADERS)
do("create")  # => POST /wiki/rest/api/content
do("get", 3)  # => GET /wiki/rest/api/content/{id}
cloud_id = "abc"
base = f"https://api.atlassian.com/ex/confluence/{cloud_id}"
requests.get(f"{base}/rest/api/content")  # => GET /wiki/rest/api/content
requests.get(f"{base}/wiki/api/v2/pages")  # => GET /wiki/api/v2/pages
def paginate(url):
    out = []
    while url:
        r = requests.get(url).json()
        out += r["results"]
        url = base + r["_links"]["next"] if "next" in r["_links"] else None
    return out
paginate(f"{base}/wiki/api/v2/spaces?limit=5")  # => GET /wiki/api/v2/spaces
paginate(base + "/wiki/api/v2/blogposts")  # => GET /wiki/api/v2/blogposts
def upd(pid, v):
    url = base
    url += "/wiki/rest/api"
    url += f"/content/{pid}"
    try:
        requests.put(url, json={"version": v})  # => PUT /wiki/rest/api/content/{id}
    except Exception:
        requests.delete(url)  # => DELETE /wiki/rest/api/content/{id}
with requests.Session() as ss:
    ss.headers.update({})
    ss.post(url=f"{base}/wiki/rest/api/contentbody/convert/storage")  # => POST /wiki/rest/api/contentbody/convert/{to}
