"""Versions: v1 deletes and restores them."""
import requests
requests.get("https://acme.atlassian.net/wiki/rest/api/content/12/version/3", timeout=3)  #: AAR201
requests.post("https://acme.atlassian.net/wiki/rest/api/content/12/version", json={"operationKey": "restore", "params": {"versionNumber": 3, "message": ""}}, timeout=3)  #: !AAR201 POST /wiki/rest/api/content/{}/version
requests.post("https://acme.atlassian.net/wiki/api/v2/pages/12/versions/3/restore", timeout=3)  #: AAR401
