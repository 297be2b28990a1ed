"""Confluence: requests that are made first and sent later"""
import urllib.request
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import httpx
import niquests
import requests
from pydantic import BaseModel

API = "https://x.atlassian.net/wiki/rest/api"


@dataclass
class Made:
    method: str
    url: str
    headers: dict = field(default_factory=dict)


class Plain:
    def __init__(self, verb, path):
        self.verb = verb
        self.path = path


class Executor:
    def send(self, made):
        return requests.request(made.method, made.url)


def send(made: Made):
    return requests.request(made.method, made.url)


def own(executor):
    send(Made("GET", f"{API}/group"))  # => GET /wiki/rest/api/group
    made = Made("GET", f"{API}/user")
    Executor().send(made)  # => GET /wiki/rest/api/user
    executor.send(Made("DELETE", f"{API}/content/1"))  # => DELETE /wiki/rest/api/content/{id}
    executor.execute(request=made)  # => GET /wiki/rest/api/user
    executor.request(Plain("PUT", API + "/content/1"))  # => PUT /wiki/rest/api/content/{id}
    executor.describe(made)


class Row(NamedTuple):
    verb: str
    url: str


class Model(BaseModel):
    method: str = "GET"
    path: str


def executors(bus, page):
    bus.perform(Row("PUT", f"{API}/content/{page}/state"))  # => PUT /wiki/rest/api/content/{id}/state
    bus.run(Model(path=f"{API}/space"))  # => GET /wiki/rest/api/space
    bus.dispatch(Model(method="DELETE", path=f"{API}/content/{page}"))  # => DELETE /wiki/rest/api/content/{id}
    bus.submit(http_method="POST", url=f"{API}/content")  # => POST /wiki/rest/api/content
    bus.make_request("GET", f"{API}/group")  # => GET /wiki/rest/api/group
    bus.build_request("DELETE", url=f"{API}/content/{page}")  # => DELETE /wiki/rest/api/content/{id}


class Generated:
    def labels(self, id):
        return self.api_client.call_api(resource_path="/wiki/rest/api/content/{id}/label", method="POST")  # => POST /wiki/rest/api/content/{id}/label

    def delete(self, id):
        made = self.api_client.param_serialize(method="DELETE", resource_path="/wiki/rest/api/content/{id}")  # => DELETE /wiki/rest/api/content/{id}
        return self.api_client.call_api(*made)


def libraries(session: requests.Session):
    made = requests.Request("DELETE", f"{API}/content/1")  # => DELETE /wiki/rest/api/content/{id}
    session.send(session.prepare_request(made))
    prepared = requests.Request(method="GET", url=API + "/settings/theme").prepare()  # => GET /wiki/rest/api/settings/theme
    requests.Session().send(prepared)
    with httpx.Client(base_url=API) as client:
        client.send(client.build_request("GET", "/space"))  # => GET /wiki/rest/api/space
    urllib.request.urlopen(urllib.request.Request(f"{API}/content/1", method="PUT"))  # => PUT /wiki/rest/api/content/{id}
    urllib.request.urlopen(urllib.request.Request(API + "/space", method=None))  # => GET /wiki/rest/api/space


def by_prepared_url():
    prepared = requests.PreparedRequest()
    prepared.prepare_url("https://acme.atlassian.net/wiki/rest/api/content/1", {"expand": "version"})
    return prepared.url


requests.get(by_prepared_url())  # => GET /wiki/rest/api/content/{id}
prepared = requests.models.PreparedRequest()
prepared.prepare_url(url="https://acme.atlassian.net/wiki/rest/api/space", params=None)
address = prepared.url
requests.get(address)  # => GET /wiki/rest/api/space


