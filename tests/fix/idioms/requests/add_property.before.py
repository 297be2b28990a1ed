# fix: --content-type page_id=page
"""A property made, and the one list that has it."""

import requests


def mark(site, page_id):
    url = f"{site}/wiki/rest/api/content/{page_id}/property"
    response = requests.post(url, json={"key": "seen", "value": {"by": "bot"}}, timeout=9)
    return response.json()["value"]


def main(site):
    return mark(site, 100)
