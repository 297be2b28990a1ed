# fix: --content-type page_id=page --unsafe-fixes
# refused: the response's type isn't the same in v2
"""A helper of a helper reads a key that v2 lacks."""

import requests


def kind(page):
    return page["type"]


def line(page):
    return f"{kind(page)}: {page['title']}"


def main(site):
    page_id = 100
    response = requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9)
    return line(response.json())
