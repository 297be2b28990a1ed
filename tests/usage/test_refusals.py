"""Who handles the refusal of a call, idiom by idiom."""

from __future__ import annotations

from pathlib import Path

import pytest

from appaccess_lint import analyze
from appaccess_lint.answer import RefusalHandling
from appaccess_lint.engine import Analyzer, Settings

HEAD = """\
import requests
import httpx
import aiohttp
import asyncio
import contextlib
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from atlassian import Confluence
BASE = "https://acme.atlassian.net/wiki"
URL = f"{BASE}/api/v2/pages/12"
"""
MAIN = '\n\ndef main():\n    print(page())\n\n\nif __name__ == "__main__":\n    main()\n'
CLIENT = 'confluence = Confluence("https://acme.atlassian.net", cloud=True)\n'


def refusal(tmp_path: Path, source: str, **others: str) -> RefusalHandling:
    """Return what is known of the one call in *source*; *others* are modules beside it."""
    for name, text in others.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    file = tmp_path / "app.py"
    file.write_text(source, encoding="utf-8")
    sites = Analyzer(Settings(usage=True)).analyze(source, str(file)).sites
    found = [site.refusal for site in sites if site.refusal is not None]
    assert len(found) == 1, sites
    return found[0]


HANDLED = {
    "the status is compared": """
def page():
    r = requests.get(URL)
    if r.status_code == 404:
        return None
    return r.json()
""",
    "success is asked for": """
def page():
    r = requests.get(URL)
    return r.json() if r.status_code == 200 else None
""",
    "ok": """
def page():
    r = requests.get(URL)
    if not r.ok:
        return None
    return r.json()
""",
    "the answer's truth": """
def page():
    if r := requests.get(URL):
        return r.json()
""",
    "one of several statuses": """
def page():
    r = requests.get(URL)
    if r.status_code in (403, 404):
        return {}
    return r.json()
""",
    "a range of statuses": """
def page():
    r = requests.get(URL)
    if 200 <= r.status_code < 300:
        return r.json()
""",
    "hundreds": """
def page():
    r = requests.get(URL)
    if r.status_code // 100 == 2:
        return r.json()
""",
    "match": """
def page():
    r = requests.get(URL)
    match r.status_code:
        case 200:
            return r.json()
        case 404:
            return None
""",
    "constants of the library": """
def page():
    r = requests.get(URL)
    if r.status_code != requests.codes.ok:
        return None
    return r.json()
""",
    "an error's key": """
def page():
    data = requests.get(URL).json()
    if "errors" in data:
        return None
    return data["title"]
""",
    "raised and caught": """
def page():
    try:
        r = requests.get(URL)
        r.raise_for_status()
    except requests.HTTPError:
        return None
    return r.json()
""",
    "caught by a base class": """
def page():
    r = requests.get(URL)
    try:
        r.raise_for_status()
    except requests.exceptions.RequestException as error:
        print(error)
    return r.json()
""",
    "errors are gathered": """
errors = []
def page():
    try:
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
    except Exception as e:
        errors.append(e)
""",
    "a tuple of exceptions in a constant": """
EXPECTED = (ValueError, requests.HTTPError)
def page():
    try:
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
    except EXPECTED:
        return None
""",
    "suppress": """
def page():
    with suppress(requests.HTTPError):
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
""",
    "a caller catches": """
def get():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()

def page():
    try:
        return get()
    except requests.HTTPError:
        return None
""",
    "the caller of a caller looks at the status": """
def get():
    return requests.get(URL)

def middle():
    return get()

def page():
    r = middle()
    if r.status_code != 200:
        return None
    return r.json()
""",
    "a handler that hands on, and a caller that catches": """
class Failed(Exception):
    pass

def get():
    try:
        r = requests.get(URL)
        r.raise_for_status()
    except requests.HTTPError as error:
        raise Failed("no") from error
    return r.json()

def page():
    try:
        return get()
    except Failed:
        return None
""",
    "the handler raises again but for a refusal": """
def page():
    try:
        r = requests.get(URL)
        r.raise_for_status()
    except requests.HTTPError as error:
        if error.response.status_code == 404:
            return None
        raise
    return r.json()
""",
    "tried again, but for what isn't found": """
def page():
    for attempt in range(3):
        try:
            r = requests.get(URL)
            r.raise_for_status()
            return r.json()
        except requests.HTTPError as error:
            if error.response.status_code == 404:
                return None
            if attempt == 2:
                raise
""",
    "each item by itself": """
def page():
    for url in (URL, URL):
        try:
            r = requests.get(URL)
            r.raise_for_status()
        except requests.HTTPError:
            continue
        print(r.json())
""",
    "a message for people": """
import sys
def page():
    try:
        r = requests.get(URL)
        r.raise_for_status()
    except requests.HTTPError as error:
        raise SystemExit(f"no such page: {error}")
    return r.json()
""",
    "a helper looks at the status": """
class Failed(Exception):
    pass

def check(response):
    if response.status_code >= 400:
        raise Failed(response.text)
    return response.json()

def page():
    return check(requests.get(URL))
""",
    "a helper raises for the status": """
def checked(response):
    response.raise_for_status()
    return response

def page():
    try:
        return checked(requests.get(URL)).json()
    except requests.HTTPError:
        return None
""",
    "a decorator": """
import functools

def quiet(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except requests.HTTPError:
            return None
    return wrapper

@quiet
def page():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()
""",
    "a decorator with arguments": """
def default(value):
    def decorate(function):
        def wrapper(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except Exception:
                return value
        return wrapper
    return decorate

@default(None)
def page():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()
""",
    "a context manager of the project": """
@contextmanager
def forgiving():
    try:
        yield
    except requests.HTTPError as error:
        print(error)

def page():
    with forgiving():
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
""",
    "a class that is a context manager": """
class Forgiving:
    def __enter__(self):
        return self
    def __exit__(self, kind, error, trace):
        return kind is not None and issubclass(kind, requests.HTTPError)

def page():
    with Forgiving():
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
""",
    "a function that is handed over": """
def attempt(function, default=None):
    try:
        return function()
    except requests.HTTPError:
        return default

def get():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()

def page():
    return attempt(get)
""",
    "a lambda that is handed over": """
def attempt(function, default=None):
    try:
        return function()
    except Exception:
        return default

def page():
    return attempt(lambda: confluence.get_page_by_id("12"))
""",
    "a hook of the session that looks at the status": """
def check(response, *args, **kwargs):
    if response.status_code >= 400:
        raise SystemExit("no")

session = requests.Session()
session.hooks["response"].append(check)

def page():
    return session.get(URL).json()
""",
    "a hook that raises, and a handler": """
session = requests.Session()
session.hooks = {"response": lambda r, *args, **kwargs: r.raise_for_status()}

def page():
    try:
        return session.get(URL).json()
    except requests.HTTPError:
        return None
""",
    "httpx's event hooks": """
def check(response):
    response.raise_for_status()

client = httpx.Client(event_hooks={"response": [check]})

def page():
    try:
        return client.get(URL).json()
    except httpx.HTTPStatusError:
        return None
""",
    "httpx": """
def page():
    with httpx.Client() as client:
        r = client.get(URL)
        return r.json() if r.is_success else None
""",
    "aiohttp's flag": """
async def page():
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        try:
            async with session.get(URL) as r:
                return await r.json()
        except aiohttp.ClientResponseError:
            return None
""",
    "aiohttp's status": """
async def page():
    async with aiohttp.ClientSession() as session:
        async with session.get(URL) as r:
            if r.status != 200:
                return None
            return await r.json()
""",
    "an awaited function": """
async def get(session):
    async with session.get(URL) as r:
        r.raise_for_status()
        return await r.json()

async def page():
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(get(session))
        try:
            return await task
        except aiohttp.ClientError:
            return None
""",
    "gathered exceptions": """
async def get(session):
    async with session.get(URL) as r:
        r.raise_for_status()
        return await r.json()

async def page():
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(get(session), return_exceptions=True)
""",
    "a generator": """
def pages():
    r = requests.get(URL)
    r.raise_for_status()
    yield r.json()

def page():
    found = pages()
    try:
        for each in found:
            return each
    except requests.HTTPError:
        return None
""",
    "urllib raises by itself": """
def page():
    try:
        return urllib.request.urlopen(URL).read()
    except urllib.error.HTTPError:
        return None
""",
    "atlassian-python-api raises by itself": """
def page():
    try:
        return confluence.get_page_by_id("12")
    except Exception:
        return None
""",
    "atlassian-python-api's own exception": """
from atlassian.errors import ApiError
def page():
    try:
        return confluence.get_page_by_id("12")
    except ApiError:
        return None
""",
    "a key that a refusal doesn't have": """
def page():
    try:
        return requests.get(URL).json()["title"]
    except KeyError:
        return None
""",
    "a wrapper of a class": """
class Client:
    def __init__(self):
        self.session = requests.Session()

    def _get(self, path):
        response = self.session.get(BASE + path)
        if response.status_code == 404:
            return None
        response.raise_for_status()
        return response.json()

    def page(self):
        return self._get("/api/v2/pages/12")

def page():
    return Client().page()
""",
    "a wrapper's caller": """
class Client:
    def __init__(self):
        self.session = requests.Session()

    def _request(self, method, path):
        response = self.session.request(method, BASE + path)
        response.raise_for_status()
        return response.json()

    def _get(self, path):
        return self._request("GET", path)

    def page(self):
        try:
            return self._get("/api/v2/pages/12")
        except requests.RequestException:
            return None

def page():
    return Client().page()
""",
    "the client of main": """
class Client:
    def fetch(self):
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()

def page():
    client = Client()
    try:
        return client.fetch()
    except requests.HTTPError:
        return None
""",
    "the status is kept": """
class Client:
    def fetch(self):
        self.response = requests.get(URL)
        return self.failed()

    def failed(self):
        return self.response.status_code != 200

def page():
    return Client().fetch()
""",
    "an exception group": """
def page():
    r = requests.get(URL)
    try:
        r.raise_for_status()
    except (requests.Timeout, requests.HTTPError):
        return None
    return r.json()
""",
    "a retry that gives something in the end": """
import tenacity
@tenacity.retry(stop=tenacity.stop_after_attempt(3), retry_error_callback=lambda state: None)
def page():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()
""",
    "a dictionary by status": """
def page():
    r = requests.get(URL)
    return {200: r.json, 404: dict}[r.status_code]()
""",
    "a status as text": """
def page():
    r = requests.get(URL)
    if str(r.status_code).startswith("2"):
        return r.json()
""",
    "another success": """
def page():
    r = requests.delete(URL)
    return r.status_code == 204
""",
    "an assertion": """
def page():
    r = requests.get(URL)
    assert r.status_code == 200
    return r.json()
""",
    "an enumeration": """
from http import HTTPStatus
def page():
    r = requests.get(URL)
    if r.status_code == HTTPStatus.NOT_FOUND:
        return None
    return r.json()
""",
    "a request object that is sent in a try": """
def page():
    request = urllib.request.Request(URL, headers={"Accept": "application/json"})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.read()
    except urllib.error.HTTPError:
        return None
""",
    "a prepared request": """
def page():
    session = requests.Session()
    answer = session.send(requests.Request("GET", URL).prepare())
    return answer.json() if answer.ok else None
""",
    "an answer that is asked for later": """
import http.client
def page():
    connection = http.client.HTTPSConnection("acme.atlassian.net")
    connection.request("GET", "/wiki/api/v2/pages/12")
    answer = connection.getresponse()
    return answer.read() if answer.status == 200 else None
""",
    "a future": """
from concurrent.futures import ThreadPoolExecutor
def get():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()
def page():
    with ThreadPoolExecutor() as pool:
        future = pool.submit(get)
        try:
            return future.result()
        except requests.HTTPError:
            return None
""",
    "a partial function": """
from functools import partial
def get(url):
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()
def page():
    try:
        return partial(get, URL)()
    except requests.HTTPError:
        return None
""",
    "a session of its own": """
class Session(requests.Session):
    def request(self, *args, **kwargs):
        response = super().request(*args, **kwargs)
        if response.status_code >= 400:
            raise SystemExit("no")
        return response
def page():
    return Session().get(URL).json()
""",
    "a property": """
class Page:
    @property
    def data(self):
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
def page():
    try:
        return Page().data
    except requests.HTTPError:
        return None
""",
    "exceptions of the class": """
class Client:
    expected = (requests.HTTPError,)
    def page(self):
        try:
            r = requests.get(URL)
            r.raise_for_status()
            return r.json()
        except self.expected:
            return None
def page():
    return Client().page()
""",
    "a hook of the interpreter": """
import sys
sys.excepthook = lambda kind, error, trace: print("failed:", error)
def page():
    r = requests.get(URL)
    r.raise_for_status()
""",
    "click": """
import click
@click.command()
def page():
    r = requests.get(URL)
    r.raise_for_status()
    click.echo(r.json())
""",
    "typer": """
import typer
app = typer.Typer()
@app.command()
def page():
    r = requests.get(URL)
    r.raise_for_status()
""",
    "fastapi": """
from fastapi import FastAPI
app = FastAPI()
@app.get("/page")
async def page():
    return get()
def get():
    return requests.get(URL).json()
""",
    "a tool of an agent": """
from mcp.server.fastmcp import FastMCP
mcp = FastMCP("x")
@mcp.tool()
def page():
    return requests.get(URL).json()
""",
    "a task": """
from celery import shared_task
@shared_task
def page():
    requests.get(URL).raise_for_status()
""",
    "a lambda handler": """
def page():
    return requests.get(URL).json()
def lambda_handler(event, context):
    return page()
""",
    "a lambda handler with annotations": """
from typing import Any
def page():
    return requests.get(URL).json()
def lambda_handler(event: dict[str, Any], context: Any) -> dict:
    return page()
""",
    "attempts": """
import tenacity
def page():
    try:
        for attempt in tenacity.Retrying(stop=tenacity.stop_after_attempt(3)):
            with attempt:
                r = requests.get(URL)
                r.raise_for_status()
                return r.json()
    except tenacity.RetryError:
        return None
""",
    "a group of exceptions": """
async def get(session):
    async with session.get(URL) as r:
        r.raise_for_status()
async def page():
    async with aiohttp.ClientSession() as session:
        async with asyncio.timeout(5):
            try:
                await get(session)
            except (aiohttp.ClientResponseError, TimeoutError) as error:
                print(error)
""",
    "a view": """
from django.views import View
class Page(View):
    def get(self, request):
        return requests.get(URL).json()
def page(): ...
""",
    "a registered function": """
from flask import Flask
app = Flask(__name__)
def show():
    return requests.get(URL).json()
app.add_url_rule("/page", view_func=show)
def page(): ...
""",
    "a request object that is sent in a handler": """
class PageError(Exception):
    pass

def read():
    request = urllib.request.Request(URL)
    try:
        return urllib.request.urlopen(request).read()
    except urllib.error.HTTPError as error:
        raise PageError(error.code) from None

def page():
    try:
        return read()
    except PageError:
        return None
""",
    "an exception that a function makes": """
class PageError(Exception):
    pass

def _error(status):
    return PageError(status)

def read():
    try:
        return urllib.request.urlopen(URL).read()
    except urllib.error.HTTPError as error:
        raise _error(error.code) from None

def page():
    try:
        return read()
    except PageError:
        return None
""",
}
UNHANDLED = {
    "nothing at all": """
def page():
    return requests.get(URL).json()
""",
    "a statement of its own": """
def page():
    requests.delete(URL)
""",
    "raised, and nobody catches": """
def page():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()
""",
    "caught where nothing raises": """
def page():
    try:
        return requests.get(URL).json()
    except requests.HTTPError:
        return None
""",
    "another library's exception": """
def page():
    try:
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
    except urllib.error.HTTPError:
        return None
""",
    "an exception that no refusal raises": """
def page():
    try:
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
    except (requests.Timeout, requests.ConnectionError):
        return None
""",
    "the check stands outside of the handler": """
def page():
    try:
        r = requests.get(URL)
    except requests.RequestException:
        return None
    r.raise_for_status()
    return r.json()
""",
    "a handler that raises again": """
def page():
    try:
        r = requests.get(URL)
        r.raise_for_status()
    except requests.HTTPError as error:
        print(error)
        raise
    return r.json()
""",
    "a handler that raises another exception": """
class Failed(Exception):
    pass

def get():
    try:
        r = requests.get(URL)
        r.raise_for_status()
    except requests.HTTPError as error:
        raise Failed from error
    return r.json()

def page():
    try:
        return get()
    except requests.HTTPError:
        return None
""",
    "a decorator that raises again": """
def logged(function):
    def wrapper(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except Exception as error:
            print(error)
            raise
    return wrapper

@logged
def page():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()
""",
    "a handler whose helper raises": """
class Failed(Exception):
    pass
def fail(error):
    print(error)
    raise Failed(error)
def page():
    try:
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
    except requests.HTTPError as error:
        fail(error)
""",
    "a later answer at which nobody looks": """
import http.client
def page():
    connection = http.client.HTTPSConnection("acme.atlassian.net")
    connection.request("GET", "/wiki/api/v2/pages/12")
    return connection.getresponse().read()
""",
    "a request object, and nobody catches": """
def page():
    request = urllib.request.Request(URL, headers={"Accept": "application/json"})
    return urllib.request.urlopen(request).read()
""",
    "a retry": """
import tenacity
@tenacity.retry(stop=tenacity.stop_after_attempt(3))
def page():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()
""",
    "tried again, and raised in the end": """
import time
def page():
    for attempt in range(3):
        try:
            r = requests.get(URL)
            r.raise_for_status()
            return r.json()
        except requests.HTTPError as error:
            if error.response.status_code != 429:
                raise
            time.sleep(attempt)
    raise RuntimeError("no")
""",
    "the last error is raised": """
def page():
    last = None
    for _ in range(3):
        try:
            r = requests.get(URL)
            r.raise_for_status()
            return r.json()
        except requests.HTTPError as error:
            last = error
            continue
    raise last
""",
    "a command of argparse": """
import argparse
def show(args):
    print(requests.get(URL).json())

def page():
    parser = argparse.ArgumentParser()
    parser.set_defaults(func=show)
    args = parser.parse_args()
    args.func(args)
""",
    "another status": """
def page():
    r = requests.get(URL)
    if r.status_code == 429:
        return None
    return r.json()
""",
    "an empty list by default": """
def page():
    return [each["id"] for each in requests.get(URL).json().get("results", [])]
""",
    "aiohttp without the flag": """
async def get():
    async with aiohttp.ClientSession() as session:
        try:
            async with session.get(URL) as r:
                return await r.json()
        except aiohttp.ClientError:
            return None
def page():
    return asyncio.run(get())
""",
    "atlassian-python-api, and nobody catches": """
def page():
    return confluence.get_page_by_id("12")["title"]
""",
    "an exception that the method doesn't raise": """
from atlassian.errors import ApiValueError
def page():
    try:
        return confluence.get_page_by_id("12")
    except ApiValueError:
        return None
""",
    "suppress of something else": """
def page():
    with suppress(FileNotFoundError):
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
""",
    "through a wrapper": """
class Client:
    def __init__(self):
        self.session = requests.Session()

    def _get(self, path):
        response = self.session.get(BASE + path)
        response.raise_for_status()
        return response.json()

    def page(self):
        return self._get("/api/v2/pages/12")

def page():
    return Client().page()
""",
    "the status is only printed": """
def page():
    r = requests.get(URL)
    print(r.status_code)
    return r.json()
""",
}

