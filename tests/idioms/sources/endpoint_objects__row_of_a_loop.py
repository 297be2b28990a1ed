"""A loop returns the row with the key that the caller states."""
import requests

SITE = "https://acme.atlassian.net/wiki"
ROUTES = (
    {"key": "labels", "verb": "GET", "path": "/rest/api/content/{}/label"},
    {"key": "add-label", "verb": "POST", "path": "/rest/api/content/{}/label"},  #: AAR103
    {"key": "watch", "verb": "POST", "path": "/rest/api/user/watch/content/{}"},
)

def route(key):
    for row in ROUTES:
        if row["key"] == key:
            return row
    raise KeyError(key)

def send(key, ident, **kw):
    row = route(key)
    return requests.request(row["verb"], SITE + row["path"].format(ident), timeout=5, **kw)

def labels(page):
    return send("labels", page)  #: GET /wiki/rest/api/content/{}/label

def watch(page):
    return send("watch", page)  #: POST /wiki/rest/api/user/watch/content/{}
