# fix: --content-type page_id=page
"""The answer read and decoded."""

import json
from urllib.request import urlopen


def labels(site, page_id):
    found = json.loads(urlopen(site + "/wiki/rest/api/content/" + str(page_id) + "/label").read().decode())
    return [label["name"] for label in found["results"]]


def main(site):
    return labels(site, 110)