UNKNOWN = {
    "a status behind the check": """
def page():
    r = requests.get(URL)
    r.raise_for_status()
    if r.status_code == 200:
        return r.json()
    return None
""",
    "a helper that always raises, and a return that is never reached": """
def page():
    try:
        return read()
    except Exception as error:
        fail(error)
        return None

def fail(error):
    raise RuntimeError(str(error))

def read():
    r = requests.get(URL)
    r.raise_for_status()
    return r.json()
""",
    "a class that annotations and questions name": """
class Client:
    def __init__(self, page: "Client | None" = None) -> None:
        self.page = requests.get(URL).json()

def same(a: Client, b: object) -> Client:
    assert isinstance(b, Client)
    return a

def page():
    client: Client = Client()
    return client.page
""",
    "eight functions up": """
def f0():
    return requests.get(URL).json()["title"]
def f1():
    return f0()
def f2():
    return f1()
def f3():
    return f2()
def f4():
    return f3()
def f5():
    return f4()
def f6():
    return f5()
def page():
    return f6()
""",
    "a public function that nobody calls": "def page():\n    return requests.get(URL).json()\n",
    "a public method that nobody calls": """
class Client:
    def page(self):
        return requests.get(URL).json()
""",
    "a function that something else may call": """
from somewhere import register
def page():
    return requests.get(URL).json()
register(page)
""",
    "an answer that goes elsewhere": """
from somewhere import check
def main():
    check(requests.get(URL))
main()
""",
}


