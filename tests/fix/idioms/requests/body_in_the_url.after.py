# fix: --content-type page=page
"""The rendered body, with the query in the URL, and the path put together with plus."""

import requests


def rendered(site, page):
    answer = requests.get(site + "/wiki/api/v2/pages/" + str(page) + "?body-format=view&status=current", timeout=9)
    data = answer.json()
    return data["body"]["view"]["value"]


def main(site):
    return rendered(site, 100)
