"""The client's methods for descendants, and a path with the type in a name."""
import requests

GATEWAY = "https://api.atlassian.com/ex/confluence"


def all_below(cloud_id: str, page_id: str, kind: str, token: str):
    url = f"{GATEWAY}/{cloud_id}/wiki/rest/api/content/{page_id}/descendant/{kind}"
    return requests.get(url, headers={"Authorization": f"Bearer {token}"}, timeout=9)  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/descendant/{}
