"""What AAR406 says of answers of v2 that code reads as answers of v1."""

from __future__ import annotations

import pytest

from appaccess_lint import analyze

HEAD = """\
import requests, httpx, aiohttp
from atlassian import Confluence
V1 = "https://acme.atlassian.net/wiki/rest/api"
V2 = "https://acme.atlassian.net/wiki/api/v2"
client = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="p")
def get(url): return requests.get(url).json()
def parse(page): return page["space"]["key"]
"""
WIKI = """\
class Wiki:
    def send(self, path, params=None):
        response = requests.get(V2 + path, params=params)
        response.raise_for_status()
        return response
    def data(self, path, params=None):
        return self.send(path, params).json()"""
PAGE, PAGES = "GET /wiki/api/v2/pages/{id} returns", "GET /wiki/api/v2/pages returns"


def messages(source: str) -> list[str]:
    sites = analyze(f"{HEAD}{source}\n", "app.py")
    return [f.message for site in sites for f in site.findings if f.code == "AAR406"]


REPORTED = {
    "no body": (
        'print(requests.get(f"{V2}/pages/1").json()["body"]["storage"]["value"])',
        f"{PAGE} body.storage only with body-format=storage",
    ),
    "another body": (
        'r = requests.get(f"{V2}/pages/1?body-format=view")\nprint(r.json()["body"]["storage"])',
        f"{PAGE} body.storage only with body-format=storage",
    ),
    "no body in a list": (
        'r = requests.get(f"{V2}/pages", params={"limit": 5})\n'
        'print(r.json()["results"][0]["body"]["storage"]["value"])',
        f"{PAGES} body.storage only with body-format=storage",
    ),
    "no body of children": (
        'for child in requests.get(f"{V2}/pages/1/direct-children").json()["results"]:\n'
        '    print(child["body"]["storage"])',
        "GET /wiki/api/v2/pages/{id}/direct-children returns no body.storage",
    ),
    "a space": (
        'page = httpx.get(f"{V2}/pages/1").json()\nprint(page["space"]["key"])',
        f"{PAGE} no space.key; use GET /wiki/api/v2/spaces/{{id}}",
    ),
    "the whole space": (
        'page = httpx.get(f"{V2}/pages/1").json()\nprint(page["space"])',
        f"{PAGE} no space; read spaceId",
    ),
    "who made the version": (
        'page = httpx.get(f"{V2}/pages/1").json()\nprint(page["version"]["by"])',
        f"{PAGE} no version.by; read version.authorId",
    ),
    "a function that returns the answer": (
        'print(get(f"{V2}/pages/1")["space"]["key"])',
        f"{PAGE} no space.key; use GET /wiki/api/v2/spaces/{{id}}",
    ),
    "a method that returns what another one returns": (
        f'{WIKI}\n    def page(self):\n        return self.data("/pages/1")["version"]["when"]',
        f"{PAGE} no version.when; read version.createdAt",
    ),
    "a method that returns the response": (
        f'{WIKI}\n    def page(self):\n        return self.send("/pages/1").json()["body"]["storage"]',
        f"{PAGE} body.storage only with body-format=storage",
    ),
    "a coroutine that returns the answer": (
        "async def ask(url):\n    async with httpx.AsyncClient() as c:\n"
        "        r = await c.get(url)\n        return r.json()\n"
        'async def f():\n    page = await ask(f"{V2}/pages/1")\n    print(page["space"]["key"])',
        f"{PAGE} no space.key; use GET /wiki/api/v2/spaces/{{id}}",
    ),
    "a loop": (
        'def f():\n    data = requests.get(f"{V2}/pages").json()\n'
        '    return [page["version"]["when"] for page in data["results"]]',
        f"{PAGES} no version.when; read version.createdAt",
    ),
    "pairs of a comprehension": (
        'pages = requests.get(f"{V2}/pages").json()["results"]\n'
        'print([page["space"]["key"] for at, page in enumerate(pages)])',
        f"{PAGES} no space.key; use GET /wiki/api/v2/spaces/{{id}}",
    ),
    "a key with a default": (
        'page = requests.get(f"{V2}/pages/1").json()\nprint(page.get("ancestors", []))',
        f"{PAGE} no ancestors; use GET /wiki/api/v2/pages/{{id}}/ancestors",
    ),
    "a key that the children lack": (
        'r = requests.get(f"{V2}/pages/1/direct-children").json()\nprint(r["results"][0]["version"]["when"])',
        "GET /wiki/api/v2/pages/{id}/direct-children returns no version.when",
    ),
    "an attachment": (
        'r = requests.get(f"{V2}/attachments/att1").json()\nprint(r["extensions"]["fileSize"])',
        "GET /wiki/api/v2/attachments/{id} returns no extensions.fileSize; read fileSize",
    ),
    "a task": (
        'r = requests.get(f"{V2}/tasks/1").json()\nprint(r["assignee"])',
        "GET /wiki/api/v2/tasks/{id} returns no assignee; read assignedTo",
    ),
    "a blog post": (
        'r = requests.get(f"{V2}/blogposts/1").json()\nprint(r["ancestors"])',
        "GET /wiki/api/v2/blogposts/{id} returns no ancestors",
    ),
    "a missing answer": (
        'page = requests.get(f"{V2}/pages/1").json() or {}\nprint(page["space"]["key"])',
        f"{PAGE} no space.key; use GET /wiki/api/v2/spaces/{{id}}",
    ),
    "another key that is set": (
        'page = requests.get(f"{V2}/pages/1").json()\npage["key"] = "A"\nprint(page["space"]["key"])',
        f"{PAGE} no space.key; use GET /wiki/api/v2/spaces/{{id}}",
    ),
    "a page that is logged": (
        'def f(log):\n    page = requests.get(f"{V2}/pages/1").json()\n'
        '    log.debug(page)\n    return page["space"]["key"]',
        f"{PAGE} no space.key; use GET /wiki/api/v2/spaces/{{id}}",
    ),
    "a client's answer": (
        'print(client.get("api/v2/pages/1")["version"]["by"]["displayName"])',
        f"{PAGE} no version.by.displayName; use POST /wiki/api/v2/users-bulk",
    ),
    "aiohttp": (
        "async def f(session: aiohttp.ClientSession):\n"
        '    async with session.get(f"{V2}/pages/1") as answer:\n'
        '        return (await answer.json())["history"]["createdDate"]',
        f"{PAGE} no history.createdDate; read createdAt",
    ),
}