def _source(body: str, main: str) -> str:
    return HEAD + (CLIENT if "confluence." in body else "") + body + main


@pytest.mark.parametrize("idiom", HANDLED)
def test_handled(idiom: str, tmp_path: Path) -> None:
    found = refusal(tmp_path, _source(HANDLED[idiom], MAIN))
    assert found.handled
    assert found.at is not None


@pytest.mark.parametrize("idiom", UNHANDLED)
def test_not_handled(idiom: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, _source(UNHANDLED[idiom], MAIN)).handled is False


@pytest.mark.parametrize("idiom", UNKNOWN)
def test_not_known(idiom: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, _source(UNKNOWN[idiom], "")).handled is None


CLIENT_MODULE = """
import requests

class ConfluenceError(Exception):
    pass

class ConfluenceClient:
    def __init__(self, base):
        self.session = requests.Session()
        self.base = base

    def _get(self, path):
        response = self.session.get(self.base + path)
        response.raise_for_status()
        return response.json()
"""
PAGES_MODULE = """
from client import ConfluenceClient

class Pages(ConfluenceClient):
    def page(self, page_id):
        return self._get(f"/wiki/api/v2/pages/{page_id}")
"""


@pytest.mark.parametrize(
    ("main", "handled"),
    [
        (
            "try:\n    print(Pages('https://acme.atlassian.net').page('1'))\nexcept Exception:\n    pass\n",
            True,
        ),
        ("print(Pages('https://acme.atlassian.net').page('1'))\n", False),
        ("", None),
    ],
)
def test_callers_in_other_modules(main: str, handled: bool | None, tmp_path: Path) -> None:
    (tmp_path / "client.py").write_text(CLIENT_MODULE, encoding="utf-8")
    (tmp_path / "run.py").write_text(f"from pages import Pages\n{main}", encoding="utf-8")
    file = tmp_path / "pages.py"
    file.write_text(PAGES_MODULE, encoding="utf-8")
    sites = Analyzer(Settings(usage=True)).analyze(PAGES_MODULE, str(file)).sites
    assert [site.refusal.handled for site in sites if site.refusal is not None] == [handled]


