"""Nested f-strings with the same quotes, comments and line breaks within."""
import requests

SITE = "https://acme.atlassian.net"


def read(page: dict, v2: bool):
    return requests.get(f"{SITE}{f"/wiki/api/v2/pages/{page["id"]}/operations"}", timeout=9)  #: GET /wiki/api/v2/pages/{}/operations


def lines(ids: list[str]):
    return requests.get(  #: GET /wiki/api/v2/pages
        f"{SITE}/wiki/api/v2/pages?id={",".join(
            ids  # at most 250
        )}",
        timeout=9,
    )
