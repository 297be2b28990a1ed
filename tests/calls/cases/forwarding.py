"""Arguments that are handed on: ``*parts``, ``**kwargs``, and callables that are a default."""
import functools
import urllib.request
import requests

BASE = "https://x.atlassian.net/wiki"


class Api:
    root = BASE + "/api/v2"

    def _url(self, *parts):
        return "/".join([self.root, *parts])

    def _get(self, *parts, **params):
        return requests.get(self._url(*parts), params=params)

    def _call(self, function, *args, **more):
        for _ in range(3):
            answer = function(*args, **more)
            if answer.ok:
                return answer

    def _retried(self, *parts: str, params: dict | None = None) -> dict:
        return self._call(requests.get, self._url(*parts), params=params)

    def page(self, number):
        return self._get("pages", number)  # => GET /wiki/api/v2/pages/{id}

    def labels(self, number):
        return self._get("pages", number, "labels", limit=3)  # => GET /wiki/api/v2/pages/{id}/labels

    def children(self, number):
        return self._retried("pages", number, "children", params={"limit": 5})  # => GET /wiki/api/v2/pages/{id}/children


def url(*parts, root=BASE):
    return root + "/" + "/".join(str(part) for part in parts)


def delete(*more):
    return requests.delete(url("rest", "api", *more))


def deletes(number):
    delete("content", number)  # => DELETE /wiki/rest/api/content/{id}
    delete("space", "KEY", "property", number)  # => DELETE /wiki/rest/api/space/{spaceKey}/property/{key}
    delete("space", number)  # => DELETE /wiki/rest/api/space/{spaceKey}


def below(first, second="space"):
    return f"{BASE}/rest/{first}/{second}"


def get_below(*parts):
    return requests.get(below(*parts))


def gets_below():
    get_below("api")  # => GET /wiki/rest/api/space
    get_below("api", "group")  # => GET /wiki/rest/api/group


class Client:
    def request(self, method, path, params=None):
        return requests.request(method, BASE + path, params=params)

    def get(self, **kwargs):
        return self.request("GET", **kwargs)

    def put(self, **kwargs):
        return self._send(verb="PUT", **kwargs)

    def _send(self, **kwargs):
        return requests.request(kwargs["verb"], BASE + kwargs["path"])

    def any(self, *args, **kwargs):
        return self.request(*args, **kwargs)


def client():
    c = Client()
    c.get(path="/rest/api/space")  # => GET /wiki/rest/api/space
    c.put(path="/rest/api/content/1")  # => PUT /wiki/rest/api/content/{id}
    c.any("GET", path="/rest/api/search")  # => GET /wiki/rest/api/search
    c.any("GET", "/rest/api/longtask")  # => GET /wiki/rest/api/longtask
    c.any(method="GET", path="/rest/api/group")  # => GET /wiki/rest/api/group
    c.any("GET", "/servlet/other")


def counted(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    return inner


@counted
def fetch(path, *, verb="get"):
    return requests.request(verb, BASE + path)


def fetches():
    fetch("/rest/api/user/current")  # => GET /wiki/rest/api/user/current
    fetch("/rest/api/space", verb="post")  # => POST /wiki/rest/api/space


def opened(address, opener=urllib.request.urlopen):
    with opener(address) as answer:
        return answer.read()


def sent(path, *, send=requests.post):
    return send(BASE + path)


def page(number, opener=urllib.request.urlopen):
    return opener(f"{BASE}/rest/api/content/{number}")  # => GET /wiki/rest/api/content/{id}


def defaults(number):
    opened(f"{BASE}/rest/api/content/{number}/label")  # => GET /wiki/rest/api/content/{id}/label
    sent("/rest/api/space")  # => POST /wiki/rest/api/space
    opened(f"{BASE}/rest/api/content/{number}", opener=requests.delete)  # => DELETE /wiki/rest/api/content/{id}
