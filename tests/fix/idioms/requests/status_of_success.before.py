# fix:
"""A comment on a page: the status is asked for success alone, which 201 is too."""

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
    if response.status_code >= 400 or response.status_code // 100 != 2:
        return None
    return response.json()["id"]


def main(site):
    return comment(site, 100, "<p>Well</p>")
