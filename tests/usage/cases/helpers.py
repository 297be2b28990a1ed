"""Functions and classes of the project between a call and what handles its refusal."""

HANDLED = {
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
}

UNHANDLED = {
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
}
