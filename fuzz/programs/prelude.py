"""The definitions that every program has: what its statements may call.

A program knows nothing of ``flag`` and ``text``, which each run answers as it is told.
"""

from __future__ import annotations

SIBLING = """
SIBLING = "/rest/api"
LATER = SIBLING
LATER += "/space"

def sibling_url(path, root="https://x.atlassian.net/wiki"):
    return root + SIBLING + path
"""

PRELUDE = """
import collections, contextlib, dataclasses, enum, functools, itertools, os
import urllib.parse as parse
import requests
import sibling
from outside import flag, text
from sibling import *

BASE = "https://x.atlassian.net/wiki/rest/api"
TABLE = {"space": "/space", "k": "/content", "nested": {"deep": "/search"}}
CHANGED = "/content"
w = v = ""

class Config:
    PATH = "/content"
    def __init__(self, path="/space"):
        self.path = path
        self.times = 0
    @property
    def full(self):
        return self.PATH + self.path
    def at(self, more):
        return self.full + more
    def change(self, path):
        self.times += 1
        self.path = path
    def chained(self, path):
        self.path = path
        return self
    @classmethod
    def make(cls, path):
        return cls(path)
    @staticmethod
    def joined(a, b):
        return a + "/" + b

class Special(Config):
    PATH = "/wiki"
    def __init__(self, path, more="/label"):
        super().__init__(path)
        self.more = more
    def at(self, more):
        return super().at(more) + self.more
    def __str__(self):
        return self.path
    def __call__(self, path):
        return self.path + path
    def __getitem__(self, key):
        return self.path + key

class Color(enum.Enum):
    PAGE = "/content"
    SPACE = "/space"

class Style(str, enum.Enum):
    ONE = "/content"
    TWO = "/space"
    def __str__(self):
        return self.value + "/x"
    __format__ = lambda self, spec: str(self)

@dataclasses.dataclass
class Point:
    first: str
    second: str = "/label"
    @property
    def where(self):
        return self.first + self.second

class Pair(collections.namedtuple("Pair", "left right")):
    pass

def glue(a, b="/label"):
    return a + b

def only(a, *, end="/x"):
    return a + end

def many(*parts):
    return "/".join(parts)

def named(**parts):
    return "/".join(parts.values())

def again(a, n):
    return a if n < 1 or n > 5 else again(a + "/x", n - 1)

def early(a):
    if a.startswith("/content"):
        return a
    if flag():
        return "/early" + a
    a = a.strip("/")
    return a

def maybe(a):
    if flag():
        return a

COUNT = 0
def counted():
    global COUNT
    COUNT += 1
    return "/content/" + str(COUNT)

def outer(a):
    def inside(b):
        return a + b
    return inside

def parts(*found):
    for part in found:
        if flag():
            yield part
        yield part + "/"

def wrapped(f):
    @functools.wraps(f)
    def inside(*args, **kwargs):
        return "/wrapped" + f(*args, **kwargs)
    return inside

@wrapped
def decorated(a):
    return a + "/decorated"

@functools.lru_cache
def cached(a):
    return a + "/cached"

def ending(a):
    try:
        return a + "/try"
    finally:
        a = "/never"

def changed():
    return CHANGED + "/x"

def fails(a):
    if "/" in a:
        raise ValueError(a)

def filled(table, value):
    table["k"] = value

def renamed(config, path):
    config.path = path

def call(f, *args):
    return f(*args)

@contextlib.contextmanager
def opened(a):
    yield a + "/opened"

class managed:
    def __init__(self, a):
        self.a = a
    def __enter__(self):
        return self.a + "/managed"
    def __exit__(self, *error):
        return False

def fetch(path, base=BASE):
    return requests.get(base + path)

def fetch_any(path, method="GET"):
    return requests.request(method, BASE + path)

class Api:
    root = BASE
    prefix = ""
    def __init__(self, prefix=""):
        self.prefix = prefix
    def get(self, path, more=""):
        return requests.get(self.root + self.prefix + path + more)
    def space(self):
        return self.get("/space")

class SubApi(Api):
    root = "https://x.atlassian.net/wiki/api/v2"
    def __init__(self):
        super().__init__("/pages")
    def space(self):
        return super().space()

def changes(path):
    global CHANGED
    CHANGED = path
"""

MAIN = """
def main(url, part="/content", size="12"):
    path = "/space"
    <block>
    <block>
    requests.get(<url>)

main("https://x.atlassian.net/wiki/rest/api")
"""
