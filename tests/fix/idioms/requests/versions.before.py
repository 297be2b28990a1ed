# fix: --content-type page_id=page --unsafe-fixes
"""All versions of a page, by time and author."""

import requests


def versions(site, page_id):
    response = requests.get(f"{site}/wiki/rest/api/content/{page_id}/version", timeout=9)
    found = []
    for version in response.json()["results"]:
        found.append((version["number"], version["when"], version["by"]["accountId"]))
    return found


def main(site):
    return versions(site, 100)
