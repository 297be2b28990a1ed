# fix: --content-type page_id=page
"""A page written anew, its body as bytes."""

import json
import urllib.request


def update(site, page_id):
    payload = {
        "type": "page",
        "title": "Plans",
        "version": {"number": 4},
        "body": {"storage": {"value": "<p>2027</p>", "representation": "storage"}},
    }
    request = urllib.request.Request(
        f"{site}/wiki/rest/api/content/{page_id}",
        data=json.dumps(payload).encode("utf-8"),
        headers={"Content-Type": "application/json"},
        method="PUT",
    )
    with urllib.request.urlopen(request) as response:
        return json.load(response)["version"]["number"]


def main(site):
    return update(site, 103)
