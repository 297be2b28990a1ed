"""Which host it is depends: one of both is a Cloud site; a flag; a table; a validator."""
import os
import sys

import requests

SERVER = "https://wiki.corp.example"
SITE = "https://acme.atlassian.net/wiki"
HOST = SITE if os.environ.get("CLOUD") else SERVER
ONLY = SERVER if sys.platform == "linux" else "https://wiki-test.corp.example"


def labels(page: str, server: bool):
    requests.get(f"{HOST}/rest/api/content/{page}/label", timeout=9)  #: AAR201
    requests.get(f"{ONLY}/rest/api/content/{page}/label", timeout=9)  #: !AAR101 !AAR201 !AAR401
    if server:
        base = SERVER
        requests.get(f"{base}/rest/api/content/{page}/label", timeout=9)  #: !AAR101 !AAR201 !AAR401
    else:
        base = SITE
        requests.get(f"{base}/rest/api/content/{page}/label", timeout=9)  #: AAR201
    return requests.get(f"{base}/rest/api/content/{page}/label", timeout=9)  #: AAR201
