"""A wrapper has the collection, and its callers bring the rest: all of them name the endpoint."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def get(path: str):
    return requests.get(f"{API}/content/{path}", timeout=9).json()


def send(path: str, method: str = "GET"):
    return requests.request(method, f"{API}/space/{path}", timeout=9).json()


class Content:
    root = f"{API}/content/"

    def _get(self, tail: str, **query):
        return requests.get(self.root + tail, params=query, timeout=9).json()

    def search(self, cql: str):
        return self._get("search", cql=cql)  #: GET /wiki/rest/api/content/search

    def one(self, number: str):
        return self._get(number)  #: GET /wiki/rest/api/content/{}

    def state(self, number: str):
        return self._get(f"{number}/state")  #: GET /wiki/rest/api/content/{}/state


def search():
    return get("search")  #: GET /wiki/rest/api/content/search


def one(number: str):
    return get(number)  #: GET /wiki/rest/api/content/{}


def fixed():
    return one("12")


def history(number: str):
    return get(path=number + "/history")  #: GET /wiki/rest/api/content/{}/history


def settings(key: str):
    return send(f"{key}/settings", "PUT")  #: PUT /wiki/rest/api/space/{}/settings


def remove(key: str):
    return send(key, method="DELETE")  #: DELETE /wiki/rest/api/space/{}
