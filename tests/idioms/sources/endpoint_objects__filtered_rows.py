"""A row of a table is found by `filter`."""
import requests

ROWS = [
    {"id": "children", "path": "/wiki/api/v2/pages/{}/children"},  #: AAR103
    {"id": "ancestors", "path": "/wiki/api/v2/pages/{}/ancestors"},
]

def get(which, page):
    row = list(filter(lambda r: r["id"] == which, ROWS))[0]
    return requests.get("https://acme.atlassian.net" + row["path"].format(page), timeout=9)

def ancestors(page):
    return get("ancestors", page)  #: GET /wiki/api/v2/pages/{}/ancestors
