# fix: --content-type page_id=page --unsafe-fixes
"""A key that v2 renames is read where the request is made, and its value returned."""

import requests


def author(site, page_id):
    response = requests.get(f"{site}/wiki/api/v2/pages/{page_id}?status=current", timeout=9)
    page = response.json()
    return page["authorId"]


def main(site):
    found = author(site, 100)
    return found.upper(), [found]
