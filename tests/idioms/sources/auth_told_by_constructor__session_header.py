"""The session's default headers hold a bearer token: update, item and constructor."""
import requests

SITE = "https://acme.atlassian.net/wiki"


def with_update(token: str):
    s = requests.Session()
    s.headers.update({"Authorization": f"Bearer {token}", "Accept": "application/json"})
    return s.get(f"{SITE}/rest/api/content/12/history")  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}/history


def with_headers(token: str):
    headers = {"Accept": "application/json"}
    headers["Authorization"] = "Bearer {}".format(token)
    return requests.get(SITE + "/rest/api/space/ENG", headers=headers, timeout=5)  #: AAR202 !AAR201 GET /wiki/rest/api/space/{}


def with_basic(encoded: str):
    headers = {"Authorization": "Basic " + encoded}
    return requests.get(SITE + "/rest/api/space/ENG", headers=headers, timeout=5)  #: AAR201 !AAR202 GET /wiki/rest/api/space/{}
