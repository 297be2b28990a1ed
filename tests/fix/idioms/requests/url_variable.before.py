# fix: --content-type page_id=page
"""URL and parameters in variables of the function."""

import requests


def body(site, page_id):
    url = "{}/wiki/rest/api/content/{}".format(site, page_id)
    params = {"expand": "body.storage"}
    response = requests.get(url, params=params, timeout=9)
    if response.status_code != 200:
        return None
    return response.json()["body"]["storage"]["value"]


def main(site):
    return body(site, 100), body(site, 102)
