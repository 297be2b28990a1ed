# fix: --unsafe-fixes
"""The name of the ID alone says that it is a page's."""

import requests


def title(site, page_id):
    response = requests.get(f"{site}/wiki/api/v2/pages/{page_id}?status=current", timeout=9)
    return response.json()["title"]


def main(site):
    return title(site, 100)
