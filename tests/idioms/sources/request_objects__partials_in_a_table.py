"""Requests prepared with functools.partial are kept in a table or an attribute, and sent under a name that is not known."""
import functools
from functools import partial

import requests

ROOT = "https://acme.atlassian.net/wiki/rest/api"
JOBS = {"spaces": partial(requests.get, f"{ROOT}/space"), "search": partial(requests.get, f"{ROOT}/search")}


def known() -> dict:
    return JOBS["spaces"]().json()  #: GET /wiki/rest/api/space


def by_name(name: str) -> dict:
    return JOBS[name](timeout=9).json()  #: AAR102 GET /wiki/rest/api/space | GET /wiki/rest/api/search


def by_get(name: str) -> dict | None:
    job = JOBS.get(name)
    return job(timeout=9).json() if job else None  #: AAR102 GET /wiki/rest/api/space | GET /wiki/rest/api/search


def each() -> list:
    return [job() for job in JOBS.values()]  #: AAR102 GET /wiki/rest/api/space | GET /wiki/rest/api/search


class Tasks:
    def __init__(self, token: str) -> None:
        self.session = requests.Session()
        self.session.headers["Authorization"] = f"Bearer {token}"
        self.tasks = {
            "spaces": functools.partial(self.session.get, f"{ROOT}/space"),
            "page": functools.partial(self._get, "/content"),
        }

    def _get(self, path: str, key: str) -> requests.Response:
        return self.session.get(f"{ROOT}{path}/{key}")

    def run(self, task: str, *args: str) -> requests.Response:
        return self.tasks[task](*args)  #: AAR202 GET /wiki/rest/api/space | GET /wiki/rest/api/content/{}
