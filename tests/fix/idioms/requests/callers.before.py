# fix: --content-type page_id=page --unsafe-fixes
"""The answer is returned, and its keys are read two levels up."""

import requests


def answer(site, page_id):
    response = requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9)
    response.raise_for_status()
    return response.json()


def page(site, page_id):
    found = answer(site, page_id)
    return found


def main(site):
    found = page(site, 100)
    return found["title"], found["version"]["number"], [page(site, 110)["id"]]
