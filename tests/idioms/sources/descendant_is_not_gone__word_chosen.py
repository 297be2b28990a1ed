"""The word is chosen: child or descendant; the sure claim of 410 is not made of the one that answers."""
import requests

API = "https://api.atlassian.com/ex/confluence/abc/wiki/rest/api/content"


def below(page: str, deep: bool, token: str):
    word = "descendant" if deep else "child"
    url = f"{API}/{page}/{word}/page"
    return requests.get(url, headers={"Authorization": f"Bearer {token}"}, timeout=9)  #: GET /wiki/rest/api/content/{}/descendant/{} | GET /wiki/rest/api/content/{}/child/{}


def only_deep(page: str, token: str):
    for kind in ("page", "comment"):
        requests.get(f"{API}/{page}/descendant/{kind}", headers={"Authorization": f"Bearer {token}"}, timeout=9)  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/descendant/{}