def test_commands_that_another_module_calls(tmp_path: Path) -> None:
    source = (
        HEAD
        + """
def main(args):
    print(requests.get(URL).json()["title"])

def add_parser(parser):
    parser.set_defaults(command=main)
"""
    )
    (tmp_path / "run.py").write_text(
        "try:\n    args.command(args)\nexcept Exception as error:\n    print(error)\n", encoding="utf-8"
    )
    assert refusal(tmp_path, source).handled


def test_kept_results_hold_while_callers_do(tmp_path: Path) -> None:
    (tmp_path / "client.py").write_text(CLIENT_MODULE, encoding="utf-8")
    file = tmp_path / "pages.py"
    file.write_text(PAGES_MODULE, encoding="utf-8")
    run = tmp_path / "run.py"
    settings = Settings(usage=True, cache=str(tmp_path / "cache"))
    calls = "Pages('https://acme.atlassian.net').page('1')"

    def handled() -> list[bool | None]:
        sites = Analyzer(settings).analyze(PAGES_MODULE, str(file)).sites
        return [site.refusal.handled for site in sites if site.refusal is not None]

    run.write_text(f"from pages import Pages\n{calls}\n", encoding="utf-8")
    assert handled() == handled() == [False]
    run.write_text(
        f"from pages import Pages\ntry:\n    {calls}\nexcept Exception:\n    pass\n", encoding="utf-8"
    )
    assert handled() == handled() == [True]


