# fix: --content-type *_id=page
# refused: the content type is contradicted
"""The user's pattern says page, the name of the ID blog post."""

import requests


def title(site, blogpost_id):
    response = requests.get(f"{site}/wiki/rest/api/content/{blogpost_id}", timeout=9)
    return response.json().get("title")


def main(site):
    return title(site, 200)
