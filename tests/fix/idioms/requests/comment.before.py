# fix:
"""A comment on a page: v2 answers 201 and has the page's ID as a text."""

import requests


def comment(site, page_id, text):
    response = requests.post(
        f"{site}/wiki/rest/api/content",
        json={
            "type": "comment",
            "container": {"id": page_id, "type": "page"},
            "body": {"storage": {"value": text, "representation": "storage"}},
        },
        timeout=9,
    )
    return response.ok, response.json()["id"]


def main(site):
    return comment(site, 100, "<p>Well</p>")
