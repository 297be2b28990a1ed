# fix: --content-type page=page
"""The rendered body, with the query in the URL, and the path put together with plus."""

import requests


def rendered(site, page):
    answer = requests.get(site + "/wiki/rest/api/content/" + str(page) + "?expand=body.view", timeout=9)
    data = answer.json()
    return data["body"]["view"]["value"]


def main(site):
    return rendered(site, 100)
