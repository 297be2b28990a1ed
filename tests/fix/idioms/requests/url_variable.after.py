# fix: --content-type page_id=page
"""URL and parameters in variables of the function."""

import requests


def body(site, page_id):
    url = "{}/wiki/api/v2/pages/{}".format(site, page_id)
    params = {"body-format": "storage", "status": "current"}
    response = requests.get(url, params=params, timeout=9)
    if response.status_code != 200:
        return None
    return response.json()["body"]["storage"]["value"]


def main(site):
    return body(site, 100), body(site, 102)
