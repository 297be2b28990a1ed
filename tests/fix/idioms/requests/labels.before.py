# fix: --content-type page_id=page
"""More labels than v2 returns without being asked."""

import requests

session = requests.Session()


def labels(site, page_id):
    response = session.get(f"{site}/wiki/rest/api/content/{page_id}/label")
    return [label["name"] for label in response.json()["results"]]


def main(site):
    return labels(site, 110)
