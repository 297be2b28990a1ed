# fix: --unsafe-fixes
"""A function that takes the method and the path, and returns the answer."""

import requests


def call(site, method, path, **more):
    url = site + "/wiki" + path
    return requests.request(method, url, timeout=9, **more)


def spaces(site):
    response = call(site, "GET", "/rest/api/space", params={"limit": 3})
    return [space["key"] for space in response.json()["results"]]


def main(site):
    return spaces(site)
