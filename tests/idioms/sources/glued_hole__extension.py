"""A key and a number are glued within one segment."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def personal(account: str):
    return requests.get(f"{API}/space/~{account}", timeout=9)  #: GET /wiki/rest/api/space/{}


def attachment_property(number: int):
    return requests.get(f"https://acme.atlassian.net/wiki/api/v2/attachments/att{number}/properties", timeout=9)  #: GET /wiki/api/v2/attachments/{}/properties


def macro(page: str, version: int, macro_id: str):
    return requests.get(f"{API}/content/{page}/history/{version}/macro/id/{macro_id}", timeout=9)  #: GET /wiki/rest/api/content/{}/history/{}/macro/id/{}
