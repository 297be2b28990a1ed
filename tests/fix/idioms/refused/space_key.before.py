# fix:
# refused: space.key needs another request
"""A page made in a space by its key, which v2 takes by its ID alone."""

import requests


def create(site):
    response = requests.post(
        f"{site}/wiki/rest/api/content",
        json={
            "type": "page",
            "title": "Minutes",
            "space": {"key": "ENG"},
            "body": {"storage": {"value": "<p>None</p>", "representation": "storage"}},
        },
        timeout=9,
    )
    return response.json()["id"]


def main(site):
    return create(site)
