# fix: --content-type page_id=page --unsafe-fixes
"""Renamed keys of the items of a list."""

import requests


def attachments(site, page_id):
    response = requests.get(
        f"{site}/wiki/rest/api/content/{page_id}/child/attachment", params={"limit": 50}, timeout=9
    )
    return [
        (entry["title"], entry["extensions"]["mediaType"], entry["metadata"]["mediaType"])
        for entry in response.json()["results"]
    ]


def main(site):
    return attachments(site, 100)
