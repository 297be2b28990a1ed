# fix: --content-type page_id=page
"""A body and the number of the version, by a literal of parameters."""

import requests


def body(site, page_id):
    response = requests.get(
        f"{site}/wiki/rest/api/content/{page_id}",
        params={"expand": "body.storage,version"},  # both at once
        timeout=9,
    )
    response.raise_for_status()
    page = response.json()
    return page["version"]["number"], page["body"]["storage"]["value"]


def main(site):
    return body(site, 103)
