"""Labels can't be added or deleted by v2; people try."""
import requests

V2 = "https://acme.atlassian.net/wiki/api/v2"


def add(page_id: str, *labels: str) -> None:
    requests.post(f"{V2}/pages/{page_id}/labels", json=[{"prefix": "global", "name": n} for n in labels], auth=("u", "t"), timeout=9)  #: AAR402


def remove(page_id: str, label: str) -> None:
    requests.delete(f"{V2}/pages/{page_id}/labels/{label}", auth=("u", "t"), timeout=9)  #: AAR401
