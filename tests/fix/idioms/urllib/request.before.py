# fix: --content-type page_id=page
"""A request as an object, with a header added."""

import json
import urllib.request


def body(site, page_id):
    request = urllib.request.Request(f"{site}/wiki/rest/api/content/{page_id}?expand=body.storage")
    request.add_header("Accept", "application/json")
    with urllib.request.urlopen(request) as response:
        page = json.loads(response.read())
    return page["body"]["storage"]["value"]


def main(site):
    return body(site, 100)
