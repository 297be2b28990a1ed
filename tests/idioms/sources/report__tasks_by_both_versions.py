"""Tasks by v1's search, and by v2 with v1's words."""
import requests

SITE = "https://acme.atlassian.net/wiki"


def mine(account_id: str, auth) -> list:
    return requests.get(f"{SITE}/rest/api/inlinetasks/search", params={"assignee": account_id, "status": "incomplete"}, auth=auth).json()["results"]  #: AAR201 GET /wiki/rest/api/inlinetasks/search


def mine_by_v2(account_id: str, space_key: str, auth) -> list:
    query = {"assignee": account_id, "spaceKey": space_key, "status": "incomplete"}
    return requests.get(f"{SITE}/api/v2/tasks", params=query, auth=auth).json()["results"]  #: AAR403 GET /wiki/api/v2/tasks
