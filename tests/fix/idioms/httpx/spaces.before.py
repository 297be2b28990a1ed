# fix:
"""A client with a base URL; the path stands alone in the call."""

import httpx


def spaces(site):
    with httpx.Client(base_url=f"{site}/wiki") as client:
        response = client.get("/rest/api/space", params={"type": "global", "limit": 5})
        return [space["name"] for space in response.json()["results"]]


def main(site):
    return spaces(site)
