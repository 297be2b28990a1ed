"""A decorator calls a method of the object, which is defined after it, with the path that it is given."""
import functools
import requests

def endpoint(verb, path):
    def wrap(fn):
        @functools.wraps(fn)
        def inner(self, *args, **params):
            return self._request(verb, path.format(*args), params)
        return inner
    return wrap

class Client:
    root = "https://acme.atlassian.net/wiki/api/v2"

    def _request(self, verb, path, params):
        return requests.request(verb, self.root + path, params=params, timeout=4)

    @endpoint("GET", "/pages/{}/labels")  #: GET /wiki/api/v2/pages/{}/labels
    def labels(self, page): ...

    @endpoint("DELETE", "/pages/{}")  #: DELETE /wiki/api/v2/pages/{}
    def trash(self, page): ...

def use():
    Client().trash("4")
