# fix: --content-type page_id=page --unsafe-fixes
"""Requests are repeated as a header says, and the type of the answer is looked at."""

import time

import requests


def get(site, path):
    for _ in range(3):
        response = requests.get(f"{site}/wiki{path}", timeout=9)
        if response.status_code != 429:
            break
        time.sleep(float(response.headers.get("Retry-After", 1)))
    if "json" not in response.headers["Content-Type"]:
        return None
    response.raise_for_status()
    return response.json()


def main(site):
    page_id = 100
    return get(site, f"/api/v2/pages/{page_id}?status=current")["title"]
