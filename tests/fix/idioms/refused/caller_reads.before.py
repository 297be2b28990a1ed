# fix: --content-type page_id=page --unsafe-fixes
# refused: in v2, GET /wiki/api/v2/spaces/{id} returns the response's space.key
"""The whole answer is returned, and the caller reads a key that v2 lacks."""

import requests


def page(site, page_id):
    response = requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9)
    return response.json()


def main(site):
    return page(site, 100)["space"]["key"]
