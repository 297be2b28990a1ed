"""A scoped API token goes through the gateway by basic authentication: that is no OAuth."""
import os

import requests
from requests.auth import HTTPBasicAuth

CLOUD_ID = os.environ["CLOUD_ID"]
ROOT = f"https://api.atlassian.com/ex/confluence/{CLOUD_ID}/wiki/rest/api"


def spaces():
    auth = HTTPBasicAuth(os.environ["ATLASSIAN_EMAIL"], os.environ["ATLASSIAN_API_TOKEN"])
    return requests.get(f"{ROOT}/space", auth=auth, timeout=10).json()  #: AAR201 !AAR202 GET /wiki/rest/api/space


def create(body: dict):
    session = requests.Session()
    session.auth = (os.environ["ATLASSIAN_EMAIL"], os.environ["ATLASSIAN_API_TOKEN"])
    return session.post(ROOT + "/content", json=body)  #: AAR201 !AAR202 POST /wiki/rest/api/content
