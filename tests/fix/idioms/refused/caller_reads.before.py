# fix: --content-type page_id=page --unsafe-fixes
# refused: the answer's space.key is asked for by GET /wiki/api/v2/spaces/{id} in v2
"""The whole answer is returned, and the caller reads a key that v2 lacks."""

import requests


def page(site, page_id):
    response = requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9)
    return response.json()


def main(site):
    return page(site, 100)["space"]["key"]
