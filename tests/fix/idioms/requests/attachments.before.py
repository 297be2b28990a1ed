# fix: --content-type page_id=page
"""The current attachments of a page, by name and link."""

import requests


def attachments(site, page_id):
    data = requests.get(site + f"/wiki/rest/api/content/{page_id}/child/attachment", timeout=9).json()
    return [(each["id"], each["title"], each["_links"]["download"]) for each in data["results"]]


def main(site):
    return attachments(site, 100), attachments(site, 103)
