# fix:
"""Pages by their title, of all spaces."""

import requests


def pages(site, title):
    response = requests.get(
        f"{site}/wiki/rest/api/content", params={"type": "page", "title": title, "limit": 5}, timeout=9
    )
    return [(page["id"], page["title"]) for page in response.json()["results"]]


def main(site):
    return pages(site, "Home"), pages(site, "Old plans")
