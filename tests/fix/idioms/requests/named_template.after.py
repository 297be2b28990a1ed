# fix: --content-type page=page
"""A template with names, and a body format in the URL."""

import requests


def body(site, page):
    data = requests.get(
        "{site}/wiki/api/v2/pages/{page}?body-format=storage&status=current".format(site=site, page=page), timeout=9
    ).json()
    return data["body"]["storage"]["value"]


def main(site):
    return body(site, 100)
