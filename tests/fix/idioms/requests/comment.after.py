# fix:
"""A comment on a page: v2 answers 201 and has the page's ID as a text."""

import requests


def comment(site, page_id, text):
    response = requests.post(
        f"{site}/wiki/api/v2/footer-comments",
        json={
            "pageId": str(page_id),
            "body": {"storage": {"value": text, "representation": "storage"}},
        },
        timeout=9,
    )
    return response.ok, response.json()["id"]


def main(site):
    return comment(site, 100, "<p>Well</p>")
