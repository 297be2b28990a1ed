"""Functions and classes of the module that only log, count or time what they are given."""
import contextlib
import logging
import time
from collections import Counter, defaultdict

import requests

BASE = "https://acme.atlassian.net/wiki"
CALLS = Counter()
DURATIONS = defaultdict(list)
log = logging.getLogger(__name__)


@contextlib.contextmanager
def timed(name):
    start = time.perf_counter()
    try:
        yield
    finally:
        DURATIONS[name].append(time.perf_counter() - start)


class Timer:
    def __init__(self, name, *details):
        self.name = name
        self.details = details

    def __enter__(self):
        return self

    def __exit__(self, *error):
        log.info("%s took long", self.name, extra={"details": self.details})


class Request:
    def __init__(self, url):
        self.url = url

    def send(self):
        return requests.get(self.url, timeout=9)


class Task:
    def __init__(self, url):
        self.url = url

    def queue(self, broker):
        broker.enqueue(self.url)


def note(*words):
    print("[wiki]", *words)


def event(name, **fields):
    log.info(name, extra=fields)


def later(*urls):
    for url in urls:
        broker.enqueue(url)


def work(page):
    CALLS["/wiki/rest/api/content/{id}/state"] += 1
    with timed("/wiki/rest/api/content/{id}/state"), Timer("GET", f"{BASE}/rest/api/content/{page}/state"):
        requests.get(f"{BASE}/rest/api/content/{page}/state", timeout=9)  #: GET /wiki/rest/api/content/{}/state
    note("DELETE", BASE + "/rest/api/content/" + page)
    event("read", url=f"{BASE}/rest/api/content/{page}/label")
    log.debug("{}", lambda: f"{BASE}/rest/api/content/{page}/history")
    Request(f"{BASE}/rest/api/content/{page}/restriction").send()  #: GET /wiki/rest/api/content/{}/restriction
    Task(f"{BASE}/rest/api/content/{page}/copy")  #: AAR103
    later("x", f"{BASE}/rest/api/content/{page}/copy")  #: AAR103
    known[f"{BASE}/rest/api/content/{page}/copy"] = "kept"  #: AAR103
    return known[f"{BASE}/rest/api/content/{page}/copy"], DURATIONS["/wiki/rest/api/content/{id}/state"]
