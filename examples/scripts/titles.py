"""Prints the titles of pages."""

import sys

import requests

SITE = "https://acme.atlassian.net/wiki"


def title(page_id: str) -> str:
    answer = requests.get(f"https://acme.atlassian.net/wiki/rest/api/content/{page_id}", timeout=30)
    answer.raise_for_status()
    return answer.json()["title"]


if __name__ == "__main__":
    for page_id in sys.argv[1:]:
        print(title(page_id))
