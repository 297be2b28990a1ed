"""Confluence, where a library may be missing"""
try:
    import requests
except ImportError:
    requests = None
try:
    from urllib.request import urlopen
except ImportError:
    urlopen = None
BASE = "https://x.atlassian.net/wiki"
requests.get(f"{BASE}/rest/api/space")  # => GET /wiki/rest/api/space
urlopen(BASE + "/rest/api/content")  # => GET /wiki/rest/api/content
class Fetch:
    def __init__(self, path, method="GET"):
        self.answer = requests.request(method, BASE + path)
Fetch("/api/v2/pages")  # => GET /wiki/api/v2/pages
Fetch("/rest/api/content/1", "DELETE")  # => DELETE /wiki/rest/api/content/{id}
class Api:
    def __init__(self, base):
        self.base = base
    def get(self, path):
        return requests.get(self.base + path)
    def both(self, path):
        self.get(path)
        return requests.post(self.base + path)
    def guarded(self, path, flag=None):
        return requests.put(self.base + path) if flag else None
api = Api(BASE)
pool.apply(function=api.get)
pool.apply(api.get, "/rest/api/search")  # => GET /wiki/rest/api/search
api.both("/rest/api/space")  # => GET /wiki/rest/api/space | POST /wiki/rest/api/space
api.guarded("/rest/api/content/1", flag=True)  # => PUT /wiki/rest/api/content/{id}
def in_order(path, *, base):
    return requests.get(base + path)
def options(**kw):
    return in_order("/api/v2/spaces", **kw)  # => GET /wiki/api/v2/spaces
options(base=BASE)
def deep(path):
    return deeper(path)
def deeper(path):
    def deepest():
        return requests.get(BASE + path)
    return deepest()
deep("/api/v2/blogposts")  # => GET /wiki/api/v2/blogposts
def with_default(path=None):
    return requests.get(BASE + (path or "/rest/api/search"))  # => GET /wiki/rest/api/search
with_default()
with_default("/rest/api/space")  # => GET /wiki/rest/api/space
class Versioned:
    root = "/rest/api"
    def fetch(self, path):
        return requests.get(self.url() + path)
    def url(self):
        return BASE + self.root
    def search(self):
        return self.fetch("/search")  # => GET /wiki/rest/api/search
class Second(Versioned):
    root = "/api/v2"
    def pages(self):
        return self.fetch("/pages")  # => GET /wiki/api/v2/pages
class Elsewhere(Versioned):
    def url(self):
        return "https://x.atlassian.net/jira" + self.root
Versioned().fetch("/space")  # => GET /wiki/rest/api/space
Second().fetch("/spaces")  # => GET /wiki/api/v2/spaces
Elsewhere().fetch("/space")
class Listed:
    PATHS = {"pages": "/api/v2/pages", "spaces": "/api/v2/spaces"}
    def listed(self, what):
        return requests.get(BASE + self.PATHS[what])
    def one(self, what, number):
        return requests.get(BASE + self.PATHS[what] + f"/{number}")
Listed().listed("pages")  # => GET /wiki/api/v2/pages
Listed().one("spaces", 3)  # => GET /wiki/api/v2/spaces/{id}
