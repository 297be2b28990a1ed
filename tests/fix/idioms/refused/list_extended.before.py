# fix:
# refused: the response leaves the function
"""The items of a list go into another one, with all of their keys."""

import requests


def main(site):
    found = []
    found += requests.get(f"{site}/wiki/rest/api/space", timeout=9).json()["results"]
    return [space["id"] for space in found]
