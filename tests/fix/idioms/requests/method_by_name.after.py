# fix: --content-type page_id=page
"""The method as an argument."""

import requests


def title(site, page_id):
    with requests.Session() as session:
        response = session.request("GET", f"{site}/wiki/api/v2/pages/{page_id}?status=current")
    return response.json()["title"]


def main(site):
    return title(site, 100)
