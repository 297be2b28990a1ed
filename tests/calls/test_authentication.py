"""How a call is authenticated: by OAuth, by basic authentication, or nobody knows."""

from __future__ import annotations

import pytest

from appaccess_lint.engine import Analyzer
from appaccess_lint.model import CallSite
from appaccess_lint.settings import Settings

HEAD = """\
import os
import aiohttp, httpx, requests, urllib.request
from atlassian import Confluence
from requests.auth import HTTPBasicAuth
from requests_oauthlib import OAuth2Session
SITE = "https://acme.atlassian.net/wiki"
GATEWAY = f"https://api.atlassian.com/ex/confluence/{os.environ['CLOUD_ID']}"
OWN = os.environ["CONFLUENCE_URL"]
SPACE = "/rest/api/space"
TOKEN = os.environ["TOKEN"]
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
"""
BY_OAUTH = {
    "gateway": 'requests.get(GATEWAY + "/wiki" + SPACE)',
    "gateway of a client": "Confluence(url=GATEWAY).get_all_spaces()",
    "gateway of a client, by its generic method": 'Confluence(url=GATEWAY).get("rest/api/space")',
    "gateway of a client's session": 'w = Confluence(url=GATEWAY)\nw._session.get(f"{w.url}{SPACE}")',
    "a client's argument": "Confluence(url=SITE, oauth2={'token': TOKEN}).get_all_spaces()",
    "a token in Cloud": "Confluence(url=SITE, token=TOKEN).get_all_spaces()",
    "a token, and Cloud by the constructor": "Confluence(url=OWN, token=TOKEN, cloud=True).get_all_spaces()",
    "a header": 'requests.get(SITE + SPACE, headers={"authorization": "Bearer " + TOKEN})',
    "a constant's header": "requests.get(SITE + SPACE, headers=HEADERS)",
    "a header set later": "s = requests.Session()\ns.headers['Authorization'] = HEADERS['Authorization']\n"
    "s.get(SITE + SPACE)",
    "headers brought up to date": "s = requests.Session()\ns.headers.update(HEADERS)\ns.get(SITE + SPACE)",
    "headers of a helper": """
class Api:
    def _headers(self):
        headers = {"Accept": "application/json"}
        headers["Authorization"] = f"Bearer {self.token}"
        return headers
    def spaces(self):
        return requests.get(SITE + SPACE, headers=self._headers())
""",
    "a header that a decorator adds": """
def signed(function):
    def wrapper(*args, **kwargs):
        kwargs.setdefault("headers", {})["Authorization"] = f"Bearer {TOKEN}"
        return function(*args, **kwargs)
    return wrapper

@signed
def fetch(path, headers=None):
    return requests.get(SITE + path, headers=headers)

fetch(SPACE)
""",
    "a session made by a function": """
def session(token):
    made = requests.Session()
    made.headers.update({"Authorization": f"Bearer {token}"})
    return made
session(TOKEN).get(SITE + SPACE)
""",
    "a session set up by another method": """
class Api:
    session = requests.Session()
    def log_in(self, token):
        self.session.headers["Authorization"] = "Bearer " + token
    def spaces(self):
        return self.session.get(SITE + SPACE)
""",
    "a client's session": "s = requests.Session()\ns.headers.update(HEADERS)\n"
    "Confluence(url=SITE, session=s).get_all_spaces()",
    "a class of a library": 'OAuth2Session("id", token={}).get(SITE + SPACE)',
    "httpx": "with httpx.Client(headers=HEADERS, base_url=SITE) as c:\n    c.get(SPACE)",
    "aiohttp": "async def f():\n    async with aiohttp.ClientSession(headers=HEADERS) as s:\n"
    "        await s.get(SITE + SPACE)",
    "urllib": "urllib.request.urlopen(urllib.request.Request(SITE + SPACE, headers=HEADERS))",
    "urllib, header added": "r = urllib.request.Request(SITE + SPACE)\n"
    "r.add_header('Authorization', 'Bearer ' + TOKEN)",
    "a derived client": """
class Wiki(Confluence):
    def __init__(self):
        super().__init__(url=GATEWAY, token=TOKEN)
    def spaces(self):
        return self.get_all_spaces()
""",
    "a name alone": "requests.get(SITE + SPACE, auth=BearerAuth(TOKEN))",
    "an object that sets the header": """
class Access(requests.auth.AuthBase):
    def __call__(self, request):
        request.headers["Authorization"] = "Bearer " + TOKEN
        return request
requests.get(SITE + SPACE, auth=Access())
""",
    "a session's object that sets the header": """
class Access(httpx.Auth):
    def auth_flow(self, request):
        request.headers["Authorization"] = "Bearer {}".format(TOKEN)
        yield request
httpx.Client(auth=Access()).get(SITE + SPACE)
""",
    "a function that sets the header": """
def access(request):
    request.headers["Authorization"] = f"Bearer {TOKEN}"
    return request
requests.get(SITE + SPACE, auth=access)
""",
    "a hook that sets the header": """
async def access(request):
    request.headers["Authorization"] = f"Bearer {TOKEN}"
client = httpx.AsyncClient(headers={"Accept": "*/*"}, event_hooks={"request": [access]})
async def spaces():
    await client.get(SITE + SPACE)
""",
    "a hook that is set later": """
client = httpx.Client()
client.event_hooks = {"request": [lambda r: r.headers.update({"Authorization": f"Bearer {TOKEN}"})]}
client.get(SITE + SPACE)
""",
    "headers of httpx": "httpx.get(SITE + SPACE, headers=httpx.Headers(HEADERS))",
    "headers of requests": "from requests.structures import CaseInsensitiveDict\n"
    "requests.get(SITE + SPACE, headers=CaseInsensitiveDict(HEADERS))",
    "the gateway by default, of a parameter": """
class Api:
    def __init__(self, base=GATEWAY):
        self.base = base
    def spaces(self):
        return requests.get(self.base + "/wiki" + SPACE)
""",
    "the gateway by default, of the environment": """
requests.get(os.environ.get("BASE", GATEWAY) + "/wiki" + SPACE)
""",
    "the gateway by default, of an empty setting": """
requests.get((os.getenv("BASE") or GATEWAY).rstrip("/") + "/wiki" + SPACE)
""",
    "the gateway by default, of a dataclass": """
import dataclasses
@dataclasses.dataclass
class Settings:
    cloud_id: str
    gateway: str = "https://api.atlassian.com/ex/confluence"
def spaces(settings: Settings):
    return requests.get(f"{settings.gateway}/{settings.cloud_id}/wiki{SPACE}")
""",
    "the gateway by default, of settings": """
from pydantic_settings import BaseSettings
class Settings(BaseSettings):
    url: str = "https://api.atlassian.com/ex/confluence/1/wiki"
settings = Settings()
httpx.get(settings.url + SPACE)
""",
    "the gateway by default, of a client": """
Confluence(url=os.getenv("BASE", GATEWAY)).get_all_spaces()
""",
}
BY_BASIC = {
    "a text that is split": "requests.get(SITE + SPACE, auth=tuple(TOKEN.split(':', 1)))",
    "a text that is split, set later": "s = requests.Session()\ns.auth = tuple(TOKEN.split(':'))\n"
    "s.get(SITE + SPACE)",
    "a pair": 'requests.get(SITE + SPACE, auth=("me", TOKEN))',
    "an object": 'requests.get(SITE + SPACE, auth=HTTPBasicAuth("me", TOKEN))',
    "a session's pair": 's = requests.Session()\ns.auth = ("me", TOKEN)\ns.get(SITE + SPACE)',
    "a header": "requests.get(SITE + SPACE, headers={'Authorization': 'Basic ' + TOKEN})",
    "an object that sets the header": """
class Access(requests.auth.AuthBase):
    def __call__(self, request):
        request.headers["Authorization"] = f"Basic {TOKEN}"
        return request
requests.get(SITE + SPACE, auth=Access())
""",
    "a client's password": 'Confluence(url=SITE, username="me", password=TOKEN).get_all_spaces()',
    "a scoped token through the gateway": 'requests.get(GATEWAY + "/wiki" + SPACE, auth=("me", TOKEN))',
    "a client with a scoped token": 'Confluence(GATEWAY, "me", TOKEN).get_all_spaces()',
    "httpx": 'httpx.get(SITE + SPACE, auth=httpx.BasicAuth("me", TOKEN))',
    "aiohttp": "async def f(password):\n    login = aiohttp.BasicAuth('me', password)\n"
    "    async with aiohttp.ClientSession(auth=login) as s:\n        await s.get(SITE + SPACE)",
}
UNKNOWN = {
    "a header that the session's credentials replace": """
session = requests.Session()
session.auth = ("me", TOKEN)
session.get(SITE + SPACE, headers=HEADERS)
""",
    "a header that the client's credentials replace": """
httpx.Client(auth=("me", TOKEN)).get(SITE + SPACE, headers=HEADERS)
""",
    "a hook that replaces the header": """
def access(request):
    request.headers["Authorization"] = "Bearer " + TOKEN
httpx.Client(auth=("me", TOKEN), event_hooks={"request": [access]}).get(SITE + SPACE)
""",
    "nothing": "requests.get(SITE + SPACE)",
    "a token at an unknown host": "Confluence(OWN, token=TOKEN).get_all_spaces()",
    "two ways": """
wiki = Confluence(url=SITE, oauth2={"a": 1}) if TOKEN else Confluence(url=SITE, username="me", password=TOKEN)
wiki.get_all_spaces()
""",
    "a session in two ways": """
s = requests.Session()
if TOKEN:
    s.headers["Authorization"] = f"Bearer {TOKEN}"
else:
    s.auth = ("me", "x")
s.get(SITE + SPACE)
""",
    "the gateway or not": "requests.get((GATEWAY + '/wiki' if TOKEN else OWN) + SPACE)",
    "a site by default, of the gateway": "requests.get((os.getenv('BASE') or SITE) + SPACE)",
    "the gateway, set by another method": """
class Api:
    def __init__(self, url):
        self.url = url
    def use_gateway(self):
        self.url = GATEWAY + "/wiki"
    def spaces(self, url=None):
        return requests.get((url or self.url) + SPACE)
""",
    "an object of which nothing is known, through the gateway": """
def spaces(auth):
    requests.get(GATEWAY + "/wiki" + SPACE, auth=auth)
""",
}


