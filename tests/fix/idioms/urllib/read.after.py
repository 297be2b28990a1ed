# fix: --content-type page_id=page
"""The answer read and decoded."""

import json
from urllib.request import urlopen


def labels(site, page_id):
    found = json.loads(urlopen(site + "/wiki/api/v2/pages/" + str(page_id) + "/labels?limit=200").read().decode())
    return [label["name"] for label in found["results"]]


def main(site):
    return labels(site, 110)
