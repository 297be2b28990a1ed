# fix: --content-type page_id=page
# refused: the function calls v2 already
"""Code that knows both ways already."""

import requests


def title(site, page_id, new):
    if new:
        response = requests.get(f"{site}/wiki/api/v2/pages/{page_id}", timeout=9)
    else:
        response = requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9)
    return response.json()["title"]


def main(site):
    return title(site, 100, True), title(site, 100, False)
