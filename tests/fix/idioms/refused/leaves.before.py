# fix: --content-type page_id=page
# refused: the response leaves the function
"""The whole answer is returned; who knows what is read of it."""

import requests


def page(site, page_id):
    response = requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9)
    return response.json()


def main(site):
    return sorted(page(site, 100))
