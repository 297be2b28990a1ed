"""Decorators that make the request of the name, the arguments or the result of the function that they wrap."""

import functools

import requests
import wrapt

ROOT = "https://acme.atlassian.net/wiki/rest/api"


def api(function):
    @functools.wraps(function)
    def inner(self, *args, **more):
        url = f"{ROOT}/{function.__name__}"
        if args:
            url = f'{url}/{"/".join(args)}'
        return requests.request(more.get("mode"), url)

    return inner


def endpoint(method, path):
    def decorate(function):
        def inner(self, *args):
            return requests.request(method, ROOT + path.format(*args), params=function(self, *args))

        return inner

    return decorate


def by_result(function):
    def inner(self, *args):
        method, path = function(self, *args)
        return self.session.request(method, ROOT + path)

    return inner


@wrapt.decorator
def called(wrapped, instance, args, kwargs):
    url = f"{ROOT}/{wrapped.__name__}"
    if args:
        url = f'{url}/{"/".join(args)}'
    return wrapped(None, response=requests.request("GET", url, auth=instance.auth))


def often(function):
    def inner(*args, **more):
        for _ in range(3):
            return function(*args, **more)

    return inner


def below_root(function):
    def inner(self, path, *args, **more):
        return function(self, f"{ROOT}/{path}", *args, **more)

    return inner


def in_keywords(function):
    def inner(self, **more):
        more["url"] = ROOT + more["url"]
        return function(self, **more)

    return inner


def of_version(version):
    def decorate(function):
        def inner(self, path):
            path = f"https://acme.atlassian.net/wiki/api/{version}/{path}"
            return function(self, path)

        return inner

    return decorate


class Client:
    def __init__(self):
        self.session = requests.Session()

    @below_root
    @often
    def put(self, url, body=None):
        return self.session.put(url, json=body)

    @in_keywords
    def get(self, url=None):
        return self.session.get(url)

    @of_version("v2")
    def delete(self, path):
        return self.session.delete(path)

    @api
    def content(self, *args, **more): ...

    @endpoint("DELETE", "/content/{}")  # => DELETE /wiki/rest/api/content/{id}
    def remove(self, page_id):
        return {"status": "current"}

    @by_result
    def label(self, page_id):
        return "POST", f"/content/{page_id}/label"

    @called
    def space(self, *args, **kwargs):
        return kwargs["response"]

    @often
    def page(self, page_id):
        return requests.get(f"{ROOT}/content/{page_id}")  # => GET /wiki/rest/api/content/{id}

    def all(self, page_id):
        # whether a tuple is empty isn't known, so that the path without the arguments stays too
        self.content(page_id, "child", "page", mode="GET")  # => GET /wiki/rest/api/content/{id}/child/{type} | GET /wiki/rest/api/content
        self.content(f"{page_id}?expand=body", mode="PUT")  # => PUT /wiki/rest/api/content/{id}
        self.remove(page_id)
        self.label(page_id)  # => POST /wiki/rest/api/content/{id}/label
        self.space("A")  # => GET /wiki/rest/api/space/{spaceKey} | GET /wiki/rest/api/space
        self.space()  # => GET /wiki/rest/api/space
        self.page(page_id)


def use(client: Client):
    client.put("content/1/state", {})  # => PUT /wiki/rest/api/content/{id}/state
    client.get(url="/content/1/label")  # => GET /wiki/rest/api/content/{id}/label
    client.delete("pages/1")  # => DELETE /wiki/api/v2/pages/{id}
    client.content("12", mode="DELETE")  # => DELETE /wiki/rest/api/content/{id}


reads = functools.partial(endpoint, "GET")
drops = functools.partial(endpoint, method="DELETE")


class Declared:
    @reads("/space/{}/property")  # => GET /wiki/rest/api/space/{spaceKey}/property
    def properties(self, key): ...

    @drops(path="/space/{}")  # => DELETE /wiki/rest/api/space/{spaceKey}
    def drop(self, key): ...
