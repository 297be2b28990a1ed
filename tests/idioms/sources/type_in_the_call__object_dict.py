"""The body is the object's own dictionary: obj.__dict__, as vars(obj)."""
import json

import requests

API = "https://acme.atlassian.net/wiki/rest/api"


class Draft:
    def __init__(self, title: str, space: str | None = None) -> None:
        self.type = "blogpost"
        self.title = title
        self.space = space

    def as_body(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if value is not None}

    def as_json(self) -> str:
        return json.dumps(self.__dict__)


class Call:
    def __init__(self, method: str, url: str) -> None:
        self.method, self.url = method, url


def create(title: str) -> None:
    requests.post(f"{API}/content", json=Draft(title).as_body(), timeout=9)  #: AAR301 > POST /wiki/api/v2/blogposts
    requests.post(f"{API}/content", data=Draft(title).as_json(), timeout=9)  #: AAR301 > POST /wiki/api/v2/blogposts


def state(page: str) -> None:
    requests.request(**Call("PUT", f"{API}/content/{page}/state").__dict__, timeout=9)  #: PUT /wiki/rest/api/content/{}/state
