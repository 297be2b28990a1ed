# fix: --content-type page_id=page --unsafe-fixes
"""Keys that v2 calls otherwise, read by subscripts and by get."""

import requests


def history(site, page_id):
    page = requests.get(f"{site}/wiki/api/v2/pages/{page_id}?status=current", timeout=9).json()
    created = page["createdAt"]
    by = page.get("authorId")
    return created, by, page["version"]["createdAt"], page["version"]["authorId"]


def main(site):
    return history(site, 100)
