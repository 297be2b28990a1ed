# fix: --content-type page_id=page
"""A loop over the properties: v1 returns ten of them, v2 twenty-five."""

import requests


def properties(site, page_id):
    found = {}
    response = requests.get(url=f"{site}/wiki/rest/api/content/{page_id}/property", timeout=9)
    for entry in response.json().get("results", []):
        found[entry["key"]] = entry["value"]
    return found


def main(site):
    return properties(site, 110)