def test_usage_is_looked_at_only_where_it_is_asked_for(tmp_path: Path) -> None:
    source = _source(UNHANDLED["nothing at all"], MAIN)
    site = Analyzer(Settings()).analyze(source, str(tmp_path / "app.py")).sites[0]
    assert (site.usage, site.refusal) == (None, None)


def test_usage_for_programs(tmp_path: Path) -> None:
    source = _source(UNHANDLED["nothing at all"], MAIN)
    (site,) = analyze(source, str(tmp_path / "app.py"), usage=True)
    assert site.refusal == RefusalHandling(False, exception="HTTPError")


def test_usage(tmp_path: Path) -> None:
    source = (
        HEAD
        + """
def get():
    r = requests.get(URL)
    if r.status_code == 404:
        return None
    r.raise_for_status()
    return r.json()

def main():
    try:
        data = get()
    except requests.HTTPError:
        raise
    print(data["title"])
    for version in data["versions"]["results"]:
        show(version)

def show(version):
    print(version["number"], version.get("message"))

main()
"""
    )
    file = tmp_path / "app.py"
    file.write_text(source, encoding="utf-8")
    (site,) = [s for s in Analyzer(Settings(usage=True)).analyze(source, str(file)).sites if s.kind == "http"]
    usage = site.usage
    assert usage is not None
    assert usage.keys == (
        ("title",),
        ("versions", "results", "[]", "message"),
        ("versions", "results", "[]", "number"),
    )
    assert [test.statuses for test in usage.status] == [(404,)]
    assert len(usage.checks) == 1
    assert usage.escapes == ()
