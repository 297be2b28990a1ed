# fix: --content-type page_id=page
"""A page written anew."""

import requests


def update(site, page_id, title, text, number):
    response = requests.put(
        f"{site}/wiki/rest/api/content/{page_id}",
        json={
            "type": "page",
            "title": title,
            "version": {"number": number, "message": "by a program"},
            "body": {"storage": {"value": text, "representation": "storage"}},
        },
        timeout=9,
    )
    return response.json()["version"]["number"] if response.status_code == 200 else response.status_code


def main(site):
    return update(site, 103, "Plans", "<p>2027</p>", 4), update(site, 103, "Plans", "<p>2028</p>", 4)
