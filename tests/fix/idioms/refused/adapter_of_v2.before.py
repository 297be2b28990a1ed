# fix: --content-type page_id=page
# refused: the function calls v2 already
"""An object for v2 is at hand where there is one."""

import requests


def title(site, page_id, v2_adapter=None):
    if v2_adapter:
        return v2_adapter.title(page_id)
    return requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9).json()["title"]


def main(site):
    return title(site, 100)