BY_OBJECT = {
    "a base class gets an object": """
class Base:
    def __init__(self, auth):
        self.session = requests.Session()
        self.session.auth = auth
    def get(self, path):
        return self.session.get(SITE + path)
class Access(requests.auth.AuthBase):
    def __call__(self, request):
        request.headers["Authorization"] = f"Bearer {TOKEN}"
        return request
class Basic(Base):
    def __init__(self, user):
        super().__init__(HTTPBasicAuth(user, TOKEN))
    def own(self):
        return self.session.get(SITE + SPACE)  # basic
    def inherited(self):
        return self.get(SPACE)  # basic
class ByToken(Base):
    def __init__(self):
        super().__init__(Access())
    def own(self):
        return self.session.get(SITE + SPACE)  # oauth
    def inherited(self):
        return self.get(SPACE)  # oauth
def any_of(auth):
    return Base(auth).get(SPACE)  # unknown
def passed(user):
    return Basic(user).get(SPACE)  # basic
""",
    "a base class gets a header, over three levels": """
class Transport:
    def __init__(self, headers):
        self.http = httpx.Client()
        self.http.headers.update(headers)
class Wiki(Transport):
    def __init__(self, authorization):
        super().__init__({"Authorization": authorization})
    def either(self):
        return self.http.get(SITE + SPACE)  # unknown
class Private(Wiki):
    def __init__(self, encoded):
        super().__init__(f"Basic {encoded}")
    def spaces(self):
        return self.http.get(SITE + SPACE)  # basic
class App(Wiki):
    def __init__(self, token):
        super().__init__(f"Bearer {token}")
    def spaces(self):
        return self.http.get(SITE + SPACE)  # oauth
""",
    "subclasses set it up later, or by what they override": """
class Base:
    def __init__(self):
        self.session = requests.Session()
        self.session.auth = self.made()
    def made(self):
        return None
class Basic(Base):
    def made(self):
        return ("me", TOKEN)
    def spaces(self):
        return self.session.get(SITE + SPACE)  # basic
class App(Base):
    def __init__(self, token):
        super().__init__()
        self.session.headers["Authorization"] = f"Bearer {token}"
    def spaces(self):
        return self.session.get(SITE + SPACE)  # oauth
class Late(Base):
    def log_in(self, token):
        self.session.headers.update({"Authorization": "Bearer " + token})
    def spaces(self):
        return self.session.get(SITE + SPACE)  # oauth
""",
    "a method of the base class may be called": """
class Base:
    def __init__(self, auth):
        self.session = requests.Session()
        self.session.auth = auth
    def use_token(self, token):
        self.session.headers["Authorization"] = "Bearer " + token
class Basic(Base):
    def __init__(self, user):
        super().__init__((user, TOKEN))
    def spaces(self):
        return self.session.get(SITE + SPACE)  # unknown
""",
    "objects of one class": """
class Wiki:
    def __init__(self, auth=None, token=None):
        self.session = requests.Session()
        self.session.auth = auth
        if token:
            self.session.headers.update({"Authorization": f"Bearer {token}"})
    def get(self, path):
        return self.session.get(SITE + path)
Wiki(auth=HTTPBasicAuth("me", TOKEN)).get(SPACE)  # basic
Wiki(token=TOKEN).get(SPACE)  # oauth
""",
    "a function makes a session": """
def make(auth=None, headers=None):
    session = requests.Session()
    if auth is not None:
        session.auth = auth
    if headers:
        session.headers.update(headers)
    return session
make(headers=HEADERS).get(SITE + SPACE)  # oauth
make(HTTPBasicAuth("me", TOKEN)).get(SITE + SPACE)  # basic
make(("me", TOKEN)).get(SITE + SPACE)  # basic
def any_of(auth):
    return make(auth).get(SITE + SPACE)  # unknown
""",
    "a property makes a session": """
class Base:
    def __init__(self, auth):
        self.auth = auth
    @property
    def session(self):
        made = requests.Session()
        made.auth = self.auth
        return made
class Basic(Base):
    def __init__(self):
        super().__init__(HTTPBasicAuth("me", TOKEN))
    def spaces(self):
        return self.session.get(SITE + SPACE)  # basic
class Access(requests.auth.AuthBase):
    def __call__(self, request):
        request.headers["Authorization"] = f"Bearer {TOKEN}"
        return request
class App(Base):
    def __init__(self):
        super().__init__(Access())
    def spaces(self):
        return self.session.get(SITE + SPACE)  # oauth
""",
    "a client from another function is set up after its construction": """
from contextlib import contextmanager
class Config:
    @contextmanager
    def opened(self):
        with Confluence(url=SITE, username=self.user, password=self.password) as client:
            if self.token:
                client._session.headers.update({"Authorization": f"Bearer {self.token}"})
            yield client
class Indexer:
    config: Config
    def page(self, client: Confluence, path):
        return client.get(path)
    def spaces(self, client: Confluence):
        return self.page(client, path=SPACE[1:])  # unknown
    def run(self):
        with self.config.opened() as client:
            return self.spaces(client)
""",
}
"""Each call is marked with how it is authenticated: by what its own object gets."""


