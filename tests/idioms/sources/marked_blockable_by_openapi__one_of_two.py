"""The operation is one of two; one of them can be blocked."""
import httpx

V2 = "https://acme.atlassian.net/wiki/api/v2"


def either(number: str, policies: bool):
    url = f"{V2}/data-policies/metadata" if policies else f"{V2}/whiteboards/{number}"
    return httpx.get(url)  #: AAR102 GET /wiki/api/v2/data-policies/metadata | GET /wiki/api/v2/whiteboards/{}


def neither(number: str, roles: bool):
    url = f"{V2}/space-roles" if roles else f"{V2}/spaces/{number}"
    return httpx.get(url)  #: !AAR101 !AAR102 GET /wiki/api/v2/space-roles | GET /wiki/api/v2/spaces/{}


def children(kind: str, number: str):
    if kind not in ("folder", "whiteboard"):
        raise ValueError(kind)
    return httpx.get(f"{V2}/{kind}s/{number}/direct-children")  #: any
