"""A next link begins at /wiki: joined to the gateway, it leaves out the site, and answers 404."""
from urllib.parse import urljoin

import httpx
import requests

GATEWAY = "https://api.atlassian.com"
ROOT = f"{GATEWAY}/ex/confluence/0f0e/"


def first(session: requests.Session) -> dict:
    return session.get(urljoin(ROOT, "wiki/api/v2/spaces"), timeout=9).json()  #: !AAR401 GET /wiki/api/v2/spaces


def joined(session: requests.Session) -> dict:
    return session.get(urljoin(ROOT, "/wiki/api/v2/spaces?cursor=abc"), timeout=9).json()  #: AAR401


def following(session: requests.Session, link: str) -> dict:
    return session.get(GATEWAY + link, timeout=9).json()


def prefixed(session: requests.Session, prefix: str) -> dict:
    return session.get(f"{GATEWAY}/{prefix}/wiki/api/v2/spaces", timeout=9).json()  #: !AAR401 GET /wiki/api/v2/spaces


with httpx.Client(base_url=GATEWAY) as client:
    client.get("/wiki/rest/api/content/12")  #: AAR401
    client.get("/ex/confluence/0f0e/wiki/rest/api/content/12")  #: AAR202 !AAR401
    client.get("/oauth/token/accessible-resources")
    client.get("/ex/jira/0f0e/rest/api/3/myself")