def site(source: str, **settings: object) -> CallSite:
    """The only call of *source*."""
    sites = Analyzer(Settings(**settings)).analyze(HEAD + source + "\n", "src/app.py").sites  # type: ignore[arg-type]
    (found,) = (site for site in sites if site.kind != "literal")
    return found


@pytest.mark.parametrize("source", BY_OAUTH.values(), ids=BY_OAUTH)
def test_by_oauth(source: str) -> None:
    found = site(source)
    assert found.auth.value == "oauth"
    assert found.auth.evidence
    assert [f.code for f in found.findings if f.code.startswith("AAR2")] == ["AAR202"]


@pytest.mark.parametrize("source", BY_BASIC.values(), ids=BY_BASIC)
def test_by_basic_authentication(source: str) -> None:
    found = site(source)
    assert found.auth.value == "basic"
    assert [f.code for f in found.findings if f.code.startswith("AAR2")] == ["AAR201"]


@pytest.mark.parametrize("source", UNKNOWN.values(), ids=UNKNOWN)
def test_unknown(source: str) -> None:
    assert site(source).auth.value == "unknown"


@pytest.mark.parametrize("source", BY_OBJECT.values(), ids=BY_OBJECT)
def test_by_object(source: str) -> None:
    lines = (HEAD + source).splitlines()
    marked = {n: line.split("  # ")[1] for n, line in enumerate(lines, 1) if "  # " in line}
    sites = Analyzer(Settings()).analyze("\n".join(lines), "src/app.py").sites
    assert {s.span.line: s.auth.value for s in sites if s.kind != "literal"} == marked


def test_place_of_the_evidence() -> None:
    found = site('requests.get(SITE + SPACE, headers={\n    "Authorization": f"Bearer {TOKEN}"})')
    (evidence,) = found.auth.evidence
    assert (evidence.kind, evidence.says, evidence.strength) == ("header", "oauth", "stated")
    assert evidence.place is not None
    assert (evidence.place.line, evidence.place.column) == (13, 22)


def test_setting() -> None:
    source = 'requests.get(SITE + SPACE, auth=("me", TOKEN))'
    assert site(source, auth="oauth").auth.value == "oauth"
    assert site("Confluence(OWN, token=TOKEN).get_all_spaces()", deployment="cloud").auth.value == "oauth"


def test_settings_by_path() -> None:
    by_path = (("src/*", (("auth", "basic"),)), ("other/*", (("auth", "oauth"),)))
    assert site("requests.get(SITE + SPACE)", by_path=by_path).auth.value == "basic"
    server = site("requests.get(OWN + SPACE)", by_path=(("src", (("deployment", "server"),)),))
    assert (server.deployment, server.findings) == ("server", ())
