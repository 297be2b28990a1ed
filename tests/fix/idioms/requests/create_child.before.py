# fix:
"""A page below another."""

import json

import requests


def create(site, parent_id):
    response = requests.post(
        f"{site}/wiki/rest/api/content",
        data=json.dumps({
            "type": "page",
            "title": "Minutes",
            "ancestors": [{"id": parent_id}],
            "space": {"id": "900"},
            "body": {"storage": {"value": "<p>None</p>", "representation": "storage"}},
        }),
        headers={"Content-Type": "application/json"},
        timeout=9,
    )
    return response.json()["title"]


def main(site):
    return create(site, 103)
