"""Confluence tools"""
import os, requests, httpx, logging, time, json, functools, itertools, collections
from typing import Any, Iterator, Optional, NamedTuple, TypedDict, ClassVar, Protocol, Final
from dataclasses import dataclass, field
import tenacity
import backoff
BASE: Final = os.getenv("CONFLUENCE_BASE_URL", "https://x.atlassian.net/wiki")

class Route(NamedTuple):
    method: str
    path: str
ROUTES = {
    "get_page": Route("GET", "/rest/api/content/{id}"),
    "search": Route(method="GET", path="/rest/api/search"),
    "create": Route("POST", "/rest/api/content"),
}
def named(pid):
    r = ROUTES["get_page"]
    requests.request(r.method, BASE + r.path.format(id=pid))  # => GET /wiki/rest/api/content/{id}
    method, path = ROUTES["create"]
    requests.request(method, BASE + path)  # => POST /wiki/rest/api/content
    requests.request(ROUTES["search"].method, f"{BASE}{ROUTES['search'].path}")  # => GET /wiki/rest/api/search

class Headers(TypedDict):
    a: str

@dataclass
class Request:
    path: str
    method: str = "GET"
    params: dict = field(default_factory=dict)
    def url(self): return f"{BASE}{self.path}"
    def send(self, s: requests.Session):
        return s.request(self.method, self.url(), params=self.params)

def dc(s: requests.Session, pid):
    Request("/rest/api/space").send(s)  # => GET /wiki/rest/api/space
    req = Request(path=f"/rest/api/content/{pid}", method="DELETE")
    req.send(s)  # => DELETE /wiki/rest/api/content/{id}
    s.request(req.method, req.url())  # => DELETE /wiki/rest/api/content/{id}

class Api:
    _base: ClassVar[str] = "/rest/api"
    routes: ClassVar[dict[str, str]] = {"page": "content", "space": "space"}
    def __init__(self, host=BASE):
        self._host = host
        self._s = httpx.Client(timeout=3)
        self._urls: dict[str, str] = {}
        for name, path in self.routes.items():
            self._urls[name] = f"{host}{self._base}/{path}"
    def url_for(self, kind, *rest):
        return "/".join([self._urls[kind], *rest])
    def page(self, pid):
        return self._s.get(self.url_for("page", str(pid)))  # => GET /wiki/rest/api/content/{id}
    def __getitem__(self, key):
        return self._s.get(f"{self._host}{self._base}/content/{key}")  # => GET /wiki/rest/api/content/{id}
    def __call__(self, path, method="GET"):
        return self._s.request(method, self._host + self._base + path)

def api_use():
    api = Api()
    api("/group")  # => GET /wiki/rest/api/group
    api("/content", method="POST")  # => POST /wiki/rest/api/content
    api["12"]

@tenacity.retry(stop=tenacity.stop_after_attempt(3))
def fetch(path, **params):
    r = requests.get(f"{BASE}/rest/api/{path.lstrip('/')}", params=params)
    r.raise_for_status()
    return r.json()
@backoff.on_exception(backoff.expo, requests.RequestException, max_tries=3)
def push(path, body): return requests.post(BASE + "/rest/api" + path, json=body)

def use():
    fetch("/space", limit=3)  # => GET /wiki/rest/api/space
    fetch("content/search", cql="x")  # => GET /wiki/rest/api/content/search
    push("/content", {})  # => POST /wiki/rest/api/content
    for page in paginate("/rest/api/content", spaceKey="A"):  # => GET /wiki/rest/api/content
        fetch(f"/content/{page['id']}/child/comment")  # => GET /wiki/rest/api/content/{id}/child/comment

def paginate(path, **params) -> Iterator[dict]:
    start = 0
    while True:
        params.update(start=start, limit=50)
        data = requests.get(BASE + path, params=params).json()
        yield from data["results"]
        if "next" not in data["_links"]: return
        start += 50

def next_link(session: requests.Session):
    url: Optional[str] = BASE + "/rest/api/space?limit=100"
    out = []
    while url is not None:
        body = session.get(url).json()  # => GET /wiki/rest/api/space
        out.extend(body["results"])
        nxt = body["_links"].get("next")
        url = body["_links"]["base"] + nxt if nxt else None
    return out

def version(v2: bool, pid: str):
    prefix = "/api/v2/pages" if v2 else "/rest/api/content"
    return requests.get(f"{BASE}{prefix}/{pid}")  # => GET /wiki/api/v2/pages/{id} | GET /wiki/rest/api/content/{id}

def build(pid=None, expand=()):
    url = BASE + "/rest/api/content"
    if pid:
        url += f"/{pid}"
    if expand:
        url += "?expand=" + ",".join(expand)
    return requests.get(url)  # => GET /wiki/rest/api/content | GET /wiki/rest/api/content/{id}

def percent(pid, key):
    requests.put("%s/rest/api/content/%s/property/%s" % (BASE, pid, key), json={})  # => PUT /wiki/rest/api/content/{id}/property/{key}
    requests.get(("%s" + "/rest/api/content/%s/label") % (BASE, pid))  # => GET /wiki/rest/api/content/{id}/label
    u = BASE
    for seg in ("rest", "api", "space", key):
        u = f"{u}/{seg}"
    requests.get(u)  # => GET /wiki/rest/api/space/{spaceKey}
    requests.get(functools.reduce(lambda a, b: a + "/" + b, ["rest", "api", "space"], BASE))  # => GET /wiki/rest/api/space
    requests.get(functools.reduce(os.path.join, [BASE, "rest/api", "group"]))  # => GET /wiki/rest/api/group

