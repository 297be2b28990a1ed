"""Exceptions that a check or the request itself raises, and what catches them."""

HANDLED = {
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
    "an exception group": """
def page():
    r = requests.get(URL)
    try:
        r.raise_for_status()
    except (requests.Timeout, requests.HTTPError):
        return None
    return r.json()
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
    "suppress of something else": """
def page():
    with suppress(FileNotFoundError):
        r = requests.get(URL)
        r.raise_for_status()
        return r.json()
""",
}

UNKNOWN = {
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
}
