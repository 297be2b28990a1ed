# fix: --content-type page_id=page
# refused: v2 returns one body format for each request
"""Two representations of the body in one request."""

import requests


def bodies(site, page_id):
    response = requests.get(
        f"{site}/wiki/rest/api/content/{page_id}", params={"expand": "body.view,body.storage"}, timeout=9
    )
    page = response.json()
    return page["body"]["view"]["value"], page["body"]["storage"]["value"]


def main(site):
    return bodies(site, 100)
