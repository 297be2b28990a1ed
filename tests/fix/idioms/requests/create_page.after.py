# fix:
"""A page at the root of a space, which v2 puts below the homepage unless told."""

import requests


def create(site, space_id):
    payload = {
        "title": "Minutes",
        "spaceId": str(space_id),
        "body": {"storage": {"value": "<p>None</p>", "representation": "storage"}},
    }
    response = requests.post(f"{site}/wiki/api/v2/pages?root-level=true", json=payload, timeout=9)
    response.raise_for_status()
    return response.json()["id"], response.status_code


def main(site):
    return create(site, 900)
