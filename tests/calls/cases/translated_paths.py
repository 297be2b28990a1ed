"""Tables of old and new paths of Confluence: they are compared, replaced and looked up, not sent."""

import queue
import re
from pathlib import Path

import requests

BASE = "https://acme.atlassian.net"
RENAMES = {"/rest/api/content": "/api/v2/pages", "/rest/api/space": "/api/v2/spaces"}
PAIRS = [("/wiki/rest/api/content", "/wiki/api/v2/pages"), ("/wiki/rest/api/space", "/wiki/api/v2/spaces")]
OLD, NEW = "/wiki/rest/api/content/{id}/label", "/wiki/api/v2/pages/{id}/labels"
BY_PATH = {"/wiki/rest/api/content/{id}": "/wiki/api/v2/pages/{id}", "/wiki/rest/api/user/watch": None}
ADVICE = {"/wiki/rest/api/content": "use /wiki/api/v2/pages", "/wiki/rest/api/search": "stays"}
RECORDS = [dict(old="/wiki/rest/api/content", new="/wiki/api/v2/pages"), {"from": "/wiki/rest/api/space", "to": "/wiki/api/v2/spaces"}]
CHANGES = [Path("/wiki/rest/api/content/{id}/child/page", "/wiki/api/v2/pages/{id}/children")]
GONE = ["/wiki/rest/api/content/blueprint", "/wiki/rest/api/longtask"]
SENT = {"/wiki/rest/api/content": "/wiki/api/v2/pages", "/wiki/rest/api/space": "/wiki/api/v2/spaces"}
ASKED = ["/wiki/api/v2/pages", "/wiki/rest/api/audit"]  # => literal: GET /wiki/api/v2/pages | POST /wiki/api/v2/pages | GET /wiki/rest/api/audit | POST /wiki/rest/api/audit


def rewritten(path):
    for old, new in RENAMES.items():
        if path.startswith(old):
            return path.replace(old, new)
    return path


def rewrite(file: Path):
    text = file.read_text()
    for old, new in PAIRS:
        text = re.sub(old, new, text)
    file.write_text(text.replace(OLD, NEW))


def replacement(path):
    return BY_PATH.get(path, path)


def check(text):
    for path, advice in ADVICE.items():
        if path in text:
            print(f"{path}: {advice}")


def is_gone(path):
    return any(path.startswith(gone) for gone in GONE)


def send(old):
    requests.get(BASE + SENT["/wiki/rest/api/space"])  # => GET /wiki/api/v2/spaces
    return [requests.get(BASE + new) for _, new in zip(old, ("/wiki/api/v2/pages",))]  # => GET /wiki/api/v2/pages


def enqueue(jobs: queue.Queue):
    for path, number in zip(ASKED, range(2)):
        jobs.put((path, number))


LIMITS = {"/wiki/rest/api/search": 1.0, "/wiki/api/v2/pages": 0.2}
COSTS = [("/wiki/rest/api/group", 3), ("/wiki/api/v2/blogposts", 1)]
SENT_TOO = {"/wiki/rest/api/template/page": 3}  # => literal: GET /wiki/rest/api/template/page
BY_INDEX = [("/wiki/rest/api/audit", 4)]  # => literal: GET /wiki/rest/api/audit | POST /wiki/rest/api/audit


def delay(path):
    for prefix, seconds in LIMITS.items():
        if path.startswith(prefix):
            time.sleep(seconds)
    return next((cost for prefix, cost in COSTS if path.startswith(prefix)), 1)


def sent_too(path, unknown):
    for prefix, seconds in SENT_TOO.items():
        if path.startswith(prefix):
            unknown.enqueue(prefix)
    unknown.enqueue(BY_INDEX[seconds][0])
