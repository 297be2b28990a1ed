"""A script that audits the permissions of all spaces, with a helper that pages by start."""
import csv
import os
import sys

import requests

BASE = os.environ.get("CONFLUENCE_BASE", "https://acme.atlassian.net/wiki")
AUTH = (os.environ["CONFLUENCE_USER"], os.environ["CONFLUENCE_TOKEN"])


def pages(path, **params):
    start = 0
    while True:
        r = requests.get(BASE + path, params={**params, "start": start, "limit": 50}, auth=AUTH)
        r.raise_for_status()
        chunk = r.json()["results"]
        yield from chunk
        if len(chunk) < 50:
            break
        start += 50


def main():
    out = csv.writer(sys.stdout)
    for space in pages("/rest/api/space", expand="permissions", type="global"):  #: AAR201 GET /wiki/rest/api/space > GET /wiki/api/v2/spaces
        for permission in space["permissions"]:
            out.writerow([space["key"], permission["operation"]])


def grant(key, group_id):
    payload = {"subject": {"type": "group", "identifier": group_id}, "operation": {"key": "read", "target": "space"}}
    return requests.post(f"{BASE}/rest/api/space/{key}/permission", json=payload, auth=AUTH)  #: !AAR101 POST /wiki/rest/api/space/{}/permission


if __name__ == "__main__":
    main()
