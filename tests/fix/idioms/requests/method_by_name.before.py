# fix: --content-type page_id=page
"""The method as an argument."""

import requests


def title(site, page_id):
    with requests.Session() as session:
        response = session.request("GET", f"{site}/wiki/rest/api/content/{page_id}")
    return response.json()["title"]


def main(site):
    return title(site, 100)
