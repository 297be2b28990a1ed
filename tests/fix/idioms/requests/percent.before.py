# fix: --content-type page_id=page
"""A URL made with the percent sign."""

import requests


def labels(site, page_id):
    data = requests.get("%s/wiki/rest/api/content/%s/label" % (site, page_id), timeout=9).json()
    return len(data["results"])


def main(site):
    return labels(site, 110), labels(site, 111)
