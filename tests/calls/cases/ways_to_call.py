"""Confluence tools"""
import requests, httpx, functools, operator, logging
from requests import Request, Session, get as fetch
from requests.auth import HTTPBasicAuth
BASE = "https://x.atlassian.net"
WIKI = BASE + "/wiki"
V1 = WIKI + "/rest/api"

def variants(pid, method):
    requests.request(method="post", url=V1 + "/content", json={})  # => POST /wiki/rest/api/content
    requests.request("get", url=V1 + "/space", params={"limit": 3})  # => GET /wiki/rest/api/space
    s = Session()
    s.auth = HTTPBasicAuth("a", "b")
    req = Request("PUT", f"{V1}/content/{pid}")  # => PUT /wiki/rest/api/content/{id}
    s.send(s.prepare_request(req))
    s.send(Request("GET", V1 + "/space").prepare())  # => GET /wiki/rest/api/space
    fetch(V1 + "/search", params=[("cql", "x")])  # => GET /wiki/rest/api/search
    getattr(requests, "delete")(f"{V1}/content/{pid}")  # => DELETE /wiki/rest/api/content/{id}
    getattr(s, method)(f"{V1}/user/current")  # => GET /wiki/rest/api/user/current
    call = operator.methodcaller("get", V1 + "/space")  # => literal: GET /wiki/rest/api/space | POST /wiki/rest/api/space
    verbs = {"get": s.get, "post": s.post}
    verbs["get"](V1 + "/group")  # => GET /wiki/rest/api/group
    (s.put if pid else s.post)(f"{V1}/content/{pid}/label")  # => POST /wiki/rest/api/content/{id}/label
    opts = {"url": V1 + "/space", "timeout": 4}
    s.get(**opts)  # => GET /wiki/rest/api/space
    s.request(**{"method": "GET", "url": V1 + "/space"})  # => GET /wiki/rest/api/space
    args = ("GET", V1 + "/space")
    s.request(*args)  # => GET /wiki/rest/api/space

def next_links(s: requests.Session):
    url = f"{WIKI}/api/v2/pages?limit=250"
    while url:
        data = s.get(url).json()  # => GET /wiki/api/v2/pages
        nxt = data["_links"].get("next")
        url = f"{BASE}{nxt}" if nxt else ""
    start = 0
    while True:
        r = s.get(f"{V1}/content?start={start}&limit=25")  # => GET /wiki/rest/api/content
        start += 25
        if len(r.json()["results"]) < 25:
            break

def next_links2(path="/wiki/api/v2/spaces"):
    while path:
        r = requests.get(BASE + path)  # => GET /wiki/api/v2/spaces
        path = r.json().get("_links", {}).get("next")

def gen(kind):
    def pages():
        yield f"{V1}/content"
        yield f"{V1}/space"
    for u in pages():
        requests.get(u)  # => GET /wiki/rest/api/content | GET /wiki/rest/api/space

get_json = lambda path, **kw: requests.get(V1 + path, **kw).json()
post = functools.partial(requests.request, "POST")
api_get = functools.partial(httpx.get, headers={"a": "b"})

def use():
    get_json("/space")  # => GET /wiki/rest/api/space
    post(V1 + "/content")  # => POST /wiki/rest/api/content
    api_get(V1 + "/content/3")  # => GET /wiki/rest/api/content/{id}
    results = [get_json(f"/content/{i}") for i in range(3)]  # => GET /wiki/rest/api/content/{id}
    any(map(get_json, ["/group"]))  # => GET /wiki/rest/api/group

_client = None
def client():
    global _client
    if _client is None:
        _client = httpx.Client(base_url=V1)
    return _client
def use_client():
    client().get("/space")  # => GET /wiki/rest/api/space

class Err(Exception): ...
def guarded(url=V1):
    try:
        r = requests.get(url + "/content")  # => GET /wiki/rest/api/content
    except requests.HTTPError as e:
        raise Err(f"failed {url}/content") from e
    finally:
        logging.info("done %s", url + "/content")
    return r

def handler(event):
    match event:
        case {"type": "page", "id": pid}:
            return requests.get(f"{WIKI}/api/v2/pages/{pid}")  # => GET /wiki/api/v2/pages/{id}
        case ["space", key, *_]:
            return requests.get(f"{V1}/space/{key}")  # => GET /wiki/rest/api/space/{spaceKey}
        case str(x) if x:
            return requests.get(f"{V1}/content/{x}/child/attachment")  # => GET /wiki/rest/api/content/{id}/child/attachment

class Sync:
    ROOT = "/wiki/rest/api/space"
    def __init__(self, conn, table):
        self.conn, self.table = conn, table
    def run(self, key):
        self.conn("GET", f"{self.ROOT}/{key}")  # => GET /wiki/rest/api/space/{spaceKey}
        self.conn("DELETE", self.ROOT + "/" + key)  # => DELETE /wiki/rest/api/space/{spaceKey}
        self.table("GET", "/wiki/rest/api/user/current")  # => literal: GET /wiki/rest/api/user/current

def kept(host, number, connections={}, *, others):
    connections.setdefault(host, Session()).get(f"{V1}/content/{number}")  # => GET /wiki/rest/api/content/{id}
    others.setdefault("wiki", httpx.Client(base_url=WIKI)).get("rest/api/space")  # => GET /wiki/rest/api/space
