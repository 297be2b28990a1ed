# fix: --content-type page_id=page
# refused: v2 needs body in the body
"""A new title alone."""

import requests


def rename(site, page_id):
    response = requests.put(
        f"{site}/wiki/rest/api/content/{page_id}",
        json={"type": "page", "title": "Plan", "version": {"number": 4}},
        timeout=9,
    )
    return response.ok


def main(site):
    return rename(site, 103)
