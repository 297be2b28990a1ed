# fix: --content-type page_id=page
"""A request as an object, with a header added."""

import json
import urllib.request


def body(site, page_id):
    request = urllib.request.Request(f"{site}/wiki/api/v2/pages/{page_id}?body-format=storage&status=current")
    request.add_header("Accept", "application/json")
    with urllib.request.urlopen(request) as response:
        page = json.loads(response.read())
    return page["body"]["storage"]["value"]


def main(site):
    return body(site, 100)
