# fix:
"""The names of spaces; no ID whose type one would have to know."""

import requests


def spaces(site):
    with requests.Session() as session:
        response = session.get(f"{site}/wiki/rest/api/space?limit=30&start=0")
    return {space["key"]: space["name"] for space in response.json()["results"]}


def main(site):
    return spaces(site)