class Fluent:
    def __init__(self, base=BASE):
        self.base = base
        self._path = ""
    def content(self, pid):
        self._path = f"/rest/api/content/{pid}"
        return self
    def labels(self):
        self._path += "/label"
        return self
    def get(self):
        return requests.get(self.base + self._path)  # => GET /wiki/rest/api/content/{id} | GET /wiki/rest/api/content/{id}/label

class Node:
    def __init__(self, url): self.url = url
    def __truediv__(self, other): return Node(f"{self.url}/{other}")
    def __getattr__(self, name): return Node(self.url + "/" + name)
    def __call__(self, x): return Node(f"{self.url}/{x}")
    def get(self, **kw): return requests.get(self.url, **kw)

def nodes(pid):
    root = Node(BASE) / "rest/api"
    (root / "content" / pid).get()  # => GET /wiki/rest/api/content/{id}
    root.space.get()  # => GET /wiki/rest/api/space
    root.content(pid).label.get()  # => GET /wiki/rest/api/content/{id}/label

class Base:
    api_root = ""
    def _url(self, *p): return "/".join((self.api_root, *map(str, p)))
    def get(self, *p): return requests.get(self._url(*p))
class Cloud(Base):
    api_root = "https://x.atlassian.net/wiki/rest/api"
    def space(self, k): return self.get("space", k)  # => GET /wiki/rest/api/space/{spaceKey}
class Server(Base):
    api_root = "https://confluence.corp.com/rest/api"
    def space(self, k): return self.get("space", k)  # => server: GET /wiki/rest/api/space/{spaceKey}

def threads(ids):
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor() as ex:
        ex.map(lambda i: requests.get(f"{BASE}/rest/api/content/{i}"), ids)  # => GET /wiki/rest/api/content/{id}
        f = ex.submit(requests.delete, f"{BASE}/rest/api/content/1")  # => DELETE /wiki/rest/api/content/{id}
        [ex.submit(fetch, p) for p in ("/space", "/group")]  # => GET /wiki/rest/api/space | GET /wiki/rest/api/group

SESSION = requests.Session()
SESSION.get = functools.partial(SESSION.get, timeout=3)
def patched():
    SESSION.get(BASE + "/rest/api/space")  # => GET /wiki/rest/api/space

class Ctx:
    def __enter__(self):
        self.s = requests.Session()
        return self.s
    def __exit__(self, *a): self.s.close()
def with_ctx():
    with Ctx() as s, open("x") as f:
        s.post(f"{BASE}/rest/api/content", data=f)  # => POST /wiki/rest/api/content

def exceptional(pid):
    for attempt in range(3):
        try:
            r = requests.get(url := f"{BASE}/rest/api/content/{pid}")  # => GET /wiki/rest/api/content/{id}
            break
        except requests.ConnectionError:
            time.sleep(2 ** attempt)
    else:
        raise RuntimeError(url)
    try:
        requests.put(url, json={})  # => PUT /wiki/rest/api/content/{id}
    except Exception:
        requests.post(url + "/label", json=[])  # => POST /wiki/rest/api/content/{id}/label

CMD = {"list": lambda: requests.get(BASE + "/rest/api/space"),  # => GET /wiki/rest/api/space
       "drop": lambda i: requests.delete(f"{BASE}/rest/api/content/{i}")}  # => DELETE /wiki/rest/api/content/{id}
def dispatch(name, *a): return CMD[name](*a)

def cfg(config: dict):
    host = config.get("host", "https://x.atlassian.net").rstrip("/")
    if not host.endswith("/wiki"):
        host += "/wiki"
    requests.get(host + "/rest/api/space")  # => GET /wiki/rest/api/space
    api = config["api_path"] if "api_path" in config else "/rest/api"
    requests.get(f"{host}{api}/group")  # => GET /wiki/rest/api/group


def retried(site):
    url = f"{site}/wiki/rest/api/content?limit=25"
    while url:
        answer = requests.get(url)  # => GET /wiki/rest/api/content | GET /wiki/rest/api/space
        if answer.status_code == 404:
            url = site + "/wiki/rest/api/space"
            continue
        following = answer.json()["_links"].get("next")
        url = site + "/wiki" + following if following else None


def next_of(site, pages):
    url = site + "/wiki/api/v2/spaces"
    for page in pages:
        requests.get(url)  # => GET /wiki/api/v2/spaces
        url = site + page


def rows_of_a_generator():
    yield "GET", "/rest/api/space"
    yield "DELETE", "/rest/api/content/1"


def rows_of_a_loop(ids):
    rows = []
    for i in ids:
        rows.append({"method": "GET", "path": f"/rest/api/content/{i}"})
        rows.append({"method": "DELETE", "path": f"/rest/api/space/{i}"})
    return rows


def for_each_row():
    for method, path in rows_of_a_generator():
        requests.request(method, BASE + path)  # => GET /wiki/rest/api/space | DELETE /wiki/rest/api/content/{id}


def for_each_whole_row():
    for row in rows_of_a_generator():
        requests.request(row[0], BASE + row[1])  # => GET /wiki/rest/api/space | DELETE /wiki/rest/api/content/{id}


def in_a_comprehension():
    rows = rows_of_a_generator()
    return [
        requests.request(m, BASE + p)  # => GET /wiki/rest/api/space | DELETE /wiki/rest/api/content/{id}
        for m, p in rows
    ]


def for_each_appended_row(ids):
    for row in rows_of_a_loop(ids):
        send = requests.request
        send(row["method"], BASE + row["path"])  # => GET /wiki/rest/api/content/{id} | DELETE /wiki/rest/api/space/{spaceKey}
