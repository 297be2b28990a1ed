# fix: --content-type page_id=page --unsafe-fixes
"""Keys that v2 calls otherwise, read by subscripts and by get."""

import requests


def history(site, page_id):
    page = requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9).json()
    created = page["history"]["createdDate"]
    by = page.get("history", {}).get('createdBy', {}).get("accountId")
    return created, by, page["version"]["when"], page["version"]["by"]["accountId"]


def main(site):
    return history(site, 100)
