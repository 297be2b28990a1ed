"""Retry helpers with lambdas and partials: the id comes from a literal further out."""
from functools import partial

import requests

SITE = "https://acme.atlassian.net/wiki/rest/api"


def retry(function, times=3):
    for _ in range(times):
        try:
            return function()
        except requests.ConnectionError:
            continue
    return None


def state(page):
    return retry(lambda: requests.get(f"{SITE}/content/{page}/state", timeout=9))  #: GET /wiki/rest/api/content/{}/state


def watch(page):
    return retry(partial(requests.post, f"{SITE}/user/watch/content/{page}", timeout=9))  #: POST /wiki/rest/api/user/watch/content/{}


state("12")
watch("label")
