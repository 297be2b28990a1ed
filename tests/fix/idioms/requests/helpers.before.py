# fix: --content-type page_id=page
"""Helper functions of the program read keys that are the same in v2."""

import requests


def line(page):
    return f"{number(page)}: {page['title']}"


def number(page):
    version = page.get("version") or {}
    return version.get("number")


def main(site):
    lines = []
    for page_id in (100, 110):
        response = requests.get(f"{site}/wiki/rest/api/content/{page_id}", timeout=9)
        if "title" in response.json():
            lines.append(line(response.json()))
    return lines
