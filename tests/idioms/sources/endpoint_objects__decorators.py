"""Decorators of one's own that state the path: a class, a method of an object, a function without a method, async."""
import functools

import httpx
import requests

SITE = "https://acme.atlassian.net/wiki"


class get:
    def __init__(self, path: str) -> None:
        self.path = path

    def __call__(self, function):
        def call(*arguments):
            return function(requests.get(SITE + self.path.format(*arguments), timeout=9).json())

        return call


class Api:
    def __init__(self, user: str, token: str) -> None:
        self.client = httpx.Client(base_url=SITE, auth=(user, token))

    def delete(self, path: str):
        def wrap(function):
            @functools.wraps(function)
            def call(**names):
                return self.client.delete(path.format(**names))

            return call

        return wrap


def fetched(path):
    def wrap(function):
        async def call(client: httpx.AsyncClient, *args):
            answer = await client.get(SITE + path.format(*args))
            return function(answer.json())

        return call

    return wrap


def handles(path):
    def wrap(function):
        ROUTES[path] = function
        return function

    return wrap


ROUTES = {}
api = Api("u", "t")


@get("/rest/api/space/{0}")  #: AAR201 GET /wiki/rest/api/space/{}
def space(answer):
    return answer["key"]


@api.delete("/rest/api/content/{id}")  #: AAR201 !AAR202 DELETE /wiki/rest/api/content/{}
def remove(id): ...


@fetched("/api/v2/pages/{}")  #: GET /wiki/api/v2/pages/{}
def title(answer):
    return answer["title"]


@handles("/wiki/rest/api/space")
def fake_space(request):
    return {}
