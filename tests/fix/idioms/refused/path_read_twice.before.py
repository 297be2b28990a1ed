# fix: --content-type page_id=page --unsafe-fixes
# refused: the function that makes the request uses the path in other ways
"""The program's own function decides by the path."""

import requests


def get(site, path):
    seconds = 30 if path.startswith("/rest/api/content") else 9
    return requests.get(f"{site}/wiki{path}", timeout=seconds).json()


def main(site):
    page_id = 100
    return get(site, f"/rest/api/content/{page_id}")["title"]
