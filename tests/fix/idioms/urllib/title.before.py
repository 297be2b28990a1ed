# fix: --content-type page_id=page
"""The answer parsed as a file."""

import json
import urllib.request


def title(site, page_id):
    with urllib.request.urlopen(f"{site}/wiki/rest/api/content/{page_id}") as response:
        return json.load(response)["title"]


def main(site):
    return title(site, 100)
