# fix:
# refused: the code takes an item of the list by its index
"""The first of a list: v2 may have another order."""

import requests


def main(site):
    spaces = requests.get(f"{site}/wiki/rest/api/space", timeout=9).json()["results"]
    return spaces[0]["key"]
