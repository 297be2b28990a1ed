"""Reported since 2019: a search has the body of a hit below its content, where code doesn't read it."""

import requests
from atlassian import Confluence

# needs: --client-versions atlassian-python-api=4.0.7
wiki = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)
API = "https://acme.atlassian.net/wiki/rest/api"


def bodies(space: str) -> list[str]:
    hits = wiki.cql(f"space={space} and type=page", limit=25, expand="body.storage")  #: AAR403 GET /wiki/rest/api/search
    return [hit["body"]["storage"]["value"] for hit in hits["results"]]


def bodies_of_content(space: str) -> list[str]:
    hits = wiki.cql(f"space={space} and type=page", expand="content.body.storage")  #: !AAR403 GET /wiki/rest/api/search
    return [hit["content"]["body"]["storage"]["value"] for hit in hits["results"]]


def found(session: requests.Session, expand: str) -> None:
    session.get(f"{API}/search", params={"cql": "type=page", "expand": "version,space"})  #: AAR403 GET /wiki/rest/api/search
    session.get(f"{API}/search", params={"cql": "type=page", "expand": "space"})  #: !AAR403 GET /wiki/rest/api/search
    session.get(f"{API}/search", params={"cql": "type=page", "expand": expand})  #: !AAR403 GET /wiki/rest/api/search
    session.get(f"{API}/content/search", params={"cql": "type=page", "expand": "body.view"})  #: !AAR403 GET /wiki/rest/api/content/search


def users(session: requests.Session, names: list[str]) -> None:
    session.get("https://acme.atlassian.net/rest/api/user/bulk/migration", params={"username": names})  #: AAR401
    session.get("https://acme.atlassian.net/rest/api/3/user/bulk", params={"accountId": names})
