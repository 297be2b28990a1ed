# fix:
"""A page below another."""

import json

import requests


def create(site, parent_id):
    response = requests.post(
        f"{site}/wiki/api/v2/pages",
        data=json.dumps({
            "title": "Minutes",
            "parentId": str(parent_id),
            "spaceId": "900",
            "body": {"storage": {"value": "<p>None</p>", "representation": "storage"}},
        }),
        headers={"Content-Type": "application/json"},
        timeout=9,
    )
    return response.json()["title"]


def main(site):
    return create(site, 103)
