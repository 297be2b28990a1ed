# fix:
"""Pages by their title, of all spaces."""

import requests


def pages(site, title):
    response = requests.get(
        f"{site}/wiki/api/v2/pages", params={"title": title, "limit": 5, "status": "current"}, timeout=9
    )
    return [(page["id"], page["title"]) for page in response.json()["results"]]


def main(site):
    return pages(site, "Home"), pages(site, "Old plans")
