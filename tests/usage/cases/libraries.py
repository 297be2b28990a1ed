"""How the libraries show a refusal: hooks, request objects, awaited answers, their own exceptions."""

HANDLED = {
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
}

UNHANDLED = {
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
}
