# fix:
# refused: v2 has no path by key, but a list that its key filters
"""A space by its key."""

import requests


def name(site, space_key):
    return requests.get(f"{site}/wiki/rest/api/space/{space_key}", timeout=9).json()["name"]


def main(site):
    return name(site, "ENG")
