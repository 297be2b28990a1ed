# fix: --content-type page_id=page --unsafe-fixes
"""Renamed keys of the items of a list."""

import requests


def attachments(site, page_id):
    response = requests.get(
        f"{site}/wiki/api/v2/pages/{page_id}/attachments", params={"limit": 50, "status": "current"}, timeout=9
    )
    return [
        (entry["title"], entry["mediaType"], entry["mediaType"])
        for entry in response.json()["results"]
    ]


def main(site):
    return attachments(site, 100)
