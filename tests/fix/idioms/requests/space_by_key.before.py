# fix: --unsafe-fixes
"""A space by its key as a parameter, and the ID of its homepage."""

import requests


def homepage(site):
    url = f"{site}/wiki/rest/api/space?spaceKey=HR&expand=homepage"
    for space in requests.get(url, timeout=9).json()["results"]:
        print(space["name"], space["homepage"]["id"])


def main(site):
    homepage(site)
