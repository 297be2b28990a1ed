# fix: --content-type page_id=page
"""The footer comments of a page."""

import requests


def comments(site, page_id):
    response = requests.get(
        f"{site}/wiki/rest/api/content/{page_id}/child/comment",
        params={"location": "footer", "expand": "body.storage"},
        timeout=9,
    )
    return [comment["body"]["storage"]["value"] for comment in response.json()["results"]]


def main(site):
    return comments(site, 100)
