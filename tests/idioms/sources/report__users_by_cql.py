"""CQL about users: search has no user fields, search/user has."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"
auth = ("me@acme.example", "token")


def by_name(name: str) -> list[dict]:
    cql = f'user.fullname ~ "{name}"'
    return requests.get(f"{API}/search/user", params={"cql": cql, "limit": 10}, auth=auth, timeout=9).json()["results"]  #: !AAR403 !AAR201 GET /wiki/rest/api/search/user


def by_account(account_id: str) -> dict:
    return requests.get(f"{API}/user", params={"accountId": account_id, "expand": "status"}, auth=auth, timeout=9).json()  #: !AAR403 !AAR201 GET /wiki/rest/api/user


def by_old_search(name: str) -> list[dict]:
    return requests.get(f"{API}/search?cql=user.fullname~{name}", auth=auth, timeout=9).json()["results"]  #: AAR403 GET /wiki/rest/api/search


def by_user_key(key: str) -> dict:
    return requests.get(f"{API}/user", params={"key": key}, auth=auth, timeout=9).json()  #: AAR403
