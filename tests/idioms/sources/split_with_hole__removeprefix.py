"""removeprefix, replace and slices of a path given by the caller."""
import requests

BASE = "https://acme.atlassian.net/wiki"


def ask(path: str):
    return requests.get(f"{BASE}/{path.removeprefix('/wiki').lstrip('/')}", timeout=9).json()


def restrictions(page: str):
    return ask(f"/wiki/rest/api/content/{page}/restriction/byOperation/read")  #: GET /wiki/rest/api/content/{}/restriction/byOperation/{}


def spaces():
    return ask("rest/api/space")  #: GET /wiki/rest/api/space
