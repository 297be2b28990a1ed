# fix: --content-type page_id=page --unsafe-fixes
# refused: a variable contains the response or another value, and v2 renames a key of the response
"""A variable holds the answer of v1, or what the program kept of it."""

import requests

KEPT = {110: {"history": {"createdBy": {"accountId": "kept"}}}}


def author(site, page_id):
    if page_id in KEPT:
        page = KEPT[page_id]
    else:
        page = requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9).json()
    return page["history"]["createdBy"]["accountId"]


def main(site):
    return author(site, 100), author(site, 110)
