# fix: --content-type page_id=page
"""A function of the module, and keys with a default."""

import httpx


def version(site, page_id):
    data = httpx.get(f"{site}/wiki/rest/api/content/{page_id}").json()
    return data.get("version", {}).get("number", 0), data.get("title")


def main(site):
    return version(site, 103)
