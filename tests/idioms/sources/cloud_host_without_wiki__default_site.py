"""A default site without /wiki: what is set instead is a Cloud site, too."""
import os

import requests

SITE = os.environ.get("CONFLUENCE_URL", "https://acme.atlassian.net")


def spaces(token: str):
    headers = {"Authorization": f"Bearer {token}"}
    return requests.get(f"{SITE}/rest/api/space", headers=headers, timeout=9)  #: AAR202 !AAR401 GET /wiki/rest/api/space
