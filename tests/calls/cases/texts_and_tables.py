"""Confluence tools"""
import os, re, enum, dataclasses, functools, httpx, requests
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from urllib.parse import urlencode, quote
BASE = os.environ["CONFLUENCE_URL"]
API = "/wiki/rest/api"

class Ep(str, Enum):
    PAGE = "/wiki/api/v2/pages/{id}"
    SPACES = "/wiki/api/v2/spaces"
    def url(self, **kw):
        return BASE + self.value.format(**kw)

class Path(StrEnum):
    SEARCH = "/wiki/rest/api/search"
    LABEL = "/wiki/rest/api/content/{}/label"

def enums(pid):
    requests.get(Ep.PAGE.url(id=pid))  # => GET /wiki/api/v2/pages/{id}
    requests.get(BASE + Ep.SPACES)  # => GET /wiki/api/v2/spaces
    requests.get(f"{BASE}{Path.SEARCH}")  # => GET /wiki/rest/api/search
    requests.post(BASE + Path.LABEL.format(pid), json=[])  # => POST /wiki/rest/api/content/{id}/label

@dataclass
class Settings:
    host: str
    api: str = "/wiki/rest/api"
    v2: str = field(default="/wiki/api/v2")
    paths: dict = field(default_factory=lambda: {"space": "space", "content": "content"})
    @property
    def root(self) -> str:
        return self.host.rstrip("/") + self.api
    @functools.cached_property
    def root2(self):
        return f"{self.host}{self.v2}"

def settings(s: Settings, pid: int):
    requests.get(f"{s.root}/content/{pid:d}")  # => GET /wiki/rest/api/content/{id}
    requests.get(f"{s.root2}/pages/{pid!s}/labels")  # => GET /wiki/api/v2/pages/{id}/labels
    requests.get(f"{s.root}/{s.paths['space']}")  # => GET /wiki/rest/api/space
    own = Settings("https://x.atlassian.net")
    requests.delete(own.root + f"/content/{pid:>08}")  # => DELETE /wiki/rest/api/content/{id}
    alt = dataclasses.replace(own, api="/wiki/api/v2")
    requests.get(alt.root + "/pages")  # => GET /wiki/api/v2/pages

ENDPOINTS = {
    "pages": {"list": ("GET", "/wiki/api/v2/pages"), "create": ("POST", "/wiki/api/v2/pages")},
    "spaces": {"list": ("GET", "/wiki/api/v2/spaces")},
}
def table(body=None):
    method, path = ENDPOINTS["pages"]["create"]
    requests.request(method, BASE + path, json=body)  # => POST /wiki/api/v2/pages
    for kind in ENDPOINTS:
        verb, where = ENDPOINTS[kind]["list"]
        requests.request(verb, BASE + where)  # => GET /wiki/api/v2/pages | GET /wiki/api/v2/spaces
    for name, (m, p) in ENDPOINTS["spaces"].items():
        requests.request(m, BASE + p)  # => GET /wiki/api/v2/spaces

def joins(pid, parts=()):
    url = "/".join([BASE, "wiki", "rest", "api", "content", str(pid), "child", "page"])
    requests.get(url)  # => GET /wiki/rest/api/content/{id}/child/{type}
    segs = [BASE, "wiki/rest/api"]
    segs.append("content")
    segs += [pid, "history"]
    requests.get("/".join(map(str, segs)))  # => GET /wiki/rest/api/content/{id}/history
    requests.get("/".join(s.strip("/") for s in (BASE, "/wiki/rest/api/", "space")))  # => GET /wiki/rest/api/space
    requests.get("/".join(filter(None, [BASE, API.strip("/"), "user", "current"])))  # => GET /wiki/rest/api/user/current

def queries(cql, limit):
    q = urlencode({"cql": cql, "limit": limit})
    requests.get(f"{BASE}{API}/search?{q}")  # => GET /wiki/rest/api/search
    requests.get(BASE + API + "/content?" + "&".join(f"{k}={v}" for k, v in {"a": 1}.items()))  # => GET /wiki/rest/api/content
    requests.get("{base}{api}/content/{0}?expand=body".format(limit, base=BASE, api=API))  # => GET /wiki/rest/api/content/{id}
    requests.get("%(b)s/wiki/rest/api/content/%(i)d" % {"b": BASE, "i": limit})  # => GET /wiki/rest/api/content/{id}
    requests.get(f"{BASE}{API}/space/{quote(cql, safe='')}/content")  # => GET /wiki/rest/api/space/{spaceKey}/content

def walrus(pid):
    if (url := f"{BASE}{API}/content/{pid}") and pid:
        requests.delete(url)  # => DELETE /wiki/rest/api/content/{id}
    while (r := requests.get(nxt := BASE + "/wiki/api/v2/spaces")).ok:  # => GET /wiki/api/v2/spaces
        break

def matched(kind, pid):
    match kind:
        case "page":
            url = f"{BASE}/wiki/api/v2/pages/{pid}"
        case "blog" | "blogpost":
            url = f"{BASE}/wiki/api/v2/blogposts/{pid}"
        case _:
            raise ValueError(kind)
    return requests.get(url)  # => GET /wiki/api/v2/pages/{id} | GET /wiki/api/v2/blogposts/{id}

def templ(pid):
    from string import Template
    t = Template("$base/wiki/rest/api/content/$id")
    requests.get(t.substitute(base=BASE, id=pid))  # => GET /wiki/rest/api/content/{id}
    requests.get(Template("${base}/wiki/rest/api/space").safe_substitute({"base": BASE}))  # => GET /wiki/rest/api/space


def joined(*parts):
    return functools.reduce(lambda a, b: a.rstrip("/") + "/" + b.lstrip("/"), parts)

def by_reduce(pid):
    requests.get(joined(BASE, "wiki/rest/api", "content", pid))  # => GET /wiki/rest/api/content/{id}

def listed(paths=("/wiki/rest/api/space", "/wiki/rest/api/group")):
    for path in paths:
        requests.get(BASE + path)  # => GET /wiki/rest/api/space | GET /wiki/rest/api/group
