# fix: --unsafe-fixes
"""The name of the ID alone says that it is a page's."""

import requests


def title(site, page_id):
    response = requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9)
    return response.json()["title"]


def main(site):
    return title(site, 100)
