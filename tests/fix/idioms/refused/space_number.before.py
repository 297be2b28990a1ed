# fix: --content-type page_id=page --unsafe-fixes
# refused: the response's space.id has another kind of value in v2
"""The ID of the space is a number in v1, a text in v2."""

import requests


def space(site, page_id):
    return requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9).json()["space"]["id"]


def main(site):
    return space(site, 100) + 1