@pytest.mark.parametrize(("source", "message"), REPORTED.values(), ids=REPORTED)
def test_reported(source: str, message: str) -> None:
    assert messages(source) == [message]


SILENT = {
    "keys of v2": 'r = requests.get(f"{V2}/pages/1").json()\nprint(r["spaceId"], r["version"]["number"])',
    "a body": 'print(requests.get(f"{V2}/pages/1?body-format=storage").json()["body"]["storage"]["value"])',
    "a body of a parameter": (
        'def f(form):\n    r = requests.get(f"{V2}/pages/1", params={"body-format": form})\n'
        '    return r.json()["body"]["storage"]'
    ),
    "an unknown query": (
        'def f(query):\n    return requests.get(f"{V2}/pages/1", params=query).json()["body"]["storage"]'
    ),
    "a session with a body": (
        's = requests.Session()\ns.params = {"body-format": "storage"}\n'
        'print(s.get(f"{V2}/pages/1").json()["body"]["storage"])'
    ),
    "v1": 'print(requests.get(f"{V1}/content/1?expand=space").json()["space"]["key"])',
    "a test": (
        'page = requests.get(f"{V2}/pages/1").json()\nif "space" in page:\n    print(page["space"]["key"])'
    ),
    "a key that is set": (
        'page = requests.get(f"{V2}/pages/1").json()\n'
        'page["space"] = {"key": "A"}\nprint(page["space"]["key"])'
    ),
    "a key by a name that is set": (
        'def f(name):\n    page = requests.get(f"{V2}/pages/1").json()\n'
        '    page[name] = 1\n    return page["space"]["key"]'
    ),
    "keys that are added": (
        'def f(more):\n    page = requests.get(f"{V2}/pages/1").json()\n'
        '    page.update(more)\n    return page["space"]["key"]'
    ),
    "a function that may add keys": (
        'def f(add_space):\n    for page in requests.get(f"{V2}/pages").json()["results"]:\n'
        '        add_space(page)\n        print(page["space"]["key"])'
    ),
    "a handler for a missing key": (
        'page = requests.get(f"{V2}/pages/1").json()\n'
        'try:\n    print(page["space"]["key"])\nexcept (KeyError, TypeError):\n    print(page["spaceId"])'
    ),
    "a missing key that is ignored": (
        'from contextlib import suppress\npage = requests.get(f"{V2}/pages/1").json()\n'
        'with suppress(KeyError):\n    print(page["space"]["key"])'
    ),
    "a body by default": (
        'def f(page_id, form="storage"):\n    url = f"{V2}/pages/{page_id}?body-format={form}"\n'
        '    return requests.get(url).json()["body"]["storage"]["value"]'
    ),
    "an unknown end of the URL": (
        'def f(page_id, query):\n    url = f"{V2}/pages/{page_id}" + query\n'
        '    return requests.get(url).json()["body"]["storage"]["value"]'
    ),
    "either key": (
        'page = requests.get(f"{V2}/pages/1").json()\n'
        'print(page["version"].get("createdAt") or page["version"]["when"])'
    ),
    "either version": (
        "def f(new):\n"
        '    page = requests.get(f"{V2}/pages/1" if new else f"{V1}/content/1").json()\n'
        '    return page["space"]["key"]'
    ),
    "either answer": (
        "def f(new):\n"
        '    page = requests.get(f"{V2}/pages/1").json() if new else get(f"{V1}/content/1")\n'
        '    return page["space"]["key"]'
    ),
    "a part of either": (
        'page = requests.get(f"{V2}/pages/1").json()\n'
        'print((page if client.new else get(f"{V1}/content/1"))["space"]["key"])'
    ),
    "a variable of both": (
        "def f():\n"
        '    page = requests.get(f"{V1}/content/1").json()\n'
        '    page = page or requests.get(f"{V2}/pages/1").json()\n'
        '    return page["space"]["key"]'
    ),
    "a function for both": 'print(parse(requests.get(f"{V2}/pages/1").json()))',
    "a function that changes the answer": (
        'def full(url):\n    page = requests.get(url).json()\n    page["space"] = {"key": "A"}\n'
        '    return page\nprint(full(f"{V2}/pages/1")["space"]["key"])'
    ),
    "a function that returns something else": (
        "def full(url):\n    return to_v1(requests.get(url).json())\n"
        'print(full(f"{V2}/pages/1")["space"]["key"])'
    ),
    "a function that may return something else": (
        "def full(url):\n    page = requests.get(url).json()\n    if client.old:\n        return CACHE[url]\n"
        '    return page\nprint(full(f"{V2}/pages/1")["space"]["key"])'
    ),
    "a function that falls back on v1": (
        "def full(url):\n    try:\n        answer = requests.get(url)\n        answer.raise_for_status()\n"
        '    except requests.HTTPError:\n        answer = requests.get(f"{V1}/content/1")\n'
        '    return answer.json()\nprint(full(f"{V2}/pages/1")["space"]["key"])'
    ),
    "a function that adds keys": (
        "def full(url, more):\n    page = requests.get(url).json()\n    page.update(more)\n    return page\n"
        'print(full(f"{V2}/pages/1", {})["space"]["key"])'
    ),
    "a function that converts the answer if told": (
        "def full(url, convert=None):\n    page = requests.get(url).json()\n"
        "    return convert(page) if convert else page\n"
        'print(full(f"{V2}/pages/1", dict)["space"]["key"])'
    ),
    "a function that lets another one change each page": (
        'def pages(url, add_space):\n    found = requests.get(url).json()["results"]\n'
        "    [add_space(page) for page in found]\n    return found\n"
        'print(pages(f"{V2}/pages", parse)[0]["space"]["key"])'
    ),
    "a decorated function": (
        "@to_v1\ndef full(url):\n    return requests.get(url).json()\n"
        'print(full(f"{V2}/pages/1")["space"]["key"])'
    ),
    "a method that a subclass replaces": (
        f'{WIKI}\n    def page(self):\n        return self.data("/pages/1")["version"]["when"]\n'
        "class Old(Wiki):\n    def data(self, path):\n        return to_v1(super().data(path))"
    ),
    "a wrapper's format": (
        f"{WIKI}\n    def page(self):\n"
        '        return self.data("/pages/1", {"body-format": "storage"})["body"]["storage"]'
    ),
    "an object that v2 has": 'print(requests.get(f"{V2}/pages/1").json()["version"])',
    "a body of any format": 'print(requests.get(f"{V2}/pages/1").json()["body"])',
    "labels": 'print(requests.get(f"{V2}/pages/1?include-labels=true").json()["labels"]["results"])',
    "permissions": 'print(requests.get(f"{V2}/spaces/1?include-permissions=true").json()["permissions"])',
    "types of children": 'print(requests.get(f"{V2}/pages/1/direct-children").json()["results"][0]["type"])',
    "what is written": (
        'r = requests.post(f"{V2}/pages", json={"spaceId": 1, "title": "t"})\n'
        'print(r.json()["body"]["storage"])'
    ),
    "Server": 'print(requests.get("https://wiki.example.com/rest/api/content/1").json()["space"]["key"])',
}


@pytest.mark.parametrize("source", SILENT.values(), ids=SILENT)
def test_silent(source: str) -> None:
    assert messages(source) == []
