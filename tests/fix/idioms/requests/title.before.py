# fix: --content-type page_id=page
"""One key of a page, asked for in one expression."""

import requests


def title(site, page_id):
    return requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9).json()["title"]


def main(site):
    return title(site, 100), title(site, 103)
