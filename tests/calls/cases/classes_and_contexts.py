"""Confluence tools"""
import functools, requests, httpx, aiohttp, contextlib, asyncio
from functools import partial, partialmethod
from abc import ABC, abstractmethod

class Resource(ABC):
    path = ""
    root = "/wiki/api/v2"
    def __init__(self, client: "Client"):
        self.client = client
    def list(self, **params):
        return self.client.request("GET", self.root + self.path, params=params)
    def get(self, id):
        return self.client.request("GET", f"{self.root}{self.path}/{id}")

class Pages(Resource):
    path = "/pages"
    def labels(self, id):
        return self.client.request("GET", f"{self.root}{self.path}/{id}/labels")  # => GET /wiki/api/v2/pages/{id}/labels

class Spaces(Resource):
    path = "/spaces"

class Client:
    def __init__(self, base, token):
        self.base = base
        self.session = requests.Session()
        self.session.headers["Authorization"] = token
        self.pages = Pages(self)
        self.spaces = Spaces(self)
    def request(self, method, path, **kw):
        r = self.session.request(method, self.base + path, **kw)
        r.raise_for_status()
        return r.json()
    get = partialmethod(request, "GET")
    def verb(self, method, path):
        return getattr(self.session, method.lower())(self.base + path)
    def paginate(self, path):
        url = self.base + path
        while url:
            data = self.session.get(url).json()
            yield from data["results"]
            nxt = data.get("_links", {}).get("next")
            url = self.base + nxt if nxt else None

def use(c: Client):
    c.pages.get(1)  # => GET /wiki/api/v2/pages/{id}
    c.spaces.list()  # => GET /wiki/api/v2/spaces
    c.get("/wiki/rest/api/space")  # => GET /wiki/rest/api/space
    c.verb("DELETE", "/wiki/rest/api/content/1")  # => DELETE /wiki/rest/api/content/{id}
    for x in c.paginate("/wiki/api/v2/pages"):  # => GET /wiki/api/v2/pages
        print(x)
    list(c.paginate("/wiki/api/v2/blogposts"))  # => GET /wiki/api/v2/blogposts

def retry(times=3):
    def deco(f):
        @functools.wraps(f)
        def inner(*a, **k):
            for _ in range(times):
                try:
                    return f(*a, **k)
                except Exception:
                    continue
        return inner
    return deco

class Async:
    BASE = "https://x.atlassian.net/wiki/rest/api"
    async def __aenter__(self):
        self._c = httpx.AsyncClient(base_url=self.BASE)
        return self
    async def __aexit__(self, *a):
        await self._c.aclose()
    @retry(times=5)
    async def call(self, method, path, **kw):
        return await self._c.request(method, path, **kw)
    async def content(self, i):
        return await self.call("GET", f"/content/{i}")  # => GET /wiki/rest/api/content/{id}
    async def many(self, ids):
        return await asyncio.gather(*(self.content(i) for i in ids), self.call("GET", "/space"))  # => GET /wiki/rest/api/space
    @retry()
    async def label(self, i):
        async with self._c.stream("GET", f"/content/{i}/label") as r:  # => GET /wiki/rest/api/content/{id}/label
            return r

async def main():
    async with Async() as a:
        await a.call("POST", "/content", json={})  # => POST /wiki/rest/api/content
        await a.content(3)
    async with aiohttp.ClientSession("https://x.atlassian.net") as s:
        async with s.get("/wiki/api/v2/pages") as r:  # => GET /wiki/api/v2/pages
            await r.json()
        await s.request("DELETE", "/wiki/api/v2/pages/3")  # => DELETE /wiki/api/v2/pages/{id}

@contextlib.contextmanager
def session(url):
    s = requests.Session()
    try:
        yield s, url + "/wiki/rest/api"
    finally:
        s.close()

def ctx(url):
    with session(url) as (s, api):
        s.get(api + "/content")  # => GET /wiki/rest/api/content

class V1:
    prefix = "rest/api"
    resource = "content"
    def __init__(self, url):
        self.url = url
    def endpoint(self, *parts):
        return "/".join([self.url, "wiki", self.prefix, self.resource, *parts])
    def fetch(self, id):
        return requests.get(self.endpoint(id))  # => GET /wiki/rest/api/content/{id}
class V2(V1):
    prefix = "api/v2"
    resource = "pages"
    def fetch(self, id):
        return super().fetch(id)
    def drop(self, id):
        return requests.delete(self.endpoint(id))  # => DELETE /wiki/api/v2/pages/{id}
def v(u):
    V2(u).fetch("1")

def authenticated(cls):
    original = cls.__init__
    def __init__(self, *args, user, **kwargs):
        original(self, *args, **kwargs)
        self.session.auth = user
    cls.__init__ = __init__
    return cls
@authenticated
class Wrapped:
    def __init__(self, site):
        self.api = f"https://{site}.atlassian.net/wiki/rest/api"
        self.session = requests.Session()
    def get(self, path):
        return self.session.get(self.api + path)
Wrapped("acme", user=("a", "b")).get("/group")  # => GET /wiki/rest/api/group

def made_method(verb, path):
    def method(self, id=None):
        return self._request(verb, path.format(id=id))
    return method
class Made:
    listed = made_method("GET", "/pages")
    def __init__(self, base):
        self.base = base
    def _request(self, method, path):
        return requests.request(method, self.base + path).json()
for _name, _path in {"drop": "/pages/{id}", "drop_folder": "/folders/{id}"}.items():
    setattr(Made, _name, made_method("DELETE", _path))
made = Made("https://acme.atlassian.net/wiki/api/v2")
made.listed()  # => GET /wiki/api/v2/pages
made.drop(1)  # => DELETE /wiki/api/v2/pages/{id}
made.drop_folder(1)  # => DELETE /wiki/api/v2/folders/{id}

def moved(cls):
    original = cls.__init__
    def __init__(self, *args):
        original(self, *args)
        self.api = f"{SITE}/wiki/api/v2"
    cls.__init__ = __init__
    return cls
@moved
class Moved:
    def __init__(self, site):
        self.api = f"https://{site}.atlassian.net/wiki/rest/api"
    def get(self, path):
        return requests.get(self.api + path)
Moved("acme").get("/group")