def changed_later(page, method):
    asked = urllib.request.Request(f"{API}/content/{page}/label")  # => DELETE /wiki/rest/api/content/{id}/label
    asked.get_method = lambda: "DELETE"
    urllib.request.urlopen(asked)
    named = urllib.request.Request(f"{API}/content/{page}/state")  # => PUT /wiki/rest/api/content/{id}/state
    named.method = "PUT"
    sent = urllib.request.Request(f"{API}/content/{page}/label")  # => POST /wiki/rest/api/content/{id}/label
    sent.data = b"[]"
    perhaps = urllib.request.Request(f"{API}/content/{page}/state")  # => GET /wiki/rest/api/content/{id}/state | DELETE /wiki/rest/api/content/{id}/state
    if method == "DELETE":
        perhaps.get_method = lambda: "DELETE"
        within = urllib.request.Request(f"{API}/content/{page}/state")  # => PUT /wiki/rest/api/content/{id}/state
        within.method = "PUT"
        urllib.request.urlopen(within)
    for request in (named, sent, perhaps):
        urllib.request.urlopen(request)


@dataclass(frozen=True)
class Asked:
    method: str = "GET"
    path: tuple = ()

    def at(self, *parts):
        return replace(self, path=self.path + parts)

    def by(self, method):
        return replace(self, method=method)

    def run(self):
        return requests.request(self.method, "/".join((API,) + self.path))


CONTENT = Asked().at("content")


def asked(page):
    CONTENT.run()  # => GET /wiki/rest/api/content
    CONTENT.at(page).by("DELETE").run()  # => DELETE /wiki/rest/api/content/{id}
    below = Asked().at("space", page)
    below = below.at("property")
    below.run()  # => GET /wiki/rest/api/space/{spaceKey}/property


def changed_requests(page, session: requests.Session):
    made = requests.Request("GET", f"{API}/space")  # => GET /wiki/rest/api/content/{id}/label
    made.url = f"{API}/content/{page}/label"
    prepared = requests.Request("GET", f"{API}/content/{page}").prepare()  # => POST /wiki/rest/api/content/{id}/label
    prepared.url += "/label"
    prepared.method = "POST"
    signed = session.prepare_request(requests.Request("GET", f"{API}/space"))  # => POST /wiki/rest/api/space
    signed.prepare_method("POST")
    empty = requests.Request()  # => DELETE /wiki/rest/api/content/{id}
    empty.method, empty.url = "DELETE", f"{API}/content/{page}"
    other = niquests.Session()
    signed = other.prepare_request(niquests.Request("GET", f"{API}/space"))  # => PUT /wiki/rest/api/content/{id}/state
    signed.method, signed.url = "PUT", f"{API}/content/{page}/state"
    other.send(signed)
    full = urllib.request.Request(f"{API}/space")  # => GET /wiki/rest/api/content/{id}/label
    full.full_url = f"{API}/content/{page}/label"
    decoded = requests.Request("GET", f"{API}/content/{page}").prepare()  # => GET /wiki/rest/api/content/{id}
    decoded.url = session.decode(decoded.url)
    for request in (made.prepare(), prepared, signed, empty.prepare(), decoded):
        session.send(request)
    urllib.request.urlopen(full)


def changed_requests_of_httpx(page):
    with httpx.Client(base_url=API) as client:
        built = client.build_request("GET", "/content")  # => GET /wiki/rest/api/content/{id}
        built.url = httpx.URL(str(built.url) + f"/{page}")
        client.send(built)
        other = httpx.Request("GET", f"{API}/space")  # => PUT /wiki/rest/api/content/{id}/state
        other.url = other.url.copy_with(path=f"/wiki/rest/api/content/{page}/state")
        other.method = "PUT"
        client.send(other)


def sent_before_it_changes(page, session: requests.Session, labels):
    prepared = requests.Request("GET", f"{API}/content/{page}").prepare()  # => GET /wiki/rest/api/content/{id} | DELETE /wiki/rest/api/content/{id}
    session.send(prepared)
    prepared.method = "DELETE"
    session.send(prepared)
    perhaps = requests.Request("GET", f"{API}/space")  # => GET /wiki/rest/api/space | POST /wiki/rest/api/content/{id}/label
    if labels:
        perhaps.method, perhaps.url = "POST", f"{API}/content/{page}/label"
    session.send(perhaps.prepare())
