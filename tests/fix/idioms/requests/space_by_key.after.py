# fix: --unsafe-fixes
"""A space by its key as a parameter, and the ID of its homepage."""

import requests


def homepage(site):
    url = f"{site}/wiki/api/v2/spaces?keys=HR"
    for space in requests.get(url, timeout=9).json()["results"]:
        print(space["name"], space["homepageId"])


def main(site):
    homepage(site)
