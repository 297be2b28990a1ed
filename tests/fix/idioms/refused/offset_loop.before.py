# fix:
# refused: the query parameter start has an equivalent only for 0
"""A loop that counts the offset up."""

import requests


def spaces(site):
    found, start = [], 0
    while start < 30:
        response = requests.get(f"{site}/wiki/rest/api/space", params={"limit": 10, "start": start}, timeout=9)
        found += [space["key"] for space in response.json().get("results", [])]
        start += 10
    return found


def main(site):
    return spaces(site)
