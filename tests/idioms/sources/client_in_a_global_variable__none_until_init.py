"""Clients, sessions and roots that a function assigns to global variables, which are None until then."""
import requests
from atlassian import Confluence

confluence = None
session: requests.Session | None = None
root = None


def init(options):
    global confluence, root
    if confluence is None:
        confluence = Confluence(url=f"https://{options['site']}.atlassian.net", username="me", password="x")
    root = "https://acme.atlassian.net/wiki/rest/api"


def connect():
    global session
    session = requests.Session()
    session.headers["Accept"] = "application/json"


def one(page_id):
    return confluence.get_page_by_id(page_id)  #: GET /wiki/rest/api/content/{}


def several(query):
    path = f"/rest/api/content/search?cql={query}"
    while path:
        answer = confluence.get(path)  #: GET /wiki/rest/api/content/search
        yield from answer["results"]
        path = answer["_links"].get("next")


def spaces():
    return requests.get(f"{root}/space", timeout=9)  #: GET /wiki/rest/api/space


class Labels:
    def add(self, page_id, labels):
        return session.post(f"{root}/content/{page_id}/label", json=labels)  #: POST /wiki/rest/api/content/{}/label
