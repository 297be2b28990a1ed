# fix: --content-type page_id=page
"""The kind of the answer is asked for, and the answer goes into an exception."""

import requests


class ApiError(Exception):
    def __init__(self, response):
        super().__init__(response.status_code)


def labels(site, page_id):
    response = requests.get(f"{site}/wiki/rest/api/content/{page_id}/label", timeout=9)
    if not response.ok:
        raise ApiError(response)
    found = response.json()
    items = found.get("results", []) if isinstance(found, dict) else found
    return [item["name"] for item in items]


def main(site):
    return labels(site, 110)
