# fix: --content-type page_id=page
"""The footer comments of a page."""

import requests


def comments(site, page_id):
    response = requests.get(
        f"{site}/wiki/api/v2/pages/{page_id}/footer-comments",
        params={"body-format": "storage"},
        timeout=9,
    )
    return [comment["body"]["storage"]["value"] for comment in response.json()["results"]]


def main(site):
    return comments(site, 100)
